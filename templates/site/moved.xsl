<?xml version="1.0" encoding="UTF-8"?>
<!-- moved.xsl - at an old address of a record: <page to>. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
	<xsl:import href="layout.xsl"/>
	<xsl:template name="head-extra"><meta http-equiv="refresh" content="0; url={@to}"/><link rel="canonical" href="{@to}"/></xsl:template>
	<xsl:template match="/page" mode="content"><h1><xsl:value-of select="@title"/></h1><p>这一页换了地址：<a href="{@to}"><xsl:value-of select="@title"/></a></p>
	</xsl:template>
</xsl:stylesheet>
