<?xml version="1.0" encoding="UTF-8"?>
<!-- fields.xsl - the fields of a kind, for the manual; generator/site/reference.c tells its source. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
	<xsl:import href="layout.xsl"/>
	<xsl:variable name="en" select="/page/@language = 'en'"/>
	<xsl:template match="/page" mode="content">
		<h1><xsl:value-of select="@title"/></h1>
		<xsl:apply-templates select="fields"/>
		<xsl:apply-templates select="pages"/>
	</xsl:template>
	<xsl:template match="fields">
		<div class="scroll" role="region" tabindex="0" aria-label="{/page/@title}">
			<table>
				<caption class="hidden"><xsl:value-of select="/page/@title"/></caption>
				<thead><tr>
					<xsl:choose>
						<xsl:when test="$en"><th scope="col">Key</th><th scope="col">Chinese key</th><th scope="col">Holds</th><th scope="col">For</th><th scope="col">Remarks</th></xsl:when>
						<xsl:otherwise><th scope="col">键</th><th scope="col">英文键</th><th scope="col">写什么</th><th scope="col">给谁看</th><th scope="col">说明</th></xsl:otherwise>
					</xsl:choose>
				</tr></thead>
				<tbody><xsl:apply-templates select="field"/></tbody>
			</table>
		</div>
	</xsl:template>
	<xsl:template match="field">
		<tr>
			<th scope="row" class="depth-{@depth}"><xsl:choose><xsl:when test="$en"><xsl:value-of select="@en"/></xsl:when><xsl:otherwise><xsl:value-of select="@zh"/></xsl:otherwise></xsl:choose></th>
			<td><xsl:choose><xsl:when test="$en"><xsl:value-of select="@zh"/></xsl:when><xsl:otherwise><code><xsl:value-of select="@en"/></code></xsl:otherwise></xsl:choose></td>
			<td>
				<xsl:value-of select="@type"/>
				<xsl:if test="@required"><xsl:choose><xsl:when test="$en">, required</xsl:when><xsl:otherwise>，必写</xsl:otherwise></xsl:choose></xsl:if>
				<xsl:if test="@repeated"><xsl:choose><xsl:when test="$en">, any number</xsl:when><xsl:otherwise>，可以多个</xsl:otherwise></xsl:choose></xsl:if>
			</td>
			<td><xsl:value-of select="@audience"/></td>
			<td class="long"><xsl:value-of select="@hint"/><xsl:if test="@hint and @values"><xsl:text> </xsl:text></xsl:if><xsl:value-of select="@values"/></td>
		</tr>
	</xsl:template>
</xsl:stylesheet>
