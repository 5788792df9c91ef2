/* tap.js - the Test Anything Protocol. */
"use strict";
let count = 0, bad = 0;

/* ok - `why` is a list of what is wrong; nothing wrong is a pass. */
exports.ok = (name, why) => {
	count++;
	bad += why.length > 0;
	console.log(`${why.length ? "not ok" : "ok"} ${count} - ${name}`);
	for (const line of why.slice(0, 20))
		console.log("# " + String(line).replace(/\n/g, "\n# "));
};
exports.is = (name, got, wanted) => exports.ok(name, got === wanted ? [] : [`got ${JSON.stringify(got)}, wanted ${JSON.stringify(wanted)}`]);
exports.finish = () => {
	console.log(`1..${count}`);
	return bad ? 1 : 0;
};
