<?xml version="1.0" encoding="UTF-8"?>
<!-- list.xsl - a page of a list: <page> holds <group title> of <record>. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
	<xsl:import href="layout.xsl"/>
	<xsl:template name="head-extra"><meta name="ColumnName" content="{@title}"/></xsl:template>
	<xsl:template match="/page" mode="content">
		<h1><xsl:value-of select="@title"/></h1>
		<xsl:if test="@lead != ''"><p class="lead"><xsl:value-of select="@lead"/></p></xsl:if>
		<xsl:if test="@status"><p class="lead"><xsl:value-of select="@status"/><xsl:if test="@group">，<xsl:value-of select="@group"/></xsl:if>。写到的记录，只在内部版里有。</p></xsl:if>
		<xsl:if test="@total"><p class="quiet">共 <xsl:value-of select="@total"/> 条</p></xsl:if>
		<xsl:apply-templates select="calendar"/>
		<xsl:if test="count(group) &gt; 2">
			<nav class="jump" aria-label="本页分组"><ul><xsl:for-each select="group"><li><a href="#g{position()}"><xsl:value-of select="@title"/></a></li></xsl:for-each></ul></nav>
		</xsl:if>
		<xsl:apply-templates select="group"/>
		<xsl:apply-templates select="pages"/>
		<xsl:if test="not(group)"><p class="empty">这一栏还没有记录。</p></xsl:if>
	</xsl:template>
	<!-- A year at a glance: the days with records lead to the first of them. -->
	<xsl:template match="calendar">
		<section class="calendar" aria-label="日历">
			<xsl:for-each select="month">
				<table>
					<caption><xsl:value-of select="@title"/></caption>
					<thead><tr><th scope="col"><abbr title="星期一">一</abbr></th><th scope="col"><abbr title="星期二">二</abbr></th><th scope="col"><abbr title="星期三">三</abbr></th><th scope="col"><abbr title="星期四">四</abbr></th><th scope="col"><abbr title="星期五">五</abbr></th><th scope="col"><abbr title="星期六">六</abbr></th><th scope="col"><abbr title="星期日">日</abbr></th></tr></thead>
					<tbody><xsl:for-each select="week"><tr><xsl:for-each select="day"><td><xsl:choose><xsl:when test="@href"><a href="{@href}"><xsl:value-of select="@number"/></a></xsl:when><xsl:otherwise><xsl:value-of select="@number"/></xsl:otherwise></xsl:choose></td></xsl:for-each></tr></xsl:for-each></tbody>
				</table>
			</xsl:for-each>
		</section>
	</xsl:template>
	<xsl:template match="group">
		<section id="g{position()}">
			<h2><xsl:value-of select="@title"/><xsl:if test="not(/page/pages)"><xsl:text> </xsl:text><small><xsl:value-of select="count(record)"/></small></xsl:if></h2>
			<xsl:if test="@lead"><p class="quiet"><xsl:value-of select="@lead"/></p></xsl:if>
			<xsl:call-template name="records"><xsl:with-param name="with-organisation" select="/page/@organisations &gt; 1 and not(/page/@days)"/></xsl:call-template>
		</section>
	</xsl:template>
</xsl:stylesheet>
