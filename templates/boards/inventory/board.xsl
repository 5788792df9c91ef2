<?xml version="1.0" encoding="UTF-8"?>
<!-- What is in the room. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format" xmlns:bp="urn:boardpress:fo">
	<xsl:import href="../board.xsl"/>
	<xsl:template name="panel">
		<xsl:call-template name="fitted">
			<xsl:with-param name="size" select="concat(3.4 * $unit, 'mm')"/>
			<xsl:with-param name="content">
				<xsl:choose>
					<xsl:when test="document/room/item"><xsl:call-template name="field-table"><xsl:with-param name="rows" select="document/room/item"/><xsl:with-param name="columns" select="'name 9 kind 4 count 4 date 8 '"/></xsl:call-template></xsl:when>
					<xsl:otherwise><xsl:call-template name="nothing"/></xsl:otherwise>
				</xsl:choose>
				<xsl:if test="document/room/keeper"><fo:block text-align="end" font-family="kai" space-before="0.5em">管理人　<xsl:value-of select="document/room/keeper"/></fo:block></xsl:if>
			</xsl:with-param>
		</xsl:call-template>
	</xsl:template>
</xsl:stylesheet>
