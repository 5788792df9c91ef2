<?xml version="1.0" encoding="UTF-8"?>
<!-- Text that hangs on the wall: set as large as the sheet allows. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format" xmlns:bp="urn:boardpress:fo">
	<xsl:import href="../board.xsl"/>
	<xsl:template name="panel">
		<xsl:call-template name="framed"><xsl:with-param name="content"><xsl:apply-templates select="document/*/body/*" mode="fo"/></xsl:with-param></xsl:call-template>
	</xsl:template>
</xsl:stylesheet>
