<?xml version="1.0" encoding="UTF-8"?>
<!-- What the branch does outside of meetings, dated. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format" xmlns:bp="urn:boardpress:fo">
	<xsl:import href="../board.xsl"/>
	<xsl:template name="panel">
		<xsl:call-template name="panes">
			<xsl:with-param name="panes">
				<pane title="实践活动">
				<xsl:for-each select="part[1]/*">
					<fo:block font-family="title" font-weight="bold" font-size="1.2em" color="{$main}" text-align="center" line-height="1.4" bp:balance="yes"><xsl:value-of select="@title"/></fo:block>
					<fo:block font-family="kai" text-align="center" color="{$quiet}"><xsl:value-of select="theme"/></fo:block><fo:block font-family="kai" text-align="center" color="{$quiet}"><xsl:value-of select="date/@shown"/><xsl:if test="end">至<xsl:value-of select="end/@shown"/></xsl:if></fo:block>
					<xsl:for-each select="result"><fo:block space-before="0.3em" text-align="justify" start-indent="1.2em" text-indent="-1.2em"><fo:inline color="{$main}">■</fo:inline><xsl:text> </xsl:text><xsl:value-of select="."/></fo:block></xsl:for-each>
				</xsl:for-each>
				<xsl:for-each select="part[3]/*">
					<xsl:call-template name="section-title"><xsl:with-param name="text" select="@title"/></xsl:call-template>
					<xsl:apply-templates select="body/p[1]" mode="fo"/>
				</xsl:for-each>
				<xsl:if test="not(part[1]/*)"><xsl:call-template name="nothing"/></xsl:if>
			</pane>
				<pane title="主题党日">
				<xsl:for-each select="part[2]/*">
					<fo:block font-family="hei" color="{$deep}" space-before="0.35em"><xsl:value-of select="@title"/></fo:block>
					<fo:block color="{$quiet}" font-family="kai" font-size="0.88em"><xsl:value-of select="date/@shown"/><xsl:if test="place">，<xsl:value-of select="place"/></xsl:if><xsl:if test="present">，<xsl:value-of select="present"/>人参加</xsl:if></fo:block>
				</xsl:for-each>
				<xsl:if test="not(part[2]/*)"><xsl:call-template name="nothing"/></xsl:if>
			</pane>
			</xsl:with-param>
		</xsl:call-template>
	</xsl:template>
</xsl:stylesheet>
