<?xml version="1.0" encoding="UTF-8"?>
<!--
  packet.xsl - the year-end packet of an organisation: cover, contents with page numbers, overview, what the
  standard asks and what was done, then the records, part by part.
  Source: <packet year organisation title as-of> document/organisation, chart?, findings, part*.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format" xmlns:bp="urn:boardpress:fo">
	<xsl:import href="../print/text.xsl"/>
	<xsl:import href="../kinds/minutes/print.xsl"/>
	<xsl:param name="text-size">14pt</xsl:param>
	<xsl:param name="heading-base">3</xsl:param>
	<xsl:param name="line-pitch">25pt</xsl:param>
	<xsl:param name="table-size">10.5pt</xsl:param>
	<xsl:variable name="name"><xsl:choose><xsl:when test="/packet/@title != ''"><xsl:value-of select="/packet/@title"/></xsl:when><xsl:otherwise><xsl:value-of select="/packet/@year"/>年度工作材料汇编</xsl:otherwise></xsl:choose></xsl:variable>

	<xsl:template match="/packet">
		<fo:root language="zh" country="CN" font-family="fangsong" font-size="{$text-size}" line-height="{$line-pitch}">
			<fo:layout-master-set>
				<fo:simple-page-master master-name="cover" page-width="210mm" page-height="297mm" margin="30mm 28mm"><fo:region-body/></fo:simple-page-master>
				<xsl:call-template name="page"><xsl:with-param name="name" select="'odd'"/></xsl:call-template>
				<xsl:call-template name="page"><xsl:with-param name="name" select="'even'"/></xsl:call-template>
				<fo:page-sequence-master master-name="pages">
					<fo:repeatable-page-master-alternatives>
						<fo:conditional-page-master-reference odd-or-even="odd" master-reference="odd"/>
						<fo:conditional-page-master-reference odd-or-even="even" master-reference="even"/>
					</fo:repeatable-page-master-alternatives>
				</fo:page-sequence-master>
			</fo:layout-master-set>
			<fo:declarations><bp:info title="{@organisation}{$name}" author="{@organisation}" language="zh-CN" date="{@as-of}"/></fo:declarations>
			<xsl:call-template name="bookmarks"/>
			<xsl:call-template name="cover"/>
			<xsl:call-template name="contents"/>
			<fo:page-sequence master-reference="pages" initial-page-number="1" force-page-count="no-force">
				<xsl:call-template name="furniture"/>
				<fo:flow flow-name="xsl-region-body">
					<xsl:call-template name="overview"/>
					<xsl:call-template name="standard"/>
					<xsl:apply-templates select="part"/>
				</fo:flow>
			</fo:page-sequence>
		</fo:root>
	</xsl:template>

	<xsl:template name="page">
		<xsl:param name="name"/>
		<fo:simple-page-master master-name="{$name}" page-width="210mm" page-height="297mm" margin-left="28mm" margin-right="26mm" margin-top="18mm" margin-bottom="15mm">
			<fo:region-body margin-top="19mm" margin-bottom="20mm"/>
			<fo:region-before region-name="head-{$name}" extent="12mm"/>
			<fo:region-after region-name="foot-{$name}" extent="16mm"/>
		</fo:simple-page-master>
	</xsl:template>

	<xsl:template name="furniture">
		<xsl:call-template name="head"><xsl:with-param name="name" select="'odd'"/><xsl:with-param name="align" select="'end'"/></xsl:call-template>
		<xsl:call-template name="head"><xsl:with-param name="name" select="'even'"/><xsl:with-param name="align" select="'start'"/></xsl:call-template>
	</xsl:template>
	<xsl:template name="head">
		<xsl:param name="name"/><xsl:param name="align"/>
		<fo:static-content flow-name="head-{$name}">
			<fo:block font-family="song" font-size="10.5pt" line-height="16pt" text-align="{$align}" border-bottom="0.5pt solid #7f1216" padding-bottom="2pt">
				<xsl:choose>
					<xsl:when test="$name = 'odd'"><fo:retrieve-marker retrieve-class-name="chapter" retrieve-position="first-including-carryover" retrieve-boundary="page-sequence"/></xsl:when>
					<xsl:otherwise><xsl:if test="not(contains($name-of-packet, /packet/@organisation-short))"><xsl:value-of select="/packet/@organisation-short"/><xsl:text>　</xsl:text></xsl:if><xsl:value-of select="$name-of-packet"/></xsl:otherwise>
				</xsl:choose>
			</fo:block>
		</fo:static-content>
		<fo:static-content flow-name="foot-{$name}"><fo:block font-family="song" font-size="12pt" line-height="14pt" text-align="{$align}" padding-top="5mm">— <fo:page-number/> —</fo:block></fo:static-content>
	</xsl:template>
	<xsl:variable name="name-of-packet" select="$name"/>

	<xsl:template name="cover">
		<fo:page-sequence master-reference="cover" force-page-count="no-force">
			<fo:flow flow-name="xsl-region-body">
				<fo:block space-before="45mm" space-before.conditionality="retain" font-family="title" font-weight="bold" font-size="26pt" line-height="1.5" text-align="center" bp:balance="yes"><xsl:value-of select="@organisation"/></fo:block>
				<fo:block role="H1" space-before="14mm" font-family="title" font-weight="bold" font-size="36pt" line-height="1.5" text-align="center" color="#a61b1f" bp:balance="yes"><xsl:value-of select="$name"/></fo:block>
				<fo:block space-before="12mm" text-align="center"><fo:leader leader-pattern="rule" leader-length="100mm" rule-thickness="1.5pt" color="#a61b1f"/></fo:block>
				<fo:block space-before="90mm" font-family="kai" font-size="16pt" text-align="center"><xsl:value-of select="@as-of-shown"/></fo:block>
			</fo:flow>
		</fo:page-sequence>
	</xsl:template>

	<!-- ids: overview, standard, part-N, record-N-M -->
	<xsl:template name="bookmarks">
		<fo:bookmark-tree>
			<fo:bookmark internal-destination="overview"><fo:bookmark-title>党组织概况</fo:bookmark-title></fo:bookmark>
			<xsl:if test="findings/matrix"><fo:bookmark internal-destination="standard"><fo:bookmark-title>对照标准</fo:bookmark-title></fo:bookmark></xsl:if>
			<xsl:for-each select="part">
				<xsl:variable name="part" select="position()"/>
				<fo:bookmark internal-destination="part-{$part}" starting-state="hide">
					<fo:bookmark-title><xsl:value-of select="@title"/></fo:bookmark-title>
					<xsl:for-each select="*"><fo:bookmark internal-destination="record-{$part}-{position()}"><fo:bookmark-title><xsl:value-of select="@title"/></fo:bookmark-title></fo:bookmark></xsl:for-each>
				</fo:bookmark>
			</xsl:for-each>
		</fo:bookmark-tree>
	</xsl:template>

	<xsl:template name="contents">
		<fo:page-sequence master-reference="pages" initial-page-number="1" format="i" force-page-count="no-force">
			<xsl:call-template name="furniture"/>
			<fo:flow flow-name="xsl-region-body">
				<fo:block role="H2" font-family="title" font-weight="bold" font-size="22pt" line-height="1.6" text-align="center" space-after="12pt"><fo:marker marker-class-name="chapter">目录</fo:marker>目　录</fo:block>
				<fo:block role="TOC">
					<xsl:call-template name="line"><xsl:with-param name="id" select="'overview'"/><xsl:with-param name="title" select="'党组织概况'"/><xsl:with-param name="font" select="'hei'"/></xsl:call-template>
					<xsl:if test="findings/matrix"><xsl:call-template name="line"><xsl:with-param name="id" select="'standard'"/><xsl:with-param name="title" select="'对照标准'"/><xsl:with-param name="font" select="'hei'"/></xsl:call-template></xsl:if>
					<xsl:for-each select="part">
						<xsl:variable name="part" select="position()"/>
						<xsl:call-template name="line"><xsl:with-param name="id" select="concat('part-', $part)"/><xsl:with-param name="title" select="@title"/><xsl:with-param name="font" select="'hei'"/></xsl:call-template>
						<xsl:for-each select="*"><xsl:call-template name="line"><xsl:with-param name="id" select="concat('record-', $part, '-', position())"/><xsl:with-param name="title" select="@title"/><xsl:with-param name="font" select="'song'"/><xsl:with-param name="indent" select="'1.5em'"/></xsl:call-template></xsl:for-each>
					</xsl:for-each>
				</fo:block>
			</fo:flow>
		</fo:page-sequence>
	</xsl:template>
	<xsl:template name="line">
		<xsl:param name="id"/><xsl:param name="title"/><xsl:param name="font"/><xsl:param name="indent" select="'0em'"/>
		<fo:block role="TOCI" font-family="{$font}" font-size="12pt" line-height="20pt" start-indent="{$indent}" end-indent="2em" last-line-end-indent="-2em" text-align="start" text-align-last="justify"><fo:basic-link internal-destination="{$id}"><xsl:value-of select="$title"/><fo:leader leader-pattern="dots" leader-length.minimum="1em" leader-length.optimum="12pt" leader-length.maximum="100%"/><fo:page-number-citation ref-id="{$id}"/></fo:basic-link></fo:block>
	</xsl:template>

	<xsl:template name="chapter-title">
		<xsl:param name="id"/><xsl:param name="title"/>
		<fo:block role="H2" id="{$id}" break-before="page" font-family="title" font-weight="bold" font-size="22pt" line-height="1.6" text-align="center" space-after="14pt" keep-with-next.within-page="always"><fo:marker marker-class-name="chapter"><xsl:value-of select="$title"/></fo:marker><xsl:value-of select="$title"/></fo:block>
	</xsl:template>

	<xsl:template name="overview">
		<xsl:call-template name="chapter-title"><xsl:with-param name="id" select="'overview'"/><xsl:with-param name="title" select="'党组织概况'"/></xsl:call-template>
		<xsl:for-each select="document/organisation">
			<xsl:apply-templates select="body/*" mode="fo"/>
			<xsl:if test="/packet/chart"><fo:block space-before="10pt" text-align="center"><fo:instream-foreign-object content-width="156mm" scaling="uniform"><xsl:copy-of select="/packet/chart/*"/></fo:instream-foreign-object></fo:block></xsl:if>
			<xsl:if test="committee"><fo:block role="H3" font-family="hei" space-before="12pt" keep-with-next.within-page="always">支部委员会</fo:block><xsl:call-template name="map-table"><xsl:with-param name="rows" select="committee"/><xsl:with-param name="columns" select="'post 20 person 18 duties 60 '"/></xsl:call-template></xsl:if>
			<xsl:if test="member">
				<!-- who was a member at the end of the year (or on the day of the packet): joined before, not left by then -->
				<xsl:variable name="end"><xsl:choose><xsl:when test="number(translate(/packet/@as-of, '-', '')) &lt; number(concat(/packet/@year, '1231'))"><xsl:value-of select="translate(/packet/@as-of, '-', '')"/></xsl:when><xsl:otherwise><xsl:value-of select="concat(/packet/@year, '1231')"/></xsl:otherwise></xsl:choose></xsl:variable>
				<xsl:variable name="there" select="member[not(to) or number(substring(concat(translate(to, '-', ''), '1231'), 1, 8)) &gt; $end][not(joined) or number(substring(concat(translate(joined, '-', ''), '0101'), 1, 8)) &lt;= $end]"/>
				<fo:block text-indent="2em" space-before="8pt">截至<xsl:value-of select="substring($end, 1, 4)"/>年<xsl:value-of select="number(substring($end, 5, 2))"/>月<xsl:value-of select="number(substring($end, 7, 2))"/>日，支部有党员<xsl:value-of select="count($there)"/>名，其中预备党员<xsl:value-of select="count($there[status = 'probationary'])"/>名。</fo:block>
			</xsl:if>
			<xsl:if test="member"><fo:block role="H3" font-family="hei" space-before="12pt" keep-with-next.within-page="always">党员名册</fo:block><xsl:call-template name="map-table"><xsl:with-param name="rows" select="member[not(to)]"/><xsl:with-param name="columns" select="'name 14 sex 9 joined 27 status 15 group 19 duty 24 '"/></xsl:call-template></xsl:if>
		</xsl:for-each>
	</xsl:template>

	<xsl:template name="standard">
		<xsl:if test="findings/matrix">
			<xsl:call-template name="chapter-title"><xsl:with-param name="id" select="'standard'"/><xsl:with-param name="title" select="'对照标准'"/></xsl:call-template>
			<xsl:for-each select="findings/matrix">
				<fo:block text-indent="2em" font-size="12pt" line-height="20pt" space-after="6pt">按<xsl:value-of select="@standard-name"/>检查。格里的日期是会议记录的日期，“缺”是时段已过而没有记录，“应做”是时段之内还没有做。</fo:block>
				<fo:table table-layout="fixed" width="100%" border-collapse="collapse" font-family="song" font-size="9pt" line-height="1.35" text-align="center">
					<fo:table-column column-width="30mm"/>
					<xsl:for-each select="month"><fo:table-column column-width="10.5mm"/></xsl:for-each>
					<fo:table-header><fo:table-row><xsl:call-template name="head-text"><xsl:with-param name="text" select="'要求'"/></xsl:call-template><xsl:for-each select="month"><xsl:call-template name="head-text"><xsl:with-param name="text" select="@title"/></xsl:call-template></xsl:for-each></fo:table-row></fo:table-header>
					<fo:table-body>
						<xsl:for-each select="rule">
							<fo:table-row keep-together.within-page="always">
								<fo:table-cell role="TH" border="0.5pt solid black" padding="3pt 2pt" display-align="center"><fo:block text-align="start"><xsl:value-of select="@title"/></fo:block><xsl:if test="@group"><fo:block text-align="start" font-family="kai"><xsl:value-of select="@group"/></fo:block></xsl:if></fo:table-cell>
								<xsl:for-each select="cell">
									<fo:table-cell border="0.5pt solid black" padding="3pt 1pt" display-align="center" number-columns-spanned="{@months}">
										<xsl:if test="@state = 'missing'"><xsl:attribute name="background-color">#fbe9e7</xsl:attribute></xsl:if>
										<xsl:choose>
											<xsl:when test="record"><xsl:for-each select="record"><fo:block><xsl:value-of select="@day"/></fo:block></xsl:for-each></xsl:when>
											<xsl:when test="@state = 'missing'"><fo:block font-family="hei" color="#a61b1f">缺</fo:block></xsl:when>
											<xsl:when test="@state = 'later'"><fo:block color="#625c56">—</fo:block></xsl:when>
											<xsl:otherwise><fo:block><xsl:value-of select="@state-shown"/></fo:block></xsl:otherwise>
										</xsl:choose>
									</fo:table-cell>
								</xsl:for-each>
							</fo:table-row>
						</xsl:for-each>
					</fo:table-body>
				</fo:table>
			</xsl:for-each>
		</xsl:if>
	</xsl:template>
	<xsl:template name="head-text"><xsl:param name="text"/><fo:table-cell border="0.5pt solid black" padding="3pt 4pt" background-color="#f0ece6"><fo:block font-family="hei" text-align="center"><xsl:value-of select="$text"/></fo:block></fo:table-cell></xsl:template>

	<xsl:template match="part">
		<xsl:variable name="part" select="count(preceding-sibling::part) + 1"/>
		<xsl:call-template name="chapter-title"><xsl:with-param name="id" select="concat('part-', $part)"/><xsl:with-param name="title" select="@title"/></xsl:call-template>
		<xsl:if test="@kind = 'minutes'"><xsl:call-template name="attendance"/></xsl:if>
		<xsl:for-each select="*">
			<fo:block role="H3" id="record-{$part}-{position()}" font-family="hei" font-size="16pt" line-height="1.6" text-align="center" bp:balance="yes" space-before="22pt" space-after="8pt" keep-with-next.within-page="always">
				<xsl:if test="@kind = 'plan' or @kind = 'summary' or @kind = 'institution'"><xsl:if test="position() &gt; 1"><xsl:attribute name="break-before">page</xsl:attribute></xsl:if></xsl:if>
				<xsl:value-of select="@title"/>
			</fo:block>
			<xsl:choose>
				<xsl:when test="self::minutes">
					<xsl:call-template name="minutes-facts"/>
					<xsl:apply-templates select="body/*" mode="fo"/>
					<xsl:call-template name="minutes-decisions"/>
				</xsl:when>
				<xsl:otherwise>
					<xsl:apply-templates select="body/*" mode="fo"/>
					<xsl:if test="measure"><xsl:call-template name="map-table"><xsl:with-param name="rows" select="measure"/><xsl:with-param name="columns" select="'text 38 owner 14 due 23 state 13 result 26 '"/></xsl:call-template></xsl:if>
					<xsl:if test="figure"><xsl:call-template name="map-table"><xsl:with-param name="rows" select="figure"/><xsl:with-param name="columns" select="'name 40 value 16 unit 12 note 30 '"/></xsl:call-template></xsl:if>
				</xsl:otherwise>
			</xsl:choose>
		</xsl:for-each>
	</xsl:template>

	<!-- The meetings of a part in one table: date, what it was about, due, present, share. -->
	<xsl:template name="attendance">
		<fo:table table-layout="fixed" width="100%" border-collapse="collapse" font-family="song" font-size="{$table-size}" line-height="1.4" text-align="start" space-after="10pt">
			<fo:table-column column-width="proportional-column-width(24)"/><fo:table-column column-width="proportional-column-width(46)"/><fo:table-column column-width="proportional-column-width(10)"/><fo:table-column column-width="proportional-column-width(10)"/><fo:table-column column-width="proportional-column-width(12)"/>
			<fo:table-header><fo:table-row>
				<xsl:call-template name="head-text"><xsl:with-param name="text" select="'日期'"/></xsl:call-template><xsl:call-template name="head-text"><xsl:with-param name="text" select="'会议'"/></xsl:call-template><xsl:call-template name="head-text"><xsl:with-param name="text" select="'应到'"/></xsl:call-template><xsl:call-template name="head-text"><xsl:with-param name="text" select="'实到'"/></xsl:call-template><xsl:call-template name="head-text"><xsl:with-param name="text" select="'到会率'"/></xsl:call-template>
			</fo:table-row></fo:table-header>
			<fo:table-body>
				<xsl:for-each select="*">
					<fo:table-row keep-together.within-page="always">
						<fo:table-cell border="0.5pt solid black" padding="2pt 4pt"><fo:block><xsl:value-of select="substring-before(concat(date/@shown, ' '), ' ')"/></fo:block></fo:table-cell>
						<fo:table-cell border="0.5pt solid black" padding="2pt 4pt"><fo:block><xsl:value-of select="@title"/></fo:block></fo:table-cell>
						<fo:table-cell border="0.5pt solid black" padding="2pt 4pt"><fo:block text-align="end"><xsl:value-of select="due"/></fo:block></fo:table-cell>
						<fo:table-cell border="0.5pt solid black" padding="2pt 4pt"><fo:block text-align="end"><xsl:value-of select="present"/></fo:block></fo:table-cell>
						<fo:table-cell border="0.5pt solid black" padding="2pt 4pt"><fo:block text-align="end"><xsl:if test="due &gt; 0"><xsl:value-of select="format-number(present div due, '0.0%')"/></xsl:if></fo:block></fo:table-cell>
					</fo:table-row>
				</xsl:for-each>
			</fo:table-body>
		</fo:table>
	</xsl:template>
</xsl:stylesheet>
