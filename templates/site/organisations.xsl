<?xml version="1.0" encoding="UTF-8"?>
<!-- organisations.xsl - all organisations, as a tree if there is one: <organisations> of <organisation href name records depth>. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
	<xsl:import href="layout.xsl"/>
	<xsl:template match="/page" mode="content">
		<h1><xsl:value-of select="@title"/></h1>
		<xsl:apply-templates select="organisations"/>
		<xsl:apply-templates select="pages"/>
	</xsl:template>
	<xsl:template match="organisations">
		<xsl:choose>
			<xsl:when test="organisation[@depth &gt; 0]"><ul class="tree"><xsl:for-each select="organisation"><li class="depth-{@depth}"><a href="{@href}"><xsl:value-of select="@name"/></a><xsl:text> </xsl:text><small><xsl:value-of select="@records"/> 条记录</small></li></xsl:for-each></ul></xsl:when>
			<xsl:otherwise><ul class="cards"><xsl:for-each select="organisation"><li><a href="{@href}"><b><xsl:value-of select="@name"/></b><span><xsl:value-of select="@records"/> 条记录</span></a></li></xsl:for-each></ul></xsl:otherwise>
		</xsl:choose>
	</xsl:template>
</xsl:stylesheet>
