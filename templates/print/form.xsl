<?xml version="1.0" encoding="UTF-8"?>
<!--
  form.xsl - a form on A4, blank or filled; generator/print/form.c tells its source.  Two short fields stand
  in a row; a field with a height has a row of its own, at least that high.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format" xmlns:bp="urn:boardpress:fo">
	<xsl:import href="text.xsl"/>
	<xsl:param name="text-size">12pt</xsl:param>
	<xsl:param name="line-pitch">20pt</xsl:param>
	<xsl:variable name="line">0.5pt solid black</xsl:variable>

	<xsl:template match="/form">
		<fo:root language="zh" country="CN" font-family="fangsong" font-size="{$text-size}" line-height="{$line-pitch}">
			<fo:layout-master-set>
				<fo:simple-page-master master-name="form" page-width="210mm" page-height="297mm" margin="20mm 20mm 14mm 25mm">
					<fo:region-body margin-bottom="12mm"/><fo:region-after extent="8mm"/>
				</fo:simple-page-master>
			</fo:layout-master-set>
			<fo:declarations><bp:info title="{@title}" author="{@organisation-name}" language="zh-CN"/></fo:declarations>
			<fo:page-sequence master-reference="form">
				<fo:static-content flow-name="xsl-region-after"><fo:block font-family="song" font-size="9pt" line-height="12pt" text-align="center">第<fo:page-number/>页</fo:block></fo:static-content>
				<fo:flow flow-name="xsl-region-body">
					<fo:block role="H1" font-family="title" font-weight="bold" font-size="22pt" line-height="34pt" text-align="center" bp:balance="yes" space-after="6pt"><xsl:value-of select="@title"/></fo:block>
					<fo:block text-align-last="justify" font-size="12pt" space-after="4pt">党支部：<xsl:choose><xsl:when test="@organisation-name"><xsl:value-of select="@organisation-name"/><fo:leader leader-pattern="space"/></xsl:when><xsl:otherwise><fo:leader leader-pattern="space"/>编号：　　　　　　　　</xsl:otherwise></xsl:choose></fo:block>
					<xsl:if test="field"><xsl:call-template name="fields"/></xsl:if>
					<xsl:apply-templates select="list"/>
					<xsl:call-template name="signatures"/>
				</fo:flow>
			</fo:page-sequence>
		</fo:root>
	</xsl:template>

	<xsl:template name="fields">
		<fo:table table-layout="fixed" width="100%" border-collapse="collapse" border="1pt solid black">
			<fo:table-column column-width="28mm"/><fo:table-column column-width="proportional-column-width(1)"/><fo:table-column column-width="28mm"/><fo:table-column column-width="proportional-column-width(1)"/>
			<fo:table-body><xsl:apply-templates select="field[1]" mode="row"/></fo:table-body>
		</fo:table>
	</xsl:template>
	<!-- A row begins with this field, and takes the next one too if both are short. -->
	<xsl:template match="field" mode="row">
		<xsl:variable name="next" select="following-sibling::field[1]"/>
		<xsl:variable name="pair" select="not(@height) and $next and not($next/@height)"/>
		<fo:table-row keep-together.within-page="auto">
			<xsl:attribute name="height"><xsl:choose><xsl:when test="@height and not(body)"><xsl:value-of select="@height"/></xsl:when><xsl:otherwise>10</xsl:otherwise></xsl:choose>mm</xsl:attribute>
			<xsl:call-template name="label"/>
			<xsl:call-template name="value"><xsl:with-param name="span"><xsl:choose><xsl:when test="$pair">1</xsl:when><xsl:otherwise>3</xsl:otherwise></xsl:choose></xsl:with-param></xsl:call-template>
			<xsl:if test="$pair"><xsl:for-each select="$next"><xsl:call-template name="label"/><xsl:call-template name="value"/></xsl:for-each></xsl:if>
		</fo:table-row>
		<xsl:choose>
			<xsl:when test="$pair"><xsl:apply-templates select="$next/following-sibling::field[1]" mode="row"/></xsl:when>
			<xsl:otherwise><xsl:apply-templates select="$next" mode="row"/></xsl:otherwise>
		</xsl:choose>
	</xsl:template>
	<xsl:template name="label">
		<fo:table-cell role="TH" border="{$line}" padding="3pt 4pt" display-align="center"><fo:block font-family="hei" text-align="center"><xsl:value-of select="@title"/></fo:block></fo:table-cell>
	</xsl:template>
	<xsl:template name="value">
		<xsl:param name="span" select="1"/>
		<fo:table-cell number-columns-spanned="{$span}" border="{$line}" padding="3pt 6pt">
			<xsl:attribute name="display-align"><xsl:choose><xsl:when test="@height &gt; 25">before</xsl:when><xsl:otherwise>center</xsl:otherwise></xsl:choose></xsl:attribute>
			<xsl:choose>
				<xsl:when test="body"><xsl:apply-templates select="body/*" mode="fo"/></xsl:when>
				<xsl:when test="text"><fo:block text-align="start"><xsl:call-template name="cell-lines"><xsl:with-param name="text" select="text"/></xsl:call-template><xsl:value-of select="text"/></fo:block></xsl:when>
				<xsl:otherwise><fo:block/></xsl:otherwise>
			</xsl:choose>
		</fo:table-cell>
	</xsl:template>

	<xsl:template match="list">
		<fo:block role="H2" font-family="hei" text-align="center" space-before="10pt" space-after="4pt" keep-with-next.within-page="always"><xsl:value-of select="@title"/></fo:block>
		<fo:table table-layout="fixed" width="100%" border-collapse="collapse" border="1pt solid black">
			<fo:table-column column-width="12mm"/>
			<xsl:for-each select="column"><fo:table-column><xsl:attribute name="column-width">proportional-column-width(<xsl:choose><xsl:when test="@width != ''"><xsl:value-of select="@width"/></xsl:when><xsl:otherwise>2</xsl:otherwise></xsl:choose>)</xsl:attribute></fo:table-column></xsl:for-each>
			<fo:table-header><fo:table-row height="10mm"><fo:table-cell border="{$line}" padding="3pt" display-align="center"><fo:block font-family="hei" text-align="center">序号</fo:block></fo:table-cell><xsl:for-each select="column"><fo:table-cell border="{$line}" padding="3pt" display-align="center"><fo:block font-family="hei" text-align="center"><xsl:value-of select="@title"/></fo:block></fo:table-cell></xsl:for-each></fo:table-row></fo:table-header>
			<fo:table-body>
				<xsl:for-each select="row"><fo:table-row height="10mm" keep-together.within-page="always"><fo:table-cell border="{$line}" padding="3pt" display-align="center"><fo:block text-align="center"><xsl:value-of select="position()"/></fo:block></fo:table-cell><xsl:for-each select="cell"><fo:table-cell border="{$line}" padding="3pt 4pt" display-align="center"><fo:block><xsl:call-template name="cell-lines"><xsl:with-param name="text" select="text"/></xsl:call-template><xsl:value-of select="text"/></fo:block></fo:table-cell></xsl:for-each></fo:table-row></xsl:for-each>
			</fo:table-body>
		</fo:table>
	</xsl:template>

	<!-- Places to sign, side by side. -->
	<xsl:template name="signatures">
		<xsl:if test="signature">
			<fo:table role="presentation" table-layout="fixed" width="100%" space-before="12pt" keep-together.within-page="always">
				<xsl:for-each select="signature"><fo:table-column column-width="proportional-column-width(1)"/></xsl:for-each>
				<fo:table-body><fo:table-row><xsl:for-each select="signature"><fo:table-cell><fo:block><xsl:value-of select="."/>（签字）：</fo:block><fo:block text-align="end" end-indent="2em" space-before="14pt">年　　月　　日</fo:block></fo:table-cell></xsl:for-each></fo:table-row></fo:table-body>
			</fo:table>
		</xsl:if>
	</xsl:template>
</xsl:stylesheet>
