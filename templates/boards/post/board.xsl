<?xml version="1.0" encoding="UTF-8"?>
<!-- A post: who, where, what for. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format" xmlns:bp="urn:boardpress:fo">
	<xsl:import href="../board.xsl"/>
	<xsl:template name="board-title"><xsl:value-of select="/board/document/post/type/@shown"/></xsl:template>
	<xsl:template name="board-subtitle"><xsl:choose><xsl:when test="/board/@subtitle != ''"><xsl:value-of select="/board/@subtitle"/></xsl:when><xsl:when test="/board/document/post/@title != /board/document/post/type/@shown"><xsl:value-of select="/board/document/post/@title"/></xsl:when></xsl:choose></xsl:template>
	<xsl:template name="panel">
		<xsl:variable name="post" select="document/post"/>
		<xsl:call-template name="framed">
			<xsl:with-param name="size" select="concat(5.4 * $unit, 'mm')"/>
			<xsl:with-param name="line" select="'1.5'"/>
			<xsl:with-param name="content">
				<xsl:if test="$post/holder"><fo:block font-family="kai" text-align="center"><fo:inline color="{$deep}" font-family="hei">责任人　</fo:inline><fo:inline font-size="1.25em"><xsl:for-each select="$post/holder"><xsl:if test="position() &gt; 1">　</xsl:if><xsl:call-template name="spread"><xsl:with-param name="text" select="."/></xsl:call-template></xsl:for-each></fo:inline></fo:block></xsl:if>
				<xsl:if test="$post/place"><fo:block text-align="center" space-after="0.4em"><fo:inline color="{$deep}" font-family="hei">范围　</fo:inline><xsl:value-of select="$post/place"/></fo:block></xsl:if>
				<xsl:for-each select="$post/duty | $post/goal"><fo:block space-before="0.2em" start-indent="1.4em" text-indent="-1.4em"><fo:inline color="{$main}" font-family="hei"><xsl:value-of select="position()"/>.</fo:inline><xsl:text> </xsl:text><xsl:value-of select="."/></fo:block></xsl:for-each>
			</xsl:with-param>
		</xsl:call-template>
	</xsl:template>
</xsl:stylesheet>
