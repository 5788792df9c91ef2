<?xml version="1.0" encoding="UTF-8"?>
<!-- ledger.xsl - one ledger of one organisation: <page file> holds <ledger> as ledger.h says. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
	<xsl:import href="layout.xsl"/>
	<xsl:variable name="body-class" select="concat($edition, ' wide')"/>
	<xsl:variable name="columns" select="/page/ledger/column"/>
	<xsl:template name="head-extra"><meta name="ColumnName" content="{@title}"/><script src="{$root}assets/sort.js" defer="defer"></script></xsl:template>
	<xsl:template match="/page" mode="content"><xsl:apply-templates select="ledger"/>
	</xsl:template>
	<xsl:template match="ledger">
		<h1><xsl:value-of select="@title"/></h1>
		<p class="quiet"><xsl:value-of select="@organisation-name"/><xsl:text>　共 </xsl:text><xsl:value-of select="@rows"/><xsl:text> 行</xsl:text></p>
		<xsl:choose>
			<xsl:when test="group/row">
				<div class="scroll" role="region" tabindex="0" aria-label="{@title}">
					<table class="ledger">
						<xsl:if test="/page/pages"><xsl:attribute name="data-rows"><xsl:value-of select="/page/@file"/>.js</xsl:attribute></xsl:if>
						<caption class="hidden"><xsl:value-of select="@title"/></caption>
						<thead><tr>
							<th scope="col" class="number">序号</th>
							<xsl:for-each select="column"><th scope="col"><xsl:if test="@number"><xsl:attribute name="class">number</xsl:attribute></xsl:if><xsl:value-of select="@title"/></th></xsl:for-each>
							<th scope="col">记录</th>
						</tr></thead>
						<xsl:apply-templates select="group"/>
						<xsl:if test="total"><tfoot><xsl:apply-templates select="total"/></tfoot></xsl:if>
					</table>
				</div>
				<xsl:if test="/page/pages"><p class="quiet" id="rows" role="status">这一页是其中一部分；点表头排序，各页的行排在一起。</p></xsl:if>
				<xsl:apply-templates select="/page/pages"/>
				<aside class="downloads" aria-label="下载">
					<ul><li><a href="{/page/@file}.xlsx">下载表格（XLSX）</a></li><li><a href="{/page/@file}.csv">下载数据（CSV）</a></li></ul>
				</aside>
			</xsl:when>
			<xsl:otherwise><p class="empty">还没有可以填进这张台账的内容。</p></xsl:otherwise>
		</xsl:choose>
	</xsl:template>
	<xsl:template match="group">
		<tbody>
			<xsl:if test="@title"><tr class="group"><th scope="rowgroup" colspan="{count($columns) + 2}"><xsl:value-of select="@title"/></th></tr></xsl:if>
			<xsl:apply-templates select="row | total"/>
		</tbody>
	</xsl:template>
	<xsl:template match="row">
		<tr>
			<td class="center"><xsl:value-of select="@number"/></td>
			<xsl:call-template name="cells"/>
			<td><xsl:if test="@href"><a href="{@href}" title="{@title}">查看<span class="hidden">：<xsl:value-of select="@title"/></span></a></xsl:if></td>
		</tr>
	</xsl:template>
	<xsl:template match="total">
		<tr class="total"><th scope="row"><xsl:choose><xsl:when test="parent::ledger">总计</xsl:when><xsl:otherwise>合计</xsl:otherwise></xsl:choose></th><xsl:call-template name="cells"/><td/></tr>
	</xsl:template>
	<xsl:template name="cells">
		<xsl:for-each select="cell">
			<xsl:variable name="place" select="position()"/>
			<td>
				<xsl:choose>
					<xsl:when test="$columns[$place]/@number"><xsl:attribute name="class">number</xsl:attribute></xsl:when>
					<xsl:when test="string-length(.) &lt;= 4 or translate(., '0123456789-', '') = ''"><xsl:attribute name="class">name</xsl:attribute></xsl:when>
					<xsl:when test="string-length(.) &lt;= 10"><xsl:attribute name="class">short</xsl:attribute></xsl:when>
					<xsl:when test="string-length(.) &gt; 24"><xsl:attribute name="class">long</xsl:attribute></xsl:when>
				</xsl:choose>
				<xsl:value-of select="."/>
			</td>
		</xsl:for-each>
	</xsl:template>
</xsl:stylesheet>
