<?xml version="1.0" encoding="UTF-8"?>
<!-- A pane for each section of a text, a card for each of its points. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format" xmlns:bp="urn:boardpress:fo">
	<xsl:import href="../board.xsl"/>
	<xsl:template name="panel">
		<xsl:call-template name="panes">
			<xsl:with-param name="panes">
				<xsl:for-each select="document/*/body/section">
					<pane title="{title}">
						<fo:table table-layout="fixed" width="100%" border-collapse="separate" border-separation.inline-progression-direction="0em" border-separation.block-progression-direction="0.55em" role="presentation">
							<fo:table-column column-width="2.2em"/><fo:table-column column-width="proportional-column-width(1)"/>
							<fo:table-body>
								<xsl:for-each select=".//item | p">
									<fo:table-row keep-together.within-page="always">
										<fo:table-cell background-color="{$main}" display-align="center"><fo:block font-family="hei" font-weight="bold" color="#ffffff" text-align="center"><xsl:value-of select="position()"/></fo:block></fo:table-cell>
										<fo:table-cell background-color="{$tint}" padding="0.35em 0.6em" display-align="center"><fo:block line-height="1.4"><xsl:choose><xsl:when test="self::item"><xsl:apply-templates select="p/node()" mode="inline"/></xsl:when><xsl:otherwise><xsl:apply-templates mode="inline"/></xsl:otherwise></xsl:choose></fo:block></fo:table-cell>
									</fo:table-row>
								</xsl:for-each>
							</fo:table-body>
						</fo:table>
					</pane>
				</xsl:for-each>
			</xsl:with-param>
		</xsl:call-template>
	</xsl:template>
</xsl:stylesheet>
