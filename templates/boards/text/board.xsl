<?xml version="1.0" encoding="UTF-8"?>
<!-- Text that hangs on the wall: set as large as the sheet allows. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format" xmlns:bp="urn:boardpress:fo">
	<xsl:import href="../board.xsl"/>
	<xsl:template name="panel">
		<fo:block-container width="{$panel-width}mm" height="{$panel-height - 0.7 * $unit}mm" border="{0.35 * $unit}mm solid #a61b1f">
			<fo:block-container width="{$panel-width - 3.7 * $unit}mm" height="{$panel-height - 4.4 * $unit}mm" start-indent="{1.5 * $unit}mm" space-before="{1.5 * $unit}mm" space-before.conditionality="retain" border="{0.12 * $unit}mm solid #e3b341">
				<fo:block-container start-indent="{3 * $unit}mm" width="{$panel-width - 9.7 * $unit}mm" height="{$panel-height - 4.4 * $unit}mm" bp:fit="shrink" display-align="center" font-size="{6 * $unit}mm" line-height="1.75">
					<fo:block start-indent="0mm"><xsl:apply-templates select="document/*/body/*" mode="fo"/></fo:block>
				</fo:block-container>
			</fo:block-container>
		</fo:block-container>
	</xsl:template>
</xsl:stylesheet>
