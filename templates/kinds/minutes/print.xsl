<?xml version="1.0" encoding="UTF-8"?>
<!-- Minutes as the form that branches file: facts in a table, the text, decisions, signatures. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format" xmlns:bp="urn:boardpress:fo">
	<xsl:import href="../../print/document.xsl"/>
	<xsl:template match="minutes" mode="document">
		<fo:block role="H1" font-family="title" font-weight="bold" font-size="22pt" line-height="34pt" text-align="center" bp:balance="yes" space-after="12pt" keep-with-next.within-page="always"><xsl:value-of select="@title"/></fo:block>
		<xsl:call-template name="minutes-facts"/>
		<xsl:apply-templates select="body/*" mode="fo"/>
		<xsl:call-template name="minutes-decisions"/>
		<fo:table role="presentation" table-layout="fixed" width="100%" space-before="24pt" font-size="14pt">
			<fo:table-column column-width="proportional-column-width(1)"/><fo:table-column column-width="proportional-column-width(1)"/>
			<fo:table-body><fo:table-row><fo:table-cell><fo:block>主持人（签字）：</fo:block></fo:table-cell><fo:table-cell><fo:block>记录人（签字）：</fo:block></fo:table-cell></fo:table-row></fo:table-body>
		</fo:table>
		<xsl:for-each select="photo"><fo:block text-align="center" space-before="12pt" keep-together.within-page="always"><fo:block><fo:external-graphic src="url({file/@path})" width="120mm" content-width="scale-to-fit" content-height="80mm" scaling="uniform" role="{caption}"/></fo:block><fo:block font-family="song" font-size="12pt" line-height="1.5"><xsl:value-of select="caption"/></fo:block></fo:block></xsl:for-each>
	</xsl:template>

	<xsl:template name="minutes-facts">
		<fo:table keep-together.within-page="always" table-layout="fixed" width="100%" border-collapse="collapse" font-family="song" font-size="{$table-size}" line-height="1.5" space-after="10pt" text-indent="0">
			<fo:table-column column-width="proportional-column-width(18)"/><fo:table-column column-width="proportional-column-width(82)"/>
			<fo:table-body>
				<xsl:call-template name="fact-row"><xsl:with-param name="label" select="'时间'"/><xsl:with-param name="value"><xsl:value-of select="date/@shown"/><xsl:if test="end">至<xsl:value-of select="end"/></xsl:if></xsl:with-param></xsl:call-template>
				<xsl:call-template name="fact-row"><xsl:with-param name="label" select="'地点'"/><xsl:with-param name="value" select="place"/></xsl:call-template>
				<xsl:call-template name="fact-row"><xsl:with-param name="label" select="'会议类型'"/><xsl:with-param name="value"><xsl:value-of select="type/@shown"/><xsl:if test="group">（<xsl:value-of select="group"/>）</xsl:if></xsl:with-param></xsl:call-template>
				<xsl:call-template name="fact-row"><xsl:with-param name="label" select="'主持人'"/><xsl:with-param name="value" select="chair"/></xsl:call-template>
				<xsl:call-template name="fact-row"><xsl:with-param name="label" select="'记录人'"/><xsl:with-param name="value" select="recorder"/></xsl:call-template>
				<xsl:call-template name="fact-row"><xsl:with-param name="label" select="'主讲人'"/><xsl:with-param name="value" select="lecturer"/></xsl:call-template>
				<xsl:call-template name="fact-row"><xsl:with-param name="label" select="'出席情况'"/><xsl:with-param name="value">应到<xsl:value-of select="due"/>人，实到<xsl:value-of select="present"/>人<xsl:if test="due-voting">；有表决权的应到<xsl:value-of select="due-voting"/>人，实到<xsl:value-of select="present-voting"/>人</xsl:if></xsl:with-param></xsl:call-template>
				<xsl:call-template name="fact-row"><xsl:with-param name="label" select="'缺席'"/><xsl:with-param name="value"><xsl:for-each select="absent"><xsl:if test="position() &gt; 1">、</xsl:if><xsl:value-of select="person"/><xsl:if test="reason">（<xsl:value-of select="reason"/>）</xsl:if></xsl:for-each></xsl:with-param></xsl:call-template>
				<xsl:call-template name="fact-row"><xsl:with-param name="label" select="'列席'"/><xsl:with-param name="value"><xsl:call-template name="value-of"><xsl:with-param name="node" select="observer"/></xsl:call-template></xsl:with-param></xsl:call-template>
				<xsl:call-template name="fact-row"><xsl:with-param name="label" select="'固定内容'"/><xsl:with-param name="value"><xsl:call-template name="value-of"><xsl:with-param name="node" select="fixed-item"/></xsl:call-template></xsl:with-param></xsl:call-template>
				<xsl:call-template name="fact-row"><xsl:with-param name="label" select="'主题'"/><xsl:with-param name="value" select="theme"/></xsl:call-template>
				<xsl:call-template name="fact-row"><xsl:with-param name="label" select="'议题'"/><xsl:with-param name="value"><xsl:for-each select="topic"><xsl:if test="last() &gt; 1"><xsl:value-of select="position()"/>.</xsl:if><xsl:value-of select="."/><xsl:if test="position() != last()">；</xsl:if></xsl:for-each></xsl:with-param></xsl:call-template>
			</fo:table-body>
		</fo:table>
	</xsl:template>
	<xsl:template name="minutes-decisions">
		<xsl:if test="decision">
			<fo:block role="H{$heading-base + 1}" font-family="hei" text-indent="2em" space-before="6pt" keep-with-next.within-page="always">决议</fo:block>
			<xsl:call-template name="map-table"><xsl:with-param name="rows" select="decision"/><xsl:with-param name="columns" select="'text 58 for 10 against 10 abstain 10 method 20 '"/></xsl:call-template>
		</xsl:if>
	</xsl:template>
</xsl:stylesheet>
