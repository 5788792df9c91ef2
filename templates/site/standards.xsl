<?xml version="1.0" encoding="UTF-8"?>
<!-- standards.xsl - how far each organisation is, by years; generator/site/standard.c tells its source. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
	<xsl:import href="layout.xsl"/>
	<xsl:template name="head-extra"><meta name="ColumnName" content="{@title}"/></xsl:template>
	<xsl:template match="/page" mode="content">
		<h1><xsl:value-of select="@title"/></h1>
		<p class="lead">每个党组织最近一年有几项要求做到了、缺了。点年份看逐项逐月的情况和佐证。</p>
		<div class="scroll" role="region" tabindex="0" aria-label="完成情况">
			<table class="standards">
				<caption class="hidden">完成情况</caption>
				<thead><tr><th scope="col">党组织</th><th scope="col">年度</th><th scope="col" class="right">已做</th><th scope="col" class="right">缺</th><th scope="col" class="right">逾期</th><th scope="col" class="right">应做</th><th scope="col" class="right">未到</th><th scope="col">往年</th></tr></thead>
				<tbody><xsl:apply-templates select="organisation"/></tbody>
			</table>
		</div>
		<xsl:apply-templates select="pages"/>
	</xsl:template>
	<xsl:template match="organisation">
		<tr>
			<th scope="row"><xsl:value-of select="@name"/></th>
			<xsl:for-each select="year[1]">
				<td><a href="{@href}"><xsl:value-of select="@year"/>年</a></td>
				<td class="right"><xsl:value-of select="@met"/></td>
				<td class="right"><xsl:if test="@missing &gt; 0"><span class="state missing"><xsl:value-of select="@missing"/></span></xsl:if></td>
				<td class="right"><xsl:if test="@overdue &gt; 0"><span class="state overdue"><xsl:value-of select="@overdue"/></span></xsl:if></td>
				<td class="right"><xsl:if test="@due &gt; 0"><span class="state due"><xsl:value-of select="@due"/></span></xsl:if></td>
				<td class="right"><xsl:value-of select="@later"/></td>
			</xsl:for-each>
			<td><ul class="evidence"><xsl:for-each select="year[position() &gt; 1]"><li><a href="{@href}"><xsl:value-of select="@year"/></a></li></xsl:for-each></ul></td>
		</tr>
	</xsl:template>
</xsl:stylesheet>
