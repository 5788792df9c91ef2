<?xml version="1.0" encoding="UTF-8"?>
<!-- text.xsl - the body of a record (templates/kinds/common.xsd) as HTML. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
	<xsl:template match="body"><div class="text"><xsl:apply-templates mode="text"/></div></xsl:template>

	<xsl:template match="section" mode="text">
		<section class="level{@level}">
			<xsl:choose><!-- xsl:element would have its name parsed for every section -->
				<xsl:when test="@depth = 1"><h2 id="{@anchor}"><xsl:apply-templates select="label | title" mode="heading"/></h2></xsl:when>
				<xsl:when test="@depth = 2"><h3 id="{@anchor}"><xsl:apply-templates select="label | title" mode="heading"/></h3></xsl:when>
				<xsl:when test="@depth = 3"><h4 id="{@anchor}"><xsl:apply-templates select="label | title" mode="heading"/></h4></xsl:when>
				<xsl:when test="@depth = 4"><h5 id="{@anchor}"><xsl:apply-templates select="label | title" mode="heading"/></h5></xsl:when>
				<xsl:otherwise><h6 id="{@anchor}"><xsl:apply-templates select="label | title" mode="heading"/></h6></xsl:otherwise>
			</xsl:choose>
			<xsl:apply-templates select="*" mode="text"/>
		</section>
	</xsl:template>
	<xsl:template match="section[@run-in]" mode="text">
		<div class="level{@level}">
			<p><b class="run-in"><xsl:apply-templates select="label | title" mode="heading"/></b><xsl:apply-templates select="p[1]/node()" mode="text"/></p>
			<xsl:apply-templates select="*[not(self::p and not(preceding-sibling::p[1]))]" mode="text"/>
		</div>
	</xsl:template>

	<xsl:template match="label | title" mode="heading"><xsl:apply-templates mode="text"/></xsl:template>
	<xsl:template match="label | title" mode="text"/>

	<xsl:template match="p" mode="text">
		<p>
			<xsl:if test="@level"><xsl:attribute name="class">level<xsl:value-of select="@level"/></xsl:attribute></xsl:if>
			<xsl:value-of select="@label"/><xsl:apply-templates mode="text"/>
		</p>
	</xsl:template>

	<xsl:template match="list" mode="text"><ul><xsl:apply-templates mode="text"/></ul></xsl:template>
	<xsl:template match="list[@ordered]" mode="text">
		<ol><xsl:if test="@start != 1"><xsl:attribute name="start"><xsl:value-of select="@start"/></xsl:attribute></xsl:if><xsl:apply-templates mode="text"/></ol>
	</xsl:template>
	<xsl:template match="item" mode="text"><li><xsl:apply-templates mode="text"/></li></xsl:template>
	<xsl:template match="list[@tight]/item/p" mode="text"><xsl:apply-templates mode="text"/></xsl:template>

	<xsl:template match="table" mode="text">
		<div class="scroll" role="region" tabindex="0">
			<xsl:attribute name="aria-label"><xsl:choose><xsl:when test="caption"><xsl:value-of select="caption"/></xsl:when><xsl:otherwise>表格<xsl:text> </xsl:text><xsl:value-of select="@number"/></xsl:otherwise></xsl:choose></xsl:attribute>
			<table>
				<xsl:if test="caption"><caption><xsl:apply-templates select="caption/node()" mode="text"/></caption></xsl:if>
				<thead><tr><xsl:for-each select="head/row/cell"><th scope="col"><xsl:if test="@align"><xsl:attribute name="class"><xsl:value-of select="@align"/></xsl:attribute></xsl:if><xsl:apply-templates mode="text"/></th></xsl:for-each></tr></thead>
				<tbody>
					<xsl:for-each select="row">
						<tr><xsl:for-each select="cell"><td><xsl:if test="@align"><xsl:attribute name="class"><xsl:value-of select="@align"/></xsl:attribute></xsl:if><xsl:apply-templates mode="text"/></td></xsl:for-each></tr>
					</xsl:for-each>
				</tbody>
			</table>
		</div>
	</xsl:template>

	<xsl:template match="quote" mode="text"><blockquote><xsl:apply-templates mode="text"/></blockquote></xsl:template>
	<xsl:template match="code[parent::body or parent::section or parent::item or parent::quote]" mode="text"><pre tabindex="0"><code><xsl:value-of select="."/></code></pre></xsl:template>
	<xsl:template match="code" mode="text"><code><xsl:value-of select="."/></code></xsl:template>
	<xsl:template match="rule" mode="text"><hr/></xsl:template>
	<xsl:template match="em" mode="text"><em><xsl:apply-templates mode="text"/></em></xsl:template>
	<xsl:template match="strong" mode="text"><strong><xsl:apply-templates mode="text"/></strong></xsl:template>
	<xsl:template match="link" mode="text"><a href="{@href}"><xsl:apply-templates mode="text"/></a></xsl:template>
	<xsl:template match="image" mode="text"><img src="{@src}" alt="{@alt}" loading="lazy" decoding="async"><xsl:copy-of select="@width | @height | @srcset"/><xsl:if test="@srcset"><xsl:attribute name="sizes">(min-width: 48em) 44em, 100vw</xsl:attribute></xsl:if></img></xsl:template>
	<xsl:template match="br" mode="text"><br/></xsl:template>
</xsl:stylesheet>
