<?xml version="1.0" encoding="UTF-8"?>
<!-- Three charts of numbers. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format" xmlns:bp="urn:boardpress:fo">
	<xsl:import href="../board.xsl"/>
	<xsl:template name="board-subtitle"><xsl:choose><xsl:when test="/board/@subtitle != ''"><xsl:value-of select="/board/@subtitle"/></xsl:when><xsl:otherwise><xsl:value-of select="/board/@year"/>年，截至<xsl:value-of select="/board/@as-of-shown"/></xsl:otherwise></xsl:choose></xsl:template>
	<xsl:variable name="gap" select="1.6 * $unit"/>
	<xsl:variable name="column" select="($panel-width - $gap) * 0.4"/>
	<xsl:variable name="tall" select="$panel-height - 0.5 * $unit"/>
	<xsl:template name="panel">
		<xsl:call-template name="chart-pane"><xsl:with-param name="name" select="'members'"/><xsl:with-param name="title" select="'党员队伍（名）'"/><xsl:with-param name="height" select="0.42 * $tall"/></xsl:call-template>
		<xsl:call-template name="chart-pane"><xsl:with-param name="name" select="'attendance'"/><xsl:with-param name="title" select="'出席率'"/><xsl:with-param name="top" select="0.42 * $tall + $gap"/><xsl:with-param name="height" select="0.58 * $tall - $gap"/></xsl:call-template>
		<xsl:call-template name="chart-pane"><xsl:with-param name="name" select="'states'"/><xsl:with-param name="title" select="'组织生活完成情况（次）'"/><xsl:with-param name="left" select="$column + $gap"/><xsl:with-param name="width" select="$panel-width - $column - $gap"/><xsl:with-param name="height" select="$tall"/></xsl:call-template>
	</xsl:template>
	<xsl:template name="chart-pane">
		<xsl:param name="name"/><xsl:param name="title"/><xsl:param name="left" select="0"/><xsl:param name="top" select="0"/><xsl:param name="width" select="$column"/><xsl:param name="height"/>
		<xsl:variable name="chart" select="/board/chart[@name = $name]"/>
		<xsl:variable name="inner" select="$height - 1.75 * $theme/section-size * $unit - 2.4 * $unit"/>
		<xsl:call-template name="pane">
			<xsl:with-param name="left" select="$left"/><xsl:with-param name="top" select="$top"/><xsl:with-param name="width" select="$width"/><xsl:with-param name="height" select="$height"/><xsl:with-param name="title" select="$title"/><xsl:with-param name="align" select="'center'"/>
			<xsl:with-param name="content">
				<xsl:choose>
					<xsl:when test="$chart"><fo:block text-align="center" line-height="1" font-size="1pt"><fo:instream-foreign-object width="{$width - 2 * $unit}mm" height="{$inner}mm" content-width="scale-to-fit" content-height="scale-to-fit" scaling="uniform" text-align="center" display-align="center" bp:alternative-text="{$chart/*/*[local-name() = 'title']}：{$chart/*/*[local-name() = 'desc']}"><xsl:apply-templates select="$chart/*" mode="svg"/></fo:instream-foreign-object></fo:block></xsl:when>
					<xsl:otherwise><xsl:call-template name="nothing"/></xsl:otherwise>
				</xsl:choose>
			</xsl:with-param>
		</xsl:call-template>
	</xsl:template>
</xsl:stylesheet>
