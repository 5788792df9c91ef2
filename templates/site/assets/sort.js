/*
 * sort.js - tables of class "ledger" are sorted by the buttons in their heads; groups and sums keep their places.  Of a
 * ledger with several pages all rows are read first: data-rows names a classic script, so it works from file:// too.
 */
"use strict";
(function () {
	const collator = new Intl.Collator("zh-Hans-CN", { numeric: true });

	const textOf = (row, column) => (row.cells[column] ? row.cells[column].textContent.trim() : "");
	const isData = (row) => !row.matches(".group, .total");

	/* Empty cells come last either way. */
	function compare(a, b, column, sign) {
		const left = textOf(a, column), right = textOf(b, column);
		if (!left || !right)
			return (left ? 0 : 1) - (right ? 0 : 1);
		const numbers = [Number(left.replace(/,/g, "")), Number(right.replace(/,/g, ""))];
		const order = numbers.some(Number.isNaN) ? collator.compare(left, right) : numbers[0] - numbers[1];
		return sign * order;
	}

	function sortGroup(body, column, sign) {
		const rows = [...body.rows].filter(isData);
		const after = rows.length ? rows[rows.length - 1].nextElementSibling : null;
		rows.sort((a, b) => compare(a, b, column, sign));
		for (const row of rows)
			body.insertBefore(row, after);
	}

	function sort(table, head, column) {
		const descending = head.getAttribute("aria-sort") === "ascending";
		for (const other of table.tHead.querySelectorAll("[aria-sort]"))
			other.removeAttribute("aria-sort");
		head.setAttribute("aria-sort", descending ? "descending" : "ascending");
		for (const body of table.tBodies)
			sortGroup(body, column, descending ? -1 : 1);
	}

	/* ---- the rows of all pages, as ledger.xsl makes them */

	function make(name, className, text) {
		const node = document.createElement(name);
		if (className)
			node.className = className;
		node.append(text);
		return node;
	}

	function cell(table, text, column) {
		const number = table.tHead.rows[0].cells[column + 1].classList.contains("number");
		const length = [...text].length;
		return make("td", number ? "number" : length <= 4 || /^[-0-9]*$/.test(text) ? "name" : length <= 10 ? "short" :
			length > 24 ? "long" : "", text);
	}

	function row(table, [number, href, title, ...cells]) {
		const node = make("tr", "", make("td", "center", number)), last = make("td", "", "");
		node.append(...cells.map((text, column) => cell(table, text, column)), last);
		if (href) {
			const link = make("a", "", "查看");
			link.href = href;
			link.title = title;
			link.append(make("span", "hidden", "：" + title));
			last.append(link);
		}
		return node;
	}

	function total(table, cells, words) {
		const node = make("tr", "total", ""), head = make("th", "", words);
		head.scope = "row";
		node.append(head, ...cells.map((text, column) => cell(table, text, column)), make("td", "", ""));
		return node;
	}

	function group(table, [title, rows, sums]) {
		const body = make("tbody", "", "");
		if (title) {
			const head = make("th", "", title), line = make("tr", "group", head);
			head.scope = "rowgroup";
			head.colSpan = table.tHead.rows[0].cells.length;
			body.append(line);
		}
		body.append(...rows.map((data) => row(table, data)));
		if (sums.length)
			body.append(total(table, sums, "合计"));
		return body;
	}

	function showAll(table, groups, sums) {
		for (const part of [...table.tBodies, table.tFoot].filter(Boolean))
			part.remove();
		table.append(...groups.map((data) => group(table, data)));
		if (sums.length)
			table.append(make("tfoot", "", total(table, sums, "总计")));
		for (const pages of document.querySelectorAll(".pages"))
			pages.remove();
		document.getElementById("rows").textContent = "这里是各页的全部行。";
	}

	function whole(table) {
		const script = document.createElement("script");
		script.src = table.dataset.rows;
		delete table.dataset.rows;
		return new Promise((done) => {
			window.ledgerRows = (groups, sums) => showAll(table, groups, sums);
			script.onload = script.onerror = done; /* without them the rows of this page are sorted */
			document.head.append(script);
		});
	}

	for (const table of document.querySelectorAll("table.ledger")) {
		const heads = [...table.tHead.rows[0].cells];
		heads.slice(0, -1).forEach((head, column) => { /* the last one holds links */
			const button = document.createElement("button");
			button.type = "button";
			head.dataset.title = head.textContent;
			button.append(...head.childNodes);
			button.addEventListener("click", async () => {
				if (table.dataset.rows)
					await whole(table);
				sort(table, head, column);
			});
			head.append(button);
		});
	}
})();
