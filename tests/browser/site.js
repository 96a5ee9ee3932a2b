// What the browser tests share: the built site, two ways to open it, and a browser.

import { chromium } from "playwright-core";
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, extname, join, normalize, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";

const here = dirname(fileURLToPath(import.meta.url));

/** The folder that the site was built into; tests/run builds it. */
export const root = resolve(here, process.env.GANGMU_SITE ?? "../artefacts/site");
/** The same content in the plain theme. */
export const plain = resolve(here, "../artefacts/plain/public");
/** Where screenshots go; git does not see it. */
export const artefacts = resolve(here, "../artefacts");

if (!existsSync(join(root, "index.html"))) throw new Error(`no site in ${root}: run tests/run`);
mkdirSync(artefacts, { recursive: true });

const types = {
  ".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".txt": "text/plain", ".xml": "application/atom+xml",
  ".json": "application/json", ".csv": "text/csv", ".ics": "text/calendar", ".webmanifest": "application/manifest+json",
};

const strict = "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; manifest-src 'self'";

/**
 * Serves the site below a path, as any static server would: compressed, with a strict policy; its scripts as late as
 * one likes; `short`, as hosts do that lead from x.html to x.
 */
export async function serve(prefix = "/sub/path/", from = root, policy = strict, late = 0, short = false) {
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://x").pathname);
    const below = path.startsWith(prefix) ? path.slice(prefix.length) : null;
    if (short && /\.html$/.test(path)) {
      response.writeHead(308, { Location: path.replace(/(index)?\.html$/, "") });
      return response.end();
    }
    const page = short && below && !/\.\w+$/.test(below) ? (below.endsWith("/") ? `${below}index.html` : `${below}.html`) : below;
    const file = page === null ? null : join(from, normalize("/" + (page || "index.html")));
    try {
      let body = await readFile(file);
      if (late && extname(file) === ".js") await new Promise((done) => setTimeout(done, late));
      const type = types[extname(file)];
      const headers = {
        "Content-Type": type ? `${type}; charset=utf-8` : "application/octet-stream",
        "Content-Security-Policy": policy,
        // As the site's own _headers has it: what has its checksum in its name can be kept for good.
        "Cache-Control": /\/search\/(?!search\.js)/.test(path) ? "public, max-age=31536000, immutable" : "no-cache",
        Vary: "Accept-Encoding",
      };
      if (type && /\bgzip\b/.test(request.headers["accept-encoding"] ?? "")) {
        body = gzipSync(body);
        headers["Content-Encoding"] = "gzip";
      }
      response.writeHead(200, headers);
      response.end(body);
    } catch {
      response.writeHead(404, { "Content-Type": "text/html; charset=utf-8" });
      response.end(await readFile(join(from, "404.html")));
    }
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  server.unref(); // A test that failed does not hold the others up.
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { url: `http://127.0.0.1:${server.address().port}${prefix}`, close };
}

/** The site opened from its folder. */
export const folder = pathToFileURL(root).href + "/";

const browsers = (more) => ({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", ...more],
});

export async function launch(...more) {
  return chromium.launch(browsers(more));
}

/** A browser of somebody who set its text to so many times its size, as a context: a page cannot set that. */
export async function launchWithText(times, options = {}) {
  const own = mkdtempSync(join(tmpdir(), "gangmu-browser-"));
  mkdirSync(join(own, "Default"));
  writeFileSync(join(own, "Default/Preferences"), JSON.stringify({ webkit: { webprefs: { default_font_size: 16 * times, default_fixed_font_size: 13 * times } } }));
  const context = await chromium.launchPersistentContext(own, { ...browsers([]), ...options });
  return { context, close: () => context.close().then(() => rmSync(own, { recursive: true, force: true })) };
}

/** Follows a link and waits until the page it leads to is there as a whole: a click comes back before that. */
export async function follow(link, wanted) {
  const page = link.page();
  await Promise.all([page.waitForURL(wanted), link.click()]);
  await page.waitForLoadState("load");
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
