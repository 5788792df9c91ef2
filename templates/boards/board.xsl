<?xml version="1.0" encoding="UTF-8"?>
<!--
  board.xsl - the sheet of a wall board: a head with the title, a panel, small print at the foot.
  A board's own style sheet imports it and gives the template "panel".  Everything scales with the
  sheet: $unit is a hundredth of the geometric mean of its sides, in millimetres; colours and sizes
  are those of the theme (style.yaml).  Text that must fit stands in the template "fitted", in em.
  Source: generator/print/board_source.c.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format" xmlns:bp="urn:boardpress:fo" xmlns:svg="http://www.w3.org/2000/svg" xmlns:math="http://exslt.org/math" xmlns:exsl="http://exslt.org/common" exclude-result-prefixes="math svg exsl">
	<xsl:import href="../print/text.xsl"/>
	<xsl:param name="table-size">0.86em</xsl:param>
	<xsl:variable name="theme" select="/board/theme"/>
	<xsl:variable name="main" select="string($theme/main)"/>
	<xsl:variable name="deep" select="string($theme/deep)"/>
	<xsl:variable name="accent" select="string($theme/accent)"/>
	<xsl:variable name="tint" select="string($theme/tint)"/>
	<xsl:variable name="paper" select="string($theme/paper)"/>
	<xsl:variable name="ink" select="string($theme/ink)"/>
	<xsl:variable name="quiet" select="string($theme/quiet)"/>
	<xsl:variable name="width" select="number(/board/@width)"/>
	<xsl:variable name="height" select="number(/board/@height)"/>
	<xsl:variable name="unit" select="math:sqrt($width * $height) div 100"/>
	<xsl:variable name="margin" select="$theme/margin * $unit"/>
	<!-- On wide boards the head is lower: not more than 17 of 100 of the height. -->
	<xsl:variable name="head"><xsl:choose><xsl:when test="$theme/header-height * $unit &gt; 0.17 * $height"><xsl:value-of select="0.17 * $height"/></xsl:when><xsl:otherwise><xsl:value-of select="$theme/header-height * $unit"/></xsl:otherwise></xsl:choose></xsl:variable>
	<!-- A QR code is read from a hand's distance: not less than 26 mm, quiet zone and all. -->
	<xsl:variable name="code-side"><xsl:choose><xsl:when test="not(/board/code)">0</xsl:when><xsl:when test="5 * $unit &lt; 26">26</xsl:when><xsl:otherwise><xsl:value-of select="5 * $unit"/></xsl:otherwise></xsl:choose></xsl:variable>
	<xsl:variable name="foot"><xsl:choose><xsl:when test="$code-side &gt; 4 * $unit"><xsl:value-of select="$code-side + $unit"/></xsl:when><xsl:otherwise><xsl:value-of select="5 * $unit"/></xsl:otherwise></xsl:choose></xsl:variable>
	<xsl:variable name="panel-width" select="$width - 2 * $margin"/>
	<xsl:variable name="panel-height" select="$height - $head - $foot - 2 * $unit"/>
	<xsl:variable name="text-max" select="concat($theme/text-size * $unit, 'mm')"/>
	<xsl:variable name="table-max" select="concat($theme/table-size * $unit, 'mm')"/>
	<xsl:variable name="hair" select="concat(0.12 * $unit, 'mm')"/>
	<xsl:variable name="organisation" select="(/board/organisation/organisation | /board/document/organisation)[1]"/>

	<xsl:template match="/board">
		<fo:root language="zh" country="CN" font-family="song" font-size="{$table-max}" line-height="1.6" color="{$ink}">
			<fo:layout-master-set>
				<fo:simple-page-master master-name="board" page-width="{$width}mm" page-height="{$height}mm">
					<fo:region-body margin-top="{$head + $unit}mm" margin-bottom="{$foot + $unit}mm" margin-left="{$margin}mm" margin-right="{$margin}mm"/>
					<fo:region-before extent="{$head}mm"/>
					<fo:region-after extent="{$foot}mm"/>
				</fo:simple-page-master>
			</fo:layout-master-set>
			<xsl:call-template name="information"/>
			<fo:page-sequence master-reference="board">
				<fo:static-content flow-name="xsl-region-before"><xsl:call-template name="board-head"/></fo:static-content>
				<fo:static-content flow-name="xsl-region-after"><xsl:call-template name="board-foot"/></fo:static-content>
				<fo:flow flow-name="xsl-region-body"><xsl:call-template name="panel"/></fo:flow>
			</fo:page-sequence>
		</fo:root>
	</xsl:template>
	<xsl:template name="information">
		<fo:declarations><bp:info author="{document/*/@organisation-name}" language="zh-CN"><xsl:attribute name="title"><xsl:call-template name="heading"/></xsl:attribute></bp:info></fo:declarations>
	</xsl:template>

	<!-- What the order says, else the layout, else the record. -->
	<xsl:template name="heading">
		<xsl:choose>
			<xsl:when test="/board/@title != ''"><xsl:value-of select="/board/@title"/></xsl:when>
			<xsl:otherwise><xsl:call-template name="board-title"/></xsl:otherwise>
		</xsl:choose>
	</xsl:template>
	<xsl:template name="board-title"><xsl:choose><xsl:when test="/board/@heading != ''"><xsl:value-of select="/board/@heading"/></xsl:when><xsl:otherwise><xsl:value-of select="/board/document/*/@title"/></xsl:otherwise></xsl:choose></xsl:template>
	<xsl:template name="board-subtitle"><xsl:value-of select="/board/@subtitle"/></xsl:template>

	<xsl:template name="board-head">
		<xsl:variable name="band" select="$theme/header = 'band'"/>
		<xsl:variable name="inside"><xsl:choose><xsl:when test="$theme/emblem and $theme/emblem-place != 'above'"><xsl:value-of select="$width - 2 * ($margin + $head)"/></xsl:when><xsl:otherwise><xsl:value-of select="$width - 2 * $margin"/></xsl:otherwise></xsl:choose></xsl:variable>
		<xsl:variable name="subtitle"><xsl:call-template name="board-subtitle"/></xsl:variable>
		<fo:block-container width="{$width}mm" height="{$head - 0.8 * $unit}mm">
			<xsl:if test="$band"><xsl:attribute name="background-color"><xsl:value-of select="$main"/></xsl:attribute></xsl:if>
			<fo:block/>
		</fo:block-container>
		<fo:block-container width="{$width}mm" height="{0.8 * $unit}mm" background-color="{$accent}"><fo:block/></fo:block-container>
		<xsl:if test="$theme/emblem">
			<fo:block-container absolute-position="absolute" top="{0.1 * $head}mm" height="{0.75 * $head}mm">
				<xsl:attribute name="left"><xsl:choose><xsl:when test="$theme/emblem-place = 'right'"><xsl:value-of select="$width - $margin - 0.75 * $head"/></xsl:when><xsl:otherwise><xsl:value-of select="$margin"/></xsl:otherwise></xsl:choose>mm</xsl:attribute>
				<xsl:attribute name="width"><xsl:value-of select="0.75 * $head"/>mm</xsl:attribute>
				<fo:block line-height="1" font-size="1pt" text-align="center"><fo:external-graphic src="url({$theme/emblem/@path})" width="{0.75 * $head}mm" height="{0.75 * $head}mm" content-width="scale-to-fit" content-height="scale-to-fit" text-align="center" display-align="center"/></fo:block>
			</fo:block-container>
		</xsl:if>
		<fo:block-container absolute-position="absolute" top="{0.04 * $head}mm" left="{($width - $inside) div 2}mm" width="{$inside}mm" height="{$head * 0.91 - 0.8 * $unit}mm" display-align="center" bp:fit="shrink" font-size="{$theme/heading-size * $unit}mm">
			<fo:block role="H1" font-family="title" font-weight="bold" line-height="1.25" color="{$theme/heading-ink}" text-align="center" letter-spacing="0.08em" bp:balance="yes"><xsl:call-template name="heading"/></fo:block>
			<xsl:if test="$subtitle != ''"><fo:block font-family="kai" font-size="0.42em" line-height="1.4" color="{$theme/heading-ink}" text-align="center"><xsl:value-of select="$subtitle"/></fo:block></xsl:if>
		</fo:block-container>
	</xsl:template>

	<xsl:template name="board-foot">
		<fo:block-container absolute-position="absolute" top="0mm" left="{$margin + $code-side}mm" width="{$panel-width - 2 * $code-side}mm" height="{$foot - 0.6 * $unit}mm" display-align="center" bp:fit="shrink" font-size="{$theme/note-size * $unit}mm">
			<fo:block font-family="kai" color="{$quiet}" text-align="center" line-height="1.5" bp:balance="yes"><xsl:call-template name="small-print"/></fo:block>
		</fo:block-container>
		<xsl:if test="/board/code">
			<fo:block-container absolute-position="absolute" top="0mm" left="{$width - $margin - $code-side}mm" width="{$code-side}mm" height="{$code-side}mm">
				<fo:block line-height="1" font-size="1pt"><xsl:call-template name="code"/></fo:block>
			</fo:block-container>
		</xsl:if>
	</xsl:template>
	<xsl:template name="code"><fo:instream-foreign-object width="{$code-side}mm" height="{$code-side - 0.5}mm" content-width="scale-to-fit" content-height="scale-to-fit" bp:alternative-text="{/board/code/svg:svg/svg:desc}"><xsl:copy-of select="/board/code/svg:svg"/></fo:instream-foreign-object></xsl:template>

	<!-- Whose board it is, where its words are from, its version, and the records from which it is made. -->
	<xsl:template name="small-print">
		<xsl:value-of select="$organisation/@title"/>
		<xsl:if test="not($organisation)"><xsl:value-of select="/board/document/*/@organisation-name"/></xsl:if>
		<xsl:for-each select="/board/document/institution/source | /board/part/institution/source"><xsl:text>　</xsl:text><xsl:value-of select="."/></xsl:for-each>
		<xsl:text>　</xsl:text><xsl:call-template name="board-version"/><xsl:text>　</xsl:text><xsl:call-template name="board-records"/>
	</xsl:template>
	<xsl:template name="board-version">
		<xsl:choose>
			<xsl:when test="not(/board/part/* or /board/chart) and /board/document/*/date/@shown"><xsl:value-of select="/board/document/*/date/@shown"/>版</xsl:when>
			<xsl:otherwise><xsl:value-of select="/board/@as-of-shown"/>版</xsl:otherwise>
		</xsl:choose>
	</xsl:template>
	<xsl:template name="board-records">
		<xsl:variable name="records" select="/board/document/* | /board/part/*"/>
		<xsl:for-each select="$records[position() &lt;= 4]"><xsl:if test="position() &gt; 1">、</xsl:if><xsl:value-of select="@id"/></xsl:for-each>
		<xsl:if test="count($records) &gt; 4">等<xsl:value-of select="count($records)"/>条记录</xsl:if>
	</xsl:template>

	<xsl:template name="panel"/>

	<!-- A sheet without head and foot, for plates and banners: the template "face" fills it; the small
	     print, if there is any, runs along the lower edge and is no part of what is read from afar. -->
	<xsl:template name="bare">
		<xsl:param name="edge" select="1.5 * $unit"/><xsl:param name="background" select="$paper"/><xsl:param name="border" select="$main"/><xsl:param name="note" select="$quiet"/>
		<fo:root language="zh" country="CN" font-family="song" font-size="{$table-max}" line-height="1.6" color="{$ink}">
			<fo:layout-master-set><fo:simple-page-master master-name="board" page-width="{$width}mm" page-height="{$height}mm"><fo:region-body/></fo:simple-page-master></fo:layout-master-set>
			<xsl:call-template name="information"/>
			<fo:page-sequence master-reference="board">
				<fo:flow flow-name="xsl-region-body">
					<fo:block-container absolute-position="absolute" left="0mm" top="0mm" width="{$width}mm" height="{$height}mm" background-color="{$background}"><fo:block/></fo:block-container>
					<fo:block-container absolute-position="absolute" left="{$edge}mm" top="{$edge}mm" width="{$width - 2 * $edge}mm" height="{$height - 2 * $edge}mm" border="{0.3 * $unit}mm solid {$border}"><fo:block/></fo:block-container>
					<xsl:call-template name="face"/>
					<fo:block-container absolute-position="absolute" left="{2 * $edge}mm" top="{$height - $edge - 1.7 * $unit}mm" width="{$width - 4 * $edge}mm" height="{1.5 * $unit}mm" bp:fit="shrink" font-size="{0.9 * $unit}mm" display-align="center"><fo:block role="Artifact" font-family="kai" line-height="1.2" color="{$note}" text-align="center"><xsl:call-template name="small-print"/></fo:block></fo:block-container>
				</fo:flow>
			</fo:page-sequence>
		</fo:root>
	</xsl:template>
	<xsl:template name="face"/>

	<!-- Sheets of several labels: the template "labels" makes the rows of a table in the flow. -->
	<xsl:template name="sheets">
		<xsl:param name="margin" select="10"/>
		<fo:root language="zh" country="CN" font-family="song" font-size="10pt" line-height="1.4" color="{$ink}">
			<fo:layout-master-set><fo:simple-page-master master-name="board" page-width="{$width}mm" page-height="{$height}mm"><fo:region-body margin="{$margin}mm {$margin}mm {$margin + 6}mm"/><fo:region-after extent="{$margin + 5}mm"/></fo:simple-page-master></fo:layout-master-set>
			<xsl:call-template name="information"/>
			<fo:page-sequence master-reference="board">
				<fo:static-content flow-name="xsl-region-after"><fo:block font-family="kai" font-size="7.5pt" color="{$quiet}" text-align="center"><xsl:call-template name="small-print"/></fo:block></fo:static-content>
				<fo:flow flow-name="xsl-region-body"><xsl:call-template name="labels"/></fo:flow>
			</fo:page-sequence>
		</fo:root>
	</xsl:template>
	<xsl:template name="labels"/>

	<!-- ==== parts of panels -->

	<!-- Text as large as the panel allows, up to `size`. -->
	<xsl:template name="fitted">
		<xsl:param name="content"/>
		<xsl:param name="size" select="$text-max"/>
		<xsl:param name="width" select="$panel-width"/>
		<xsl:param name="height" select="$panel-height - 0.5 * $unit"/>
		<xsl:param name="align" select="'center'"/>
		<xsl:param name="line" select="'1.6'"/>
		<fo:block-container width="{$width}mm" height="{$height}mm" bp:fit="shrink" display-align="{$align}" font-size="{$size}" line-height="{$line}"><xsl:copy-of select="$content"/></fo:block-container>
	</xsl:template>

	<!-- A part of the panel at its own place, with a bar for its title; lengths are millimetres. -->
	<xsl:template name="pane">
		<xsl:param name="left" select="0"/><xsl:param name="top" select="0"/><xsl:param name="width"/><xsl:param name="height"/>
		<xsl:param name="title"/><xsl:param name="content"/><xsl:param name="size" select="$table-max"/><xsl:param name="align" select="'before'"/>
		<xsl:variable name="bar-size"><xsl:choose><xsl:when test="$theme/section-size * $unit &gt; 0.075 * $width"><xsl:value-of select="0.075 * $width"/></xsl:when><xsl:otherwise><xsl:value-of select="$theme/section-size * $unit"/></xsl:otherwise></xsl:choose></xsl:variable>
		<xsl:variable name="bar" select="1.75 * $bar-size"/>
		<xsl:variable name="pad" select="0.9 * $unit"/>
		<fo:block-container absolute-position="absolute" left="{$left}mm" top="{$top}mm" width="{$width}mm" height="{$bar}mm" background-color="{$main}" display-align="center" bp:fit="shrink" font-size="{$bar-size}mm">
			<fo:block role="H2" font-family="hei" font-weight="bold" line-height="1.2" color="#ffffff" text-align="center" letter-spacing="0.06em"><xsl:value-of select="$title"/></fo:block>
		</fo:block-container>
		<fo:block-container absolute-position="absolute" left="{$left}mm" top="{$top + $bar}mm" width="{$width}mm" height="{$height - $bar}mm" border="{$hair} solid {$main}"><fo:block/></fo:block-container>
		<fo:block-container absolute-position="absolute" left="{$left + $pad}mm" top="{$top + $bar + $pad}mm" width="{$width - 2 * $pad}mm" height="{$height - $bar - 2 * $pad}mm" bp:fit="shrink" display-align="{$align}" font-size="{$size}" line-height="1.55"><xsl:copy-of select="$content"/></fo:block-container>
	</xsl:template>

	<!-- Panes beside each other, all in one size of type: <pane title="">…</pane>, wider ones with width="2". -->
	<xsl:template name="panes">
		<xsl:param name="panes"/>
		<xsl:param name="size" select="concat(4 * $unit, 'mm')"/>
		<xsl:variable name="all" select="exsl:node-set($panes)/pane"/>
		<fo:block-container width="{$panel-width}mm" height="{$panel-height - 0.5 * $unit}mm" bp:fit="shrink" display-align="center" font-size="{$size}" line-height="1.5">
			<fo:table table-layout="fixed" width="100%" border-collapse="separate" role="presentation">
				<xsl:for-each select="$all">
					<xsl:if test="position() &gt; 1"><fo:table-column column-width="{1.6 * $unit}mm"/></xsl:if>
					<fo:table-column><xsl:attribute name="column-width">proportional-column-width(<xsl:choose><xsl:when test="@width"><xsl:value-of select="@width"/></xsl:when><xsl:otherwise>1</xsl:otherwise></xsl:choose>)</xsl:attribute></fo:table-column>
				</xsl:for-each>
				<fo:table-body>
					<fo:table-row>
						<xsl:for-each select="$all">
							<xsl:if test="position() &gt; 1"><fo:table-cell><fo:block/></fo:table-cell></xsl:if>
							<fo:table-cell background-color="{$main}" border="{$hair} solid {$main}" padding="0.25em 0.2em" display-align="center"><xsl:call-template name="bar"><xsl:with-param name="text" select="string(@title)"/></xsl:call-template></fo:table-cell>
						</xsl:for-each>
					</fo:table-row>
					<fo:table-row>
						<xsl:for-each select="$all">
							<xsl:if test="position() &gt; 1"><fo:table-cell><fo:block/></fo:table-cell></xsl:if>
							<fo:table-cell border="{$hair} solid {$main}" padding="0.6em 0.6em" display-align="before"><xsl:copy-of select="node()"/></fo:table-cell>
						</xsl:for-each>
					</fo:table-row>
				</fo:table-body>
			</fo:table>
		</fo:block-container>
	</xsl:template>
	<xsl:template name="bar"><xsl:param name="text"/><fo:block role="H2" font-family="hei" font-weight="bold" font-size="1.4em" line-height="1.3" color="#ffffff" text-align="center" letter-spacing="0.06em"><xsl:value-of select="$text"/></fo:block></xsl:template>

	<!-- The same in a double frame. -->
	<xsl:template name="framed">
		<xsl:param name="content"/>
		<xsl:param name="size" select="$text-max"/>
		<xsl:param name="line" select="'1.75'"/>
		<fo:block-container width="{$panel-width - 0.7 * $unit}mm" height="{$panel-height - 0.7 * $unit}mm" border="{0.35 * $unit}mm solid {$main}">
			<fo:block-container width="{$panel-width - 3.7 * $unit}mm" height="{$panel-height - 4.4 * $unit}mm" start-indent="{1.5 * $unit}mm" space-before="{1.5 * $unit}mm" space-before.conditionality="retain" border="{$hair} solid {$accent}">
				<fo:block-container start-indent="{3 * $unit}mm" width="{$panel-width - 9.7 * $unit}mm" height="{$panel-height - 4.4 * $unit}mm" bp:fit="shrink" display-align="center" font-size="{$size}" line-height="{$line}">
					<fo:block start-indent="0mm"><xsl:copy-of select="$content"/></fo:block>
				</fo:block-container>
			</fo:block-container>
		</fo:block-container>
	</xsl:template>

	<!-- A chart as large as the panel allows. -->
	<xsl:template name="chart-panel">
		<xsl:param name="chart" select="/board/chart[1]"/>
		<xsl:param name="height" select="$panel-height - $unit"/>
		<fo:block-container width="{$panel-width}mm" height="{$height}mm" display-align="center">
			<xsl:choose>
				<xsl:when test="$chart"><fo:block text-align="center" line-height="1" font-size="1pt"><fo:instream-foreign-object width="{$panel-width}mm" height="{$height - 0.2 * $unit}mm" content-width="scale-to-fit" content-height="scale-to-fit" scaling="uniform" text-align="center" display-align="center" bp:alternative-text="{$chart/svg:svg/svg:title}：{$chart/svg:svg/svg:desc}"><xsl:apply-templates select="$chart/svg:svg" mode="svg"/></fo:instream-foreign-object></fo:block></xsl:when>
				<xsl:otherwise><xsl:call-template name="nothing"><xsl:with-param name="text" select="'还没有可以画的内容'"/></xsl:call-template></xsl:otherwise>
			</xsl:choose>
		</fo:block-container>
	</xsl:template>

	<!-- Charts take the colours of the theme. -->
	<xsl:template match="@* | node()" mode="svg"><xsl:copy><xsl:apply-templates select="@* | node()" mode="svg"/></xsl:copy></xsl:template>
	<xsl:template match="@fill | @stroke" mode="svg">
		<xsl:attribute name="{name()}">
			<xsl:choose>
				<xsl:when test=". = '#a61b1f'"><xsl:value-of select="$main"/></xsl:when>
				<xsl:when test=". = '#7f1216'"><xsl:value-of select="$deep"/></xsl:when>
				<xsl:when test=". = '#fbeceb'"><xsl:value-of select="$tint"/></xsl:when>
				<xsl:when test=". = '#e3b341'"><xsl:value-of select="$accent"/></xsl:when>
				<xsl:otherwise><xsl:value-of select="."/></xsl:otherwise>
			</xsl:choose>
		</xsl:attribute>
	</xsl:template>

	<xsl:template name="section-title">
		<xsl:param name="text"/>
		<fo:block role="H2" font-family="hei" font-weight="bold" font-size="1.18em" line-height="1.5" color="{$deep}" border-left="0.32em solid {$main}" padding-left="0.45em" start-indent="0.77em" space-before="0.9em" space-after="0.35em" keep-with-next.within-page="always"><xsl:value-of select="$text"/></fo:block>
	</xsl:template>
	<xsl:template name="nothing"><xsl:param name="text" select="'暂无'"/><fo:block color="{$quiet}" text-align="center" padding="0.4em" border="0.05em solid #d9d2c9"><xsl:value-of select="$text"/></fo:block></xsl:template>

	<!-- Names of two characters are as wide as those of three (clreq). -->
	<xsl:template name="spread"><xsl:param name="text"/><xsl:choose><xsl:when test="string-length($text) = 2"><fo:inline bp:distribute-width="3em"><xsl:value-of select="$text"/></fo:inline></xsl:when><xsl:otherwise><xsl:value-of select="$text"/></xsl:otherwise></xsl:choose></xsl:template>

	<!-- Cells of tables on boards: all in em, so that they shrink with the text. -->
	<xsl:template name="th"><xsl:param name="text"/><fo:table-cell border="0.06em solid {$main}" padding="0.28em 0.35em" background-color="{$tint}" display-align="center"><fo:block font-family="hei" color="{$deep}" text-align="center" bp:balance="yes"><xsl:value-of select="$text"/></fo:block></fo:table-cell></xsl:template>
	<xsl:template name="td">
		<xsl:param name="text"/><xsl:param name="align" select="'start'"/>
		<fo:table-cell border="0.04em solid {$main}" padding="0.28em 0.4em" display-align="center"><fo:block text-align="{$align}"><xsl:if test="$align = 'center'"><xsl:attribute name="bp:balance">yes</xsl:attribute></xsl:if><xsl:copy-of select="$text"/></fo:block></fo:table-cell>
	</xsl:template>

	<!-- Fields of repeated maps or of records as a table: "name 14 duty 24 ". -->
	<xsl:template name="field-table">
		<xsl:param name="rows"/><xsl:param name="columns"/><xsl:param name="number" select="true()"/>
		<fo:table table-layout="fixed" width="100%" border-collapse="collapse" line-height="1.4">
			<xsl:if test="$number"><fo:table-column column-width="3em"/></xsl:if>
			<xsl:call-template name="map-columns"><xsl:with-param name="columns" select="$columns"/></xsl:call-template>
			<fo:table-header><fo:table-row>
				<xsl:if test="$number"><xsl:call-template name="th"><xsl:with-param name="text" select="'序号'"/></xsl:call-template></xsl:if>
				<xsl:call-template name="field-heads"><xsl:with-param name="columns" select="$columns"/><xsl:with-param name="rows" select="$rows"/></xsl:call-template>
			</fo:table-row></fo:table-header>
			<fo:table-body>
				<xsl:for-each select="$rows">
					<fo:table-row keep-together.within-page="always">
						<xsl:if test="$number"><xsl:call-template name="td"><xsl:with-param name="text" select="string(position())"/><xsl:with-param name="align" select="'center'"/></xsl:call-template></xsl:if>
						<xsl:call-template name="field-cells"><xsl:with-param name="columns" select="$columns"/></xsl:call-template>
					</fo:table-row>
				</xsl:for-each>
			</fo:table-body>
		</fo:table>
	</xsl:template>
	<xsl:template name="field-heads">
		<xsl:param name="columns"/><xsl:param name="rows"/>
		<xsl:if test="$columns != ''">
			<xsl:variable name="name" select="substring-before($columns, ' ')"/>
			<xsl:call-template name="th"><xsl:with-param name="text" select="($rows/*[name() = $name])[1]/@label"/></xsl:call-template>
			<xsl:call-template name="field-heads"><xsl:with-param name="columns" select="substring-after(substring-after($columns, ' '), ' ')"/><xsl:with-param name="rows" select="$rows"/></xsl:call-template>
		</xsl:if>
	</xsl:template>
	<xsl:template name="field-cells">
		<xsl:param name="columns"/>
		<xsl:if test="$columns != ''">
			<xsl:variable name="name" select="substring-before($columns, ' ')"/>
			<xsl:variable name="values" select="*[name() = $name]"/>
			<fo:table-cell border="0.04em solid {$main}" padding="0.28em 0.4em" display-align="center">
				<fo:block><xsl:if test="string-length($values[1]) &lt;= 6"><xsl:attribute name="text-align">center</xsl:attribute></xsl:if><xsl:call-template name="cell-lines"><xsl:with-param name="text" select="$values"/></xsl:call-template><xsl:for-each select="$values"><xsl:if test="position() &gt; 1">、</xsl:if><xsl:call-template name="value"/></xsl:for-each></fo:block>
			</fo:table-cell>
			<xsl:call-template name="field-cells"><xsl:with-param name="columns" select="substring-after(substring-after($columns, ' '), ' ')"/></xsl:call-template>
		</xsl:if>
	</xsl:template>

	<!-- Tables in the text of records, as tables on boards are. -->
	<xsl:template match="table" mode="fo">
		<xsl:if test="caption"><fo:block font-family="hei" text-align="center" space-before="0.5em" keep-with-next.within-page="always"><xsl:apply-templates select="caption/node()" mode="inline"/></fo:block></xsl:if>
		<xsl:variable name="columns" select="column"/>
		<fo:table table-layout="fixed" width="100%" border-collapse="collapse" font-size="{$table-size}" line-height="1.4" space-before="0.3em" space-after="0.5em" text-indent="0">
			<xsl:for-each select="column"><fo:table-column column-width="proportional-column-width({@width})"/></xsl:for-each>
			<fo:table-header><fo:table-row><xsl:for-each select="head/row/cell"><xsl:call-template name="th"><xsl:with-param name="text" select="."/></xsl:call-template></xsl:for-each></fo:table-row></fo:table-header>
			<fo:table-body>
				<xsl:for-each select="row"><fo:table-row><xsl:for-each select="cell"><xsl:variable name="n" select="position()"/><fo:table-cell border="0.04em solid {$main}" padding="0.28em 0.4em" display-align="center"><fo:block><xsl:if test="$columns[$n]/@align"><xsl:attribute name="text-align"><xsl:value-of select="$columns[$n]/@align"/></xsl:attribute></xsl:if><xsl:apply-templates mode="inline"/></fo:block></fo:table-cell></xsl:for-each></fo:table-row></xsl:for-each>
			</fo:table-body>
		</fo:table>
	</xsl:template>
</xsl:stylesheet>
