<?xml version="1.0" encoding="UTF-8"?>
<!-- The corner of branch life: meetings, news, what was learnt. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format" xmlns:bp="urn:boardpress:fo">
	<xsl:import href="../board.xsl"/>
	<xsl:template name="panel">
		<xsl:variable name="photo" select="part[4]/*/photo[1]"/>
		<xsl:call-template name="panes">
			<xsl:with-param name="panes">
				<pane title="组织生活">
				<xsl:for-each select="part[1]/*">
					<fo:block font-family="hei" color="{$deep}" space-before="0.4em"><xsl:value-of select="@title"/></fo:block>
					<fo:block font-family="kai" color="{$quiet}" font-size="0.88em"><xsl:value-of select="date/@shown"/><xsl:if test="place">，<xsl:value-of select="place"/></xsl:if><xsl:if test="present">，<xsl:value-of select="present"/>人</xsl:if></fo:block>
				</xsl:for-each>
				<xsl:if test="not(part[1]/*)"><xsl:call-template name="nothing"/></xsl:if>
			</pane>
				<pane title="支部动态" width="1.2">
				<xsl:if test="$photo"><fo:block text-align="center" line-height="1" font-size="1pt"><fo:external-graphic src="url({$photo/file/@path})" content-width="scale-to-fit" content-height="scale-to-fit" width="{0.28 * $panel-width}mm" height="{0.3 * $panel-height}mm" text-align="center" bp:alternative-text="{$photo/caption}"/></fo:block><fo:block font-family="kai" color="{$quiet}" font-size="0.88em" text-align="center"><xsl:value-of select="$photo/caption"/></fo:block></xsl:if>
				<xsl:for-each select="part[2]/*">
					<fo:block font-family="hei" color="{$deep}" space-before="0.4em"><xsl:value-of select="@title"/></fo:block>
					<xsl:apply-templates select="body/p[1]" mode="fo"/>
				</xsl:for-each>
				<xsl:if test="not(part[2]/* or $photo)"><xsl:call-template name="nothing"/></xsl:if>
			</pane>
				<pane title="学习心得">
				<xsl:for-each select="part[3]/*">
					<fo:block font-family="hei" color="{$deep}" space-before="0.4em"><xsl:value-of select="@title"/></fo:block>
					<fo:block font-family="kai" color="{$quiet}" font-size="0.88em"><xsl:value-of select="attendee[1]"/><xsl:if test="attendee">　</xsl:if><xsl:value-of select="date/@shown"/></fo:block>
					<xsl:apply-templates select="body//p[position() &lt;= 3]" mode="fo"/>
				</xsl:for-each>
				<xsl:if test="not(part[3]/*)"><xsl:call-template name="nothing"/></xsl:if>
			</pane>
			</xsl:with-param>
		</xsl:call-template>
	</xsl:template>
</xsl:stylesheet>
