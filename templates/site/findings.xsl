<?xml version="1.0" encoding="UTF-8"?>
<!-- findings.xsl - what the standard asks and what has been done: at a glance.  Who has still to do it, and all evidence, stands on the page of the standard. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
	<xsl:template match="findings" mode="glance">
		<xsl:variable name="wrong" select="finding[@state = 'missing' or @state = 'overdue']"/>
		<section class="glance"><h2>对照标准</h2>
			<xsl:call-template name="some"><xsl:with-param name="title">缺漏</xsl:with-param><xsl:with-param name="list" select="$wrong[not(@disclosure)]"/></xsl:call-template>
			<xsl:call-template name="some"><xsl:with-param name="title">应公开而未公开</xsl:with-param><xsl:with-param name="list" select="$wrong[@disclosure]"/></xsl:call-template>
			<xsl:call-template name="some"><xsl:with-param name="title">应做</xsl:with-param><xsl:with-param name="list" select="finding[@state = 'due']"/></xsl:call-template>
			<p><a href="{$root}standard.html">全部要求和佐证</a></p>
		</section>
	</xsl:template>
	<xsl:template name="some">
		<xsl:param name="title"/>
		<xsl:param name="list"/>
		<xsl:if test="$list">
			<h3><xsl:value-of select="$title"/></h3>
			<ul class="findings"><xsl:apply-templates select="$list[position() &lt;= 12]"/></ul>
			<xsl:if test="count($list) &gt; 12"><p>共 <xsl:value-of select="count($list)"/> 项，这里是前 12 项。</p></xsl:if>
		</xsl:if>
	</xsl:template>
	<xsl:template match="finding">
		<li class="{@state}">
			<span class="state {@state}"><xsl:value-of select="@state-shown"/></span>
			<xsl:text> </xsl:text>
			<span title="{@text}（{@source}）">
				<xsl:value-of select="@organisation-name"/>
				<xsl:text>：</xsl:text>
				<xsl:if test="@period-shown != ''"><xsl:value-of select="@period-shown"/><xsl:text> </xsl:text></xsl:if>
				<xsl:value-of select="@title"/>
				<xsl:if test="@object">（<xsl:choose><xsl:when test="@object-href"><a href="{@object-href}"><xsl:value-of select="@object"/></a></xsl:when><xsl:when test="string-length(@object) &gt; 40 and contains(@object, '人：')"><xsl:value-of select="substring-before(@object, '：')"/></xsl:when><xsl:otherwise><xsl:value-of select="@object"/></xsl:otherwise></xsl:choose>）</xsl:if>
				<xsl:value-of select="concat('：要求', @asked, '，现有', @actual)"/>
				<xsl:if test="@by and @period-shown != concat(@by-shown, '前')"><xsl:value-of select="concat('，', @by-shown, '前')"/></xsl:if>
			</span>
			<xsl:if test="record">
				<xsl:text>　佐证：</xsl:text>
				<xsl:for-each select="record[position() &gt; last() - 3]"><a href="{@href}" title="{@title}"><xsl:value-of select="@day"/></a><xsl:if test="position() != last()">、</xsl:if></xsl:for-each>
				<xsl:if test="count(record) &gt; 3"> 等 <xsl:value-of select="count(record)"/> 条</xsl:if>
			</xsl:if>
		</li>
	</xsl:template>
</xsl:stylesheet>
