<?xml version="1.0" encoding="UTF-8"?>
<!--
  layout.xsl - the frame of every page of the archive.

  The source of a page is <page edition root path title site site-short as-of language>, made by the
  program; its children differ by page.  `root` leads to the top of the edition ("../../" or "").
  A page style sheet imports this one and has a template for <page> in the mode "content".
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
	<xsl:output method="xml" indent="no" encoding="UTF-8"/>

	<xsl:variable name="root" select="string(/page/@root)"/>
	<xsl:variable name="edition" select="string(/page/@edition)"/>
	<xsl:variable name="body-class" select="$edition"/>

	<!-- What a page is about, in a line. -->
	<xsl:template name="description"><xsl:value-of select="@title"/><xsl:if test="@title != @site">，<xsl:value-of select="@site"/></xsl:if></xsl:template>

	<xsl:template match="/page">
		<html lang="zh-Hans-CN">
			<xsl:if test="@language = 'en'"><xsl:attribute name="lang">en</xsl:attribute></xsl:if>
			<head>
				<meta charset="utf-8"/>
				<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'"/>
				<meta name="viewport" content="width=device-width, initial-scale=1"/>
				<title><xsl:value-of select="@title"/><xsl:if test="@path != 'index.html'"> · <xsl:value-of select="@site-short"/></xsl:if></title>
				<meta name="generator" content="boardpress"/>
				<meta name="color-scheme" content="light dark"/>
				<xsl:if test="$edition != 'public'"><meta name="robots" content="noindex"/></xsl:if>
				<meta name="description"><xsl:attribute name="content"><xsl:call-template name="description"/></xsl:attribute></meta>
				<meta name="SiteName" content="{@site}"/>
				<xsl:if test="@base != ''"><meta name="SiteDomain" content="{@base}"/></xsl:if>
				<meta name="DC.title" content="{@title}"/>
				<meta name="DC.publisher" content="{@site}"/>
				<link rel="alternate" type="application/atom+xml" title="{@site}" href="{@feed}"/>
				<xsl:call-template name="head-extra"/>
				<link rel="icon" type="image/svg+xml" href="{$root}assets/icon.svg"/>
				<link rel="stylesheet" href="{$root}assets/style.css"/>
			</head>
			<body class="{$body-class}">
				<a class="skip" href="#content">跳到正文</a>
				<header class="band">
					<div class="wrap">
						<a class="site-name" href="{$root}index.html"><xsl:value-of select="@site"/></a>
						<xsl:if test="$edition != 'public'">
							<span class="edition"><xsl:choose><xsl:when test="$edition = 'members'">党员版</xsl:when><xsl:otherwise>内部版</xsl:otherwise></xsl:choose></span>
						</xsl:if>
						<xsl:if test="@path != 'search.html'">
							<form class="search" action="{$root}search.html" role="search"><input type="search" name="q" aria-label="全文搜索" autocomplete="off"/><button type="submit">搜索</button></form>
						</xsl:if>
					</div>
					<nav class="main-nav" aria-label="主导航">
						<ul class="wrap">
							<xsl:for-each select="nav/item">
								<li><a href="{@href}"><xsl:if test="@current"><xsl:attribute name="aria-current">page</xsl:attribute></xsl:if><xsl:value-of select="@title"/></a></li>
							</xsl:for-each>
						</ul>
					</nav>
				</header>
				<div class="wrap">
					<xsl:apply-templates select="trail"/>
					<main id="content"><xsl:apply-templates select="." mode="content"/></main>
				</div>
				<footer class="foot">
					<div class="wrap">
						<p><xsl:value-of select="@site"/><xsl:if test="@contact != ''"> · <xsl:value-of select="@contact"/></xsl:if></p>
						<p>数据截至 <xsl:value-of select="@as-of-shown"/> · 由 boardpress 生成</p>
					</div>
				</footer>
			</body>
		</html>
	</xsl:template>

	<xsl:template name="head-extra"/>

	<xsl:template match="trail">
		<nav class="trail" aria-label="所在位置">
			<ol>
				<xsl:for-each select="step">
					<li>
						<xsl:choose>
							<xsl:when test="@href"><a href="{@href}"><xsl:value-of select="@title"/></a></xsl:when>
							<xsl:otherwise><span aria-current="page"><xsl:value-of select="@title"/></span></xsl:otherwise>
						</xsl:choose>
					</li>
				</xsl:for-each>
			</ol>
		</nav>
	</xsl:template>

	<!-- The pages of a list: the first, the last and those around the one that is shown. -->
	<xsl:template match="pages">
		<nav class="pages" aria-label="分页">
			<ul>
				<xsl:for-each select="page[@current]/preceding-sibling::page[1]"><li><a href="{@href}" rel="prev">上一页</a></li></xsl:for-each>
				<xsl:for-each select="page | gap">
					<li>
						<xsl:choose>
							<xsl:when test="self::gap">…</xsl:when>
							<xsl:when test="@current"><span aria-current="page"><span class="hidden">第</span><xsl:value-of select="@number"/><span class="hidden">页</span></span></xsl:when>
							<xsl:otherwise><a href="{@href}"><span class="hidden">第</span><xsl:value-of select="@number"/><span class="hidden">页</span></a></xsl:otherwise>
						</xsl:choose>
					</li>
				</xsl:for-each>
				<xsl:for-each select="page[@current]/following-sibling::page[1]"><li><a href="{@href}" rel="next">下一页</a></li></xsl:for-each>
			</ul>
		</nav>
	</xsl:template>

	<!-- A list of records: date, title, type. -->
	<xsl:template name="records">
		<xsl:param name="records" select="record"/>
		<xsl:param name="with-organisation" select="false()"/>
		<ul class="records">
			<xsl:for-each select="$records">
				<li>
					<xsl:if test="@anchor"><xsl:attribute name="id"><xsl:value-of select="@anchor"/></xsl:attribute></xsl:if>
					<xsl:if test="@date"><time datetime="{@date}"><xsl:value-of select="@date"/></time></xsl:if>
					<a href="{@href}"><xsl:value-of select="@title"/></a>
					<span class="tags">
						<xsl:if test="@type-shown != ''"><span class="tag"><xsl:value-of select="@type-shown"/></span></xsl:if>
						<xsl:if test="$with-organisation and @organisation-name"><span class="tag quiet"><xsl:value-of select="@organisation-name"/></span></xsl:if>
					</span>
				</li>
			</xsl:for-each>
		</ul>
	</xsl:template>
</xsl:stylesheet>
