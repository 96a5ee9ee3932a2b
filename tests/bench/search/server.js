// A static server that compresses as servers do, and counts what it sends.

import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { gzipSync } from "node:zlib";

const types = { ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".json": "application/json" };

export async function serve(root) {
  const kept = new Map();
  const sent = [];
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://x").pathname);
    try {
      if (!kept.has(path)) {
        const raw = await readFile(join(root, normalize(path.endsWith("/") ? `${path}index.html` : path)));
        // Files without a type are compressed already.
        const type = types[extname(path)];
        kept.set(path, { raw: raw.length, body: type ? gzipSync(raw) : raw, type });
      }
      const { raw, body, type } = kept.get(path);
      sent.push({ path, raw, gzip: body.length });
      response.writeHead(200, {
        "Content-Type": type ?? "application/octet-stream",
        ...(type ? { "Content-Encoding": "gzip" } : {}),
        "Content-Length": body.length,
        "Cache-Control": "max-age=3600",
      });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return { url: `http://127.0.0.1:${server.address().port}/`, sent, close: () => server.close() };
}
