/* server.js - the files of a folder over HTTP on a free port of the loopback; for tests. */
"use strict";
const fs = require("fs"), http = require("http"), path = require("path");

const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8",
	".xml": "application/xml", ".pdf": "application/pdf", ".png": "image/png", ".jpg": "image/jpeg", ".svg": "image/svg+xml" };

function answer(folder, request, response) {
	const name = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
	let file = path.join(folder, path.normalize(name));
	if (name.endsWith("/"))
		file = path.join(file, "index.html");
	fs.readFile(file, (error, bytes) => {
		response.writeHead(error ? 404 : 200, { "content-type": TYPES[path.extname(file)] || "application/octet-stream" });
		response.end(error ? "" : bytes);
	});
}

/* serve - resolves to { url, close }. */
exports.serve = (folder) => new Promise((done) => {
	const server = http.createServer((request, response) => answer(folder, request, response));
	server.listen(0, "127.0.0.1", () => done({ url: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() }));
});
