<?xml version="1.0" encoding="UTF-8"?>
<!-- Duties to the left, rights to the right, as in the constitution. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format" xmlns:bp="urn:boardpress:fo">
	<xsl:import href="../board.xsl"/>
	<xsl:template name="panel">
		<xsl:call-template name="panes">
			<xsl:with-param name="panes"><xsl:for-each select="part"><pane title="{*/@title}" width="{string-length(*/body)}"><xsl:apply-templates select="*/body/*" mode="fo"/></pane></xsl:for-each></xsl:with-param>
		</xsl:call-template>
	</xsl:template>
</xsl:stylesheet>
