<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format" xmlns:bp="urn:boardpress:fo">
	<xsl:import href="../board.xsl"/>
	<xsl:template name="board-title">组织机构图</xsl:template>
	<xsl:template name="panel">
		<fo:block-container width="{$panel-width}mm" height="{$panel-height}mm" display-align="center">
			<fo:block text-align="center" line-height="1"><fo:instream-foreign-object width="{$panel-width}mm" height="{$panel-height - 2 * $unit}mm" content-width="scale-to-fit" content-height="scale-to-fit" scaling="uniform" text-align="center" display-align="center"><xsl:copy-of select="chart/*"/></fo:instream-foreign-object></fo:block>
		</fo:block-container>
	</xsl:template>
</xsl:stylesheet>
