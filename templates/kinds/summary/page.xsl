<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
	<xsl:import href="../../site/record.xsl"/>
	<xsl:template match="problem | next" mode="fact"/>
	<xsl:template name="before-text">
		<xsl:if test="figure">
			<h2 class="hidden">主要数据</h2>
			<ul class="figures">
				<xsl:for-each select="figure"><li><b><xsl:value-of select="value"/><xsl:if test="unit"><small><xsl:value-of select="unit"/></small></xsl:if></b><span><xsl:value-of select="name"/></span><xsl:if test="note"><small><xsl:value-of select="note"/></small></xsl:if></li></xsl:for-each>
			</ul>
		</xsl:if>
	</xsl:template>
	<xsl:template name="parts">
		<xsl:if test="problem"><section><h2>存在的问题</h2><ol><xsl:for-each select="problem"><li><xsl:value-of select="."/></li></xsl:for-each></ol></section></xsl:if>
		<xsl:if test="next"><section><h2>下一步打算</h2><ol><xsl:for-each select="next"><li><xsl:value-of select="."/></li></xsl:for-each></ol></section></xsl:if>
		<xsl:call-template name="photos"/>
	</xsl:template>
</xsl:stylesheet>
