/* sort.js - tables of class "ledger" are sorted by the buttons in their heads; groups and sums keep their places. */
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

	for (const table of document.querySelectorAll("table.ledger")) {
		const heads = [...table.tHead.rows[0].cells];
		heads.slice(0, -1).forEach((head, column) => { /* the last one holds links */
			const button = document.createElement("button");
			button.type = "button";
			button.append(...head.childNodes);
			button.addEventListener("click", () => sort(table, head, column));
			head.append(button);
		});
	}
})();
