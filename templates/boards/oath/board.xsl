<?xml version="1.0" encoding="UTF-8"?>
<!-- The oath: the same frame as other texts, bold, to be read from the middle of the room. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format" xmlns:bp="urn:boardpress:fo">
	<xsl:import href="../board.xsl"/>
	<xsl:template name="panel">
		<xsl:call-template name="framed">
			<xsl:with-param name="size" select="concat(1.6 * $theme/text-size * $unit, 'mm')"/>
			<xsl:with-param name="line" select="'1.6'"/>
			<xsl:with-param name="content"><fo:block font-family="title" font-weight="bold"><xsl:apply-templates select="document/*/body/*" mode="fo"/></fo:block></xsl:with-param>
		</xsl:call-template>
	</xsl:template>
</xsl:stylesheet>
