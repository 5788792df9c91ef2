<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format" xmlns:bp="urn:boardpress:fo">
	<xsl:import href="../../print/document.xsl"/>
	<xsl:template match="institution" mode="document">
		<xsl:call-template name="document-title"/>
		<xsl:apply-templates select="body/*" mode="fo"/>
		<fo:block font-family="kai" font-size="14pt" text-align="end" space-before="20pt"><xsl:choose><xsl:when test="source">（<xsl:value-of select="source"/>）</xsl:when><xsl:otherwise><xsl:value-of select="date/@shown"/>施行</xsl:otherwise></xsl:choose></fo:block>
	</xsl:template>
</xsl:stylesheet>
