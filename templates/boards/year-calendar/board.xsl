<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format" xmlns:bp="urn:boardpress:fo">
	<xsl:import href="../board.xsl"/>
	<xsl:template name="board-title"><xsl:value-of select="/board/@year"/>年工作日历</xsl:template>
	<xsl:template name="board-subtitle"><xsl:choose><xsl:when test="/board/@subtitle != ''"><xsl:value-of select="/board/@subtitle"/></xsl:when><xsl:otherwise>依据<xsl:value-of select="/board/findings/matrix/@standard-name"/>，截至<xsl:value-of select="/board/@as-of-shown"/></xsl:otherwise></xsl:choose></xsl:template>
	<xsl:template name="panel"><xsl:call-template name="chart-panel"/></xsl:template>
</xsl:stylesheet>
