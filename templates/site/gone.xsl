<?xml version="1.0" encoding="UTF-8"?>
<!-- gone.xsl - in the place of a record whose time of publication is over: <page kind organisation ended>. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
	<xsl:import href="layout.xsl"/>
	<xsl:template name="head-extra"><xsl:if test="@edition = 'public'"><meta name="robots" content="noindex"/></xsl:if></xsl:template>
	<xsl:template match="/page" mode="content">
		<h1>内容已撤下</h1>
		<p><xsl:value-of select="@organisation"/>的这一项<xsl:value-of select="@kind"/>已于<xsl:value-of select="@ended"/>期满或者撤下，内容不再公开。</p>
		<p>需要查询的，请向党组织提出。<a href="{$root}disclosure.html">返回党务公开</a></p>
	</xsl:template>
</xsl:stylesheet>
