<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format" xmlns:bp="urn:boardpress:fo">
	<xsl:import href="../board.xsl"/>
	<xsl:template name="board-version"><xsl:value-of select="/board/document/procedure/date/@shown"/><xsl:if test="not(/board/document/procedure/date)"><xsl:value-of select="/board/@as-of-shown"/></xsl:if>版</xsl:template>
	<xsl:template name="panel"><xsl:call-template name="chart-panel"/></xsl:template>
</xsl:stylesheet>
