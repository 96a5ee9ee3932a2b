// What the browser tests share: the built site, two ways to open it, and a browser.

import { chromium } from "playwright-core";
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { existsSync, mkdirSync } from "node:fs";
import { dirname, extname, join, normalize, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));

/** The folder that the site was built into; tests/run builds it. */
export const root = resolve(here, process.env.GANGMU_SITE ?? "../artefacts/site");
/** The same content in the plain theme. */
export const plain = resolve(here, "../artefacts/plain/public");
/** Where screenshots go; git does not see it. */
export const artefacts = resolve(here, "../artefacts");

if (!existsSync(join(root, "index.html"))) throw new Error(`no site in ${root}: run tests/run`);
mkdirSync(artefacts, { recursive: true });

const types = { ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml" };

/** Serves the site below a path, as any static server would, with a strict policy. */
export async function serve(prefix = "/sub/path/", from = root) {
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://x").pathname);
    const below = path.startsWith(prefix) ? path.slice(prefix.length) : null;
    const file = below === null ? null : join(from, normalize("/" + (below || "index.html")));
    try {
      const body = await readFile(file);
      response.writeHead(200, {
        "Content-Type": types[extname(file)] ?? "application/octet-stream",
        "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'",
      });
      response.end(body);
    } catch {
      response.writeHead(404, { "Content-Type": "text/html; charset=utf-8" });
      response.end(await readFile(join(from, "404.html")));
    }
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return { url: `http://127.0.0.1:${server.address().port}${prefix}`, close: () => server.close() };
}

/** The site opened from its folder. */
export const folder = pathToFileURL(root).href + "/";

export async function launch() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
}

/** A page that fails the test when it complains, or asks anybody else for anything. */
export async function open(browser, options = {}) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const trouble = [];
  page.on("console", (message) => message.type() === "error" && trouble.push(message.text()));
  page.on("pageerror", (error) => trouble.push(String(error)));
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith("file://") && !url.startsWith("http://127.0.0.1:")) trouble.push(`asks for ${url}`);
  });
  return { page, trouble, close: () => context.close() };
}
