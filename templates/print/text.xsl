<?xml version="1.0" encoding="UTF-8"?>
<!--
  text.xsl - the body of a record as XSL-FO, in the sizes of GB/T 9704-2012: 三号 is 15.75 pt, 28 characters
  by 22 lines fill 156 x 225 mm, the line pitch is 29.53 pt.  Boards and packets set $text-size and
  $line-pitch of their own.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format" xmlns:bp="urn:boardpress:fo">
	<xsl:output method="xml" indent="no"/>
	<xsl:param name="text-size">15.75pt</xsl:param>
	<xsl:param name="line-pitch">29.53pt</xsl:param>
	<xsl:param name="text-font">fangsong</xsl:param>
	<xsl:param name="table-size">11.5pt</xsl:param>
	<!-- For readers who hear the page: the level of the heading above the text. -->
	<xsl:param name="heading-base">1</xsl:param>

	<xsl:template match="section" mode="fo">
		<xsl:choose>
			<xsl:when test="@run-in">
				<fo:block text-indent="2em" text-align="justify">
					<fo:inline><xsl:call-template name="heading-font"/><xsl:apply-templates select="label | title" mode="inline"/></fo:inline>
					<xsl:apply-templates select="p[1]/node()" mode="inline"/>
				</fo:block>
				<xsl:apply-templates select="*[not(self::label or self::title)][not(self::p and not(preceding-sibling::p))]" mode="fo"/>
			</xsl:when>
			<xsl:otherwise>
				<fo:block role="H{$heading-base + @level}" text-indent="2em" keep-with-next.within-page="always" keep-together.within-page="always">
					<xsl:if test="$heading-base + @level &gt; 6"><xsl:attribute name="role">H6</xsl:attribute></xsl:if>
					<xsl:call-template name="heading-font"/>
					<xsl:apply-templates select="label | title" mode="inline"/>
				</fo:block>
				<xsl:apply-templates select="*[not(self::label or self::title)]" mode="fo"/>
			</xsl:otherwise>
		</xsl:choose>
	</xsl:template>

	<!-- GB/T 9704-2012, 7.3.3: 一、黑体 （一）楷体, 1. and （1） as the text. -->
	<xsl:template name="heading-font">
		<xsl:choose>
			<xsl:when test="@level = 1"><xsl:attribute name="font-family">hei</xsl:attribute></xsl:when>
			<xsl:when test="@level = 2"><xsl:attribute name="font-family">kai</xsl:attribute></xsl:when>
		</xsl:choose>
	</xsl:template>

	<xsl:template match="p" mode="fo">
		<fo:block text-indent="2em" text-align="justify"><xsl:value-of select="@label"/><xsl:apply-templates mode="inline"/></fo:block>
	</xsl:template>
	<!-- A picture alone takes the whole line. -->
	<xsl:template match="p[image][count(*) = count(image)][normalize-space() = '']" mode="fo">
		<fo:block text-align="center"><xsl:apply-templates mode="inline"/></fo:block>
	</xsl:template>
	<xsl:template match="item/p" mode="fo">
		<fo:block text-align="justify"><xsl:apply-templates mode="inline"/></fo:block>
	</xsl:template>
	<xsl:template match="list" mode="fo">
		<fo:list-block provisional-distance-between-starts="2em" provisional-label-separation="0.3em" start-indent="2em">
			<xsl:apply-templates select="item" mode="fo"/>
		</fo:list-block>
	</xsl:template>
	<xsl:template match="item" mode="fo">
		<fo:list-item>
			<fo:list-item-label end-indent="label-end()"><fo:block><xsl:choose><xsl:when test="../@ordered"><xsl:value-of select="../@start + position() - 1"/>.</xsl:when><xsl:otherwise>·</xsl:otherwise></xsl:choose></fo:block></fo:list-item-label>
			<fo:list-item-body start-indent="body-start()"><xsl:apply-templates select="*" mode="fo"/></fo:list-item-body>
		</fo:list-item>
	</xsl:template>
	<xsl:template match="quote" mode="fo"><fo:block role="BlockQuote" start-indent="2em" end-indent="2em" font-family="kai"><xsl:apply-templates select="*" mode="fo"/></fo:block></xsl:template>
	<xsl:template match="code" mode="fo"><fo:block role="Code" font-family="mono" font-size="10pt" line-height="1.4" linefeed-treatment="preserve" white-space-collapse="false" white-space-treatment="preserve" text-align="start" background-color="#f3f0ea" padding="4pt" space-before="4pt" space-after="4pt"><xsl:value-of select="."/></fo:block></xsl:template>
	<xsl:template match="rule" mode="fo"><fo:block text-align="center"><fo:leader leader-pattern="rule" leader-length="60%" rule-thickness="0.5pt"/></fo:block></xsl:template>

	<xsl:template match="table" mode="fo">
		<xsl:if test="caption"><fo:block font-family="hei" font-size="{$table-size}" text-align="center" space-before="8pt" keep-with-next.within-page="always"><xsl:apply-templates select="caption/node()" mode="inline"/></fo:block></xsl:if>
		<fo:table table-layout="fixed" width="100%" border-collapse="collapse" font-family="song" font-size="{$table-size}" line-height="1.5" space-before="4pt" space-after="8pt" text-align="start" text-indent="0">
			<xsl:for-each select="column"><fo:table-column column-width="proportional-column-width({@width})"/></xsl:for-each>
			<xsl:variable name="columns" select="column"/>
			<fo:table-header>
				<fo:table-row keep-together.within-page="always"><xsl:for-each select="head/row/cell"><xsl:call-template name="head-cell"/></xsl:for-each></fo:table-row>
			</fo:table-header>
			<fo:table-body>
				<xsl:for-each select="row">
					<fo:table-row keep-together.within-page="always">
						<xsl:for-each select="cell">
							<xsl:variable name="n" select="position()"/>
							<fo:table-cell border="0.5pt solid black" padding="3pt 4pt" display-align="center">
								<fo:block><xsl:if test="$columns[$n]/@align"><xsl:attribute name="text-align"><xsl:value-of select="$columns[$n]/@align"/></xsl:attribute></xsl:if><xsl:apply-templates mode="inline"/></fo:block>
							</fo:table-cell>
						</xsl:for-each>
					</fo:table-row>
				</xsl:for-each>
				<xsl:if test="not(row)"><fo:table-row><fo:table-cell number-columns-spanned="{count(column)}" border="0.5pt solid black"><fo:block/></fo:table-cell></fo:table-row></xsl:if>
			</fo:table-body>
		</fo:table>
	</xsl:template>
	<xsl:template name="head-cell">
		<fo:table-cell border="0.5pt solid black" padding="3pt 4pt" display-align="center" background-color="#f0ece6"><fo:block font-family="hei" text-align="center"><xsl:apply-templates mode="inline"/></fo:block></fo:table-cell>
	</xsl:template>

	<xsl:template match="label | title" mode="inline"><xsl:apply-templates mode="inline"/></xsl:template>
	<xsl:template match="strong" mode="inline"><fo:inline font-family="hei"><xsl:apply-templates mode="inline"/></fo:inline></xsl:template>
	<xsl:template match="em" mode="inline"><fo:inline font-family="kai"><xsl:apply-templates mode="inline"/></fo:inline></xsl:template>
	<xsl:template match="code" mode="inline"><fo:inline font-family="mono"><xsl:value-of select="."/></fo:inline></xsl:template>
	<xsl:template match="link" mode="inline">
		<xsl:choose>
			<xsl:when test="starts-with(@href, 'http')"><fo:basic-link external-destination="url({@href})"><xsl:apply-templates mode="inline"/></fo:basic-link></xsl:when>
			<xsl:otherwise><xsl:apply-templates mode="inline"/></xsl:otherwise>
		</xsl:choose>
	</xsl:template>
	<xsl:template match="image" mode="inline"><fo:external-graphic src="url({@path})" content-width="scale-down-to-fit" width="100%" role="{@alt}"/></xsl:template>
	<xsl:template match="br" mode="inline"><fo:block/></xsl:template>
	<xsl:template match="text()" mode="inline"><xsl:value-of select="."/></xsl:template>

	<!-- A table of repeated maps; columns are names of fields with their widths: "text 50 owner 20 …". -->
	<xsl:template name="map-table">
		<xsl:param name="rows"/>
		<xsl:param name="columns"/>
		<fo:table table-layout="fixed" width="100%" border-collapse="collapse" font-family="song" font-size="{$table-size}" line-height="1.5" space-before="4pt" space-after="8pt" text-indent="0" text-align="start">
			<fo:table-column column-width="12mm"/>
			<xsl:call-template name="map-columns"><xsl:with-param name="columns" select="$columns"/></xsl:call-template>
			<fo:table-header>
				<fo:table-row>
					<fo:table-cell border="0.5pt solid black" padding="3pt 4pt" background-color="#f0ece6"><fo:block font-family="hei" text-align="center">序号</fo:block></fo:table-cell>
					<xsl:call-template name="map-heads"><xsl:with-param name="columns" select="$columns"/><xsl:with-param name="rows" select="$rows"/></xsl:call-template>
				</fo:table-row>
			</fo:table-header>
			<fo:table-body>
				<xsl:for-each select="$rows">
					<fo:table-row keep-together.within-page="always">
						<fo:table-cell border="0.5pt solid black" padding="3pt 4pt" display-align="center"><fo:block text-align="center"><xsl:value-of select="position()"/></fo:block></fo:table-cell>
						<xsl:call-template name="map-cells"><xsl:with-param name="columns" select="$columns"/></xsl:call-template>
					</fo:table-row>
				</xsl:for-each>
			</fo:table-body>
		</fo:table>
	</xsl:template>
	<xsl:template name="map-columns">
		<xsl:param name="columns"/>
		<xsl:if test="$columns != ''">
			<xsl:variable name="rest" select="substring-after($columns, ' ')"/>
			<fo:table-column column-width="proportional-column-width({substring-before(concat($rest, ' '), ' ')})"/>
			<xsl:call-template name="map-columns"><xsl:with-param name="columns" select="substring-after($rest, ' ')"/></xsl:call-template>
		</xsl:if>
	</xsl:template>
	<xsl:template name="map-heads">
		<xsl:param name="columns"/><xsl:param name="rows"/>
		<xsl:if test="$columns != ''">
			<xsl:variable name="name" select="substring-before($columns, ' ')"/>
			<fo:table-cell border="0.5pt solid black" padding="3pt 4pt" background-color="#f0ece6"><fo:block font-family="hei" text-align="center"><xsl:value-of select="($rows/*[name() = $name])[1]/@label"/></fo:block></fo:table-cell>
			<xsl:call-template name="map-heads"><xsl:with-param name="columns" select="substring-after(substring-after($columns, ' '), ' ')"/><xsl:with-param name="rows" select="$rows"/></xsl:call-template>
		</xsl:if>
	</xsl:template>
	<xsl:template name="map-cells">
		<xsl:param name="columns"/>
		<xsl:if test="$columns != ''">
			<xsl:variable name="name" select="substring-before($columns, ' ')"/>
			<fo:table-cell border="0.5pt solid black" padding="3pt 4pt" display-align="center">
				<fo:block><xsl:call-template name="cell-lines"><xsl:with-param name="text" select="*[name() = $name]"/></xsl:call-template><xsl:for-each select="*[name() = $name]"><xsl:if test="position() &gt; 1">、</xsl:if><xsl:call-template name="value"/></xsl:for-each></fo:block>
			</fo:table-cell>
			<xsl:call-template name="map-cells"><xsl:with-param name="columns" select="substring-after(substring-after($columns, ' '), ' ')"/></xsl:call-template>
		</xsl:if>
	</xsl:template>
	<!-- A block in a cell: a short text that takes two lines stands in two of like length. A date is broken behind
	     its year, a name at its point. -->
	<xsl:template name="cell-lines">
		<xsl:param name="text" select="."/>
		<xsl:if test="string-length($text) &lt;= 11"><xsl:attribute name="bp:balance">yes</xsl:attribute></xsl:if>
	</xsl:template>

	<xsl:template name="value">
		<xsl:choose>
			<xsl:when test="@record"><xsl:value-of select="@title"/></xsl:when>
			<xsl:when test="@shown"><xsl:value-of select="@shown"/></xsl:when>
			<!-- names of two characters are spread to the width of three (clreq) -->
			<xsl:when test="@personal = 'name' and string-length(.) = 2"><fo:inline bp:distribute-width="3em"><xsl:value-of select="."/></fo:inline></xsl:when>
			<xsl:otherwise><xsl:value-of select="."/></xsl:otherwise>
		</xsl:choose>
	</xsl:template>
	<xsl:template name="value-of"><xsl:param name="node"/><xsl:for-each select="$node"><xsl:if test="position() &gt; 1">、</xsl:if><xsl:call-template name="value"/></xsl:for-each></xsl:template>
</xsl:stylesheet>
