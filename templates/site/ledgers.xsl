<?xml version="1.0" encoding="UTF-8"?>
<!-- ledgers.xsl - which ledgers there are: <page> holds <organisation title href>, or one
  <group title> (an organisation) of <ledger title href>. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
	<xsl:import href="layout.xsl"/>
	<xsl:template match="/page" mode="content">
		<h1>台账</h1>
		<p class="lead">从记录填出来的表，记录改了，台账跟着改。每张都可以下载成表格文件。</p>
		<xsl:if test="organisation"><ul class="columns"><xsl:for-each select="organisation"><li><a href="{@href}"><xsl:value-of select="@title"/></a></li></xsl:for-each></ul></xsl:if>
		<xsl:apply-templates select="group"/>
		<xsl:apply-templates select="pages"/>
	</xsl:template>
	<xsl:template match="group">
		<section>
			<h2><xsl:value-of select="@title"/> <small><xsl:value-of select="count(ledger)"/></small></h2>
			<ul class="columns"><xsl:for-each select="ledger"><li><a href="{@href}"><xsl:value-of select="@title"/></a></li></xsl:for-each></ul>
		</section>
	</xsl:template>
</xsl:stylesheet>
