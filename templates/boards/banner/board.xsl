<?xml version="1.0" encoding="UTF-8"?>
<!-- A banner: words on red. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format" xmlns:bp="urn:boardpress:fo">
	<xsl:import href="../board.xsl"/>
	<xsl:template match="/board"><xsl:call-template name="bare"><xsl:with-param name="background" select="$main"/><xsl:with-param name="border" select="$accent"/><xsl:with-param name="note" select="'#ffffff'"/></xsl:call-template></xsl:template>
	<xsl:template name="face">
		<fo:block-container absolute-position="absolute" left="{4 * $unit}mm" top="{3 * $unit}mm" width="{$width - 8 * $unit}mm" height="{$height - 6.5 * $unit}mm" display-align="center" bp:fit="shrink" font-size="{0.6 * $height}mm">
			<fo:block role="H1" font-family="title" font-weight="bold" line-height="1.25" letter-spacing="0.1em" text-align="center" color="#ffffff" bp:balance="yes"><xsl:call-template name="heading"/></fo:block>
			<xsl:if test="@subtitle != ''"><fo:block font-family="kai" font-size="0.36em" line-height="1.4" text-align="center" color="#ffffff"><xsl:value-of select="@subtitle"/></fo:block></xsl:if>
		</fo:block-container>
	</xsl:template>
</xsl:stylesheet>
