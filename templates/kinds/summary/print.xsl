<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format" xmlns:bp="urn:boardpress:fo">
	<xsl:import href="../../print/document.xsl"/>
	<xsl:template match="summary" mode="document">
		<xsl:if test="number"><fo:block text-align="center"><xsl:value-of select="number"/></fo:block></xsl:if>
		<xsl:call-template name="document-title"/>
		<xsl:if test="addressee"><fo:block><xsl:value-of select="addressee"/>：</fo:block></xsl:if>
		<xsl:apply-templates select="body/*" mode="fo"/>
		<xsl:if test="figure">
			<fo:block role="H2" font-family="hei" font-size="{$table-size}" text-align="center" space-before="8pt" keep-with-next.within-page="always">主要数据</fo:block>
			<xsl:call-template name="map-table"><xsl:with-param name="rows" select="figure"/><xsl:with-param name="columns" select="'name 40 value 16 unit 12 note 30 '"/></xsl:call-template>
		</xsl:if>
		<xsl:if test="problem"><fo:block role="H2" text-indent="2em" font-family="hei" keep-with-next.within-page="always">存在的问题</fo:block><xsl:for-each select="problem"><fo:block text-indent="2em" text-align="justify"><xsl:value-of select="position()"/>.<xsl:value-of select="."/></fo:block></xsl:for-each></xsl:if>
		<xsl:if test="next"><fo:block role="H2" text-indent="2em" font-family="hei" keep-with-next.within-page="always">下一步打算</fo:block><xsl:for-each select="next"><fo:block text-indent="2em" text-align="justify"><xsl:value-of select="position()"/>.<xsl:value-of select="."/></fo:block></xsl:for-each></xsl:if>
		<xsl:call-template name="signature"/>
		<xsl:for-each select="photo"><fo:block text-align="center" space-before="12pt" keep-together.within-page="always"><fo:block><fo:external-graphic src="url({file/@path})" width="120mm" content-width="scale-to-fit" content-height="80mm" scaling="uniform" role="{caption}"/></fo:block><fo:block font-family="song" font-size="12pt" line-height="1.5"><xsl:value-of select="caption"/></fo:block></fo:block></xsl:for-each>
		<xsl:call-template name="copies"/>
	</xsl:template>
</xsl:stylesheet>
