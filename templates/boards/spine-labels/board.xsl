<?xml version="1.0" encoding="UTF-8"?>
<!-- Labels for the spines of folders, four to a sheet of A4, all in one style. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format" xmlns:bp="urn:boardpress:fo">
	<xsl:import href="../board.xsl"/>
	<xsl:template match="/board"><xsl:call-template name="sheets"/></xsl:template>
	<xsl:template name="board-title">盒脊标签</xsl:template>
	<xsl:variable name="columns" select="floor(($width - 20) div 46)"/>
	<xsl:variable name="rows" select="/board/document/form/row"/>
	<xsl:template name="labels">
		<fo:table table-layout="fixed" width="{46 * $columns}mm" border-collapse="separate" border-separation.inline-progression-direction="4mm" border-separation.block-progression-direction="4mm" role="presentation">
			<xsl:for-each select="$rows[position() &lt;= $columns]"><fo:table-column column-width="42mm"/></xsl:for-each>
			<fo:table-body>
				<xsl:for-each select="$rows[(position() - 1) mod $columns = 0]">
					<fo:table-row keep-together.within-page="always">
						<xsl:variable name="row" select=". | following-sibling::row[position() &lt; $columns]"/>
						<xsl:for-each select="$row"><fo:table-cell border="0.7pt solid {$main}"><xsl:call-template name="spine"/></fo:table-cell></xsl:for-each>
						<xsl:if test="count($row) &lt; $columns and count($rows) &gt;= $columns"><fo:table-cell number-columns-spanned="{$columns - count($row)}"><fo:block/></fo:table-cell></xsl:if>
					</fo:table-row>
				</xsl:for-each>
				<xsl:if test="not($rows)"><fo:table-row><fo:table-cell><fo:block><xsl:call-template name="nothing"/></fo:block></fo:table-cell></fo:table-row></xsl:if>
			</fo:table-body>
		</fo:table>
	</xsl:template>
	<xsl:template name="spine">
		<fo:block-container height="24mm" background-color="{$main}" display-align="center" bp:fit="shrink" font-size="15pt"><fo:block font-family="hei" font-weight="bold" line-height="1.3" color="#ffffff" text-align="center"><xsl:value-of select="/board/@year"/>年</fo:block><fo:block font-family="hei" line-height="1.3" color="#ffffff" text-align="center"><xsl:value-of select="cell[1]"/></fo:block></fo:block-container>
		<fo:block-container height="136mm" writing-mode="tb-rl" display-align="center" bp:fit="shrink" font-size="26pt"><fo:block font-family="title" font-weight="bold" line-height="1.35" text-align="center"><xsl:value-of select="cell[2]"/></fo:block></fo:block-container>
		<fo:block-container height="22mm" display-align="center" bp:fit="shrink" font-size="11pt"><fo:block text-align="center" line-height="1.4"><xsl:value-of select="$organisation/short"/></fo:block><xsl:if test="cell[3]"><fo:block text-align="center" line-height="1.4" font-family="kai">保管人　<xsl:value-of select="cell[3]"/></fo:block></xsl:if></fo:block-container>
		<fo:block-container height="7mm" background-color="{$main}" display-align="center"><fo:block color="#ffffff" font-family="hei" font-size="11pt" line-height="1.2" text-align="center"><xsl:value-of select="count(preceding-sibling::row) + 1"/></fo:block></fo:block-container>
	</xsl:template>
</xsl:stylesheet>
