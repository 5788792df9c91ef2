/*
 * lighthouse.js - what Lighthouse says of home, a record, a ledger and disclosure of the public edition, on a telephone, over
 * HTTP on the loopback: accessibility, best practices and findability (seo) at least 95 of 100.  Its performance is counted
 * from times, which depend on the machine: it is told, and must only be there.
 */
"use strict";
const net = require("net");
const { chromium } = require("playwright-core");
const lighthouse = require("lighthouse/core/index.cjs");
const { ok } = require("./tap.js");

const LEAST = 95;
const PAGES = ["index.html", "fenghe/2026/plan-2026.html", "fenghe/ledger/honours.html", "disclosure.html"];

const freePort = () => new Promise((done) => {
	const server = net.createServer().listen(0, "127.0.0.1", () => {
		const { port } = server.address();
		server.close(() => done(port));
	});
});

/* The audits of a category that cost it points. */
function lost(report, category) {
	return category.auditRefs.filter((a) => a.weight > 0 && report.audits[a.id].score !== null && report.audits[a.id].score < 1)
		.map((a) => a.id).join(", ");
}

exports.check = async (http, flags) => {
	const port = await freePort();
	const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
		args: [...flags, `--remote-debugging-port=${port}`] });
	for (const name of PAGES) {
		const { lhr } = await lighthouse(`${http}public/${name}`, { port, logLevel: "error", output: "json" });
		const wrong = [], scores = [];
		for (const category of Object.values(lhr.categories)) {
			const score = Math.round(100 * category.score);
			scores.push(`${category.id} ${score}`);
			if (category.score === null || (category.id !== "performance" && score < LEAST))
				wrong.push(`${category.id} ${score}: ${lost(lhr, category)}`);
		}
		ok(`Lighthouse: ${name}: ${scores.join(", ")}`, wrong);
	}
	await browser.close();
};
