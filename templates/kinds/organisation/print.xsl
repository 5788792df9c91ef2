<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format" xmlns:bp="urn:boardpress:fo">
	<xsl:import href="../../print/document.xsl"/>
	<xsl:template match="organisation" mode="document">
		<xsl:call-template name="document-title"/>
		<fo:table table-layout="fixed" width="100%" border-collapse="collapse" font-family="song" font-size="{$table-size}" line-height="1.5" space-after="10pt">
			<fo:table-column column-width="proportional-column-width(22)"/><fo:table-column column-width="proportional-column-width(78)"/>
			<fo:table-body>
				<xsl:for-each select="type | setting | parent | founded | approval | seat"><xsl:call-template name="fact-row"><xsl:with-param name="label" select="@label"/><xsl:with-param name="value"><xsl:call-template name="value"/></xsl:with-param></xsl:call-template></xsl:for-each>
			</fo:table-body>
		</fo:table>
		<xsl:apply-templates select="body/*" mode="fo"/>
		<xsl:if test="/print/chart"><fo:block space-before="10pt" text-align="center"><fo:instream-foreign-object width="156mm" content-width="scale-down-to-fit" block-progression-dimension.maximum="200mm" content-height="scale-down-to-fit" text-align="center"><xsl:copy-of select="/print/chart/*"/></fo:instream-foreign-object></fo:block></xsl:if>
		<xsl:if test="committee"><fo:block role="H2" font-family="hei" space-before="12pt" keep-with-next.within-page="always">支部委员会</fo:block><xsl:call-template name="map-table"><xsl:with-param name="rows" select="committee"/><xsl:with-param name="columns" select="'post 20 person 18 duties 60 '"/></xsl:call-template></xsl:if>
		<xsl:if test="group"><fo:block role="H2" font-family="hei" space-before="12pt" keep-with-next.within-page="always">党小组</fo:block><xsl:call-template name="map-table"><xsl:with-param name="rows" select="group"/><xsl:with-param name="columns" select="'name 26 leader 18 area 56 '"/></xsl:call-template></xsl:if>
		<xsl:if test="member"><fo:block role="H2" font-family="hei" space-before="12pt" keep-with-next.within-page="always">党员名册</fo:block><xsl:call-template name="map-table"><xsl:with-param name="rows" select="member[not(to)]"/><xsl:with-param name="columns" select="'name 21 sex 10 joined 28 status 17 group 20 duty 21 '"/></xsl:call-template></xsl:if>
	</xsl:template>
</xsl:stylesheet>
