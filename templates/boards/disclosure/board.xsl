<?xml version="1.0" encoding="UTF-8"?>
<!-- The disclosure column: attendance, dues, plan, member development, notices in their period. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format" xmlns:bp="urn:boardpress:fo">
	<xsl:import href="../board.xsl"/>
	<xsl:template name="board-subtitle"><xsl:choose><xsl:when test="/board/@subtitle != ''"><xsl:value-of select="/board/@subtitle"/></xsl:when><xsl:otherwise><xsl:value-of select="$organisation/@title"/>　<xsl:value-of select="/board/@as-of-shown"/></xsl:otherwise></xsl:choose></xsl:template>
	<xsl:template name="panel">
		<xsl:call-template name="panes">
			<xsl:with-param name="panes">
				<pane title="参加组织生活情况"><xsl:call-template name="attendance-table"/></pane>
				<pane title="党费收缴情况"><xsl:call-template name="dues"/></pane>
				<pane title="年度计划进展" width="1.15"><xsl:call-template name="progress"/></pane>
				<pane title="发展党员情况" width="1.1">
					<xsl:call-template name="development"/>
					<fo:block background-color="{$main}" space-before="0.8em" space-after="0.4em" padding="0.25em 0.2em"><xsl:call-template name="bar"><xsl:with-param name="text" select="'公示公告'"/></xsl:call-template></fo:block>
					<xsl:call-template name="notices"/>
				</pane>
			</xsl:with-param>
		</xsl:call-template>
	</xsl:template>

	<xsl:template name="attendance-table">
		<xsl:choose>
			<xsl:when test="part[1]/*">
				<fo:table table-layout="fixed" width="100%" border-collapse="collapse" line-height="1.35">
					<fo:table-column column-width="5.6em"/><fo:table-column column-width="proportional-column-width(1)"/><fo:table-column column-width="3em"/><fo:table-column column-width="3em"/>
					<fo:table-header><fo:table-row><xsl:call-template name="th"><xsl:with-param name="text" select="'日期'"/></xsl:call-template><xsl:call-template name="th"><xsl:with-param name="text" select="'组织生活'"/></xsl:call-template><xsl:call-template name="th"><xsl:with-param name="text" select="'应到'"/></xsl:call-template><xsl:call-template name="th"><xsl:with-param name="text" select="'实到'"/></xsl:call-template></fo:table-row></fo:table-header>
					<fo:table-body>
						<xsl:for-each select="part[1]/*">
							<fo:table-row>
								<xsl:call-template name="td"><xsl:with-param name="align" select="'center'"/><xsl:with-param name="text"><xsl:value-of select="number(substring(date, 6, 2))"/>月<xsl:value-of select="number(substring(date, 9, 2))"/>日</xsl:with-param></xsl:call-template>
								<xsl:call-template name="td"><xsl:with-param name="text"><xsl:value-of select="type/@shown"/><xsl:if test="group">（<xsl:value-of select="group"/>）</xsl:if></xsl:with-param></xsl:call-template>
								<xsl:call-template name="td"><xsl:with-param name="align" select="'center'"/><xsl:with-param name="text" select="string(due)"/></xsl:call-template>
								<xsl:call-template name="td"><xsl:with-param name="align" select="'center'"/><xsl:with-param name="text" select="string(present)"/></xsl:call-template>
							</fo:table-row>
						</xsl:for-each>
					</fo:table-body>
				</fo:table>
			</xsl:when>
			<xsl:otherwise><xsl:call-template name="nothing"/></xsl:otherwise>
		</xsl:choose>
	</xsl:template>

	<xsl:template name="dues">
		<xsl:for-each select="part[2]/*">
			<fo:block font-family="hei" color="{$deep}" text-align="center"><xsl:value-of select="@title"/></fo:block>
			<fo:block text-align="center" bp:balance="yes" space-after="0.4em">应交<xsl:value-of select="sum(item/due)"/>元，实交<xsl:value-of select="sum(item/paid)"/>元，<xsl:value-of select="count(item[paid])"/>人交纳</fo:block>
			<xsl:if test="item">
				<xsl:variable name="items" select="item"/>
				<fo:table table-layout="fixed" width="100%" border-collapse="collapse" line-height="1.3">
					<fo:table-column column-width="proportional-column-width(3)"/><fo:table-column column-width="proportional-column-width(1)"/><fo:table-column column-width="proportional-column-width(3)"/><fo:table-column column-width="proportional-column-width(1)"/>
					<fo:table-header><fo:table-row><xsl:call-template name="th"><xsl:with-param name="text" select="'姓名'"/></xsl:call-template><xsl:call-template name="th"><xsl:with-param name="text" select="'元'"/></xsl:call-template><xsl:call-template name="th"><xsl:with-param name="text" select="'姓名'"/></xsl:call-template><xsl:call-template name="th"><xsl:with-param name="text" select="'元'"/></xsl:call-template></fo:table-row></fo:table-header>
					<fo:table-body>
						<xsl:for-each select="$items[position() mod 2 = 1]">
							<xsl:variable name="next" select="following-sibling::item[1]"/>
							<fo:table-row>
								<xsl:call-template name="dues-cells"/>
								<xsl:choose><xsl:when test="$next"><xsl:for-each select="$next"><xsl:call-template name="dues-cells"/></xsl:for-each></xsl:when><xsl:otherwise><xsl:call-template name="td"><xsl:with-param name="text" select="''"/></xsl:call-template><xsl:call-template name="td"><xsl:with-param name="text" select="''"/></xsl:call-template></xsl:otherwise></xsl:choose>
							</fo:table-row>
						</xsl:for-each>
					</fo:table-body>
				</fo:table>
			</xsl:if>
		</xsl:for-each>
		<xsl:for-each select="part[3]/*">
			<fo:block space-before="0.5em"><fo:inline font-family="hei" color="{$deep}"><xsl:value-of select="@title"/></fo:inline>：收缴<xsl:value-of select="collected"/>元<xsl:if test="used">，使用<xsl:value-of select="used"/>元</xsl:if>，<xsl:value-of select="payers"/>人。</fo:block>
		</xsl:for-each>
		<xsl:if test="not(part[2]/* | part[3]/*)"><xsl:call-template name="nothing"/></xsl:if>
	</xsl:template>
	<xsl:template name="dues-cells">
		<xsl:call-template name="td"><xsl:with-param name="align" select="'center'"/><xsl:with-param name="text"><xsl:call-template name="spread"><xsl:with-param name="text" select="person"/></xsl:call-template></xsl:with-param></xsl:call-template>
		<xsl:call-template name="td"><xsl:with-param name="align" select="'center'"/><xsl:with-param name="text" select="string(paid)"/></xsl:call-template>
	</xsl:template>

	<xsl:template name="progress">
		<xsl:for-each select="part[5]/*">
			<fo:block text-align="center" bp:balance="yes" space-after="0.4em">共<xsl:value-of select="count(measure)"/>项：<xsl:call-template name="progress-of"><xsl:with-param name="state" select="'done'"/><xsl:with-param name="name" select="'已完成'"/></xsl:call-template>，<xsl:call-template name="progress-of"><xsl:with-param name="state" select="'doing'"/><xsl:with-param name="name" select="'进行中'"/></xsl:call-template>，<xsl:call-template name="progress-of"><xsl:with-param name="state" select="'open'"/><xsl:with-param name="name" select="'未开始'"/></xsl:call-template>，<xsl:call-template name="progress-of"><xsl:with-param name="state" select="'dropped'"/><xsl:with-param name="name" select="'已取消'"/></xsl:call-template></fo:block>
			<fo:table table-layout="fixed" width="100%" border-collapse="collapse" line-height="1.35">
				<fo:table-column column-width="proportional-column-width(1)"/><fo:table-column column-width="4.4em"/>
				<fo:table-header><fo:table-row><xsl:call-template name="th"><xsl:with-param name="text" select="'措施'"/></xsl:call-template><xsl:call-template name="th"><xsl:with-param name="text" select="'进展'"/></xsl:call-template></fo:table-row></fo:table-header>
				<fo:table-body>
					<xsl:for-each select="measure">
						<fo:table-row>
							<xsl:call-template name="td"><xsl:with-param name="text" select="string(text)"/></xsl:call-template>
							<xsl:call-template name="td"><xsl:with-param name="align" select="'center'"/><xsl:with-param name="text" select="string(state/@shown)"/></xsl:call-template>
						</fo:table-row>
					</xsl:for-each>
				</fo:table-body>
			</fo:table>
		</xsl:for-each>
		<xsl:if test="not(part[5]/*)"><xsl:call-template name="nothing"/></xsl:if>
	</xsl:template>

	<!-- How many measures are so far; not broken over lines. -->
	<xsl:template name="progress-of">
		<xsl:param name="state"/><xsl:param name="name"/>
		<fo:inline keep-together.within-line="always"><xsl:value-of select="$name"/><xsl:value-of select="count(measure[state = $state])"/>项</fo:inline>
	</xsl:template>

	<xsl:template name="development">
		<xsl:choose>
			<xsl:when test="part[4]/*">
				<fo:table table-layout="fixed" width="100%" border-collapse="collapse" line-height="1.35">
					<fo:table-column column-width="4.5em"/><fo:table-column column-width="7em"/><fo:table-column column-width="proportional-column-width(1)"/>
					<fo:table-header><fo:table-row><xsl:call-template name="th"><xsl:with-param name="text" select="'姓名'"/></xsl:call-template><xsl:call-template name="th"><xsl:with-param name="text" select="'阶段'"/></xsl:call-template><xsl:call-template name="th"><xsl:with-param name="text" select="'最近一步'"/></xsl:call-template></fo:table-row></fo:table-header>
					<fo:table-body>
						<xsl:for-each select="part[4]/*">
							<fo:table-row>
								<xsl:call-template name="td"><xsl:with-param name="align" select="'center'"/><xsl:with-param name="text"><xsl:call-template name="spread"><xsl:with-param name="text" select="person"/></xsl:call-template></xsl:with-param></xsl:call-template>
								<xsl:call-template name="td"><xsl:with-param name="align" select="'center'"/><xsl:with-param name="text" select="string(type/@shown)"/></xsl:call-template>
								<xsl:call-template name="td"><xsl:with-param name="text"><xsl:if test="step">第<xsl:value-of select="step[last()]/number"/>步　<xsl:value-of select="step[last()]/date/@shown"/></xsl:if></xsl:with-param></xsl:call-template>
							</fo:table-row>
						</xsl:for-each>
					</fo:table-body>
				</fo:table>
			</xsl:when>
			<xsl:otherwise><xsl:call-template name="nothing"/></xsl:otherwise>
		</xsl:choose>
	</xsl:template>

	<xsl:template name="notices">
		<xsl:for-each select="part[6]/*">
			<fo:block font-family="hei" color="{$deep}" space-before="0.4em"><xsl:value-of select="@title"/></fo:block>
			<xsl:if test="from"><fo:block font-family="kai" color="{$quiet}"><xsl:value-of select="from/@shown"/>起<xsl:if test="to">，<xsl:value-of select="to/@shown"/>止</xsl:if></fo:block></xsl:if>
			<xsl:for-each select="item"><fo:block text-indent="2em" text-align="justify"><xsl:value-of select="."/></fo:block></xsl:for-each>
		</xsl:for-each>
		<xsl:if test="not(part[6]/*)"><xsl:call-template name="nothing"><xsl:with-param name="text" select="'现在没有在期的公示公告'"/></xsl:call-template></xsl:if>
	</xsl:template>
</xsl:stylesheet>
