/*
 * speed.js EDITION [QUERY...] - how long the search of a published edition takes in Chromium, from file://, the browser
 * fresh each time: milliseconds from the start of loading to the first result and to the list, those of the processor that
 * the page's own thread took for it (which other work on the machine does not lengthen), bytes read, what it says.
 *
 *	NODE_PATH=.build/web/node_modules node tests/web/speed.js output/internal 党员大会
 */
"use strict";
const fs = require("fs"), { pathToFileURL, fileURLToPath } = require("url");
const { chromium } = require("playwright-core");

const RUNS = 5;
const QUERIES = ["会议", "党员大会", "党建工作", "2026年第2次会议", "组织生活会 民主评议", "dydh", "不存在的词语"];
const edition = pathToFileURL(fs.realpathSync(process.argv[2])).href;
const queries = process.argv.length > 3 ? process.argv.slice(3) : QUERIES;

/* In the page: note when the first result and the list are there. */
function watch() {
	const observer = new MutationObserver(() => {
		const results = document.getElementById("search-results"), status = document.getElementById("search-status");
		if (results && results.children.length && !window.first)
			window.first = performance.now();
		if (status && status.textContent && !window.listed)
			window.listed = performance.now();
	});
	addEventListener("DOMContentLoaded", () => observer.observe(document.body, { subtree: true, childList: true }));
}

async function once(browser, query) {
	const context = await browser.newContext(), page = await context.newPage();
	const session = await context.newCDPSession(page);
	let bytes = 0;
	await session.send("Performance.enable", { timeDomain: "threadTicks" });
	page.on("request", (r) => { bytes += fs.statSync(fileURLToPath(r.url().split("?")[0])).size; });
	await page.addInitScript(watch);
	await page.goto(`${edition}/search.html?q=${encodeURIComponent(query)}`);
	await page.waitForFunction(() => window.listed);
	const seen = await page.evaluate(() => ({ first: window.first || window.listed, listed: window.listed,
		said: document.getElementById("search-status").textContent }));
	const { metrics } = await session.send("Performance.getMetrics");
	const cpu = 1000 * metrics.find((m) => m.name === "TaskDuration").value;
	await context.close();
	return { ...seen, cpu, bytes };
}

async function main() {
	const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: ["--headless",
		"--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
		"--disable-component-update", "--disable-sync"] });
	await once(browser, queries[0]);
	for (const query of queries) {
		const runs = [];
		for (let i = 0; i < RUNS; i++)
			runs.push(await once(browser, query));
		runs.sort((a, b) => a.first - b.first);
		const median = runs[RUNS >> 1];
		console.log(`${median.first.toFixed(0).padStart(5)} ms first ${median.listed.toFixed(0).padStart(5)} ms list ` +
			`${median.cpu.toFixed(0).padStart(4)} ms CPU ${(median.bytes / 1024).toFixed(0).padStart(4)} KiB  ${query}: ${median.said}`);
	}
	await browser.close();
}

main();
