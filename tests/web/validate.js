/*
 * validate.js - every page, as two validators read it: html-validate, and the Nu checker of the W3C (vnu, which needs Java).
 */
"use strict";
const fs = require("fs"), path = require("path"), { spawnSync } = require("child_process");
const { HtmlValidate } = require("html-validate");
const vnu = require("vnu-jar");
const { ok } = require("./tap.js");

/* A region that scrolls is a part of a page, but no section of its text: it has a name and no heading. */
const RULES = { "prefer-native-element": ["error", { exclude: ["region"] }] };

/* It takes the addresses of files for those of strangers. */
const NOT_MEANT = ".*Resource violates Content Security Policy.*";

function pagesBelow(folder) {
	return fs.readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(".html")).sort().map((name) => path.join(folder, name));
}

async function check(output) {
	const html = new HtmlValidate({ root: true, extends: ["html-validate:standard", "html-validate:a11y"], rules: RULES });
	for (const edition of ["public", "members", "internal"]) {
		const wrong = [], pages = pagesBelow(path.join(output, edition));
		for (const page of pages)
			for (const result of (await html.validateFile(page)).results)
				wrong.push(...result.messages.map((m) => `${page}:${m.line}:${m.column}: ${m.ruleId}: ${m.message}`));
		ok(`${edition}: html-validate finds nothing in ${pages.length} pages`, wrong);
		const run = spawnSync("java", ["-jar", vnu, "--format", "gnu", "--filterpattern", NOT_MEANT, "--skip-non-html", path.join(output, edition)], { encoding: "utf8" });
		ok(`${edition}: vnu finds nothing`, [...run.stderr.split("\n").filter((line) => line), ...(run.error ? [run.error.message] : [])]);
	}
	const css = spawnSync("java", ["-jar", vnu, "--format", "gnu", "--css", path.join(output, "public/assets/style.css")], { encoding: "utf8" });
	ok("nor in the style sheet", css.stderr.split("\n").filter((line) => line));
}

module.exports = { check };
