<?xml version="1.0" encoding="UTF-8"?>
<!-- A plate: few words, as large as it can hold, upright on a tall one. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format" xmlns:bp="urn:boardpress:fo">
	<xsl:import href="../board.xsl"/>
	<xsl:template match="/board"><xsl:call-template name="bare"/></xsl:template>
	<xsl:template name="board-title"><xsl:choose><xsl:when test="/board/document/organisation"><xsl:value-of select="/board/document/organisation/name"/></xsl:when><xsl:otherwise><xsl:value-of select="/board/document/*/@title"/></xsl:otherwise></xsl:choose></xsl:template>
	<xsl:variable name="words"><xsl:call-template name="heading"/></xsl:variable>
	<xsl:variable name="pad" select="4 * $unit"/>
	<xsl:template name="face">
		<xsl:variable name="across" select="$width - 2 * $pad"/>
		<xsl:variable name="down" select="$height - 2 * $pad - 1.5 * $unit"/>
		<xsl:choose>
			<!-- One column of characters, each as large as the plate is wide, or as there is room for. -->
			<xsl:when test="$height &gt; 1.6 * $width">
				<xsl:variable name="one" select="$down div (string-length($words) * 1.12)"/>
				<xsl:variable name="size"><xsl:choose><xsl:when test="$one &gt; 0.78 * $across"><xsl:value-of select="0.78 * $across"/></xsl:when><xsl:otherwise><xsl:value-of select="$one"/></xsl:otherwise></xsl:choose></xsl:variable>
				<xsl:variable name="length" select="$size * 1.12 * string-length($words)"/>
				<fo:block-container absolute-position="absolute" left="{($width - 1.2 * $size) div 2}mm" top="{($height - $length - 1.5 * $unit) div 2}mm" width="{1.2 * $size}mm" height="{$length + 0.3 * $size}mm" writing-mode="tb-rl"><fo:block role="H1" font-family="title" font-weight="bold" font-size="{$size}mm" line-height="{1.2 * $size}mm" letter-spacing="{0.12 * $size}mm" color="{$main}" bp:punctuation-trim="none" bp:text-autospace="none"><xsl:value-of select="$words"/></fo:block></fo:block-container>
			</xsl:when>
			<xsl:otherwise>
				<fo:block-container absolute-position="absolute" left="{$pad}mm" top="{$pad}mm" width="{$across}mm" height="{$down}mm" display-align="center" bp:fit="shrink" font-size="{0.62 * $down}mm">
					<fo:block role="H1" font-family="title" font-weight="bold" line-height="1.25" letter-spacing="0.06em" text-align="center" color="{$main}" bp:balance="yes"><xsl:value-of select="$words"/></fo:block>
					<xsl:if test="@subtitle != ''"><fo:block font-family="kai" font-size="0.34em" line-height="1.4" text-align="center" color="{$ink}"><xsl:value-of select="@subtitle"/></fo:block></xsl:if>
				</fo:block-container>
			</xsl:otherwise>
		</xsl:choose>
	</xsl:template>
</xsl:stylesheet>
