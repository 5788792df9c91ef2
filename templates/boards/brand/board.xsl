<?xml version="1.0" encoding="UTF-8"?>
<!-- A brand: its sign (a file of the user), its name, what it is about. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format" xmlns:bp="urn:boardpress:fo">
	<xsl:import href="../board.xsl"/>
	<xsl:template name="heading"><xsl:value-of select="/board/document/brand/type/@shown"/></xsl:template>
	<xsl:template name="panel">
		<xsl:variable name="brand" select="document/brand"/>
		<xsl:variable name="logo"><xsl:choose><xsl:when test="@picture != ''"><xsl:value-of select="@picture"/></xsl:when><xsl:otherwise><xsl:value-of select="$brand/logo/@path"/></xsl:otherwise></xsl:choose></xsl:variable>
		<xsl:variable name="image"><xsl:choose><xsl:when test="$logo != ''"><xsl:value-of select="0.42 * $panel-height"/></xsl:when><xsl:otherwise>0</xsl:otherwise></xsl:choose></xsl:variable>
		<xsl:if test="$logo != ''"><fo:block-container absolute-position="absolute" left="0mm" top="{2 * $unit}mm" width="{$panel-width}mm" height="{$image}mm" display-align="center"><fo:block font-size="1pt" line-height="1" text-align="center"><fo:external-graphic src="url({$logo})" width="{$panel-width}mm" height="{$image - 1}mm" content-width="scale-to-fit" content-height="scale-to-fit" text-align="center" display-align="center" bp:alternative-text="{$brand/@title}的标志"/></fo:block></fo:block-container></xsl:if>
		<fo:block-container absolute-position="absolute" left="0mm" top="{$image + 2 * $unit}mm" width="{$panel-width}mm" height="{$panel-height - $image - 3 * $unit}mm" display-align="center" bp:fit="shrink" font-size="{6.4 * $unit}mm">
			<fo:block font-family="title" font-weight="bold" line-height="1.4" color="{$main}" text-align="center" bp:balance="yes"><xsl:choose><xsl:when test="@title != ''"><xsl:value-of select="@title"/></xsl:when><xsl:otherwise><xsl:value-of select="$brand/@title"/></xsl:otherwise></xsl:choose></fo:block>
			<xsl:if test="$brand/theme"><fo:block font-family="kai" text-align="center" line-height="1.5" space-before="0.5em" bp:balance="yes"><xsl:value-of select="$brand/theme"/></fo:block></xsl:if>
			<xsl:if test="$brand/body/*"><fo:block font-size="0.6em" space-before="0.8em"><xsl:apply-templates select="$brand/body/*" mode="fo"/></fo:block></xsl:if>
			<xsl:if test="$brand/named"><fo:block font-size="0.5em" color="{$quiet}" text-align="center" space-before="1em"><xsl:value-of select="$brand/named/@shown"/>命名<xsl:if test="$brand/level">　<xsl:value-of select="$brand/level"/></xsl:if></fo:block><xsl:if test="$brand/number"><fo:block font-size="0.5em" color="{$quiet}" text-align="center"><xsl:value-of select="$brand/number"/></fo:block></xsl:if></xsl:if>
		</fo:block-container>
	</xsl:template>
</xsl:stylesheet>
