<?xml version="1.0" encoding="UTF-8"?>
<!--
  record.xsl - the page of one record.  A kind may have a page.xsl, which imports it and overrides "facts" and
  "parts".

  <page> holds trail, document/KIND (cut for the audience, with labels and marks: generator/site/mark.c), downloads,
  related, neighbours.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
	<xsl:import href="layout.xsl"/>
	<xsl:include href="text.xsl"/>

	<xsl:template match="/page" mode="content">
		<article>
			<xsl:apply-templates select="document/*"/>
		</article>
		<xsl:apply-templates select="downloads[file]"/>
		<xsl:apply-templates select="related[record]"/>
		<xsl:apply-templates select="neighbours[record]"/>
	</xsl:template>

	<xsl:template name="description">
		<xsl:variable name="text" select="normalize-space(document/*/body/descendant::p[1])"/>
		<xsl:value-of select="@title"/><xsl:if test="document/*/@organisation-name">，<xsl:value-of select="document/*/@organisation-name"/></xsl:if>
		<xsl:if test="$text != ''">：<xsl:value-of select="substring($text, 1, 100)"/><xsl:if test="string-length($text) &gt; 100">…</xsl:if></xsl:if>
	</xsl:template>
	<xsl:template name="head-extra">
		<meta name="ArticleTitle" content="{@title}"/>
		<xsl:for-each select="document/*">
			<xsl:variable name="date" select="string(date[not(. = 'unknown')])"/>
			<meta name="ColumnName" content="{@kind-shown}"/>
			<xsl:if test="$date != ''"><meta name="DC.date" content="{substring($date, 1, 10)}"/></xsl:if>
			<meta name="DC.identifier" content="{@id}"/>
			<xsl:if test="$date != ''"><meta name="PubDate" content="{$date}"/></xsl:if>
			<xsl:if test="@organisation-name"><meta name="ContentSource" content="{@organisation-name}"/></xsl:if>
		</xsl:for-each>
		<xsl:for-each select="downloads/file[@type = 'xml']"><link rel="alternate" type="application/xml" href="{@href}"/></xsl:for-each>
	</xsl:template>

	<xsl:template match="document/*">
		<header class="record-head">
			<p class="kicker">
				<span class="tag"><xsl:choose><xsl:when test="type"><xsl:value-of select="type/@shown"/></xsl:when><xsl:otherwise><xsl:value-of select="@kind-shown"/></xsl:otherwise></xsl:choose></span>
				<xsl:if test="@organisation-short"><xsl:text> </xsl:text><span class="quiet"><xsl:value-of select="@organisation-short"/></span></xsl:if>
			</p>
			<h1><xsl:value-of select="@title"/></h1>
		</header>
		<xsl:call-template name="facts"/>
		<xsl:call-template name="before-text"/>
		<xsl:apply-templates select="body"/>
		<xsl:call-template name="parts"/>
	</xsl:template>

	<!-- Fields of the record, and cells of its repeated maps, by name: looked up, not searched for. -->
	<xsl:key name="field" match="document/*/*" use="name()"/>
	<xsl:key name="cell" match="document/*/*/*" use="concat(name(..), ' ', name())"/>

	<!-- Plain fields, each once, as a description list. -->
	<xsl:template name="facts">
		<dl class="facts">
			<xsl:apply-templates select="*[not(@again or * or self::body or self::title or self::name or self::type or self::audience or self::origin or self::name-order)]" mode="fact"/>
		</dl>
		<xsl:if test="@few"><p class="quiet">少于3人的数字不列出，以免认出是谁。</p></xsl:if>
	</xsl:template>
	<!-- Those of one name stand together. -->
	<xsl:template match="*" mode="fact">
		<xsl:if test="not(@again)">
			<div>
				<dt><xsl:value-of select="@label"/></dt>
				<dd><xsl:apply-templates select="." mode="value"/></dd>
				<xsl:if test="@more">
					<xsl:variable name="more" select="number(@more)"/>
					<xsl:for-each select="following-sibling::*[position() &lt;= $more]"><dd><xsl:apply-templates select="." mode="value"/></dd></xsl:for-each>
				</xsl:if>
			</div>
		</xsl:if>
	</xsl:template>

	<xsl:template match="*" mode="value">
		<xsl:choose>
			<xsl:when test="@href"><a href="{@href}"><xsl:choose><xsl:when test="@record"><xsl:value-of select="@title"/></xsl:when><xsl:otherwise><xsl:value-of select="@shown | self::*[not(@shown)]"/></xsl:otherwise></xsl:choose></a></xsl:when>
			<xsl:when test="@datetime"><time datetime="{@datetime}"><xsl:value-of select="@shown"/></time></xsl:when>
			<xsl:when test="@shown"><xsl:value-of select="@shown"/></xsl:when>
			<xsl:otherwise><xsl:value-of select="."/></xsl:otherwise>
		</xsl:choose>
	</xsl:template>

	<xsl:template name="before-text"/>
	<!-- What a kind's own page says better is said there. -->
	<xsl:template name="parts">
		<xsl:for-each select="*[*][not(@again or self::body)]">
			<xsl:variable name="more" select="number(@more)"/>
			<section><h2><xsl:value-of select="@label"/></h2><xsl:call-template name="table"><xsl:with-param name="rows" select=". | following-sibling::*[position() &lt;= $more]"/><xsl:with-param name="title" select="@label"/></xsl:call-template></section>
		</xsl:for-each>
	</xsl:template>

	<!-- A table of repeated maps: the columns are the fields that any of them has, in schema order. -->
	<xsl:template name="table">
		<xsl:param name="rows"/>
		<xsl:param name="title"/>
		<xsl:if test="$rows">
			<div class="scroll" role="region" tabindex="0" aria-label="{$title}">
				<table>
					<caption><xsl:value-of select="$title"/></caption>
					<xsl:choose>
						<xsl:when test="not($rows[not(@full)])">
							<xsl:call-template name="table-rows"><xsl:with-param name="rows" select="$rows"/><xsl:with-param name="columns" select="$rows[1]/*"/></xsl:call-template>
						</xsl:when>
						<xsl:when test="count($rows) = count(key('field', name($rows[1])))">
							<xsl:call-template name="table-rows"><xsl:with-param name="rows" select="$rows"/><xsl:with-param name="columns" select="$rows/*[generate-id() = generate-id(key('cell', concat(name(..), ' ', name()))[1])]"/></xsl:call-template>
						</xsl:when>
						<xsl:otherwise><!-- some of them: the first cell of a name may be in another row -->
							<xsl:call-template name="table-rows"><xsl:with-param name="rows" select="$rows"/><xsl:with-param name="columns" select="$rows/*[count(key('cell', concat(name(..), ' ', name()))[count(.. | $rows) = count($rows)][1] | .) = 1]"/></xsl:call-template>
						</xsl:otherwise>
					</xsl:choose>
				</table>
			</div>
		</xsl:if>
	</xsl:template>

	<!-- `columns`: the first cell of each. -->
	<xsl:template name="table-rows">
		<xsl:param name="rows"/>
		<xsl:param name="columns"/>
		<thead><tr>
			<th scope="col" class="number">序号</th>
			<xsl:for-each select="$columns"><th scope="col"><xsl:value-of select="@label"/></th></xsl:for-each>
		</tr></thead>
		<!-- Where the first row has every column, the cells of a full one are the columns. -->
		<xsl:variable name="first-is-full" select="$rows[1]/@full and count($rows[1]/*) = count($columns)"/>
		<tbody>
			<xsl:for-each select="$rows">
				<xsl:variable name="row" select="."/>
				<tr>
					<td class="center"><xsl:value-of select="position()"/></td>
					<xsl:choose>
						<xsl:when test="$first-is-full and @full">
							<xsl:for-each select="*"><td><xsl:apply-templates select="." mode="value"/></td></xsl:for-each>
						</xsl:when>
						<xsl:otherwise>
							<xsl:for-each select="$columns">
								<xsl:variable name="name" select="name()"/>
								<td><xsl:for-each select="$row/*[name() = $name]"><xsl:if test="position() &gt; 1">、</xsl:if><xsl:apply-templates select="." mode="value"/></xsl:for-each></td>
							</xsl:for-each>
						</xsl:otherwise>
					</xsl:choose>
				</tr>
			</xsl:for-each>
		</tbody>
	</xsl:template>

	<xsl:template name="photos">
		<xsl:if test="photo">
			<section class="photos" aria-label="照片">
				<xsl:for-each select="photo"><figure><img src="{file/@href}" alt="{caption}" loading="lazy" decoding="async"><xsl:copy-of select="file/@width | file/@height | file/@srcset"/><xsl:if test="file/@srcset"><xsl:attribute name="sizes">(min-width: 48em) 24em, 100vw</xsl:attribute></xsl:if></img><figcaption><xsl:value-of select="caption"/></figcaption></figure></xsl:for-each>
			</section>
		</xsl:if>
	</xsl:template>

	<xsl:template match="downloads">
		<aside class="downloads" aria-label="下载">
			<ul><xsl:for-each select="file"><li><a href="{@href}"><xsl:value-of select="@title"/></a></li></xsl:for-each></ul>
		</aside>
	</xsl:template>
	<xsl:template match="related">
		<section class="related"><h2>相关记录</h2><xsl:call-template name="records"/><xsl:if test="@href"><p><a href="{@href}">全部 <xsl:value-of select="@count"/> 条相关记录</a></p></xsl:if></section>
	</xsl:template>
	<xsl:template match="neighbours">
		<nav class="neighbours" aria-label="前后记录">
			<xsl:for-each select="record"><a class="{@place}" href="{@href}"><span><xsl:choose><xsl:when test="@place = 'before'">上一条</xsl:when><xsl:otherwise>下一条</xsl:otherwise></xsl:choose></span><xsl:value-of select="@title"/></a></xsl:for-each>
		</nav>
	</xsl:template>
</xsl:stylesheet>
