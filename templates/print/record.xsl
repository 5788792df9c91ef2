<?xml version="1.0" encoding="UTF-8"?>
<!-- record.xsl - any record as a form: plain fields in a table, repeated maps in tables of their own, the text. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format" xmlns:bp="urn:boardpress:fo">
	<xsl:import href="document.xsl"/>
	<xsl:template match="*" mode="document">
		<xsl:call-template name="document-title"/>
		<xsl:call-template name="record-facts"/>
		<xsl:apply-templates select="body/*" mode="fo"/>
		<xsl:call-template name="record-lists"/>
	</xsl:template>

	<xsl:template name="record-facts">
		<xsl:variable name="plain" select="*[not(*)][not(self::title or self::name or self::body or self::audience or self::origin or self::order or self::language)]"/>
		<xsl:if test="$plain">
			<fo:table table-layout="fixed" width="100%" border-collapse="collapse" font-family="song" font-size="{$table-size}" line-height="1.5" space-after="10pt" text-indent="0">
				<fo:table-column column-width="proportional-column-width(22)"/><fo:table-column column-width="proportional-column-width(78)"/>
				<fo:table-body>
					<xsl:for-each select="$plain[not(name() = name(preceding-sibling::*[1]))]">
						<xsl:variable name="name" select="name()"/>
						<xsl:call-template name="fact-row"><xsl:with-param name="label" select="@label"/><xsl:with-param name="value"><xsl:call-template name="value-of"><xsl:with-param name="node" select="../*[name() = $name]"/></xsl:call-template></xsl:with-param></xsl:call-template>
					</xsl:for-each>
				</fo:table-body>
			</fo:table>
		</xsl:if>
	</xsl:template>

	<xsl:template name="record-lists">
		<xsl:for-each select="*[*][not(self::body)][not(name() = name(preceding-sibling::*[1]))]">
			<xsl:variable name="name" select="name()"/>
			<fo:block role="H2" font-family="hei" space-before="12pt" keep-with-next.within-page="always"><xsl:value-of select="@label"/></fo:block>
			<xsl:call-template name="field-table"><xsl:with-param name="rows" select="../*[name() = $name]"/></xsl:call-template>
		</xsl:for-each>
	</xsl:template>

	<!-- The columns are the fields that any of the rows has. -->
	<xsl:template name="field-table">
		<xsl:param name="rows"/>
		<fo:table table-layout="fixed" width="100%" border-collapse="collapse" font-family="song" font-size="{$table-size}" line-height="1.5" space-before="4pt" space-after="8pt" text-indent="0" text-align="start">
			<fo:table-column column-width="12mm"/>
			<xsl:for-each select="$rows/*"><xsl:if test="generate-id() = generate-id($rows/*[name() = name(current())][1])"><fo:table-column column-width="proportional-column-width(1)"/></xsl:if></xsl:for-each>
			<fo:table-header><fo:table-row>
				<fo:table-cell border="0.5pt solid black" padding="3pt 4pt" background-color="#f0ece6"><fo:block font-family="hei" text-align="center">序号</fo:block></fo:table-cell>
				<xsl:for-each select="$rows/*"><xsl:if test="generate-id() = generate-id($rows/*[name() = name(current())][1])"><fo:table-cell border="0.5pt solid black" padding="3pt 4pt" background-color="#f0ece6"><fo:block font-family="hei" text-align="center"><xsl:value-of select="@label"/></fo:block></fo:table-cell></xsl:if></xsl:for-each>
			</fo:table-row></fo:table-header>
			<fo:table-body>
				<xsl:for-each select="$rows">
					<xsl:variable name="row" select="."/>
					<fo:table-row keep-together.within-page="always">
						<fo:table-cell border="0.5pt solid black" padding="3pt 4pt" display-align="center"><fo:block text-align="center"><xsl:value-of select="position()"/></fo:block></fo:table-cell>
						<xsl:for-each select="$rows/*"><xsl:if test="generate-id() = generate-id($rows/*[name() = name(current())][1])">
							<xsl:variable name="name" select="name()"/>
							<fo:table-cell border="0.5pt solid black" padding="3pt 4pt" display-align="center"><fo:block><xsl:call-template name="cell-lines"><xsl:with-param name="text" select="$row/*[name() = $name]"/></xsl:call-template><xsl:call-template name="value-of"><xsl:with-param name="node" select="$row/*[name() = $name]"/></xsl:call-template></fo:block></fo:table-cell>
						</xsl:if></xsl:for-each>
					</fo:table-row>
				</xsl:for-each>
			</fo:table-body>
		</fo:table>
	</xsl:template>
</xsl:stylesheet>
