<?xml version="1.0" encoding="UTF-8"?>
<!-- notices.xsl - all notices in their period, or all of the log: <page> holds <notice> or <log>, as disclosure.c tells. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
	<xsl:import href="disclosure.xsl"/>
	<xsl:template match="/page" mode="content">
		<h1><xsl:value-of select="@title"/></h1>
		<xsl:if test="@total"><p class="quiet">共 <xsl:value-of select="@total"/> 条</p></xsl:if>
		<xsl:if test="notice"><ul class="notices"><xsl:apply-templates select="notice"/></ul></xsl:if>
		<xsl:for-each select="log"><xsl:call-template name="log"/></xsl:for-each>
		<xsl:apply-templates select="pages"/>
	</xsl:template>
</xsl:stylesheet>
