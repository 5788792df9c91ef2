/*
 * search.js - finds records by their words, from the index in assets/search/ (generator/site/search.c tells its
 * form).  Every file of it is a classic script that calls searchPart(), so the search works from file:// too.
 */
"use strict";
(function () {
	const STEP = 10; /* results shown at a time */
	const PARTS = 8; /* parts of the index loaded for a query; what they do not settle, the texts do */
	const BUDGET = 90000; /* characters of texts looked through at a time */
	const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";

	/* ---- loading: each file once */

	const parts = new Map(), loading = new Map();
	window.searchPart = (name, data) => parts.set(name, data);

	function load(name, folder) {
		if (parts.has(name))
			return parts.get(name);
		if (!loading.has(name)) {
			loading.set(name, new Promise((done, failed) => {
				const script = document.createElement("script");
				script.src = folder + name.split("/").map(encodeURIComponent).join("/") + ".js";
				script.onload = () => done(parts.get(name));
				script.onerror = () => failed(new Error(name));
				document.head.append(script);
			}));
		}
		return loading.get(name);
	}
	const loadPart = (name) => load(name, "assets/search/");

	/* ---- words, cut as the index cuts them */

	const HAN = /[\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{3fffd}]/u;
	const LETTER = /[a-z0-9]/;

	/* One unit for one: a place in the result is the same place in `text`. */
	function plain(text) {
		return text.replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
			.replace(/[A-Z]/g, (c) => c.toLowerCase());
	}

	function wordsOf(phrase) {
		const words = new Set();
		let word = "", before = "";
		for (const c of phrase + " ") {
			const letter = LETTER.test(c), han = HAN.test(c);
			if (!letter && word) {
				words.add(word.slice(0, 32));
				word = "";
			}
			if (before && (han || (letter && !LETTER.test(before))))
				words.add(before + c);
			if (letter)
				word += c;
			before = letter || han ? c : "";
		}
		return [...words];
	}

	/* ---- postings: sorted numbers of records */

	function partOf(index, word) {
		let low = 0, high = index.parts.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			if (index.parts[middle] <= word)
				low = middle + 1;
			else
				high = middle;
		}
		return low - 1;
	}

	function decode(text) {
		const numbers = [];
		if (text[0] === "!") {
			for (let i = 1; i < text.length; i++)
				for (let bits = DIGITS.indexOf(text[i]), n = (i - 1) * 6; bits; bits >>= 1, n++)
					if (bits & 1)
						numbers.push(n);
			return numbers;
		}
		for (let i = 0, next = 0, gap = 0, shift = 0; i < text.length; i++) {
			const digit = DIGITS.indexOf(text[i]);
			gap += (digit & 31) << shift;
			shift += 5;
			if (digit < 32) {
				numbers.push(next + gap);
				next += gap + 1;
				gap = shift = 0;
			}
		}
		return numbers;
	}

	/* The records that have a word; those that have it in their title. */
	async function posting(index, word) {
		const at = partOf(index, word), none = { all: [], titles: [] };
		if (at < 0)
			return none;
		const data = await loadPart("p" + at);
		const first = String.fromCodePoint(word.codePointAt(0)), rest = " " + word.slice(first.length) + "=";
		const line = data.indexOf("|" + first + " ");
		if (line < 0)
			return none;
		const end = data.indexOf("|", line + 1) < 0 ? data.length : data.indexOf("|", line + 1);
		const entry = data.indexOf(rest, line);
		if (entry < 0 || entry >= end)
			return none;
		const [all, titles] = data.slice(entry + rest.length, end).split(" ", 1)[0].split(";");
		return { all: decode(all), titles: decode(titles || "") };
	}

	function both(a, b) {
		const inB = new Set(b);
		return a.filter((n) => inB.has(n));
	}

	const either = (a, b) => [...new Set([...a, ...b])].sort((x, y) => x - y);

	const common = (lists) => (lists.length ? lists.sort((a, b) => a.length - b.length).reduce(both) : []);

	async function withAll(index, words) {
		const postings = await Promise.all(words.map((word) => posting(index, word)));
		return { all: common(postings.map((p) => p.all)), titles: common(postings.map((p) => p.titles)) };
	}

	/* Of a long phrase so many words that no more than PARTS parts are loaded. */
	function affordable(index, words, used) {
		return words.filter((word) => {
			const part = partOf(index, word);
			if (!used.has(part) && used.size >= PARTS)
				return false;
			return used.add(part);
		});
	}

	const isInitials = (phrase) => /^[a-z]{2,}$/.test(phrase);

	async function withPhrase(index, phrase, used) {
		const words = withAll(index, affordable(index, wordsOf(phrase), used));
		if (!isInitials(phrase))
			return words;
		const pairs = [...phrase].slice(1).map((c, i) => "~" + phrase[i] + c);
		const [found, named] = await Promise.all([words, withAll(index, pairs)]);
		return { all: either(found.all, named.all), titles: either(found.titles, named.titles) };
	}

	/* Numbers of the records that may be meant: those with all phrases in their titles first, then the newest. */
	async function candidates(index, query) {
		const used = new Set();
		const [found, filters] = await Promise.all([
			Promise.all(query.phrases.filter((p) => wordsOf(p).length).map((p) => withPhrase(index, p, used))),
			Promise.all([query.organisation, query.kind].filter(Boolean).map((f) => posting(index, "@" + f)))]);
		const lists = [...found, ...filters].map((f) => f.all), titles = found.map((f) => f.titles);
		const year = index.years.find((y) => String(y[0]) === query.year) || [0, 0, index.count];
		const numbers = (lists.length ? common(lists) : [...Array(index.count).keys()])
			.filter((n) => n >= year[1] && n < year[2]);
		const first = both(common(titles), numbers), already = new Set(first);
		return [...first, ...numbers.filter((n) => !already.has(n))];
	}

	/* ---- is it there indeed?  A word of letters or figures must be whole. */

	function find(text, phrase, from) {
		for (let at = text.indexOf(phrase, from); at >= 0; at = text.indexOf(phrase, at + 1)) {
			const end = at + phrase.length;
			const cutsFirst = LETTER.test(phrase[0]) && at > 0 && LETTER.test(text[at - 1]);
			const cutsLast = LETTER.test(text[end - 1]) && end < text.length && LETTER.test(text[end]);
			if (!cutsFirst && !cutsLast)
				return at;
		}
		return -1;
	}

	/* Initials stand character for character under "title names". */
	function findInitials(record, phrase) {
		const at = isInitials(phrase) ? record.initials.indexOf(phrase) : -1;
		return at < 0 ? "" : [...(record.title + " " + record.names)].slice(at, at + phrase.length).join("");
	}

	/* What to mark, or null if a phrase is missing. */
	function hits(record, phrases) {
		const marks = [];
		for (const phrase of phrases) {
			if (find(record.plainTitle, phrase, 0) >= 0 || find(record.plainText, phrase, 0) >= 0) {
				marks.push(phrase);
				continue;
			}
			const initials = findInitials(record, phrase);
			if (!initials)
				return null;
			marks.push(plain(initials));
		}
		return marks;
	}

	/* ---- showing */

	const element = (id) => document.getElementById(id);

	function make(name, className, text) {
		const node = document.createElement(name);
		if (className)
			node.className = className;
		node.append(text || "");
		return node;
	}

	function marked(node, text, marks) {
		const low = plain(text);
		for (let at = 0; at < text.length;) {
			const next = marks.map((m) => [find(low, m, at), m.length]).filter((m) => m[0] >= 0)
				.sort((a, b) => a[0] - b[0] || b[1] - a[1])[0];
			const to = next ? next[0] : text.length;
			node.append(text.slice(at, to));
			if (!next)
				break;
			at = to + next[1];
			node.append(make("mark", "", text.slice(to, at)));
		}
		return node;
	}

	/* Around the first place of each mark, or the beginning. */
	function snippet(record, marks) {
		const node = make("p", "snippet"), places = marks.map((m) => find(record.plainText, m, 0));
		const starts = [...new Set(places.filter((at) => at >= 0))].sort((a, b) => a - b).slice(0, 3);
		let end = 0;
		for (const at of starts.length ? starts : [0]) {
			if (at + 20 < end)
				continue;
			const from = Math.max(end, at - 24);
			if (from > end)
				node.append("…");
			end = Math.min(record.text.length, at + (starts.length > 1 ? 50 : 90));
			const piece = record.text.slice(from, end).replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, ""); /* no half characters */
			marked(node, piece.replace(/\n/g, "　"), marks);
		}
		if (end < record.text.length)
			node.append("…");
		return node;
	}

	function show(record, marks) {
		const item = make("li"), title = make("h2");
		const link = marked(make("a"), record.title, marks);
		link.href = record.address.split("/").map(encodeURIComponent).join("/") + ".html";
		title.append(link);
		item.append(title, make("p", "quiet", [record.date, record.organisation, record.kind].filter(Boolean).join(" · ")));
		item.append(snippet(record, marks));
		element("search-results").append(item);
	}

	/* ---- one search */

	async function record(index, number) {
		const block = await loadPart("r" + Math.floor(number / index.block));
		const address = block[number % index.block];
		const [title, date, organisation, kind, names, initials, text] = await load(address, "");
		return { address, title, date, organisation, kind, names, initials, text,
			plainTitle: plain(title), plainText: plain(text) };
	}

	function tell(search) {
		const left = search.numbers.length - search.next;
		const more = left > 0 ? `，还有 ${left} 条可能相符` : "";
		element("search-status").textContent = search.shown ? `找到 ${search.shown} 条${more}` :
			left > 0 ? `前 ${search.next} 条不符，还有 ${left} 条可能相符` : "没有找到";
		element("search-more").hidden = left === 0;
	}

	/* Look through candidates, newest first, until a step is full or enough has been read. */
	async function step(search) {
		const wanted = search.shown + STEP;
		for (let read = 0; search.shown < wanted && search.next < search.numbers.length && read < BUDGET;) {
			const batch = search.numbers.slice(search.next, search.next + Math.min(5, wanted - search.shown));
			search.next += batch.length;
			for (const coming of batch.map((n) => record(search.index, n))) {
				const r = await coming, marks = hits(r, search.phrases);
				read += r.text.length;
				if (marks) {
					show(r, marks);
					search.shown++;
				}
			}
		}
		tell(search);
	}

	function fill(id, pairs, value) {
		for (const [key, title] of pairs)
			element(id).append(new Option(title, key));
		element(id).value = value;
		if (element(id).selectedIndex < 0)
			element(id).value = "";
	}

	async function start() {
		const asked = new URLSearchParams(location.search);
		const value = (name) => (asked.get(name) || "").trim();
		element("q").value = value("q");
		const index = await loadPart("index");
		fill("o", index.organisations, value("o"));
		fill("y", index.years.map((y) => [String(y[0]), y[0] + " 年"]), value("y"));
		fill("k", index.kinds, value("k"));
		const query = { phrases: plain(value("q")).split(/\s+/).filter(Boolean),
			organisation: element("o").value, year: element("y").value, kind: element("k").value };
		if (!query.phrases.length && !query.organisation && !query.year && !query.kind)
			return;
		if (query.phrases.length && !query.phrases.some((p) => wordsOf(p).length)) {
			element("search-status").textContent = "请至少写两个字。";
			return;
		}
		const search = { index, phrases: query.phrases, numbers: await candidates(index, query), next: 0, shown: 0 };
		element("search-more").addEventListener("click", () => step(search));
		await step(search);
	}

	/* When the page has also loaded the head of the index. */
	addEventListener("DOMContentLoaded", () => start().catch((error) => {
		element("search-status").textContent = "索引没有读到：" + error.message;
	}));
})();
