<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
	<xsl:import href="../../site/record.xsl"/>
	<xsl:template name="before-text">
		<xsl:if test="goal"><section class="goals"><h2>目标</h2><ol><xsl:for-each select="goal"><li><xsl:value-of select="."/></li></xsl:for-each></ol></section></xsl:if>
	</xsl:template>
	<xsl:template match="goal" mode="fact"/>
	<xsl:template name="parts">
		<xsl:if test="measure">
			<xsl:variable name="done" select="count(measure[state = 'done'])"/>
			<section class="measures"><h2>措施和进展</h2>
				<p class="progress-line"><progress value="{$done}" max="{count(measure)}"><xsl:value-of select="$done"/>/<xsl:value-of select="count(measure)"/></progress> 共 <xsl:value-of select="count(measure)"/> 项，已完成 <xsl:value-of select="$done"/> 项</p>
				<xsl:call-template name="table"><xsl:with-param name="rows" select="measure"/><xsl:with-param name="title" select="'措施一览'"/></xsl:call-template>
			</section>
		</xsl:if>
	</xsl:template>
	<xsl:template match="state" mode="value"><span class="state {.}"><xsl:value-of select="@shown"/></span></xsl:template>
</xsl:stylesheet>
