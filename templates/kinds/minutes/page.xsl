<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
	<xsl:import href="../../site/record.xsl"/>
	<xsl:template name="facts">
		<dl class="facts">
			<xsl:apply-templates select="date" mode="fact"/>
			<xsl:if test="end"><div><dt>结束时间</dt><dd><xsl:value-of select="end"/></dd></div></xsl:if>
			<xsl:apply-templates select="place | group | chair | recorder | lecturer | theme" mode="fact"/>
			<div>
				<dt>出席</dt>
				<dd>应到 <xsl:value-of select="due"/> 人，实到 <xsl:value-of select="present"/> 人<xsl:if test="due-voting">；有表决权的应到 <xsl:value-of select="due-voting"/> 人，实到 <xsl:value-of select="present-voting"/> 人</xsl:if></dd>
				<xsl:if test="absent"><dd>缺席：<xsl:for-each select="absent"><xsl:if test="position() &gt; 1">、</xsl:if><xsl:value-of select="person"/><xsl:if test="reason">（<xsl:value-of select="reason"/>）</xsl:if></xsl:for-each></dd></xsl:if>
			</div>
			<xsl:if test="fixed-item"><div><dt>固定内容</dt><dd><xsl:for-each select="fixed-item"><xsl:if test="position() &gt; 1">、</xsl:if><xsl:value-of select="@shown"/></xsl:for-each></dd></div></xsl:if>
			<xsl:apply-templates select="observer | topic | related" mode="fact"/>
		</dl>
	</xsl:template>
	<xsl:template name="parts">
		<xsl:if test="decision">
			<section class="decisions"><h2>决议</h2><xsl:call-template name="table"><xsl:with-param name="rows" select="decision"/><xsl:with-param name="title" select="'决议事项'"/></xsl:call-template></section>
		</xsl:if>
		<xsl:call-template name="photos"/>
	</xsl:template>
</xsl:stylesheet>
