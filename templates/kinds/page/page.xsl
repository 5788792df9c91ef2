<?xml version="1.0" encoding="UTF-8"?>
<!-- page.xsl - a manual page; behind its text the kinds or the messages that it asks for (generator/site/reference.c). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
	<xsl:import href="../../site/record.xsl"/>
	<xsl:template name="facts"/>
	<xsl:template name="parts">
		<xsl:apply-templates select="/page/kinds | /page/messages"/>
		<xsl:apply-templates select="/page/pages"/>
	</xsl:template>
	<xsl:template match="kinds">
		<ul class="columns"><xsl:for-each select="kind"><li><a href="{@href}"><xsl:choose><xsl:when test="/page/@language = 'en'"><xsl:value-of select="@en"/></xsl:when><xsl:otherwise><xsl:value-of select="@zh"/></xsl:otherwise></xsl:choose></a></li></xsl:for-each></ul>
	</xsl:template>
	<xsl:template match="messages">
		<xsl:variable name="en" select="/page/@language = 'en'"/>
		<xsl:variable name="title"><xsl:choose><xsl:when test="$en">Messages</xsl:when><xsl:otherwise>报错</xsl:otherwise></xsl:choose></xsl:variable>
		<div class="scroll" role="region" tabindex="0" aria-label="{$title}">
			<table class="codes">
				<caption class="hidden"><xsl:value-of select="$title"/></caption>
				<thead><tr>
					<xsl:choose>
						<xsl:when test="$en"><th scope="col">Code</th><th scope="col">What it says</th><th scope="col">What helps</th></xsl:when>
						<xsl:otherwise><th scope="col">编号</th><th scope="col">说什么</th><th scope="col">怎样改</th></xsl:otherwise>
					</xsl:choose>
				</tr></thead>
				<tbody><xsl:for-each select="message"><tr><th scope="row"><xsl:value-of select="@code"/></th><td><xsl:value-of select="@text"/></td><td><xsl:value-of select="@hint"/></td></tr></xsl:for-each></tbody>
			</table>
		</div>
	</xsl:template>
</xsl:stylesheet>
