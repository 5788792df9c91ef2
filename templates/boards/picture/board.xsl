<?xml version="1.0" encoding="UTF-8"?>
<!-- A picture that the user supplies, or the place where it will hang. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format" xmlns:bp="urn:boardpress:fo">
	<xsl:import href="../board.xsl"/>
	<xsl:template match="/board"><xsl:call-template name="bare"/></xsl:template>
	<xsl:template name="face">
		<xsl:variable name="pad" select="5 * $unit"/>
		<xsl:choose>
			<xsl:when test="@picture != ''"><fo:block-container absolute-position="absolute" left="{$pad}mm" top="{$pad}mm" width="{$width - 2 * $pad}mm" height="{$height - 2 * $pad}mm" display-align="center"><fo:block font-size="1pt" line-height="1" text-align="center"><fo:external-graphic src="url({@picture})" width="{$width - 2 * $pad}mm" height="{$height - 2 * $pad - 1}mm" content-width="scale-to-fit" content-height="scale-to-fit" text-align="center" display-align="center"><xsl:attribute name="bp:alternative-text"><xsl:call-template name="heading"/></xsl:attribute></fo:external-graphic></fo:block></fo:block-container></xsl:when>
			<xsl:otherwise>
				<fo:block-container absolute-position="absolute" left="{$pad}mm" top="{$pad}mm" width="{$width - 2 * $pad}mm" height="{$height - 2 * $pad}mm" border="{0.3 * $unit}mm dashed {$quiet}"><fo:block/></fo:block-container>
				<fo:block-container absolute-position="absolute" left="{2 * $pad}mm" top="{2 * $pad}mm" width="{$width - 4 * $pad}mm" height="{$height - 4 * $pad}mm" display-align="center" bp:fit="shrink" font-size="{9 * $unit}mm"><fo:block role="H1" font-family="kai" text-align="center" line-height="1.4" color="{$quiet}"><xsl:call-template name="heading"/></fo:block></fo:block-container>
			</xsl:otherwise>
		</xsl:choose>
	</xsl:template>
</xsl:stylesheet>
