<?xml version="1.0" encoding="UTF-8"?>
<!-- The corner of branch life: meetings, news, what was learnt. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format" xmlns:bp="urn:boardpress:fo">
	<xsl:import href="../board.xsl"/>
	<xsl:variable name="gap" select="1.6 * $unit"/>
	<xsl:variable name="column" select="($panel-width - 2 * $gap) div 3"/>
	<xsl:variable name="tall" select="$panel-height - 0.5 * $unit"/>
	<xsl:template name="panel">
		<xsl:variable name="photo" select="part[4]/*/photo[1]"/>
		<xsl:call-template name="pane">
			<xsl:with-param name="width" select="$column"/><xsl:with-param name="height" select="$tall"/><xsl:with-param name="title" select="'组织生活'"/>
			<xsl:with-param name="content">
				<xsl:for-each select="part[1]/*">
					<fo:block font-family="hei" color="{$deep}" space-before="0.4em"><xsl:value-of select="@title"/></fo:block>
					<fo:block font-family="kai" color="{$quiet}" font-size="0.88em"><xsl:value-of select="date/@shown"/><xsl:if test="place">，<xsl:value-of select="place"/></xsl:if><xsl:if test="present">，<xsl:value-of select="present"/>人</xsl:if></fo:block>
				</xsl:for-each>
				<xsl:if test="not(part[1]/*)"><xsl:call-template name="nothing"/></xsl:if>
			</xsl:with-param>
		</xsl:call-template>
		<xsl:call-template name="pane">
			<xsl:with-param name="left" select="$column + $gap"/><xsl:with-param name="width" select="$column"/><xsl:with-param name="height" select="$tall"/><xsl:with-param name="title" select="'支部动态'"/>
			<xsl:with-param name="content">
				<xsl:if test="$photo"><fo:block text-align="center" line-height="1" font-size="1pt"><fo:external-graphic src="url({$photo/file/@path})" content-width="scale-to-fit" content-height="scale-to-fit" width="{$column - 3 * $unit}mm" height="{0.34 * $tall}mm" text-align="center" bp:alternative-text="{$photo/caption}"/></fo:block><fo:block font-family="kai" color="{$quiet}" font-size="0.88em" text-align="center"><xsl:value-of select="$photo/caption"/></fo:block></xsl:if>
				<xsl:for-each select="part[2]/*">
					<fo:block font-family="hei" color="{$deep}" space-before="0.4em"><xsl:value-of select="@title"/></fo:block>
					<xsl:apply-templates select="body/p[1]" mode="fo"/>
				</xsl:for-each>
				<xsl:if test="not(part[2]/* or $photo)"><xsl:call-template name="nothing"/></xsl:if>
			</xsl:with-param>
		</xsl:call-template>
		<xsl:call-template name="pane">
			<xsl:with-param name="left" select="2 * ($column + $gap)"/><xsl:with-param name="width" select="$column"/><xsl:with-param name="height" select="$tall"/><xsl:with-param name="title" select="'学习心得'"/>
			<xsl:with-param name="content">
				<xsl:for-each select="part[3]/*">
					<fo:block font-family="hei" color="{$deep}" space-before="0.4em"><xsl:value-of select="@title"/></fo:block>
					<fo:block font-family="kai" color="{$quiet}" font-size="0.88em"><xsl:value-of select="attendee[1]"/><xsl:if test="attendee">　</xsl:if><xsl:value-of select="date/@shown"/></fo:block>
					<xsl:apply-templates select="body//p[position() &lt;= 3]" mode="fo"/>
				</xsl:for-each>
				<xsl:if test="not(part[3]/*)"><xsl:call-template name="nothing"/></xsl:if>
			</xsl:with-param>
		</xsl:call-template>
	</xsl:template>
</xsl:stylesheet>
