<?xml version="1.0" encoding="UTF-8"?>
<!-- people.xsl - members and the records that name them; generator/site/people.c tells its source. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
	<xsl:import href="layout.xsl"/>
	<xsl:template match="/page">
		<xsl:call-template name="frame">
			<xsl:with-param name="content">
				<h1>党员查询</h1>
				<p class="lead">按姓名笔画为序，列出写到每名党员的记录。只在内部版里有。</p>
				<nav class="jump" aria-label="党员"><ul><xsl:for-each select="person"><li><a href="#p{position()}"><xsl:value-of select="@name"/></a></li></xsl:for-each></ul></nav>
				<xsl:for-each select="person">
					<section id="p{position()}">
						<h2><xsl:value-of select="@name"/><xsl:text> </xsl:text><small><xsl:value-of select="@status"/><xsl:if test="@group">，<xsl:value-of select="@group"/></xsl:if>，<xsl:value-of select="count(record)"/> 条</small></h2>
						<xsl:choose>
							<xsl:when test="record"><details><summary>写到的记录</summary><xsl:call-template name="records"/></details></xsl:when>
							<xsl:otherwise><p class="empty">没有记录写到。</p></xsl:otherwise>
						</xsl:choose>
					</section>
				</xsl:for-each>
			</xsl:with-param>
		</xsl:call-template>
	</xsl:template>
</xsl:stylesheet>
