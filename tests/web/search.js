/* search.js - the search finds what is there, and nothing else. */
"use strict";
const path = require("path");
const { ok, is } = require("./tap.js");
const { open } = require("./watch.js");

async function ask(page, base, edition, query) {
	await page.goto(base + edition + "/search.html?" + new URLSearchParams(query));
	await page.waitForFunction(() => document.getElementById("search-status").textContent !== "");
	return page.evaluate(() => ({
		status: document.getElementById("search-status").textContent,
		more: !document.getElementById("search-more").hidden,
		results: [...document.querySelectorAll("#search-results li")].map((li) => ({ href: li.querySelector("a").href,
			title: li.querySelector("h2").textContent, text: li.textContent,
			marks: [...li.querySelectorAll("mark")].map((m) => m.textContent) })),
	}));
}

/* Every page that is shown has the words. */
async function areTrue(page, found, phrase) {
	const wrong = [];
	for (const r of found.results) {
		await page.goto(r.href);
		const text = await page.evaluate(() => document.querySelector("main").textContent);
		if (!text.includes(phrase))
			wrong.push(`${r.href} does not have ${phrase}`);
	}
	return found.results.length ? wrong : ["nothing was found"];
}

async function words(page, base, how) {
	let found = await ask(page, base, "internal", { q: "一锅饭吃三天" });
	is(`${how}: a phrase of a body is found once`, found.status, "找到 1 条");
	ok(`${how}: on its page, marked`, [...await areTrue(page, found, "一锅饭吃三天"),
		...found.results[0].marks.includes("一锅饭吃三天") ? [] : ["not marked"]]);
	found = await ask(page, base, "public", { q: "一锅饭吃三天" });
	is(`${how}: which the public edition does not have`, found.status, "没有找到");
	found = await ask(page, base, "internal", { q: "2026年第2次支部委员会" });
	is(`${how}: figures between characters`, found.results[0].title, "枫禾社区党支部2026年第2次支部委员会会议");
	ok(`${how}: and no other figures`, await areTrue(page, found, "2026年第2次支部委员会"));
	found = await ask(page, base, "internal", { q: "彭𬭸" });
	ok(`${how}: a character beyond the BMP`, await areTrue(page, found, "彭𬭸"));
	found = await ask(page, base, "internal", { q: "助餐点 健身步道" });
	ok(`${how}: two words, both`, [...await areTrue(page, found, "助餐点"), ...await areTrue(page, found, "健身步道")]);
	found = await ask(page, base, "internal", { q: "二楼二楼二楼" });
	is(`${how}: words that stand apart are no phrase`, found.results.length, 0);
	found = await ask(page, base, "internal", { q: "党" });
	is(`${how}: one character is too few`, found.status, "请至少写两个字。");
	found = await ask(page, base, "internal", { q: "<script>党员" });
	is(`${how}: markup in a query is text`, found.results.length, 0);
}

async function initials(page, base, how) {
	let found = await ask(page, base, "internal", { q: "zjt" });
	ok(`${how}: initials of a name`, found.results.length && await areTrue(page, found, "周敬亭") || ["nothing"]);
	found = await ask(page, base, "internal", { q: "DYDH" });
	/* the manual has the letters themselves */
	ok(`${how}: initials of a title`, found.results.filter((r) => !r.marks.includes("党员大会") && !r.marks.includes("dydh")).map((r) => r.text));
	ok(`${how}: those in titles come first`, found.results[0].title.includes("党员大会") ? [] : [found.results[0].title]);
	found = await ask(page, base, "internal", { q: "wuyishizz" });
	is(`${how}: other letters`, found.status, "没有找到");
}

async function filters(page, base, how) {
	await page.goto(base + "internal/search.html");
	await page.waitForFunction(() => document.querySelectorAll("#y option").length > 1);
	await page.selectOption("#k", { label: "会议记录" });
	await page.selectOption("#y", "2025");
	await page.selectOption("#o", { index: 1 });
	await page.fill("#q", "党费");
	await page.press("#q", "Enter");
	await page.waitForURL(/q=/);
	await page.waitForFunction(() => document.getElementById("search-status").textContent !== "");
	const texts = await page.$$eval("#search-results li .quiet", (all) => all.map((p) => p.textContent));
	ok(`${how}: filters of the form`, texts.length ? texts.filter((t) => !/^2025-.* · 枫禾社区党支部 · 会议记录$/.test(t)) : ["nothing"]);
	const before = texts.length;
	const more = await page.isVisible("#search-more");
	if (more)
		await page.click("#search-more");
	await page.waitForTimeout(300);
	const after = await page.$$eval("#search-results li", (all) => all.length);
	ok(`${how}: more of them on demand`, more ? (after > before ? [] : [`${before} then ${after}`]) : ["no button"]);
}

exports.check = async (browser, base, how, shots) => {
	const context = await browser.newContext();
	const { page, wrong } = await open(context, base);
	await words(page, base, how);
	await initials(page, base, how);
	await filters(page, base, how);
	for (const width of [360, 768, 1280]) {
		await page.setViewportSize({ width, height: 900 });
		await ask(page, base, "internal", { q: "党员大会 助餐点" });
		await page.screenshot({ path: path.join(shots, `search-results-${width}.png`) });
	}
	ok(`${how}: nothing went wrong while searching`, wrong);
	await context.close();
};
