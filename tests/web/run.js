/*
 * run.js OUTPUT SHOTS - the published example site in Chromium, from file:// and over HTTP: every type of page at three
 * widths, light and dark.  The packages are those of package-lock.json; NODE_PATH says where they are.
 */
"use strict";
const fs = require("fs"), path = require("path"), { pathToFileURL } = require("url");
const { chromium } = require("playwright-core");
const { ok, finish } = require("./tap.js");
const { open, findings, overflow } = require("./watch.js");
const { serve } = require("./server.js");
const search = require("./search.js"), validate = require("./validate.js"), keyboard = require("./keyboard.js");
const lighthouse = require("./lighthouse.js");

const output = fs.realpathSync(process.argv[2]), shots = process.argv[3];
const WIDTHS = [360, 768, 1280];
const FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
	"--disable-background-networking", "--disable-component-update", "--disable-sync"];

/* One page of each type: the fixed ones, and of each kind its list and the first record in it. */
function pagesOf(edition) {
	const folder = path.join(output, edition);
	const there = (name) => fs.existsSync(path.join(folder, name));
	const pages = ["index.html", "disclosure.html", "ledgers.html", "standard.html", "search.html", "fenghe/index.html",
		"fenghe/2026/index.html", "fenghe/people.html", "fenghe/people/马志远.html",
		"fenghe/standard/2026.html", "disclosure/log.html", "kind/minutes-1.html"].filter(there);
	for (const kind of fs.readdirSync(path.join(folder, "kind")).sort()) {
		const list = fs.readFileSync(path.join(folder, "kind", kind), "utf8");
		const record = /<ul class="records">.*?<a href="\.\.\/([^"]*)"/s.exec(list);
		pages.push("kind/" + kind);
		if (record)
			pages.push(record[1]);
	}
	for (const ledger of fs.readdirSync(path.join(folder, "fenghe/ledger")).filter((n) => n.endsWith(".html")).slice(0, 3))
		pages.push("fenghe/ledger/" + ledger);
	for (const name of fs.readdirSync(folder, { recursive: true }).sort())
		if (name.endsWith(".html") && fs.readFileSync(path.join(folder, name), "utf8").includes("<h1>内容已撤下</h1>"))
			return [...new Set([...pages, name])];
	return [...new Set(pages)];
}

const SHOT = /^(index|search|disclosure|standard|fenghe\/standard\/2026|kind\/minutes|fenghe\/index|fenghe\/ledger\/[^/]*|fenghe\/2026\/[^/]*meeting)\.html$/;

async function look(context, base, edition, how) {
	const { page, wrong } = await open(context, base);
	for (const name of pagesOf(edition)) {
		const url = base + edition + "/" + name.split("/").map(encodeURIComponent).join("/");
		await page.goto(url, { waitUntil: "load" });
		wrong.push(...(await overflow(page)).map((w) => `${name}: ${w}`));
		if (how.axe)
			wrong.push(...(await findings(page)).map((f) => `${name}: ${f}`));
		if (how.shots && SHOT.test(name)) {
			const shot = `${edition}-${name.replace(/\//g, "-").replace(".html", "")}-${how.title}.png`;
			await page.screenshot({ path: path.join(shots, shot), clip: { x: 0, y: 0, width: how.width, height: 1400 }, fullPage: true });
		}
	}
	ok(`${edition}, ${how.title}: ${pagesOf(edition).length} pages without fault`, wrong);
	await page.close();
}

async function everyPage(browser, file, http) {
	for (const width of WIDTHS) {
		const context = await browser.newContext({ viewport: { width, height: 900 } });
		await look(context, file, "internal", { axe: true, shots: true, width, title: `${width} px` });
		if (width === 360)
			await look(context, file, "public", { axe: true, shots: true, width, title: `${width} px` });
		await context.close();
	}
	const dark = await browser.newContext({ colorScheme: "dark" });
	await look(dark, file, "internal", { axe: true, shots: true, width: 1280, title: "dark" });
	await dark.close();
	const served = await browser.newContext();
	for (const edition of ["public", "members", "internal"])
		await look(served, http, edition, { title: "over HTTP" });
	await served.close();
}

async function print(browser, file) {
	const { page, wrong } = await open(await browser.newContext(), file);
	for (const name of ["index.html", "disclosure.html", "fenghe/index.html"]) {
		await page.goto(file + "internal/" + name);
		const pdf = await page.pdf({ path: path.join(shots, name.replace(/\//g, "-") + ".pdf"), preferCSSPageSize: true });
		if (pdf.length < 5000)
			wrong.push(`${name}: ${pdf.length} bytes`);
	}
	ok("pages can be printed", wrong);
}

async function main() {
	fs.mkdirSync(shots, { recursive: true });
	const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: FLAGS });
	const server = await serve(output);
	const file = pathToFileURL(output).href + "/";
	for (const [base, how] of [[file, "file"], [server.url, "http"]]) {
		await search.check(browser, base, how, shots);
		await keyboard.check(browser, base, how);
	}
	await everyPage(browser, file, server.url);
	await print(browser, file);
	await validate.check(output);
	await lighthouse.check(server.url, FLAGS);
	server.close();
	await browser.close();
	process.exitCode = finish();
}

main().catch((error) => {
	console.log("Bail out! " + error.stack);
	process.exit(1);
});
