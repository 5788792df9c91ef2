<?xml version="1.0" encoding="UTF-8"?>
<!--
  official.xsl - official documents in the layout of GB/T 9704-2012: head (版头), main part (主体), imprint
  (版记); document, letter and minutes formats.  Source: <print audience site as-of> document/official.

  Lengths are measured from the top of the body region, which stands half of the space between lines,
  2.45 mm, above the type area of 156 mm by 225 mm.  A line is 29.53 pt = 10.417 mm.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format" xmlns:bp="urn:boardpress:fo">
	<xsl:import href="document.xsl"/>

	<xsl:variable name="red">#e60012</xsl:variable>
	<xsl:variable name="line" select="10.417"/>
	<xsl:variable name="above" select="2.45"/>
	<xsl:variable name="official" select="/print/document/official"/>
	<xsl:variable name="layout">
		<xsl:choose>
			<xsl:when test="$official/layout"><xsl:value-of select="$official/layout"/></xsl:when>
			<xsl:when test="$official/type = 'letter'">letter</xsl:when>
			<xsl:when test="$official/type = 'minutes'">minutes</xsl:when>
			<xsl:when test="($official/type = 'scheme' or $official/type = 'summary') and not($official/number)">plain</xsl:when>
			<xsl:otherwise>document</xsl:otherwise>
		</xsl:choose>
	</xsl:variable>
	<xsl:variable name="upward" select="boolean($official/signer) and ($official/type = 'request' or $official/type = 'report')"/>

	<!-- == pages == -->

	<!-- The imprint: 抄送 in lines of 26 characters, 印发机关 in one; a line is 7.4 mm. -->
	<xsl:variable name="copies"><xsl:for-each select="$official/copy"><xsl:if test="position() &gt; 1">，</xsl:if><xsl:value-of select="."/></xsl:for-each></xsl:variable>
	<xsl:variable name="copy-lines" select="ceiling((string-length($copies) + 1) div 25) * ($copies != '')"/>
	<xsl:variable name="with-office" select="$layout != 'letter' and ($official/printed or $official/printed-by)"/>
	<xsl:variable name="imprint" select="($copy-lines + $with-office) * 7.4 + 2 * ($copy-lines + $with-office &gt; 0)"/>

	<xsl:template match="/print">
		<fo:root language="zh" country="CN" font-family="{$text-font}" font-size="{$text-size}" line-height="{$line-pitch}">
			<fo:layout-master-set>
				<xsl:call-template name="masters"/>
			</fo:layout-master-set>
			<fo:declarations>
				<bp:info title="{$official/@title}" author="{$official/issuer}" subject="{$official/type/@shown}" language="zh-CN">
					<xsl:if test="$official/date != 'unknown'"><xsl:attribute name="date"><xsl:value-of select="$official/date"/></xsl:attribute></xsl:if>
				</bp:info>
			</fo:declarations>
			<fo:page-sequence master-reference="official">
				<xsl:call-template name="feet"/>
				<fo:flow flow-name="xsl-region-body"><xsl:apply-templates select="document/official" mode="document"/></fo:flow>
			</fo:page-sequence>
		</fo:root>
	</xsl:template>

	<xsl:template name="masters">
		<xsl:for-each select="document/official">
			<xsl:call-template name="official-page"><xsl:with-param name="name" select="'odd'"/></xsl:call-template>
			<xsl:call-template name="official-page"><xsl:with-param name="name" select="'even'"/></xsl:call-template>
			<xsl:call-template name="official-page"><xsl:with-param name="name" select="'last-odd'"/><xsl:with-param name="imprint" select="$imprint"/></xsl:call-template>
			<xsl:call-template name="official-page"><xsl:with-param name="name" select="'last-even'"/><xsl:with-param name="imprint" select="$imprint"/></xsl:call-template>
			<xsl:if test="$layout = 'letter'">
				<xsl:call-template name="letter-page"><xsl:with-param name="name" select="'letter'"/></xsl:call-template>
				<xsl:call-template name="letter-page"><xsl:with-param name="name" select="'letter-only'"/><xsl:with-param name="imprint" select="$imprint"/></xsl:call-template>
			</xsl:if>
		</xsl:for-each>
		<fo:page-sequence-master master-name="official">
			<fo:repeatable-page-master-alternatives>
				<xsl:if test="$layout = 'letter'">
					<fo:conditional-page-master-reference page-position="only" master-reference="letter-only"/>
					<fo:conditional-page-master-reference page-position="first" master-reference="letter"/>
				</xsl:if>
				<xsl:if test="$imprint &gt; 0">
					<fo:conditional-page-master-reference page-position="only" master-reference="last-odd"/>
					<fo:conditional-page-master-reference page-position="last" odd-or-even="odd" master-reference="last-odd"/>
					<fo:conditional-page-master-reference page-position="last" odd-or-even="even" master-reference="last-even"/>
				</xsl:if>
				<fo:conditional-page-master-reference odd-or-even="odd" master-reference="odd"/>
				<fo:conditional-page-master-reference odd-or-even="even" master-reference="even"/>
			</fo:repeatable-page-master-alternatives>
		</fo:page-sequence-master>
	</xsl:template>

	<!-- The imprint ends on the lower edge of the type area, 262 mm from the head of the sheet (7.4.1). -->
	<xsl:template name="official-page">
		<xsl:param name="name"/>
		<xsl:param name="imprint" select="0"/>
		<fo:simple-page-master master-name="{$name}" page-width="210mm" page-height="297mm" margin-left="28mm" margin-right="26mm" margin-top="34.55mm" margin-bottom="15mm">
			<fo:region-body margin-bottom="{18.1 + ($imprint + 3) * ($imprint &gt; 0)}mm"/>
			<fo:region-after region-name="foot-{$name}" extent="{18.1 + ($imprint + 1.9) * ($imprint &gt; 0)}mm"/>
		</fo:simple-page-master>
	</xsl:template>
	<!-- 10.1: the first page of a letter has no number; a red double rule stands 20 mm above the foot of the sheet. -->
	<xsl:template name="letter-page">
		<xsl:param name="name"/>
		<xsl:param name="imprint" select="0"/>
		<fo:simple-page-master master-name="{$name}" page-width="210mm" page-height="297mm" margin-left="28mm" margin-right="26mm" margin-top="34.55mm" margin-bottom="15mm">
			<fo:region-body margin-bottom="{18.1 + ($imprint + 3) * ($imprint &gt; 0)}mm"/>
			<fo:region-after region-name="foot-{$name}" extent="{18.1 + ($imprint + 1.9) * ($imprint &gt; 0)}mm"/>
		</fo:simple-page-master>
	</xsl:template>

	<xsl:template name="feet">
		<fo:static-content flow-name="foot-odd"><xsl:call-template name="number-odd"/></fo:static-content>
		<fo:static-content flow-name="foot-even"><xsl:call-template name="number-even"/></fo:static-content>
		<fo:static-content flow-name="foot-last-odd"><xsl:call-template name="imprint"/><xsl:call-template name="number-odd"><xsl:with-param name="above">4.5mm</xsl:with-param></xsl:call-template></fo:static-content>
		<fo:static-content flow-name="foot-last-even"><xsl:call-template name="imprint"/><xsl:call-template name="number-even"><xsl:with-param name="above">4.5mm</xsl:with-param></xsl:call-template></fo:static-content>
		<xsl:if test="$layout = 'letter'">
			<fo:static-content flow-name="foot-letter"><xsl:call-template name="letter-foot"/></fo:static-content>
			<fo:static-content flow-name="foot-letter-only"><xsl:call-template name="imprint"/><xsl:call-template name="letter-foot"><xsl:with-param name="only" select="true()"/></xsl:call-template></fo:static-content>
		</xsl:if>
	</xsl:template>
	<!-- 7.5: 四号, a dash on each side, 7 mm below the type area; odd pages right, even pages left by one em. -->
	<xsl:template name="number-odd"><xsl:param name="above">2.6mm</xsl:param><fo:block text-align="end" end-indent="1em" font-family="song" font-size="14pt" line-height="14pt" space-before="{$above}" space-before.conditionality="retain">— <fo:page-number/> —</fo:block></xsl:template>
	<xsl:template name="number-even"><xsl:param name="above">2.6mm</xsl:param><fo:block text-align="start" start-indent="1em" font-family="song" font-size="14pt" line-height="14pt" space-before="{$above}" space-before.conditionality="retain">— <fo:page-number/> —</fo:block></xsl:template>
	<!-- 10.1: a double rule, thin above, thick below, ends 20 mm above the foot of the sheet. -->
	<xsl:template name="letter-foot">
		<xsl:param name="only" select="false()"/>
		<!-- the region begins 1.9 mm below the type area, or where the imprint begins -->
		<xsl:variable name="region"><xsl:choose><xsl:when test="$imprint &gt; 0 and $only"><xsl:value-of select="262 - $imprint"/></xsl:when><xsl:otherwise>263.9</xsl:otherwise></xsl:choose></xsl:variable>
		<xsl:call-template name="double-rule"><xsl:with-param name="top" select="277 - 1.75 - $region"/><xsl:with-param name="first" select="0.35"/><xsl:with-param name="second" select="0.9"/></xsl:call-template>
	</xsl:template>

	<!-- 7.4: rules as wide as the type area, the first and the last thick, the one between thin. -->
	<xsl:template name="imprint">
		<xsl:if test="$imprint &gt; 0">
			<fo:block-container height="{$imprint}mm" display-align="after" font-size="14pt" line-height="7.4mm">
				<xsl:if test="$copies != ''">
					<fo:block start-indent="4em" end-indent="1em" text-indent="-3em" text-align="justify" padding-top="0.2mm" padding-bottom="0.2mm">
						<xsl:if test="$layout != 'letter'"><xsl:attribute name="border-top">0.35mm solid black</xsl:attribute><xsl:attribute name="border-bottom"><xsl:choose><xsl:when test="$with-office">0.25mm</xsl:when><xsl:otherwise>0.35mm</xsl:otherwise></xsl:choose> solid black</xsl:attribute><xsl:attribute name="padding-left">4em</xsl:attribute><xsl:attribute name="padding-right">1em</xsl:attribute></xsl:if>
						<xsl:text>抄送：</xsl:text><xsl:value-of select="$copies"/><xsl:text>。</xsl:text>
					</fo:block>
				</xsl:if>
				<xsl:if test="$with-office">
					<fo:block start-indent="1em" end-indent="1em" text-align-last="justify" padding-left="1em" padding-right="1em" padding-top="0.2mm" padding-bottom="0.2mm" border-bottom="0.35mm solid black">
						<xsl:if test="$copies = ''"><xsl:attribute name="border-top">0.35mm solid black</xsl:attribute></xsl:if>
						<xsl:choose><xsl:when test="$official/printed-by"><xsl:value-of select="$official/printed-by"/></xsl:when><xsl:otherwise><xsl:value-of select="$official/issuer[1]"/></xsl:otherwise></xsl:choose>
						<fo:leader leader-pattern="space"/>
						<xsl:choose><xsl:when test="$official/printed"><xsl:value-of select="$official/printed/@shown"/></xsl:when><xsl:otherwise><xsl:value-of select="$official/date/@shown"/></xsl:otherwise></xsl:choose>印发</fo:block>
				</xsl:if>
			</fo:block-container>
		</xsl:if>
	</xsl:template>

	<xsl:template name="red-rule">
		<xsl:param name="left"/><xsl:param name="top"/><xsl:param name="width"/><xsl:param name="height"/>
		<fo:block-container absolute-position="absolute" left="{$left}mm" top="{$top}mm" width="{$width}mm" height="{$height}mm" background-color="{$red}"><fo:block font-size="0.5pt" line-height="0.5pt"/></fo:block-container>
	</xsl:template>
	<!-- 170 mm wide, centred on the sheet: 8 mm to the left of the type area. -->
	<xsl:template name="double-rule">
		<xsl:param name="top"/><xsl:param name="first"/><xsl:param name="second"/>
		<xsl:call-template name="red-rule"><xsl:with-param name="left" select="-8"/><xsl:with-param name="top" select="$top"/><xsl:with-param name="width" select="170"/><xsl:with-param name="height" select="$first"/></xsl:call-template>
		<xsl:call-template name="red-rule"><xsl:with-param name="left" select="-8"/><xsl:with-param name="top" select="$top + $first + 0.5"/><xsl:with-param name="width" select="170"/><xsl:with-param name="height" select="$second"/></xsl:call-template>
	</xsl:template>

	<!-- == the head == -->

	<xsl:variable name="mark">
		<xsl:choose>
			<xsl:when test="$official/mark"><xsl:value-of select="$official/mark"/></xsl:when>
			<xsl:when test="$layout = 'document'"><xsl:value-of select="$official/issuer[1]"/>文件</xsl:when>
			<xsl:otherwise><xsl:value-of select="$official/issuer[1]"/></xsl:otherwise>
		</xsl:choose>
	</xsl:variable>
	<xsl:variable name="several" select="count($official/issuer) &gt; 1 and $layout = 'document' and not($official/mark)"/>
	<xsl:variable name="longest"><xsl:for-each select="$official/issuer"><xsl:sort select="string-length(.)" data-type="number" order="descending"/><xsl:if test="position() = 1"><xsl:value-of select="string-length(.)"/></xsl:if></xsl:for-each></xsl:variable>
	<!-- The size of the mark, not above 22 mm, and as large as 150 mm hold. -->
	<xsl:variable name="mark-size">
		<xsl:variable name="fits">
			<xsl:choose>
				<xsl:when test="$several"><xsl:value-of select="118 div $longest"/></xsl:when>
				<xsl:otherwise><xsl:value-of select="150 div string-length($mark)"/></xsl:otherwise>
			</xsl:choose>
		</xsl:variable>
		<xsl:choose><xsl:when test="$fits &gt; 18">18</xsl:when><xsl:otherwise><xsl:value-of select="$fits"/></xsl:otherwise></xsl:choose>
	</xsl:variable>
	<xsl:variable name="mark-height" select="$mark-size * (1 + 0.35 * $several) * (1 + (count($official/issuer) - 1) * $several)"/>

	<xsl:template name="notices">
		<xsl:if test="copy-number"><fo:block><xsl:value-of select="copy-number"/></fo:block></xsl:if>
		<xsl:if test="secrecy"><fo:block font-family="hei"><xsl:value-of select="secrecy/@shown"/><xsl:if test="secrecy-term">★<xsl:value-of select="secrecy-term"/></xsl:if></fo:block></xsl:if>
		<xsl:if test="urgency"><fo:block font-family="hei"><xsl:value-of select="urgency/@shown"/></fo:block></xsl:if>
	</xsl:template>

	<!-- 7.2: the mark 35 mm below the upper edge of the type area; two lines; the number; 4 mm; the red rule. -->
	<xsl:template name="document-head">
		<xsl:variable name="number-top" select="$above + 35 + $mark-height + 2 * $line"/>
		<xsl:variable name="rule" select="$number-top + 7.99 + 4 + $line * (count(signer) - 1) * $upward * (count(signer) &gt; 1)"/>
		<fo:block-container height="{$rule + $line}mm">
			<fo:block-container absolute-position="absolute" left="0mm" top="0mm" width="80mm" height="{3 * $line}mm"><xsl:call-template name="notices"/><xsl:if test="not(copy-number or secrecy or urgency)"><fo:block/></xsl:if></fo:block-container>
			<fo:block-container absolute-position="absolute" left="0mm" top="{$above + 35}mm" width="156mm" height="{$mark-height}mm"><xsl:call-template name="mark"/></fo:block-container>
			<xsl:if test="number or $upward">
				<fo:block-container absolute-position="absolute" left="0mm" top="{$number-top}mm" width="156mm" height="{$line * 3}mm">
					<xsl:choose>
						<xsl:when test="$upward">
							<fo:block text-align-last="justify" start-indent="1em" end-indent="1em"><xsl:value-of select="number"/><fo:leader leader-pattern="space"/>签发人：<fo:inline font-family="kai"><xsl:value-of select="signer[1]"/></fo:inline></fo:block>
							<xsl:for-each select="signer[position() &gt; 1]"><fo:block text-align="end" end-indent="1em" font-family="kai"><xsl:value-of select="."/></fo:block></xsl:for-each>
						</xsl:when>
						<xsl:otherwise><fo:block text-align="center"><xsl:value-of select="number"/></fo:block></xsl:otherwise>
					</xsl:choose>
				</fo:block-container>
			</xsl:if>
			<xsl:call-template name="red-rule"><xsl:with-param name="left" select="0"/><xsl:with-param name="top" select="$rule"/><xsl:with-param name="width" select="156"/><xsl:with-param name="height" select="0.7"/></xsl:call-template>
		</fo:block-container>
	</xsl:template>
	<xsl:template name="mark">
		<xsl:choose>
			<xsl:when test="$several">
				<!-- The names of a joint document, each as wide as the longest; 文件 beside them. -->
				<fo:table table-layout="fixed" width="156mm" role="presentation" font-family="title" font-weight="bold" color="{$red}" font-size="{$mark-size}mm" line-height="1.35">
					<fo:table-column column-width="{$mark-size * $longest + 6}mm"/><fo:table-column column-width="{150 - $mark-size * $longest}mm"/>
					<fo:table-body>
						<xsl:for-each select="issuer">
							<fo:table-row>
								<fo:table-cell><fo:block text-align-last="justify" bp:text-justify="inter-ideograph"><xsl:value-of select="."/></fo:block></fo:table-cell>
								<xsl:if test="position() = 1"><fo:table-cell number-rows-spanned="{last()}" display-align="center"><fo:block text-align="center">文件</fo:block></fo:table-cell></xsl:if>
							</fo:table-row>
						</xsl:for-each>
					</fo:table-body>
				</fo:table>
			</xsl:when>
			<xsl:otherwise><fo:block font-family="title" font-weight="bold" color="{$red}" font-size="{$mark-size}mm" line-height="1" text-align="center"><xsl:value-of select="$mark"/></fo:block></xsl:otherwise>
		</xsl:choose>
	</xsl:template>

	<!-- 10.1: the name 30 mm below the head of the sheet (4.55 mm above the body region), a double rule 4 mm below it, 170 mm wide. -->
	<xsl:template name="letter-head">
		<xsl:variable name="rule" select="30 - 34.55 + $mark-size + 4"/>
		<fo:block-container height="{$rule + 2 * $line}mm">
			<fo:block-container absolute-position="absolute" left="0mm" top="-4.55mm" width="156mm" height="{$mark-size}mm"><xsl:call-template name="mark"/></fo:block-container>
			<xsl:call-template name="double-rule"><xsl:with-param name="top" select="$rule"/><xsl:with-param name="first" select="0.9"/><xsl:with-param name="second" select="0.35"/></xsl:call-template>
			<fo:block-container absolute-position="absolute" left="0mm" top="{$rule + 3}mm" width="80mm" height="{3 * $line}mm"><xsl:call-template name="notices"/><xsl:if test="not(copy-number or secrecy or urgency)"><fo:block/></xsl:if></fo:block-container>
			<xsl:if test="number"><fo:block-container absolute-position="absolute" left="76mm" top="{$rule + 3}mm" width="80mm" height="{$line}mm"><fo:block text-align="end"><xsl:value-of select="number"/></fo:block></fo:block-container></xsl:if>
		</fo:block-container>
	</xsl:template>

	<!-- == the main part == -->

	<xsl:template match="official" mode="document">
		<xsl:choose>
			<xsl:when test="$layout = 'letter'"><xsl:call-template name="letter-head"/></xsl:when>
			<xsl:when test="$layout != 'plain'"><xsl:call-template name="document-head"/></xsl:when>
		</xsl:choose>
		<xsl:choose>
			<!-- 7.3.1: lines broken by sense, as the author says -->
			<xsl:when test="title-line"><fo:block role="H1" font-family="title" font-weight="bold" font-size="22pt" line-height="34pt" text-align="center" space-before="29.53pt" space-before.conditionality="retain" space-after="29.53pt" keep-with-next.within-page="always" keep-together.within-page="always"><xsl:for-each select="title-line"><xsl:if test="position() &gt; 1"><fo:block/></xsl:if><xsl:value-of select="."/></xsl:for-each></fo:block></xsl:when>
			<xsl:otherwise><xsl:call-template name="document-title"/></xsl:otherwise>
		</xsl:choose>
		<xsl:if test="addressee"><fo:block><xsl:for-each select="addressee"><xsl:if test="position() &gt; 1">，</xsl:if><xsl:value-of select="."/></xsl:for-each>：</fo:block></xsl:if>
		<xsl:apply-templates select="body/*[not(self::section[starts-with(title, '附件')])]" mode="fo"/>
		<xsl:call-template name="annex-list"/>
		<xsl:call-template name="people"><xsl:with-param name="label" select="'出席'"/><xsl:with-param name="names" select="attending"/></xsl:call-template>
		<xsl:call-template name="people"><xsl:with-param name="label" select="'请假'"/><xsl:with-param name="names" select="on-leave"/></xsl:call-template>
		<xsl:call-template name="people"><xsl:with-param name="label" select="'列席'"/><xsl:with-param name="names" select="observing"/></xsl:call-template>
		<xsl:if test="$layout != 'minutes'"><xsl:call-template name="official-signature"/></xsl:if>
		<xsl:if test="note"><fo:block text-indent="2em">（<xsl:value-of select="note"/>）</fo:block></xsl:if>
		<xsl:apply-templates select="body/section[starts-with(title, '附件')]" mode="annex"/>
	</xsl:template>

	<!-- 7.3.4: one line below the text, two em in; names without marks, further lines aligned with the first character of the name. -->
	<xsl:template name="annex-list">
		<xsl:variable name="names" select="annex | body/section[starts-with(title, '附件')]/title"/>
		<xsl:if test="$names">
			<fo:block space-before="{$line-pitch}">
				<xsl:for-each select="$names">
					<xsl:variable name="several-annexes" select="last() &gt; 1"/>
					<fo:block start-indent="{5 + 1 * $several-annexes}em" text-indent="-{3 + 1 * $several-annexes}em">
						<xsl:choose><xsl:when test="position() = 1">附件：</xsl:when><xsl:otherwise><fo:leader leader-pattern="space" leader-length="3em"/></xsl:otherwise></xsl:choose>
						<xsl:if test="$several-annexes"><fo:inline><xsl:value-of select="position()"/>.</fo:inline></xsl:if>
						<xsl:call-template name="annex-name"/>
					</fo:block>
				</xsl:for-each>
			</fo:block>
		</xsl:if>
	</xsl:template>
	<!-- “附件1　名册” is named 名册. -->
	<xsl:template name="annex-name">
		<xsl:choose>
			<xsl:when test="not(self::title)"><xsl:value-of select="."/></xsl:when>
			<xsl:when test="contains(., '　')"><xsl:value-of select="substring-after(., '　')"/></xsl:when>
			<xsl:when test="contains(., '：')"><xsl:value-of select="substring-after(., '：')"/></xsl:when>
			<xsl:when test="contains(., ' ')"><xsl:value-of select="substring-after(., ' ')"/></xsl:when>
			<xsl:otherwise><xsl:value-of select="translate(substring-after(., '附件'), '0123456789', '')"/></xsl:otherwise>
		</xsl:choose>
	</xsl:template>

	<!-- 7.3.7: on a page of its own before the imprint; 附件N in 黑体 on the first line, the title on the third. -->
	<xsl:template match="section" mode="annex">
		<fo:block-container break-before="page">
			<!-- 8: a table of many columns is turned, its head at the left of every sheet; the number stays where it is. -->
			<xsl:if test=".//table[count(column) &gt; 7]">
				<xsl:attribute name="reference-orientation">90</xsl:attribute>
				<xsl:attribute name="block-progression-dimension">156mm</xsl:attribute>
				<xsl:attribute name="inline-progression-dimension"><xsl:value-of select="225 - ($imprint + 5) * ($imprint &gt; 0) * (count(following-sibling::section) = 0)"/>mm</xsl:attribute>
			</xsl:if>
			<xsl:call-template name="annex"/>
		</fo:block-container>
	</xsl:template>
	<xsl:template name="annex">
		<fo:block role="H2" font-family="hei">附件<xsl:if test="count(../section[starts-with(title, '附件')]) &gt; 1"><xsl:value-of select="count(preceding-sibling::section[starts-with(title, '附件')]) + 1"/></xsl:if></fo:block>
		<fo:block role="H3" font-family="title" font-weight="bold" font-size="22pt" line-height="34pt" text-align="center" bp:balance="yes" space-before="24.9pt" space-after="{$line-pitch}" keep-with-next.within-page="always"><xsl:for-each select="title"><xsl:call-template name="annex-name"/></xsl:for-each></fo:block>
		<xsl:apply-templates select="*[not(self::title or self::label)]" mode="fo"/>
	</xsl:template>

	<!-- 10.3: one line below, two em in, the label in 黑体; further lines aligned behind the colon. -->
	<xsl:template name="people">
		<xsl:param name="label"/><xsl:param name="names"/>
		<xsl:if test="$names">
			<fo:block start-indent="5em" text-indent="-3em" text-align="justify">
				<xsl:if test="$label = '出席'"><xsl:attribute name="space-before"><xsl:value-of select="$line-pitch"/></xsl:attribute></xsl:if>
				<fo:inline font-family="hei"><xsl:value-of select="$label"/></fo:inline>：<xsl:for-each select="$names"><xsl:if test="position() &gt; 1">、</xsl:if><xsl:value-of select="."/></xsl:for-each>
			</fo:block>
		</xsl:if>
	</xsl:template>

	<!-- The width of a date: Han, digits of half an em, and a quarter em where they meet.
	     7.3.5.1, with a seal: the date right by four em, the name centred above it; the seal covers both. -->
	<xsl:template name="official-signature">
		<xsl:variable name="day" select="date/@shown"/>
		<xsl:variable name="day-width" select="string-length(translate($day, '0123456789', '')) + 0.5 * string-length(translate($day, '年月日', '')) + 1.25"/>
		<fo:block space-before="{$line-pitch}" keep-together.within-page="always">
			<xsl:for-each select="issuer">
				<xsl:variable name="length" select="string-length(.)"/>
				<xsl:variable name="over" select="($length - $day-width) div 2"/>
				<fo:block text-align="end" keep-with-next.within-page="always">
					<xsl:attribute name="end-indent"><xsl:choose><xsl:when test="4 - $over &gt; 1"><xsl:value-of select="4 - $over"/>em</xsl:when><xsl:otherwise>1em</xsl:otherwise></xsl:choose></xsl:attribute>
					<xsl:value-of select="."/>
				</fo:block>
			</xsl:for-each>
			<fo:block text-align="end">
				<xsl:variable name="over" select="(string-length(issuer[last()]) - $day-width) div 2"/>
				<xsl:attribute name="end-indent"><xsl:choose><xsl:when test="4 - $over &gt; 1">4em</xsl:when><xsl:otherwise><xsl:value-of select="1 + $over"/>em</xsl:otherwise></xsl:choose></xsl:attribute>
				<xsl:value-of select="$day"/>
			</fo:block>
		</fo:block>
	</xsl:template>
</xsl:stylesheet>
