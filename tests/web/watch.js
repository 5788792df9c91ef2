/* watch.js - a page that notes everything that goes wrong on it: messages, failures, requests that leave. */
"use strict";
const fs = require("fs");
const axe = fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const RULES = { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], preload: false };

/* open - a new page; `wrong` fills while it is used.  `base`: where all requests must stay. */
exports.open = async (context, base) => {
	const page = await context.newPage();
	const wrong = [];
	page.on("console", (m) => { if (["error", "warning"].includes(m.type())) wrong.push(`${page.url()}: ${m.text()}`); });
	page.on("pageerror", (e) => wrong.push(`${page.url()}: ${e.message}`));
	/* aborted: the next page was asked for before the icon had come */
	page.on("requestfailed", (r) => r.failure().errorText === "net::ERR_ABORTED" || wrong.push(`${r.url()} failed: ${r.failure().errorText}`));
	page.on("response", (r) => { if (r.status() >= 400) wrong.push(`${r.url()}: ${r.status()}`); });
	page.on("request", (r) => { if (!r.url().startsWith(base) && !r.url().startsWith("data:")) wrong.push(`${r.url()} is outside`); });
	return { page, wrong };
};

/* findings - what axe-core says by WCAG 2.2 AA and its best practices. */
exports.findings = async (page) => {
	await page.evaluate(axe);
	const result = await page.evaluate((rules) => window.axe.run(document, rules), RULES);
	return result.violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.html.slice(0, 200)} ${n.any.concat(n.all).map((c) => c.message).join("; ").slice(0, 200)}`));
};

/* overflow - nothing may stick out at the side. */
exports.overflow = (page) => page.evaluate(() => {
	const width = document.documentElement.clientWidth;
	if (document.documentElement.scrollWidth <= width)
		return [];
	return [...document.querySelectorAll("main *, header *")].filter((e) => e.getBoundingClientRect().right > width + 1)
		.slice(0, 3).map((e) => "sticks out: " + e.outerHTML.slice(0, 120));
});
