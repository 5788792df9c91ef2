<?xml version="1.0" encoding="UTF-8"?>
<!-- Badges of members, ten to a sheet of A4. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format" xmlns:bp="urn:boardpress:fo">
	<xsl:import href="../board.xsl"/>
	<xsl:template match="/board"><xsl:call-template name="sheets"><xsl:with-param name="margin" select="10"/></xsl:call-template></xsl:template>
	<xsl:template name="board-title">胸牌</xsl:template>
	<xsl:variable name="columns" select="floor(($width - 20) div 90)"/>
	<xsl:variable name="holders" select="/board/document/organisation/member[not(to)]"/>
	<xsl:template name="labels">
		<fo:table table-layout="fixed" width="{90 * $columns}mm" border-collapse="collapse" role="presentation">
			<xsl:for-each select="$holders[position() &lt;= $columns]"><fo:table-column column-width="90mm"/></xsl:for-each>
			<fo:table-body>
				<xsl:for-each select="$holders[(position() - 1) mod $columns = 0]">
					<fo:table-row height="54mm" keep-together.within-page="always">
						<xsl:variable name="row" select=". | following-sibling::member[not(to)][position() &lt; $columns]"/>
						<xsl:for-each select="$row"><fo:table-cell border="0.25pt solid #8a827a" padding="0mm"><xsl:call-template name="badge"/></fo:table-cell></xsl:for-each>
						<xsl:if test="count($row) &lt; $columns and count($holders) &gt;= $columns"><fo:table-cell number-columns-spanned="{$columns - count($row)}"><fo:block/></fo:table-cell></xsl:if>
					</fo:table-row>
				</xsl:for-each>
				<xsl:if test="not($holders)"><fo:table-row><fo:table-cell><fo:block><xsl:call-template name="nothing"/></fo:block></fo:table-cell></fo:table-row></xsl:if>
			</fo:table-body>
		</fo:table>
	</xsl:template>
	<xsl:template name="badge">
		<xsl:variable name="who" select="name"/>
		<xsl:variable name="post" select="../committee[not(to)][person = $who]/post/@shown"/>
		<fo:block-container height="12mm" background-color="{$main}" display-align="center"><fo:block font-family="hei" font-weight="bold" font-size="13pt" line-height="1.2" color="#ffffff" text-align="center"><xsl:value-of select="../short"/><xsl:if test="not(../short)"><xsl:value-of select="../name"/></xsl:if></fo:block></fo:block-container>
		<fo:block-container height="22mm" display-align="center" bp:fit="shrink" font-size="30pt"><fo:block font-family="kai" text-align="center" line-height="1.2"><xsl:call-template name="spread"><xsl:with-param name="text" select="name"/></xsl:call-template></fo:block></fo:block-container>
		<fo:block-container height="19.6mm" display-align="center" bp:fit="shrink" font-size="13pt"><fo:block text-align="center" line-height="1.4" color="{$deep}" font-family="hei"><xsl:choose><xsl:when test="$post">支部<xsl:value-of select="$post"/></xsl:when><xsl:when test="status = 'probationary'">预备党员</xsl:when><xsl:otherwise>共产党员</xsl:otherwise></xsl:choose></fo:block><xsl:if test="duty"><fo:block text-align="center" line-height="1.4"><xsl:value-of select="duty"/></fo:block></xsl:if></fo:block-container>
	</xsl:template>
</xsl:stylesheet>
