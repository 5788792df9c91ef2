<?xml version="1.0" encoding="UTF-8"?>
<!-- A service window: hours, posts, services. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format" xmlns:bp="urn:boardpress:fo">
	<xsl:import href="../board.xsl"/>
	<xsl:template name="board-subtitle"><xsl:choose><xsl:when test="/board/@subtitle != ''"><xsl:value-of select="/board/@subtitle"/></xsl:when><xsl:otherwise><xsl:value-of select="/board/document/room/@title"/></xsl:otherwise></xsl:choose></xsl:template>
	<xsl:template name="panel">
		<xsl:variable name="room" select="document/room"/>
		<xsl:call-template name="framed">
			<xsl:with-param name="size" select="concat(4.4 * $unit, 'mm')"/>
			<xsl:with-param name="line" select="'1.5'"/>
			<xsl:with-param name="content">
				<xsl:for-each select="$room/hours | $room/place | $room/keeper"><fo:block><fo:inline font-family="hei" color="{$deep}"><xsl:value-of select="@label"/>　</fo:inline><xsl:value-of select="."/></fo:block></xsl:for-each>
				<xsl:if test="part[1]/*"><xsl:call-template name="section-title"><xsl:with-param name="text" select="'服务岗位'"/></xsl:call-template></xsl:if>
				<xsl:for-each select="part[1]/*"><fo:block space-before="0.2em"><fo:inline font-family="hei"><xsl:value-of select="@title"/></fo:inline>（<xsl:for-each select="holder"><xsl:if test="position() &gt; 1">、</xsl:if><xsl:value-of select="."/></xsl:for-each>）：<xsl:for-each select="duty"><xsl:if test="position() &gt; 1">，</xsl:if><xsl:value-of select="."/></xsl:for-each>。</fo:block></xsl:for-each>
				<xsl:if test="part[2]/*"><xsl:call-template name="section-title"><xsl:with-param name="text" select="'服务项目'"/></xsl:call-template></xsl:if>
				<xsl:for-each select="part[2]/*"><fo:block space-before="0.2em"><fo:inline font-family="hei"><xsl:value-of select="@title"/></fo:inline><xsl:if test="beneficiary">　<xsl:value-of select="beneficiary[1]"/></xsl:if><xsl:if test="result">：<xsl:for-each select="result"><xsl:if test="position() &gt; 1">，</xsl:if><xsl:value-of select="."/></xsl:for-each>。</xsl:if></fo:block></xsl:for-each>
				<xsl:if test="$room/body/*"><fo:block space-before="0.5em"><xsl:apply-templates select="$room/body/*" mode="fo"/></fo:block></xsl:if>
			</xsl:with-param>
		</xsl:call-template>
	</xsl:template>
</xsl:stylesheet>
