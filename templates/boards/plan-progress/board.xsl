<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format" xmlns:bp="urn:boardpress:fo">
	<xsl:import href="../board.xsl"/>
	<xsl:template name="board-title"><xsl:choose><xsl:when test="/board/document/plan/from"><xsl:value-of select="substring(/board/document/plan/from, 1, 4)"/>年工作计划进展</xsl:when><xsl:otherwise><xsl:value-of select="/board/document/plan/@title"/></xsl:otherwise></xsl:choose></xsl:template>
	<xsl:template name="board-subtitle"><xsl:choose><xsl:when test="/board/@subtitle != ''"><xsl:value-of select="/board/@subtitle"/></xsl:when><xsl:otherwise><xsl:value-of select="/board/document/plan/@title"/>，截至<xsl:value-of select="/board/@as-of-shown"/></xsl:otherwise></xsl:choose></xsl:template>
	<!-- How many are done on a strip, then each of them over the months. -->
	<xsl:template name="panel">
		<xsl:variable name="strip" select="0.1 * $panel-height"/>
		<xsl:call-template name="chart-panel"><xsl:with-param name="chart" select="/board/chart[@name = 'progress']"/><xsl:with-param name="height" select="$strip"/></xsl:call-template>
		<xsl:call-template name="chart-panel"><xsl:with-param name="chart" select="/board/chart[@name = 'plan']"/><xsl:with-param name="height" select="$panel-height - $strip - $unit"/></xsl:call-template>
	</xsl:template>
</xsl:stylesheet>
