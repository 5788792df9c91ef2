<?xml version="1.0" encoding="UTF-8"?>
<!--
  packet.xsl - the year-end packet of an organisation: cover, contents with page numbers, overview, the parts
  with their tables and records, what the standard asks and what was done, names.
  Source: <packet year organisation title as-of>; generator/print/packet.c tells what it holds.  A part
  begins on a right-hand page; a table of more than eight columns lies on pages of its own, turned.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format" xmlns:bp="urn:boardpress:fo">
	<xsl:import href="../print/record.xsl"/>
	<xsl:import href="../kinds/minutes/print.xsl"/>
	<xsl:param name="text-size">14pt</xsl:param>
	<xsl:param name="heading-base">3</xsl:param>
	<xsl:param name="line-pitch">25pt</xsl:param>
	<xsl:param name="table-size">10.5pt</xsl:param>
	<xsl:variable name="name"><xsl:choose><xsl:when test="/packet/@title != ''"><xsl:value-of select="/packet/@title"/></xsl:when><xsl:otherwise><xsl:value-of select="/packet/@year"/>年度工作材料汇编</xsl:otherwise></xsl:choose></xsl:variable>

	<xsl:variable name="columns-upright" select="8"/>

	<xsl:template match="/packet">
		<fo:root language="zh" country="CN" font-family="fangsong" font-size="{$text-size}" line-height="{$line-pitch}">
			<fo:layout-master-set>
				<fo:simple-page-master master-name="cover" page-width="210mm" page-height="297mm" margin="30mm 28mm"><fo:region-body/></fo:simple-page-master>
				<xsl:call-template name="page"><xsl:with-param name="name" select="'odd'"/></xsl:call-template>
				<xsl:call-template name="page"><xsl:with-param name="name" select="'even'"/></xsl:call-template>
				<xsl:call-template name="page"><xsl:with-param name="name" select="'blank'"/></xsl:call-template>
				<xsl:call-template name="page"><xsl:with-param name="name" select="'turned-odd'"/><xsl:with-param name="turned" select="true()"/></xsl:call-template>
				<xsl:call-template name="page"><xsl:with-param name="name" select="'turned-even'"/><xsl:with-param name="turned" select="true()"/></xsl:call-template>
				<xsl:call-template name="pages"><xsl:with-param name="name" select="''"/></xsl:call-template>
				<xsl:call-template name="pages"><xsl:with-param name="name" select="'turned-'"/></xsl:call-template>
			</fo:layout-master-set>
			<fo:declarations><bp:info title="{@organisation}{$name}" author="{@organisation}" language="zh-CN" date="{@as-of}"/></fo:declarations>
			<xsl:call-template name="bookmarks"/>
			<xsl:call-template name="cover"/>
			<xsl:call-template name="contents"/>
			<fo:page-sequence master-reference="pages" initial-page-number="1" force-page-count="auto">
				<xsl:call-template name="furniture"/>
				<fo:flow flow-name="xsl-region-body"><xsl:call-template name="overview"/></fo:flow>
			</fo:page-sequence>
			<xsl:if test="branch"><xsl:call-template name="branches"/></xsl:if>
			<xsl:apply-templates select="part"/>
			<xsl:call-template name="standard"/>
			<xsl:call-template name="names"/>
		</fo:root>
	</xsl:template>

	<xsl:template name="pages">
		<xsl:param name="name"/>
		<fo:page-sequence-master master-name="{$name}pages">
			<fo:repeatable-page-master-alternatives>
				<fo:conditional-page-master-reference blank-or-not-blank="blank" master-reference="blank"/>
				<fo:conditional-page-master-reference odd-or-even="odd" master-reference="{$name}odd"/>
				<fo:conditional-page-master-reference odd-or-even="even" master-reference="{$name}even"/>
			</fo:repeatable-page-master-alternatives>
		</fo:page-sequence-master>
	</xsl:template>
	<xsl:template name="page">
		<xsl:param name="name"/>
		<xsl:param name="turned" select="false()"/>
		<fo:simple-page-master master-name="{$name}" page-width="210mm" page-height="297mm" margin-left="28mm" margin-right="26mm" margin-top="18mm" margin-bottom="15mm">
			<fo:region-body margin-top="19mm" margin-bottom="20mm"><xsl:if test="$turned"><xsl:attribute name="reference-orientation">90</xsl:attribute></xsl:if></fo:region-body>
			<xsl:if test="$name != 'blank'">
				<xsl:variable name="side"><xsl:choose><xsl:when test="contains($name, 'odd')">odd</xsl:when><xsl:otherwise>even</xsl:otherwise></xsl:choose></xsl:variable>
				<fo:region-before region-name="head-{$side}" extent="12mm"/>
				<fo:region-after region-name="foot-{$side}" extent="16mm"/>
			</xsl:if>
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

	<!-- ids: overview, branches, the anchors of parts and records, standard, names -->
	<xsl:template name="bookmarks">
		<fo:bookmark-tree>
			<fo:bookmark internal-destination="overview"><fo:bookmark-title>党组织概况</fo:bookmark-title></fo:bookmark>
			<xsl:if test="branch"><fo:bookmark internal-destination="branches"><fo:bookmark-title>所属党支部情况</fo:bookmark-title></fo:bookmark></xsl:if>
			<xsl:for-each select="part">
				<fo:bookmark internal-destination="{@anchor}" starting-state="hide">
					<fo:bookmark-title><xsl:value-of select="@title"/></fo:bookmark-title>
					<xsl:for-each select="*[@anchor]"><fo:bookmark internal-destination="{@anchor}"><fo:bookmark-title><xsl:value-of select="@title"/></fo:bookmark-title></fo:bookmark></xsl:for-each>
				</fo:bookmark>
			</xsl:for-each>
			<xsl:if test="findings/matrix"><fo:bookmark internal-destination="standard"><fo:bookmark-title>附：对照标准</fo:bookmark-title></fo:bookmark></xsl:if>
			<xsl:if test="index"><fo:bookmark internal-destination="names"><fo:bookmark-title>人名索引</fo:bookmark-title></fo:bookmark></xsl:if>
		</fo:bookmark-tree>
	</xsl:template>

	<xsl:template name="contents">
		<fo:page-sequence master-reference="pages" initial-page-number="1" format="i" force-page-count="even">
			<xsl:call-template name="furniture"/>
			<fo:flow flow-name="xsl-region-body">
				<fo:block role="H2" font-family="title" font-weight="bold" font-size="22pt" line-height="1.6" text-align="center" space-after="12pt"><fo:marker marker-class-name="chapter">目录</fo:marker>目　录</fo:block>
				<fo:block role="TOC">
					<xsl:call-template name="line"><xsl:with-param name="id" select="'overview'"/><xsl:with-param name="title" select="'党组织概况'"/><xsl:with-param name="font" select="'hei'"/></xsl:call-template>
					<xsl:if test="branch"><xsl:call-template name="line"><xsl:with-param name="id" select="'branches'"/><xsl:with-param name="title" select="'所属党支部情况'"/><xsl:with-param name="font" select="'hei'"/></xsl:call-template></xsl:if>
					<xsl:for-each select="part">
						<xsl:call-template name="line"><xsl:with-param name="id" select="@anchor"/><xsl:with-param name="title" select="@title"/><xsl:with-param name="font" select="'hei'"/></xsl:call-template>
						<xsl:for-each select="*[@anchor]"><xsl:call-template name="line"><xsl:with-param name="id" select="@anchor"/><xsl:with-param name="title" select="@title"/><xsl:with-param name="font" select="'song'"/><xsl:with-param name="indent" select="'1.5em'"/></xsl:call-template></xsl:for-each>
					</xsl:for-each>
					<xsl:if test="findings/matrix"><xsl:call-template name="line"><xsl:with-param name="id" select="'standard'"/><xsl:with-param name="title" select="'附：对照标准'"/><xsl:with-param name="font" select="'hei'"/></xsl:call-template></xsl:if>
					<xsl:if test="index"><xsl:call-template name="line"><xsl:with-param name="id" select="'names'"/><xsl:with-param name="title" select="'人名索引'"/><xsl:with-param name="font" select="'hei'"/></xsl:call-template></xsl:if>
				</fo:block>
				<xsl:if test="missing"><fo:block space-before="12pt" font-family="kai" font-size="12pt" line-height="20pt" text-align="justify">本年度没有下列材料：<xsl:for-each select="missing"><xsl:if test="position() &gt; 1">、</xsl:if><xsl:value-of select="@title"/></xsl:for-each>。</fo:block></xsl:if>
			</fo:flow>
		</fo:page-sequence>
	</xsl:template>
	<xsl:template name="line">
		<xsl:param name="id"/><xsl:param name="title"/><xsl:param name="font"/><xsl:param name="indent" select="'0em'"/>
		<fo:block role="TOCI" font-family="{$font}" font-size="12pt" line-height="20pt" start-indent="{$indent}" end-indent="2em" last-line-end-indent="-2em" text-align="start" text-align-last="justify"><fo:basic-link internal-destination="{$id}"><xsl:value-of select="$title"/><fo:leader leader-pattern="dots" leader-length.minimum="1em" leader-length.optimum="12pt" leader-length.maximum="100%"/><fo:page-number-citation ref-id="{$id}"/></fo:basic-link></fo:block>
	</xsl:template>

	<xsl:template name="chapter-title">
		<xsl:param name="id"/><xsl:param name="title"/>
		<fo:block role="H2" id="{$id}" font-family="title" font-weight="bold" font-size="22pt" line-height="1.6" text-align="center" space-after="14pt" keep-with-next.within-page="always"><fo:marker marker-class-name="chapter"><xsl:value-of select="$title"/></fo:marker><xsl:value-of select="$title"/></fo:block>
	</xsl:template>

	<xsl:template name="overview">
		<xsl:call-template name="chapter-title"><xsl:with-param name="id" select="'overview'"/><xsl:with-param name="title" select="'党组织概况'"/></xsl:call-template>
		<xsl:for-each select="document/organisation">
			<xsl:apply-templates select="body/*" mode="fo"/>
			<xsl:if test="/packet/chart"><fo:block space-before="10pt" text-align="center"><fo:instream-foreign-object width="156mm" content-width="scale-down-to-fit" block-progression-dimension.maximum="200mm" content-height="scale-down-to-fit" text-align="center"><xsl:copy-of select="/packet/chart/*"/></fo:instream-foreign-object></fo:block></xsl:if>
			<xsl:if test="committee"><fo:block role="H3" font-family="hei" space-before="12pt" keep-with-next.within-page="always">支部委员会</fo:block><xsl:call-template name="map-table"><xsl:with-param name="rows" select="committee"/><xsl:with-param name="columns" select="'post 20 person 18 duties 60 '"/></xsl:call-template></xsl:if>
			<xsl:if test="member">
				<!-- who was a member at the end of the year (or on the day of the packet): joined before, not left by then -->
				<xsl:variable name="end"><xsl:choose><xsl:when test="number(translate(/packet/@as-of, '-', '')) &lt; number(concat(/packet/@year, '1231'))"><xsl:value-of select="translate(/packet/@as-of, '-', '')"/></xsl:when><xsl:otherwise><xsl:value-of select="concat(/packet/@year, '1231')"/></xsl:otherwise></xsl:choose></xsl:variable>
				<xsl:variable name="there" select="member[not(to) or number(substring(concat(translate(to, '-', ''), '1231'), 1, 8)) &gt; $end][not(joined) or number(substring(concat(translate(joined, '-', ''), '0101'), 1, 8)) &lt;= $end]"/>
				<fo:block text-indent="2em" space-before="8pt">截至<xsl:value-of select="substring($end, 1, 4)"/>年<xsl:value-of select="number(substring($end, 5, 2))"/>月<xsl:value-of select="number(substring($end, 7, 2))"/>日，支部有党员<xsl:value-of select="count($there)"/>名，其中预备党员<xsl:value-of select="count($there[status = 'probationary'])"/>名。</fo:block>
			</xsl:if>
			<xsl:if test="member"><fo:block role="H3" font-family="hei" space-before="12pt" keep-with-next.within-page="always">党员名册</fo:block><xsl:call-template name="map-table"><xsl:with-param name="rows" select="member[not(to)]"/><xsl:with-param name="columns" select="'name 17 sex 8 joined 26 status 15 group 18 duty 24 '"/></xsl:call-template></xsl:if>
		</xsl:for-each>
	</xsl:template>

	<xsl:template name="standard">
		<xsl:if test="findings/matrix">
			<fo:page-sequence master-reference="pages" initial-page-number="auto-odd" force-page-count="auto">
			<xsl:call-template name="furniture"/>
			<fo:flow flow-name="xsl-region-body">
			<xsl:call-template name="chapter-title"><xsl:with-param name="id" select="'standard'"/><xsl:with-param name="title" select="'附：对照标准'"/></xsl:call-template>
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
				<xsl:if test="others/finding">
					<fo:block role="H3" font-family="hei" space-before="12pt" keep-with-next.within-page="always">没有列入上表的要求</fo:block>
					<fo:block font-size="12pt" line-height="20pt" text-indent="2em">已做<xsl:value-of select="count(others/finding[@state = 'met'])"/>项<xsl:if test="others/finding[@state != 'met' and @state != 'later']">，下列各项还没有做到</xsl:if>。</fo:block>
					<xsl:for-each select="others/finding[@state != 'met' and @state != 'later']">
						<fo:block font-size="12pt" line-height="20pt" text-indent="2em" text-align="justify">
							<xsl:if test="@state = 'missing' or @state = 'overdue'"><xsl:attribute name="color">#a61b1f</xsl:attribute></xsl:if>
							<fo:inline font-family="hei"><xsl:value-of select="@state-shown"/></fo:inline><xsl:text>　</xsl:text><xsl:value-of select="@title"/><xsl:if test="@object">（<xsl:value-of select="@object"/>）</xsl:if><xsl:if test="@period-shown != ''"><xsl:text>，</xsl:text><xsl:value-of select="@period-shown"/></xsl:if>：现有<xsl:value-of select="@actual"/>，应<xsl:value-of select="@asked"/>。<fo:inline font-family="kai" color="#625c56"><xsl:value-of select="@source"/></fo:inline></fo:block>
					</xsl:for-each>
				</xsl:if>
			</xsl:for-each>
			</fo:flow>
			</fo:page-sequence>
		</xsl:if>
	</xsl:template>
	<xsl:template name="head-text"><xsl:param name="text"/><fo:table-cell border="0.5pt solid black" padding="3pt 4pt" background-color="#f0ece6"><fo:block font-family="hei" text-align="center"><xsl:value-of select="$text"/></fo:block></fo:table-cell></xsl:template>

	<!-- The upright tables and the records of a part; then its wide tables, turned. -->
	<xsl:template match="part">
		<xsl:variable name="wide" select="ledger[count(column) &gt; $columns-upright]"/>
		<fo:page-sequence master-reference="pages" initial-page-number="auto-odd" force-page-count="auto">
			<xsl:call-template name="furniture"/>
			<fo:flow flow-name="xsl-region-body">
				<xsl:call-template name="chapter-title"><xsl:with-param name="id" select="@anchor"/><xsl:with-param name="title" select="@title"/></xsl:call-template>
				<xsl:if test="chart"><fo:block text-align="center" space-after="8pt"><fo:instream-foreign-object width="156mm" content-width="scale-down-to-fit" block-progression-dimension.maximum="200mm" content-height="scale-down-to-fit" text-align="center"><xsl:copy-of select="chart/*"/></fo:instream-foreign-object></fo:block></xsl:if>
				<xsl:apply-templates select="ledger[count(column) &lt;= $columns-upright]"/>
				<xsl:for-each select="$wide"><fo:block text-indent="2em" font-size="12pt" line-height="20pt"><fo:basic-link internal-destination="{generate-id()}">《<xsl:value-of select="@title"/>》见第<fo:page-number-citation ref-id="{generate-id()}"/>页。</fo:basic-link></fo:block></xsl:for-each>
				<xsl:for-each select="*[@anchor]">
					<fo:block role="H3" id="{@anchor}" font-family="hei" font-size="16pt" line-height="1.6" text-align="center" bp:balance="yes" space-before="22pt" space-after="8pt" keep-with-next.within-page="always">
						<xsl:if test="position() &gt; 1 and (@kind = 'plan' or @kind = 'summary' or @kind = 'institution' or @kind = 'article')"><xsl:attribute name="break-before">page</xsl:attribute></xsl:if>
						<xsl:value-of select="@title"/>
					</fo:block>
					<xsl:choose>
						<xsl:when test="self::minutes">
							<xsl:call-template name="minutes-facts"/>
							<xsl:apply-templates select="body/*" mode="fo"/>
							<xsl:call-template name="minutes-decisions"/>
						</xsl:when>
						<xsl:when test="self::plan or self::summary or self::institution or self::article">
							<xsl:apply-templates select="body/*" mode="fo"/>
							<xsl:if test="measure"><xsl:call-template name="map-table"><xsl:with-param name="rows" select="measure"/><xsl:with-param name="columns" select="'text 38 owner 14 due 23 state 13 result 26 '"/></xsl:call-template></xsl:if>
							<xsl:if test="figure"><xsl:call-template name="map-table"><xsl:with-param name="rows" select="figure"/><xsl:with-param name="columns" select="'name 40 value 16 unit 12 note 30 '"/></xsl:call-template></xsl:if>
						</xsl:when>
						<xsl:otherwise>
							<xsl:call-template name="record-facts"/>
							<xsl:apply-templates select="body/*" mode="fo"/>
							<xsl:call-template name="record-lists"/>
						</xsl:otherwise>
					</xsl:choose>
					<xsl:for-each select="photo"><fo:block text-align="center" space-before="10pt" keep-together.within-page="always"><fo:block><fo:external-graphic src="url({file/@path})" width="110mm" content-width="scale-to-fit" content-height="75mm" scaling="uniform" role="{caption}"/></fo:block><fo:block font-family="kai" font-size="12pt" line-height="1.5"><xsl:value-of select="caption"/></fo:block></fo:block></xsl:for-each>
				</xsl:for-each>
			</fo:flow>
		</fo:page-sequence>
		<xsl:for-each select="$wide">
			<fo:page-sequence master-reference="turned-pages" initial-page-number="auto" force-page-count="auto">
				<xsl:call-template name="furniture"/>
				<fo:flow flow-name="xsl-region-body"><fo:block id="{generate-id()}"><fo:marker marker-class-name="chapter"><xsl:value-of select="../@title"/></fo:marker></fo:block><xsl:apply-templates select="."/></fo:flow>
			</fo:page-sequence>
		</xsl:for-each>
	</xsl:template>

	<!-- A ledger: columns as wide as their longest text asks, up to fourteen characters. -->
	<xsl:template match="ledger">
		<xsl:variable name="columns" select="column"/>
		<xsl:variable name="rows" select="group/row | group/total | total"/>
		<fo:block role="H3" font-family="hei" text-align="center" space-before="10pt" space-after="4pt" keep-with-next.within-page="always"><xsl:value-of select="@title"/></fo:block>
		<fo:table table-layout="fixed" width="100%" border-collapse="collapse" font-family="song" font-size="{$table-size}" line-height="1.4" space-after="8pt" text-indent="0" text-align="start">
			<fo:table-column column-width="11mm"/>
			<xsl:for-each select="$columns">
				<xsl:variable name="place" select="position()"/>
				<xsl:variable name="longest"><xsl:for-each select="$rows"><xsl:sort select="string-length(cell[$place])" data-type="number" order="descending"/><xsl:if test="position() = 1"><xsl:value-of select="string-length(cell[$place])"/></xsl:if></xsl:for-each></xsl:variable>
				<xsl:variable name="title" select="string-length(@title)"/>
				<xsl:variable name="need"><xsl:choose><xsl:when test="@number or translate(substring($rows[1]/cell[$place], 1, 8), '0123456789-', '') = ''"><xsl:value-of select="$longest div 2 + 1"/></xsl:when><xsl:when test="$longest &gt; 14">14</xsl:when><xsl:otherwise><xsl:value-of select="$longest"/></xsl:otherwise></xsl:choose></xsl:variable>
				<fo:table-column>
					<xsl:attribute name="column-width">proportional-column-width(<xsl:choose><xsl:when test="$need &lt; $title"><xsl:value-of select="$title + 1.6"/></xsl:when><xsl:otherwise><xsl:value-of select="$need + 1.6"/></xsl:otherwise></xsl:choose>)</xsl:attribute>
				</fo:table-column>
			</xsl:for-each>
			<fo:table-header><fo:table-row><xsl:call-template name="head-text"><xsl:with-param name="text" select="'序号'"/></xsl:call-template><xsl:for-each select="$columns"><xsl:call-template name="head-text"><xsl:with-param name="text" select="@title"/></xsl:call-template></xsl:for-each></fo:table-row></fo:table-header>
			<fo:table-body>
				<xsl:for-each select="group">
					<xsl:if test="@title"><fo:table-row keep-with-next.within-page="always"><fo:table-cell number-columns-spanned="{count($columns) + 1}" border="0.5pt solid black" padding="3pt 4pt" background-color="#f8f2e4"><fo:block font-family="hei"><xsl:value-of select="@title"/></fo:block></fo:table-cell></fo:table-row></xsl:if>
					<xsl:for-each select="row">
						<fo:table-row keep-together.within-page="always">
							<fo:table-cell border="0.5pt solid black" padding="3pt 2pt" display-align="center"><fo:block text-align="center"><xsl:value-of select="position()"/></fo:block></fo:table-cell>
							<xsl:call-template name="ledger-cells"><xsl:with-param name="columns" select="$columns"/></xsl:call-template>
						</fo:table-row>
					</xsl:for-each>
					<xsl:if test="total"><xsl:for-each select="total"><fo:table-row font-family="hei"><fo:table-cell border="0.5pt solid black" padding="3pt 2pt"><fo:block text-align="center">合计</fo:block></fo:table-cell><xsl:call-template name="ledger-cells"><xsl:with-param name="columns" select="$columns"/></xsl:call-template></fo:table-row></xsl:for-each></xsl:if>
				</xsl:for-each>
				<xsl:for-each select="total"><fo:table-row font-family="hei"><fo:table-cell border="0.5pt solid black" padding="3pt 2pt"><fo:block text-align="center">总计</fo:block></fo:table-cell><xsl:call-template name="ledger-cells"><xsl:with-param name="columns" select="$columns"/></xsl:call-template></fo:table-row></xsl:for-each>
			</fo:table-body>
		</fo:table>
	</xsl:template>
	<!-- The first cell leads to the record, if the packet holds it. -->
	<xsl:template name="ledger-cells">
		<xsl:param name="columns"/>
		<xsl:variable name="record" select="ancestor::part/*[@anchor][@title = current()/@title][1]"/>
		<xsl:for-each select="cell">
			<xsl:variable name="place" select="position()"/>
			<fo:table-cell border="0.5pt solid black" padding="3pt 3pt" display-align="center">
				<fo:block>
					<xsl:if test="$columns[$place]/@number"><xsl:attribute name="text-align">end</xsl:attribute></xsl:if>
					<xsl:call-template name="cell-lines"/>
					<xsl:choose>
						<xsl:when test="$place = 1 and $record"><fo:basic-link internal-destination="{$record/@anchor}"><xsl:value-of select="."/></fo:basic-link></xsl:when>
						<xsl:otherwise><xsl:value-of select="."/></xsl:otherwise>
					</xsl:choose>
				</fo:block>
			</fo:table-cell>
		</xsl:for-each>
	</xsl:template>

	<!-- Of a committee: its branches side by side, in no order of merit; what some of them have missed. -->
	<xsl:template name="branches">
		<fo:page-sequence master-reference="pages" initial-page-number="auto-odd" force-page-count="auto">
			<xsl:call-template name="furniture"/>
			<fo:flow flow-name="xsl-region-body">
				<xsl:call-template name="chapter-title"><xsl:with-param name="id" select="'branches'"/><xsl:with-param name="title" select="'所属党支部情况'"/></xsl:call-template>
				<fo:table table-layout="fixed" width="100%" border-collapse="collapse" font-family="song" font-size="{$table-size}" line-height="1.4" space-after="10pt" text-align="center">
					<fo:table-column column-width="proportional-column-width(26)"/>
					<xsl:for-each select="branch[1]/@*[name() != 'name']"><fo:table-column column-width="proportional-column-width(9)"/></xsl:for-each>
					<fo:table-header><fo:table-row>
						<xsl:call-template name="head-text"><xsl:with-param name="text" select="'党支部'"/></xsl:call-template>
						<xsl:call-template name="head-text"><xsl:with-param name="text" select="'党员'"/></xsl:call-template>
						<xsl:call-template name="head-text"><xsl:with-param name="text" select="'党员大会'"/></xsl:call-template>
						<xsl:call-template name="head-text"><xsl:with-param name="text" select="'支委会'"/></xsl:call-template>
						<xsl:call-template name="head-text"><xsl:with-param name="text" select="'小组会'"/></xsl:call-template>
						<xsl:call-template name="head-text"><xsl:with-param name="text" select="'党课'"/></xsl:call-template>
						<xsl:call-template name="head-text"><xsl:with-param name="text" select="'主题党日'"/></xsl:call-template>
						<xsl:call-template name="head-text"><xsl:with-param name="text" select="'组织生活会'"/></xsl:call-template>
						<xsl:call-template name="head-text"><xsl:with-param name="text" select="'要求已做'"/></xsl:call-template>
						<xsl:call-template name="head-text"><xsl:with-param name="text" select="'缺'"/></xsl:call-template>
					</fo:table-row></fo:table-header>
					<fo:table-body>
						<xsl:for-each select="branch"><fo:table-row keep-together.within-page="always"><fo:table-cell border="0.5pt solid black" padding="3pt 3pt"><fo:block text-align="start"><xsl:value-of select="@name"/></fo:block></fo:table-cell><xsl:for-each select="@members | @general | @committee | @group | @lesson | @theme | @life | @met | @missing"><xsl:call-template name="number-cell"/></xsl:for-each></fo:table-row></xsl:for-each>
						<fo:table-row font-family="hei"><fo:table-cell border="0.5pt solid black" padding="3pt 3pt"><fo:block>合计</fo:block></fo:table-cell>
							<xsl:variable name="all" select="branch"/>
							<xsl:for-each select="branch[1]/@*[name() != 'name']"><xsl:variable name="of" select="name()"/><fo:table-cell border="0.5pt solid black" padding="3pt 3pt"><fo:block><xsl:value-of select="sum($all/@*[name() = $of])"/></fo:block></fo:table-cell></xsl:for-each>
						</fo:table-row>
					</fo:table-body>
				</fo:table>
				<fo:block role="H3" font-family="hei" space-before="12pt" keep-with-next.within-page="always">没有做到的要求</fo:block>
				<xsl:choose>
					<xsl:when test="unmet">
						<fo:table table-layout="fixed" width="100%" border-collapse="collapse" font-family="song" font-size="{$table-size}" line-height="1.4" text-align="start">
							<fo:table-column column-width="18mm"/><fo:table-column column-width="44mm"/><fo:table-column column-width="14mm"/><fo:table-column column-width="proportional-column-width(1)"/>
							<fo:table-header><fo:table-row><xsl:call-template name="head-text"><xsl:with-param name="text" select="'编号'"/></xsl:call-template><xsl:call-template name="head-text"><xsl:with-param name="text" select="'要求'"/></xsl:call-template><xsl:call-template name="head-text"><xsl:with-param name="text" select="'支部'"/></xsl:call-template><xsl:call-template name="head-text"><xsl:with-param name="text" select="'是哪些'"/></xsl:call-template></fo:table-row></fo:table-header>
							<fo:table-body>
								<xsl:for-each select="unmet"><xsl:sort select="@id"/><fo:table-row keep-together.within-page="always">
									<fo:table-cell border="0.5pt solid black" padding="3pt 3pt"><fo:block><xsl:value-of select="@id"/></fo:block></fo:table-cell>
									<fo:table-cell border="0.5pt solid black" padding="3pt 3pt"><fo:block><xsl:value-of select="@title"/></fo:block></fo:table-cell>
									<fo:table-cell border="0.5pt solid black" padding="3pt 3pt"><fo:block text-align="center"><xsl:value-of select="count(branch)"/></fo:block></fo:table-cell>
									<fo:table-cell border="0.5pt solid black" padding="3pt 3pt"><fo:block><xsl:for-each select="branch"><xsl:if test="position() &gt; 1">、</xsl:if><xsl:value-of select="@name"/></xsl:for-each></fo:block></fo:table-cell>
								</fo:table-row></xsl:for-each>
							</fo:table-body>
						</fo:table>
					</xsl:when>
					<xsl:otherwise><fo:block text-indent="2em">各支部都做到了。</fo:block></xsl:otherwise>
				</xsl:choose>
			</fo:flow>
		</fo:page-sequence>
	</xsl:template>
	<xsl:template name="number-cell"><fo:table-cell border="0.5pt solid black" padding="3pt 3pt"><fo:block><xsl:value-of select="."/></fo:block></fo:table-cell></xsl:template>

	<!-- Names by strokes, with the pages of the records that name them. -->
	<xsl:template name="names">
		<xsl:if test="index">
			<fo:page-sequence master-reference="pages" initial-page-number="auto-odd" force-page-count="auto">
				<xsl:call-template name="furniture"/>
				<fo:flow flow-name="xsl-region-body">
					<xsl:call-template name="chapter-title"><xsl:with-param name="id" select="'names'"/><xsl:with-param name="title" select="'人名索引'"/></xsl:call-template>
					<fo:block font-family="kai" font-size="12pt" text-align="center" space-after="8pt">按姓名笔画为序，数字是页码</fo:block>
					<xsl:for-each select="index/name">
						<fo:block font-family="song" font-size="12pt" line-height="20pt" start-indent="4em" text-indent="-4em" text-align="start"><fo:inline font-family="hei"><xsl:choose><xsl:when test="string-length(@text) = 2"><fo:inline bp:distribute-width="3em"><xsl:value-of select="@text"/></fo:inline></xsl:when><xsl:otherwise><xsl:value-of select="@text"/></xsl:otherwise></xsl:choose></fo:inline><xsl:text>　</xsl:text><xsl:for-each select="at"><xsl:if test="position() &gt; 1">，</xsl:if><fo:basic-link internal-destination="{@anchor}"><fo:page-number-citation ref-id="{@anchor}"/></fo:basic-link></xsl:for-each></fo:block>
					</xsl:for-each>
				</fo:flow>
			</fo:page-sequence>
		</xsl:if>
	</xsl:template>
</xsl:stylesheet>
