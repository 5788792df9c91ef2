<?xml version="1.0" encoding="UTF-8"?>
<!-- A pane for each section of a text, a card for each of its points. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format" xmlns:bp="urn:boardpress:fo">
	<xsl:import href="../board.xsl"/>
	<xsl:template name="panel">
		<xsl:variable name="sections" select="document/*/body/section"/>
		<xsl:variable name="gap" select="1.6 * $unit"/>
		<xsl:variable name="column" select="($panel-width - (count($sections) - 1) * $gap) div count($sections)"/>
		<xsl:for-each select="$sections">
			<xsl:call-template name="pane">
				<xsl:with-param name="left" select="(position() - 1) * ($column + $gap)"/><xsl:with-param name="width" select="$column"/><xsl:with-param name="height" select="$panel-height - 0.5 * $unit"/><xsl:with-param name="title" select="title"/>
				<xsl:with-param name="size" select="concat(4.4 * $unit, 'mm')"/>
				<xsl:with-param name="align" select="'center'"/>
				<xsl:with-param name="content">
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
				</xsl:with-param>
			</xsl:call-template>
		</xsl:for-each>
	</xsl:template>
</xsl:stylesheet>
