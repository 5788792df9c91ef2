<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
	<xsl:import href="layout.xsl"/>
	<xsl:variable name="body-class" select="concat($edition, ' wide')"/>
	<xsl:template name="head-extra"><meta name="ColumnName" content="{@title}"/></xsl:template>
	<xsl:template match="/page" mode="content">
		<h1><xsl:value-of select="@title"/></h1>
		<p class="lead">每一项要求在每个时段的完成情况，点数字看佐证的记录。</p>
		<ul class="legend"><li><span class="state met">已做</span></li><li><span class="state missing">缺</span></li><li><span class="state due">应做</span></li><li><span class="state later">未到</span></li></ul>
		<xsl:apply-templates select="matrix"/>
		<xsl:apply-templates select="pages"/>
	</xsl:template>
	<xsl:template match="others">
		<div class="scroll" role="region" tabindex="0" aria-label="{../@organisation-name}{../@year}年其他要求">
			<table>
				<caption>其他要求</caption>
				<thead><tr><th scope="col">要求</th><th scope="col">对象</th><th scope="col">时段</th><th scope="col">应有</th><th scope="col">现有</th><th scope="col">情况</th><th scope="col">佐证</th></tr></thead>
				<tbody>
					<xsl:for-each select="finding">
						<tr>
							<th scope="row"><xsl:value-of select="@title"/><small><xsl:value-of select="@source"/></small></th>
							<td><xsl:choose><xsl:when test="@object-href"><a href="{@object-href}"><xsl:value-of select="@object"/></a></xsl:when><xsl:otherwise><xsl:value-of select="@object"/></xsl:otherwise></xsl:choose></td><td><xsl:value-of select="@period-shown"/></td><td class="short"><xsl:value-of select="@asked"/></td><td class="short"><xsl:value-of select="@actual"/></td>
							<td><span class="state {@state}"><xsl:value-of select="@state-shown"/></span></td>
							<td><xsl:for-each select="record"><a href="{@href}"><xsl:value-of select="@day"/></a><xsl:text> </xsl:text></xsl:for-each></td>
						</tr>
					</xsl:for-each>
				</tbody>
			</table>
		</div>
	</xsl:template>
	<xsl:template match="matrix">
		<xsl:if test="rule">
			<div class="scroll" role="region" tabindex="0" aria-label="{@organisation-name}{@year}年完成情况">
				<table class="matrix">
					<caption>按<xsl:value-of select="@standard-name"/>检查</caption>
					<thead><tr><th scope="col">要求</th><xsl:for-each select="month"><th scope="col"><xsl:value-of select="@title"/></th></xsl:for-each></tr></thead>
					<tbody>
						<xsl:for-each select="rule">
							<tr>
								<th scope="row"><xsl:value-of select="@title"/><xsl:if test="@group">（<xsl:value-of select="@group"/>）</xsl:if><small><xsl:value-of select="@source"/></small></th>
								<xsl:for-each select="cell">
									<td class="{@state}" colspan="{@months}">
										<xsl:if test="@months = 1"><xsl:attribute name="colspan">1</xsl:attribute></xsl:if>
										<xsl:if test="@state != 'none'"><span class="state {@state}"><xsl:value-of select="@state-shown"/></span></xsl:if>
										<xsl:if test="record"><ul class="evidence"><xsl:for-each select="record"><li><a href="{@href}" title="{@title}"><xsl:value-of select="@day"/></a></li></xsl:for-each></ul></xsl:if>
									</td>
								</xsl:for-each>
							</tr>
						</xsl:for-each>
					</tbody>
				</table>
			</div>
		</xsl:if>
		<xsl:apply-templates select="others"/>
	</xsl:template>
</xsl:stylesheet>
