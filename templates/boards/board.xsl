<?xml version="1.0" encoding="UTF-8"?>
<!--
  board.xsl - the sheet of a wall board: a red head with the title, a panel, small print at the foot.
  A board's own style sheet imports it and gives the template "panel".  Everything scales with the
  sheet: $unit is a hundredth of the geometric mean of its sides, in millimetres.
  Source: <board width height site as-of> document/KIND, chart?.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format" xmlns:bp="urn:boardpress:fo" xmlns:math="http://exslt.org/math" exclude-result-prefixes="math">
	<xsl:import href="../print/text.xsl"/>
	<xsl:variable name="width" select="number(/board/@width)"/>
	<xsl:variable name="height" select="number(/board/@height)"/>
	<xsl:variable name="unit" select="math:sqrt($width * $height) div 100"/>
	<xsl:variable name="margin" select="5 * $unit"/>
	<xsl:variable name="head" select="16 * $unit"/>
	<xsl:variable name="foot" select="5 * $unit"/>
	<xsl:variable name="panel-width" select="$width - 2 * $margin"/>
	<xsl:variable name="panel-height" select="$height - $head - $foot - 2 * $unit"/>

	<xsl:template match="/board">
		<xsl:variable name="record" select="document/*"/>
		<fo:root language="zh" country="CN" font-family="song" font-size="{2.4 * $unit}mm" line-height="1.7">
			<fo:layout-master-set>
				<fo:simple-page-master master-name="board" page-width="{$width}mm" page-height="{$height}mm">
					<fo:region-body margin-top="{$head + $unit}mm" margin-bottom="{$foot + $unit}mm" margin-left="{$margin}mm" margin-right="{$margin}mm"/>
					<fo:region-before extent="{$head}mm"/>
					<fo:region-after extent="{$foot}mm"/>
				</fo:simple-page-master>
			</fo:layout-master-set>
			<fo:declarations><bp:info title="{$record/@title}" author="{$record/@organisation-name}" language="zh-CN"/></fo:declarations>
			<fo:page-sequence master-reference="board">
				<fo:static-content flow-name="xsl-region-before">
					<fo:block-container width="{$width}mm" height="{$head - 0.8 * $unit}mm" background-color="#a61b1f" display-align="center">
						<fo:block role="H1" font-family="title" font-weight="bold" font-size="{7 * $unit}mm" line-height="1.3" color="#ffffff" text-align="center" letter-spacing="{0.6 * $unit}mm"><xsl:call-template name="board-title"/></fo:block>
					</fo:block-container>
					<fo:block-container width="{$width}mm" height="{0.8 * $unit}mm" background-color="#e3b341"><fo:block/></fo:block-container>
				</fo:static-content>
				<fo:static-content flow-name="xsl-region-after">
					<fo:block font-family="kai" font-size="{1.2 * $unit}mm" color="#625c56" text-align="center" line-height="1.5"><xsl:value-of select="$record/@organisation-name"/><xsl:text>　</xsl:text><xsl:call-template name="board-version"/><xsl:text>　</xsl:text><xsl:value-of select="$record/@id"/></fo:block>
				</fo:static-content>
				<fo:flow flow-name="xsl-region-body">
					<xsl:call-template name="panel"/>
				</fo:flow>
			</fo:page-sequence>
		</fo:root>
	</xsl:template>
	<xsl:template name="board-title"><xsl:value-of select="document/*/@title"/></xsl:template>
	<xsl:template name="board-version"><xsl:choose><xsl:when test="document/*/date/@shown"><xsl:value-of select="document/*/date/@shown"/>版</xsl:when><xsl:otherwise><xsl:value-of select="/board/@as-of-shown"/>版</xsl:otherwise></xsl:choose></xsl:template>
	<xsl:template name="panel"/>
</xsl:stylesheet>
