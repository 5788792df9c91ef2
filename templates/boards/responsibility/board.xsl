<?xml version="1.0" encoding="UTF-8"?>
<!-- A pane for each group: its area, its members and their posts. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format" xmlns:bp="urn:boardpress:fo">
	<xsl:import href="../board.xsl"/>
	<xsl:template name="panel">
		<xsl:variable name="groups" select="document/organisation/group"/>
		<xsl:variable name="members" select="document/organisation/member[not(to)]"/>
		<xsl:call-template name="panes">
			<xsl:with-param name="panes">
				<xsl:for-each select="$groups">
					<xsl:variable name="name" select="name"/>
					<pane title="{name}">
						<fo:block text-align="center" font-family="kai">组长　<xsl:value-of select="leader"/></fo:block>
						<xsl:if test="area"><fo:block text-align="center" space-after="0.4em"><xsl:value-of select="area"/></fo:block></xsl:if>
						<fo:table table-layout="fixed" width="100%" border-collapse="collapse" line-height="1.35">
							<fo:table-column column-width="proportional-column-width(4)"/><fo:table-column column-width="proportional-column-width(7)"/>
							<fo:table-header><fo:table-row><xsl:call-template name="th"><xsl:with-param name="text" select="'党员'"/></xsl:call-template><xsl:call-template name="th"><xsl:with-param name="text" select="'岗位、责任区'"/></xsl:call-template></fo:table-row></fo:table-header>
							<fo:table-body>
								<xsl:for-each select="$members[group = $name]">
									<fo:table-row>
										<xsl:call-template name="td"><xsl:with-param name="align" select="'center'"/><xsl:with-param name="text"><xsl:call-template name="spread"><xsl:with-param name="text" select="name"/></xsl:call-template></xsl:with-param></xsl:call-template>
										<xsl:call-template name="td"><xsl:with-param name="text"><xsl:choose><xsl:when test="duty"><xsl:value-of select="duty"/></xsl:when><xsl:otherwise>—</xsl:otherwise></xsl:choose></xsl:with-param></xsl:call-template>
									</fo:table-row>
								</xsl:for-each>
								<xsl:if test="not($members[group = $name])"><fo:table-row><xsl:call-template name="td"><xsl:with-param name="text" select="'—'"/></xsl:call-template><xsl:call-template name="td"><xsl:with-param name="text" select="'—'"/></xsl:call-template></fo:table-row></xsl:if>
							</fo:table-body>
						</fo:table>
					</pane>
				</xsl:for-each>
			</xsl:with-param>
		</xsl:call-template>
	</xsl:template>
</xsl:stylesheet>
