<?xml version="1.0" encoding="UTF-8"?>
<!-- Text that hangs on the wall: set as large as the sheet allows. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format" xmlns:bp="urn:boardpress:fo">
	<xsl:import href="../board.xsl"/>
	<xsl:template name="panel">
		<fo:block-container width="{$panel-width}mm" height="{$panel-height}mm" bp:fit="shrink" display-align="center" font-size="{4.4 * $unit}mm" line-height="1.75">
			<xsl:apply-templates select="document/*/body/*" mode="fo"/>
		</fo:block-container>
	</xsl:template>
</xsl:stylesheet>
