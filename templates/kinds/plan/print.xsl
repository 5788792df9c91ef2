<?xml version="1.0" encoding="UTF-8"?>
<!-- A plan as an official document: title, addressee, text, measures, signature. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format" xmlns:bp="urn:boardpress:fo">
	<xsl:import href="../../print/document.xsl"/>
	<xsl:template match="plan" mode="document">
		<xsl:if test="number"><fo:block text-align="center"><xsl:value-of select="number"/></fo:block></xsl:if>
		<xsl:call-template name="document-title"/>
		<xsl:if test="addressee"><fo:block><xsl:value-of select="addressee"/>：</fo:block></xsl:if>
		<xsl:apply-templates select="body/*" mode="fo"/>
		<xsl:if test="goal"><fo:block role="H2" text-indent="2em" font-family="hei" keep-with-next.within-page="always">目标</fo:block><xsl:for-each select="goal"><fo:block text-indent="2em" text-align="justify"><xsl:value-of select="position()"/>.<xsl:value-of select="."/></fo:block></xsl:for-each></xsl:if>
		<xsl:call-template name="annexes"/>
		<xsl:call-template name="signature"/>
		<xsl:if test="measure">
			<fo:block role="H2" font-family="title" font-weight="bold" font-size="18pt" text-align="center" space-before="29.53pt" space-after="8pt" keep-with-next.within-page="always">措施和进展一览表</fo:block>
			<xsl:call-template name="map-table"><xsl:with-param name="rows" select="measure"/><xsl:with-param name="columns" select="'text 36 owner 14 due 25 state 14 result 26 '"/></xsl:call-template>
		</xsl:if>
		<xsl:call-template name="copies"/>
	</xsl:template>
</xsl:stylesheet>
