/* keyboard.js - everything can be reached and used without a mouse. */
"use strict";
const { ok, is } = require("./tap.js");
const { open } = require("./watch.js");

const focused = (page) => page.evaluate(() => {
	const e = document.activeElement, style = getComputedStyle(e), box = e.getBoundingClientRect();
	return { place: [...document.querySelectorAll("*")].indexOf(e), html: e.outerHTML.slice(0, 100), text: e.textContent.trim(), tag: e.tagName,
		inside: !!e.closest("main"), outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2, seen: box.width > 0 };
});

async function skipLink(page, base, how) {
	await page.goto(base + "internal/index.html");
	await page.keyboard.press("Tab");
	is(`${how}: the first stop is the skip link`, (await focused(page)).text, "跳到正文");
	await page.keyboard.press("Enter");
	await page.keyboard.press("Tab");
	ok(`${how}: it leads past the navigation`, (await focused(page)).inside ? [] : [(await focused(page)).html]);
}

async function order(page, base, how, name) {
	await page.goto(base + "internal/" + name);
	const wrong = [];
	let last = -1, stops = 0;
	for (; stops < 400; stops++) {
		await page.keyboard.press("Tab");
		const now = await focused(page);
		if (now.tag === "BODY" || now.place <= last)
			break;
		last = now.place;
		if (!now.outlined || !now.seen)
			wrong.push("focus is not seen: " + now.html);
	}
	const all = await page.$$eval("a[href], button, input, select, [tabindex='0']", (e) => e.filter((x) => x.offsetParent !== null).length);
	if (stops < Math.min(all, 400))
		wrong.push(`${stops} stops of ${all}`);
	ok(`${how}: ${name}: focus follows the page, and is seen`, wrong);
}

const column = (page, n) => page.$$eval(`table.ledger tbody tr:not(.group):not(.total) td:nth-child(${n})`, (all) => all.map((td) => td.textContent.trim()));

async function sorting(page, base, how) {
	await page.goto(base + "internal/fenghe/ledger/applicants.html");
	const head = page.locator("table.ledger thead th").nth(1), before = await column(page, 2);
	await head.locator("button").focus();
	await page.keyboard.press("Enter");
	const up = await column(page, 2);
	is(`${how}: a table is sorted by Enter`, JSON.stringify(up), JSON.stringify([...before].sort(new Intl.Collator("zh-Hans-CN").compare)));
	is(`${how}: and says so`, await head.getAttribute("aria-sort"), "ascending");
	await page.keyboard.press("Space");
	is(`${how}: Space turns it round`, JSON.stringify(await column(page, 2)), JSON.stringify([...up].reverse()));
	is(`${how}: and says so`, await head.getAttribute("aria-sort"), "descending");
	await page.locator("table.ledger thead th button").first().focus();
	await page.keyboard.press("Enter");
	is(`${how}: the first column brings the order of the page back`, JSON.stringify(await column(page, 2)), JSON.stringify(before));
	await page.goto(base + "internal/fenghe/ledger/dues.html");
	await page.locator("table.ledger thead th button").nth(2).click();
	is(`${how}: sums stay last`, await page.$$eval("table.ledger tr", (rows) => rows[rows.length - 1].className), "total");
}

/* A ledger with several pages is sorted as a whole. */
async function sortingAll(page, base, how) {
	await page.goto(base + "internal/fenghe/ledger/meetings-2.html");
	const rows = Number(/共 (\d+) 行/.exec(await page.textContent("main"))[1]);
	const first = await page.$eval("table.ledger tbody tr", (row) => row.innerHTML.replace(/\s+/g, " "));
	await page.locator("table.ledger thead th button").nth(1).click();
	await page.waitForFunction(() => !document.querySelector(".pages"));
	const dates = await column(page, 2);
	is(`${how}: all rows are there`, dates.length, rows);
	is(`${how}: in their order`, JSON.stringify(dates), JSON.stringify([...dates].sort()));
	is(`${how}: a row is as the page had it`, await page.$$eval("table.ledger tbody tr", (all, one) =>
		all.filter((row) => row.innerHTML.replace(/\s+/g, " ") === one).length, first), 1);
	is(`${how}: and it says so`, await page.textContent("#rows"), "这里是各页的全部行。");
}

async function searching(page, base, how) {
	await page.goto(base + "internal/fenghe/2026/index.html");
	await page.focus("header input[type=search]");
	await page.keyboard.type("助餐点");
	await page.keyboard.press("Enter");
	await page.waitForURL(/search\.html\?q=/);
	await page.waitForSelector("#search-results li a");
	await page.focus("#k");
	await page.keyboard.press("Tab");
	const now = await focused(page);
	ok(`${how}: the field of any page leads to the results, next to the form`, now.tag === "A" && now.inside ? [] : [now.html]);
}

exports.check = async (browser, base, how) => {
	const context = await browser.newContext();
	const { page, wrong } = await open(context, base);
	await skipLink(page, base, how);
	for (const name of ["index.html", "search.html", "fenghe/ledger/applicants.html"])
		await order(page, base, how, name);
	await sorting(page, base, how);
	await sortingAll(page, base, how);
	await searching(page, base, how);
	ok(`${how}: nothing went wrong by keyboard`, wrong);
	await context.close();
};
