<?xml version="1.0" encoding="UTF-8"?>
<!--
  A notice as an A4 poster: what it is in large type, its text as large as the sheet allows, the period, whom to
  turn to, who signs.  Other notices are set like any document, with their facts behind the text.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format" xmlns:bp="urn:boardpress:fo">
	<xsl:import href="../../print/record.xsl"/>
	<xsl:template match="notice[type = 'publicity' or type = 'announcement']" mode="document">
		<!-- 公　示, or 公　布 -->
		<fo:block role="H1" font-family="title" font-weight="bold" font-size="54pt" line-height="70pt" text-align="center" color="#a61b1f" space-before="4mm" space-before.conditionality="retain"><xsl:value-of select="substring(type/@shown, 1, 1)"/><xsl:text>　</xsl:text><xsl:value-of select="substring(type/@shown, 2, 1)"/></fo:block>
		<fo:block text-align="center" space-after="6mm"><fo:leader leader-pattern="rule" leader-length="120mm" rule-thickness="1.5pt" color="#a61b1f"/></fo:block>
		<fo:block role="H2" font-family="title" font-weight="bold" font-size="22pt" line-height="34pt" text-align="center" bp:balance="yes" space-after="6mm" keep-with-next.within-page="always"><xsl:value-of select="@title"/></fo:block>
		<fo:block-container width="156mm" height="118mm" bp:fit="shrink" font-size="22pt" line-height="1.8">
			<xsl:for-each select="item"><fo:block text-indent="2em" text-align="justify"><xsl:value-of select="."/></fo:block></xsl:for-each>
			<xsl:apply-templates select="body/*" mode="fo"/>
			<xsl:if test="from or to"><fo:block text-indent="2em" font-family="hei" space-before="0.5em">公示期：<xsl:value-of select="from/@shown"/>至<xsl:value-of select="to/@shown"/>。</fo:block></xsl:if>
			<xsl:if test="contact"><fo:block text-indent="2em" text-align="justify">受理部门：<xsl:value-of select="contact"/>。</fo:block></xsl:if>
		</fo:block-container>
		<fo:block-container absolute-position="absolute" top="205mm" left="0mm" width="156mm" height="24mm">
			<fo:block text-align="end" end-indent="2em" font-size="16pt"><xsl:value-of select="@organisation-name"/></fo:block>
			<fo:block text-align="end" end-indent="2em" font-size="16pt"><xsl:value-of select="substring-before(concat(date/@shown, ' '), ' ')"/></fo:block>
		</fo:block-container>
	</xsl:template>
</xsl:stylesheet>
