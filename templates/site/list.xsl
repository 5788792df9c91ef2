<?xml version="1.0" encoding="UTF-8"?>
<!-- list.xsl - pages of a year, a kind, the disclosure: <page> holds <group title> of <record>. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
	<xsl:import href="layout.xsl"/>
	<xsl:template name="head-extra"><meta name="ColumnName" content="{@title}"/></xsl:template>
	<xsl:template match="/page">
		<xsl:call-template name="frame">
			<xsl:with-param name="content">
				<h1><xsl:value-of select="@title"/></h1>
				<xsl:if test="@lead != ''"><p class="lead"><xsl:value-of select="@lead"/></p></xsl:if>
				<xsl:if test="count(group) &gt; 2">
					<nav class="jump" aria-label="本页分组"><ul><xsl:for-each select="group"><li><a href="#g{position()}"><xsl:value-of select="@title"/></a></li></xsl:for-each></ul></nav>
				</xsl:if>
				<xsl:apply-templates select="group"/>
				<xsl:if test="not(group)"><p class="empty">这一栏还没有记录。</p></xsl:if>
			</xsl:with-param>
		</xsl:call-template>
	</xsl:template>
	<xsl:template match="group">
		<section id="g{position()}">
			<h2><xsl:value-of select="@title"/> <small><xsl:value-of select="count(record)"/></small></h2>
			<xsl:if test="@lead"><p class="quiet"><xsl:value-of select="@lead"/></p></xsl:if>
			<xsl:call-template name="records"><xsl:with-param name="with-organisation" select="/page/@organisations &gt; 1"/></xsl:call-template>
		</section>
	</xsl:template>
</xsl:stylesheet>
