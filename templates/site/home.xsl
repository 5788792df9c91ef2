<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
	<xsl:import href="organisations.xsl"/>
	<xsl:import href="findings.xsl"/>
	<xsl:template match="/page" mode="content">
		<h1 class="home"><xsl:value-of select="@site"/></h1>
		<xsl:apply-templates select="findings[finding]" mode="glance"/>
		<xsl:if test="organisations/organisation">
			<section><h2>党组织</h2>
				<xsl:apply-templates select="organisations"/>
				<xsl:if test="organisations/@href"><p><a href="{organisations/@href}">全部 <xsl:value-of select="@organisations"/> 个党组织</a></p></xsl:if>
			</section>
		</xsl:if>
		<xsl:if test="latest/record"><section><h2>最新记录</h2><xsl:for-each select="latest"><xsl:call-template name="records"/></xsl:for-each></section></xsl:if>
		<xsl:if test="kinds/kind">
			<section><h2>按种类查看</h2>
				<ul class="cards"><xsl:for-each select="kinds/kind"><li><a href="{@href}"><b><xsl:value-of select="@title"/></b><span><xsl:value-of select="@count"/> 条</span></a></li></xsl:for-each></ul>
			</section>
		</xsl:if>
	</xsl:template>
</xsl:stylesheet>
