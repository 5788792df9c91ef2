<?xml version="1.0" encoding="UTF-8"?>
<!-- findings.xsl - what the standard asks and what has been done: at a glance, and as a matrix. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
	<xsl:template match="findings" mode="glance">
		<section class="glance"><h2>对照标准</h2>
			<xsl:if test="finding[@state = 'missing' or @state = 'overdue']">
				<h3>缺漏</h3>
				<ul class="findings"><xsl:apply-templates select="finding[@state = 'missing' or @state = 'overdue']"/></ul>
			</xsl:if>
			<xsl:if test="finding[@state = 'due']">
				<h3>应做</h3>
				<ul class="findings"><xsl:apply-templates select="finding[@state = 'due']"/></ul>
			</xsl:if>
			<p><a href="{$root}standard.html">全部要求和佐证</a></p>
		</section>
	</xsl:template>
	<xsl:template match="finding">
		<li class="{@state}"><span class="state {@state}"><xsl:value-of select="@state-shown"/></span><xsl:text> </xsl:text><span><xsl:value-of select="@organisation-name"/>：<xsl:value-of select="@period-shown"/><xsl:text> </xsl:text><xsl:value-of select="@title"/><xsl:if test="@object">（<xsl:value-of select="@object"/>）</xsl:if>：要求<xsl:value-of select="@asked"/>，现有<xsl:value-of select="@actual"/><xsl:if test="@by">，<xsl:value-of select="@by-shown"/>前</xsl:if></span></li>
	</xsl:template>
</xsl:stylesheet>
