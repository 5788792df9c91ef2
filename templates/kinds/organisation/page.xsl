<?xml version="1.0" encoding="UTF-8"?>
<!-- The page of an organisation: who it is, its chart, its years and kinds of record. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
	<xsl:import href="../../site/record.xsl"/>
	<xsl:template name="parts">
		<xsl:apply-templates select="/page/chart"/>
		<xsl:if test="term"><section><h2>届次</h2><xsl:call-template name="table"><xsl:with-param name="rows" select="term"/><xsl:with-param name="title" select="'历届任期'"/></xsl:call-template></section></xsl:if>
		<xsl:if test="committee"><section><h2>支部委员会</h2><xsl:call-template name="table"><xsl:with-param name="rows" select="committee"/><xsl:with-param name="title" select="'委员和分工'"/></xsl:call-template></section></xsl:if>
		<xsl:if test="group"><section><h2>党小组</h2><xsl:call-template name="table"><xsl:with-param name="rows" select="group"/><xsl:with-param name="title" select="'党小组和责任区'"/></xsl:call-template></section></xsl:if>
		<xsl:if test="member"><section><h2>党员名册</h2>
			<p>共 <xsl:value-of select="count(member[not(to)])"/> 名党员，其中预备党员 <xsl:value-of select="count(member[status = 'probationary'][not(to)])"/> 名。</p>
			<xsl:if test="/page/people"><p><a href="{/page/people/@href}">按党员查询记录</a></p></xsl:if>
			<xsl:if test="membership"><xsl:call-template name="table"><xsl:with-param name="rows" select="membership"/><xsl:with-param name="title" select="'党员增减'"/></xsl:call-template></xsl:if>
			<xsl:call-template name="table"><xsl:with-param name="rows" select="member[not(to)]"/><xsl:with-param name="title" select="'党员名册'"/></xsl:call-template></section></xsl:if>
		<xsl:apply-templates select="/page/years[year]"/>
	</xsl:template>
	<xsl:template match="chart">
		<section class="chart"><h2>组织机构图</h2><figure><xsl:copy-of select="*"/></figure></section>
	</xsl:template>
	<xsl:template match="years">
		<section><h2>各年记录</h2>
			<ul class="cards"><xsl:for-each select="year"><li><a href="{@href}"><b><xsl:value-of select="@year"/> 年</b><span><xsl:value-of select="@count"/> 条记录</span></a></li></xsl:for-each></ul>
		</section>
	</xsl:template>
</xsl:stylesheet>
