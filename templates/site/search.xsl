<?xml version="1.0" encoding="UTF-8"?>
<!-- search.xsl - the search: its form; assets/search.js fills the rest from the index. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
	<xsl:import href="layout.xsl"/>
	<xsl:template name="head-extra"><script src="{$root}assets/search.js" defer="defer"></script><script src="{$root}assets/search/index.js" defer="defer"></script></xsl:template>
	<xsl:template match="/page" mode="content">
		<h1>搜索</h1>
		<form class="search-page" action="search.html" role="search" aria-label="全文搜索">
			<p class="query"><label for="q">找什么</label><input type="search" id="q" name="q" autocomplete="off" aria-describedby="search-help"/><button type="submit">搜索</button></p>
			<p class="filters">
				<span><label for="o">党组织</label><select id="o" name="o"><option value="">全部</option></select></span>
				<span><label for="y">年份</label><select id="y" name="y"><option value="">全部</option></select></span>
				<span><label for="k">种类</label><select id="k" name="k"><option value="">全部</option></select></span>
			</p>
			<p class="quiet" id="search-help">至少两个字；几个词之间空一格，都要有才算找到。标题和姓名也可以打拼音首字母，例如 dydh。</p>
		</form>
		<p id="search-status" role="status"></p>
		<ol class="results" id="search-results"></ol>
		<p><button type="button" id="search-more" hidden="hidden">继续查找</button></p>
		<noscript><p>搜索需要浏览器允许脚本。不用脚本，可以从<a href="{$root}index.html">首页</a>按党组织、年份和种类查看。</p></noscript>
	</xsl:template>
</xsl:stylesheet>
