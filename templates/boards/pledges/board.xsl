<?xml version="1.0" encoding="UTF-8"?>
<!-- Pledges of the branch and of members, with what became of them. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format" xmlns:bp="urn:boardpress:fo">
	<xsl:import href="../board.xsl"/>
	<xsl:template name="board-subtitle"><xsl:choose><xsl:when test="/board/@subtitle != ''"><xsl:value-of select="/board/@subtitle"/></xsl:when><xsl:otherwise><xsl:value-of select="/board/@year"/>年，请党员和群众监督</xsl:otherwise></xsl:choose></xsl:template>
	<xsl:template name="panel">
		<xsl:call-template name="fitted">
			<xsl:with-param name="size" select="concat(3.6 * $unit, 'mm')"/>
			<xsl:with-param name="content">
				<xsl:for-each select="part/*">
					<xsl:call-template name="section-title"><xsl:with-param name="text"><xsl:value-of select="@title"/></xsl:with-param></xsl:call-template>
					<fo:table table-layout="fixed" width="100%" border-collapse="collapse" line-height="1.4">
						<fo:table-column column-width="3em"/><fo:table-column column-width="proportional-column-width(5)"/><fo:table-column column-width="10.5em"/><fo:table-column column-width="proportional-column-width(2)"/>
						<fo:table-header><fo:table-row><xsl:call-template name="th"><xsl:with-param name="text" select="'序号'"/></xsl:call-template><xsl:call-template name="th"><xsl:with-param name="text" select="'承诺事项'"/></xsl:call-template><xsl:call-template name="th"><xsl:with-param name="text" select="'时限'"/></xsl:call-template><xsl:call-template name="th"><xsl:with-param name="text" select="'践诺情况'"/></xsl:call-template></fo:table-row></fo:table-header>
						<fo:table-body>
							<xsl:for-each select="item">
								<fo:table-row>
									<xsl:call-template name="td"><xsl:with-param name="align" select="'center'"/><xsl:with-param name="text" select="string(position())"/></xsl:call-template>
									<xsl:call-template name="td"><xsl:with-param name="text" select="string(text)"/></xsl:call-template>
									<xsl:call-template name="td"><xsl:with-param name="align" select="'center'"/><xsl:with-param name="text" select="string(due/@shown)"/></xsl:call-template>
									<xsl:call-template name="td"><xsl:with-param name="text"><xsl:choose><xsl:when test="done"><fo:inline color="{$main}">✓</fo:inline><xsl:text> </xsl:text><xsl:choose><xsl:when test="result"><xsl:value-of select="result"/></xsl:when><xsl:otherwise><xsl:value-of select="done/@shown"/></xsl:otherwise></xsl:choose></xsl:when><xsl:otherwise>进行中</xsl:otherwise></xsl:choose></xsl:with-param></xsl:call-template>
								</fo:table-row>
							</xsl:for-each>
						</fo:table-body>
					</fo:table>
				</xsl:for-each>
			</xsl:with-param>
		</xsl:call-template>
	</xsl:template>
</xsl:stylesheet>
