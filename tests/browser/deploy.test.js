// Readers who come back when the site was built anew: what browsers, service workers and archives kept of the old one
// must not answer for the new one.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, resolve } from "node:path";
import { after, before, test } from "node:test";
import { artefacts, launch } from "./site.js";

/** Two builds of a site: the second has one plan more. Both register a service worker where pages may. */
const [OLD, NEW] = ["before", "published"].map((name) => resolve(artefacts, name, "public"));
/** Words of both builds, with more results in the second; words of the second alone. */
const BOTH = "项目", ONLY_NEW = "盘政办发〔2018〕4号";
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".json": "application/json", ".webmanifest": "application/manifest+json" };

/** A host as GitHub Pages is: whatever it sends may be kept for ten minutes. `kept` tells whether a file is there. */
async function host(kept = () => true) {
  const site = { root: OLD, workers: false };
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://x").pathname);
    try {
      if (!kept(path) || (path === "/sw.js" && !site.workers)) throw new Error("not there");
      const body = readFileSync(join(site.root, path));
      const type = TYPES[extname(path)] ?? "application/octet-stream";
      response.writeHead(200, { "Content-Type": `${type}; charset=utf-8`, "Cache-Control": "max-age=600" }).end(body);
    } catch {
      response.writeHead(404, { "Content-Type": "text/html; charset=utf-8", "Cache-Control": "max-age=600" }).end("<!DOCTYPE html><title>404</title>");
    }
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  site.url = `http://127.0.0.1:${server.address().port}/`;
  site.close = () => {
    server.close();
    server.closeAllConnections();
  };
  return site;
}

/** What the page of results says, when it has done. */
async function said(page) {
  await page.waitForFunction(() => !document.getElementById("search").hasAttribute("aria-busy") && document.querySelector("[data-part=status]").textContent);
  return page.locator("[data-part=status]").innerText();
}
async function search(page, site, q) {
  await page.goto(`${site.url}search.html?${new URLSearchParams({ q })}`);
  return said(page);
}

let browser;
const right = {};
before(async () => {
  browser = await launch();
  for (const [name, root] of [["old", OLD], ["new", NEW]]) {
    const site = await host();
    site.root = root;
    const page = await (await browser.newContext()).newPage();
    right[name] = { [BOTH]: await search(page, site, BOTH), [ONLY_NEW]: await search(page, site, ONLY_NEW) };
    site.close();
  }
  assert.notEqual(right.old[BOTH], right.new[BOTH]);
  assert.match(right.old[ONLY_NEW], /没有任何条目/);
  assert.match(right.new[ONLY_NEW], /^共 \d/);
});
after(() => browser?.close());

for (const workers of [false, true]) {
  test(`who comes back is answered by the new build${workers ? ", with a service worker too" : ""}`, async () => {
    const site = await host();
    site.workers = workers;
    const page = await (await browser.newContext()).newPage();
    if (workers) {
      await page.goto(`${site.url}index.html`);
      await page.waitForFunction(() => navigator.serviceWorker.controller);
    }
    assert.equal(await search(page, site, BOTH), right.old[BOTH]);
    site.root = NEW;
    // All that the first search needs was kept; the second needs files that are gone.
    assert.equal(await search(page, site, BOTH), right.new[BOTH]);
    assert.equal(await search(page, site, ONLY_NEW), right.new[ONLY_NEW]);
    assert.equal(await page.locator("[data-part=trouble]").isVisible(), false);
    site.close();
  });
}

test("a page that stays open answers from the new build once a file is gone", async () => {
  const site = await host();
  const page = await (await browser.newContext()).newPage();
  await search(page, site, BOTH);
  site.root = NEW;
  await page.fill("#q", ONLY_NEW);
  await page.keyboard.press("Enter");
  await page.waitForFunction((words) => document.querySelector("[data-part=status]").textContent === words, right.new[ONLY_NEW]);
  site.close();
});

test("an archived copy without the index says that it could not search", async () => {
  const site = await host((path) => !/\/search\/(?!search\.js)/.test(path));
  const page = await (await browser.newContext()).newPage();
  const words = await search(page, site, BOTH);
  assert.match(words, /检索不了/);
  assert.doesNotMatch(words, /没有任何条目/);
  assert.ok(await page.locator("[data-part=trouble]").isVisible());
  site.close();
});
