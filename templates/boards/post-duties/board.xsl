<?xml version="1.0" encoding="UTF-8"?>
<!-- A row for each post of the committee. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format" xmlns:bp="urn:boardpress:fo">
	<xsl:import href="../board.xsl"/>
	<xsl:template name="panel">
		<xsl:variable name="posts" select="document/organisation/committee[not(to)]"/>
		<xsl:call-template name="fitted">
			<xsl:with-param name="size" select="concat(4 * $unit, 'mm')"/>
			<xsl:with-param name="content">
				<fo:table table-layout="fixed" width="100%" border-collapse="separate" border-separation.inline-progression-direction="0em" border-separation.block-progression-direction="0.5em" role="presentation">
					<fo:table-column column-width="5.6em"/><fo:table-column column-width="proportional-column-width(1)"/>
					<fo:table-body>
						<xsl:for-each select="$posts">
							<fo:table-row keep-together.within-page="always">
								<fo:table-cell background-color="{$main}" padding="0.5em 0.2em" display-align="center">
									<fo:block font-family="hei" font-size="0.85em" color="#ffffff" text-align="center" line-height="1.4"><xsl:value-of select="post/@shown"/></fo:block>
									<fo:block font-family="kai" font-size="1.2em" color="#ffffff" text-align="center" line-height="1.4"><xsl:call-template name="spread"><xsl:with-param name="text" select="person"/></xsl:call-template></fo:block>
								</fo:table-cell>
								<fo:table-cell border="0.05em solid {$main}" padding="0.5em 0.8em" display-align="center"><fo:block line-height="1.5" text-align="justify"><xsl:value-of select="duties"/></fo:block></fo:table-cell>
							</fo:table-row>
						</xsl:for-each>
					</fo:table-body>
				</fo:table>
				<xsl:for-each select="part/*">
					<xsl:call-template name="section-title"><xsl:with-param name="text" select="@title"/></xsl:call-template>
					<fo:block font-size="0.86em" line-height="1.5"><xsl:apply-templates select="body/*" mode="fo"/></fo:block>
				</xsl:for-each>
			</xsl:with-param>
		</xsl:call-template>
	</xsl:template>
</xsl:stylesheet>
