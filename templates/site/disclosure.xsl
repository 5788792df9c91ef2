<?xml version="1.0" encoding="UTF-8"?>
<!-- disclosure.xsl - party-affairs disclosure; generator/site/disclosure.c tells its source. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
	<xsl:import href="layout.xsl"/>
	<xsl:import href="findings.xsl"/>
	<xsl:template name="head-extra"><meta name="ColumnName" content="{'党务公开'}"/></xsl:template>
	<xsl:template match="/page" mode="content">
		<h1>党务公开</h1>
		<p class="lead">截至<xsl:value-of select="@as-of-shown"/>公开的内容。公示期满的，内容撤下，只留记录。</p>
		<xsl:if test="notice[@time = 'now']"><section><h2>正在公示 <small><xsl:value-of select="count(notice[@time = 'now'])"/></small></h2><ul class="notices"><xsl:apply-templates select="notice[@time = 'now']"/></ul></section></xsl:if>
		<xsl:if test="notice[@time = 'before']"><section><h2>即将公示 <small><xsl:value-of select="count(notice[@time = 'before'])"/></small></h2><ul class="notices"><xsl:apply-templates select="notice[@time = 'before']"/></ul></section></xsl:if>
		<xsl:for-each select="notices"><p><a href="{@href}">全部公示，共 <xsl:value-of select="@count"/> 条</a></p></xsl:for-each>
		<nav class="jump" aria-label="公开栏目"><ul><xsl:for-each select="column"><li><a href="#c{position()}"><xsl:value-of select="@title"/></a></li></xsl:for-each></ul></nav>
		<xsl:apply-templates select="column"/>
		<xsl:apply-templates select="log[record]"/>
	</xsl:template>
	<xsl:template match="notice">
		<li>
			<a href="{record/@href}"><xsl:value-of select="record/@title"/></a>
			<p><xsl:if test="/page/@organisations &gt; 1"><xsl:value-of select="record/@organisation-name"/><xsl:text>　</xsl:text></xsl:if>公示期：<xsl:value-of select="@from"/>至<xsl:value-of select="@until"/><xsl:if test="@contact != ''">　受理：<xsl:value-of select="@contact"/></xsl:if></p>
		</li>
	</xsl:template>
	<xsl:template match="column">
		<section id="c{position()}">
			<h2><xsl:value-of select="@title"/><xsl:if test="@count &gt; 0"><xsl:text> </xsl:text><small><xsl:value-of select="@count"/></small></xsl:if></h2>
			<xsl:if test="finding"><ul class="findings"><xsl:apply-templates select="finding"/></ul></xsl:if>
			<xsl:for-each select="findings"><p>这一栏应当公开而没有公开的共 <xsl:value-of select="@count"/> 项，见<a href="standard.html">对照标准</a>。</p></xsl:for-each>
			<xsl:if test="record"><xsl:call-template name="records"><xsl:with-param name="with-organisation" select="/page/@organisations &gt; 1"/></xsl:call-template></xsl:if>
			<xsl:if test="@href"><p><a href="{@href}">这一栏的全部 <xsl:value-of select="@count"/> 条</a></p></xsl:if>
			<xsl:if test="ledger"><p>台账：<xsl:for-each select="ledger"><xsl:if test="position() &gt; 1">、</xsl:if><a href="{@href}"><xsl:value-of select="@title"/><xsl:if test="/page/@organisations &gt; 1">（<xsl:value-of select="@organisation"/>）</xsl:if></a></xsl:for-each><xsl:for-each select="ledgers">、<a href="{@href}">全部台账</a></xsl:for-each></p></xsl:if>
		</section>
	</xsl:template>
	<xsl:template match="log">
		<section>
			<h2>公开记录<xsl:if test="@count"><xsl:text> </xsl:text><small><xsl:value-of select="@count"/></small></xsl:if></h2>
			<xsl:call-template name="log"/>
			<xsl:if test="@href"><p><a href="{@href}">全部公开记录</a></p></xsl:if>
		</section>
	</xsl:template>
	<xsl:template name="log">
			<div class="scroll" role="region" tabindex="0" aria-label="公开记录">
				<table>
					<caption class="hidden">公开记录</caption>
					<thead><tr><th scope="col">日期</th><th scope="col">内容</th><xsl:if test="/page/@organisations &gt; 1"><th scope="col">党组织</th></xsl:if><th scope="col">公开至</th><th scope="col">状态</th></tr></thead>
					<tbody>
						<xsl:for-each select="record">
							<tr>
								<td><xsl:value-of select="@date"/></td>
								<td><a href="{@href}"><xsl:value-of select="@title"/></a></td>
								<xsl:if test="/page/@organisations &gt; 1"><td><xsl:value-of select="@organisation-name"/></td></xsl:if>
								<td><xsl:choose><xsl:when test="@until"><xsl:value-of select="@until"/></xsl:when><xsl:otherwise>长期</xsl:otherwise></xsl:choose></td>
								<td><xsl:choose><xsl:when test="@time = 'now'"><span class="state met">公开中</span></xsl:when><xsl:when test="@time = 'before'"><span class="state later">未开始</span></xsl:when><xsl:otherwise><span class="state later">已撤下</span></xsl:otherwise></xsl:choose></td>
							</tr>
						</xsl:for-each>
					</tbody>
				</table>
			</div>
	</xsl:template>
</xsl:stylesheet>
