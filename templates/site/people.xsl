<?xml version="1.0" encoding="UTF-8"?>
<!-- people.xsl - the members of an organisation; generator/site/people.c tells its source. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
	<xsl:import href="layout.xsl"/>
	<xsl:template match="/page" mode="content">
		<h1>党员查询</h1>
		<p class="lead">按姓名笔画为序，点姓名看写到每名党员的记录。只在内部版里有。</p>
		<div class="scroll" role="region" tabindex="0" aria-label="党员">
			<table>
				<caption class="hidden">党员</caption>
				<thead><tr><th scope="col">姓名</th><th scope="col">类别</th><th scope="col">党小组</th><th scope="col" class="right">记录</th></tr></thead>
				<tbody>
					<xsl:for-each select="person">
						<tr>
							<th scope="row"><xsl:choose><xsl:when test="@href"><a href="{@href}"><xsl:value-of select="@name"/></a></xsl:when><xsl:otherwise><xsl:value-of select="@name"/></xsl:otherwise></xsl:choose></th>
							<td><xsl:value-of select="@status"/></td><td><xsl:value-of select="@group"/></td><td class="right"><xsl:value-of select="@records"/></td>
						</tr>
					</xsl:for-each>
				</tbody>
			</table>
		</div>
		<xsl:apply-templates select="pages"/>
	</xsl:template>
</xsl:stylesheet>
