<?xml version="1.0" encoding="UTF-8"?>
<!-- Honours, the newest first. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format" xmlns:bp="urn:boardpress:fo">
	<xsl:import href="../board.xsl"/>
	<xsl:template name="panel">
		<xsl:call-template name="framed">
			<xsl:with-param name="size" select="concat(4.4 * $unit, 'mm')"/>
			<xsl:with-param name="line" select="'1.5'"/>
			<xsl:with-param name="content">
				<xsl:for-each select="part[1]/*">
					<fo:block text-align="center" space-before="0.9em" keep-together.within-page="always">
						<fo:block font-family="kai" font-size="0.8em" color="{$quiet}"><xsl:value-of select="date/@shown"/><xsl:if test="level">　<xsl:value-of select="level"/></xsl:if></fo:block>
						<fo:block font-family="title" font-weight="bold" font-size="1.3em" color="{$main}"><xsl:value-of select="name"/><xsl:if test="type = 'recommendation'">（推荐）</xsl:if></fo:block>
						<fo:block><xsl:for-each select="unit | person"><xsl:if test="position() &gt; 1">、</xsl:if><xsl:value-of select="."/></xsl:for-each></fo:block>
						<xsl:if test="number or basis"><fo:block font-size="0.7em" color="{$quiet}"><xsl:value-of select="number"/><xsl:if test="number and basis">　</xsl:if><xsl:value-of select="basis"/></fo:block></xsl:if>
					</fo:block>
				</xsl:for-each>
				<xsl:for-each select="part[2]/*">
					<fo:block text-align="center" space-before="0.9em">
						<fo:block font-family="kai" font-size="0.8em" color="{$quiet}"><xsl:value-of select="named/@shown"/><xsl:if test="level">　<xsl:value-of select="level"/></xsl:if></fo:block>
						<fo:block font-family="title" font-weight="bold" font-size="1.3em" color="{$main}"><xsl:value-of select="type/@shown"/></fo:block>
						<fo:block><xsl:value-of select="theme"/></fo:block>
						<xsl:if test="number"><fo:block font-size="0.7em" color="{$quiet}"><xsl:value-of select="number"/></fo:block></xsl:if>
					</fo:block>
				</xsl:for-each>
				<xsl:if test="not(part/*)"><xsl:call-template name="nothing"/></xsl:if>
			</xsl:with-param>
		</xsl:call-template>
	</xsl:template>
</xsl:stylesheet>
