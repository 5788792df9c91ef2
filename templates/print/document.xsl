<?xml version="1.0" encoding="UTF-8"?>
<!--
  document.xsl - a record on A4 in the type area of GB/T 9704-2012.  A kind's print.xsl imports it and
  gives the template for its document element in mode "document".
  Source: <print audience site as-of> document/KIND, chart?.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format" xmlns:bp="urn:boardpress:fo">
	<xsl:import href="text.xsl"/>

	<xsl:template match="/print">
		<xsl:variable name="record" select="document/*"/>
		<fo:root language="zh" country="CN" font-family="{$text-font}" font-size="{$text-size}" line-height="{$line-pitch}">
			<fo:layout-master-set>
				<xsl:call-template name="page"><xsl:with-param name="name" select="'odd'"/></xsl:call-template>
				<xsl:call-template name="page"><xsl:with-param name="name" select="'even'"/></xsl:call-template>
				<fo:page-sequence-master master-name="document">
					<fo:repeatable-page-master-alternatives>
						<fo:conditional-page-master-reference odd-or-even="odd" master-reference="odd"/>
						<fo:conditional-page-master-reference odd-or-even="even" master-reference="even"/>
					</fo:repeatable-page-master-alternatives>
				</fo:page-sequence-master>
			</fo:layout-master-set>
			<fo:declarations>
				<bp:info title="{$record/@title}" author="{$record/@organisation-name}" subject="{$record/@kind-shown}" language="zh-CN">
					<xsl:if test="$record/date and $record/date != 'unknown'"><xsl:attribute name="date"><xsl:value-of select="$record/date"/></xsl:attribute></xsl:if>
				</bp:info>
			</fo:declarations>
			<fo:page-sequence master-reference="document">
				<fo:static-content flow-name="foot-odd"><fo:block text-align="end" end-indent="1em" font-family="song" font-size="14pt" line-height="14pt" padding-top="2.6mm">— <fo:page-number/> —</fo:block></fo:static-content>
				<fo:static-content flow-name="foot-even"><fo:block text-align="start" start-indent="1em" font-family="song" font-size="14pt" line-height="14pt" padding-top="2.6mm">— <fo:page-number/> —</fo:block></fo:static-content>
				<fo:flow flow-name="xsl-region-body">
					<xsl:apply-templates select="document/*" mode="document"/>
				</fo:flow>
			</fo:page-sequence>
		</fo:root>
	</xsl:template>

	<xsl:template name="page">
		<xsl:param name="name"/>
		<fo:simple-page-master master-name="{$name}" page-width="210mm" page-height="297mm" margin-left="28mm" margin-right="26mm" margin-top="34.55mm" margin-bottom="15mm">
			<!-- 22 lines of 29.53 pt are 229.2 mm: half of the space between lines stands above the first
			     and below the last, so the body is that much higher than the type area of 225 mm. -->
			<fo:region-body margin-bottom="18.1mm"/>
			<fo:region-after region-name="foot-{$name}" extent="18.1mm"/>
		</fo:simple-page-master>
	</xsl:template>

	<!-- Title in 二号小标宋, two lines free above, one below. -->
	<xsl:template name="document-title">
		<fo:block role="H1" font-family="title" font-weight="bold" font-size="22pt" line-height="34pt" text-align="center" bp:balance="yes" space-before="29.53pt" space-before.conditionality="retain" space-after="29.53pt" keep-with-next.within-page="always"><xsl:value-of select="@title"/></fo:block>
	</xsl:template>

	<xsl:template name="signature">
		<fo:block space-before="29.53pt" keep-together.within-page="always">
			<fo:block text-align="end" end-indent="2em" keep-with-next.within-page="always"><xsl:choose><xsl:when test="issuer"><xsl:value-of select="issuer"/></xsl:when><xsl:otherwise><xsl:value-of select="@organisation-name"/></xsl:otherwise></xsl:choose></fo:block>
			<fo:block text-align="end" end-indent="2em"><xsl:choose><xsl:when test="as-written"><xsl:value-of select="as-written"/></xsl:when><xsl:when test="date = 'unknown'">（日期不详）</xsl:when><xsl:otherwise><xsl:value-of select="substring-before(concat(date/@shown, ' '), ' ')"/></xsl:otherwise></xsl:choose></fo:block>
		</fo:block>
	</xsl:template>

	<xsl:template name="annexes">
		<xsl:if test="annex">
			<fo:block space-before="29.53pt">
				<xsl:for-each select="annex"><fo:block start-indent="5em" text-indent="-3em"><xsl:choose><xsl:when test="position() = 1">附件：</xsl:when><xsl:otherwise><fo:leader leader-length="3em"/></xsl:otherwise></xsl:choose><xsl:if test="last() &gt; 1"><xsl:value-of select="position()"/>.</xsl:if><xsl:value-of select="."/></fo:block></xsl:for-each>
			</fo:block>
		</xsl:if>
	</xsl:template>

	<!-- 抄送, between two rules. -->
	<xsl:template name="copies">
		<xsl:if test="copy">
			<fo:block space-before="29.53pt" border-top="0.35mm solid black" border-bottom="0.35mm solid black" font-size="14pt" line-height="24pt" start-indent="1em" end-indent="1em">抄送：<xsl:for-each select="copy"><xsl:if test="position() &gt; 1">，</xsl:if><xsl:value-of select="."/></xsl:for-each>。</fo:block>
		</xsl:if>
	</xsl:template>

	<xsl:template name="fact-row">
		<xsl:param name="label"/><xsl:param name="value"/>
		<xsl:if test="$value != ''">
			<fo:table-row keep-together.within-page="always">
				<fo:table-cell role="TH" border="0.5pt solid black" padding="4pt 6pt" display-align="center"><fo:block font-family="hei" text-align="center"><xsl:value-of select="$label"/></fo:block></fo:table-cell>
				<fo:table-cell border="0.5pt solid black" padding="4pt 6pt" display-align="center"><fo:block><xsl:value-of select="$value"/></fo:block></fo:table-cell>
			</fo:table-row>
		</xsl:if>
	</xsl:template>
</xsl:stylesheet>
