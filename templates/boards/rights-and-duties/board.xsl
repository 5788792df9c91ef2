<?xml version="1.0" encoding="UTF-8"?>
<!-- Duties to the left, rights to the right, as in the constitution. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format" xmlns:bp="urn:boardpress:fo">
	<xsl:import href="../board.xsl"/>
	<xsl:template name="panel">
		<xsl:variable name="gap" select="2 * $unit"/>
		<xsl:variable name="column" select="($panel-width - $gap) div 2"/>
		<xsl:for-each select="part">
			<xsl:call-template name="pane">
				<xsl:with-param name="left" select="(position() - 1) * ($column + $gap)"/>
				<xsl:with-param name="width" select="$column"/>
				<xsl:with-param name="height" select="$panel-height - 0.5 * $unit"/>
				<xsl:with-param name="title" select="*/@title"/>
				<xsl:with-param name="size" select="concat(4 * $unit, 'mm')"/>
				<xsl:with-param name="align" select="'center'"/>
				<xsl:with-param name="content"><xsl:apply-templates select="*/body/*" mode="fo"/></xsl:with-param>
			</xsl:call-template>
		</xsl:for-each>
	</xsl:template>
</xsl:stylesheet>
