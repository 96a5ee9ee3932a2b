// What a page weighs before its text is read, and that it stays where it is while it comes.

import assert from "node:assert/strict";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { after, before, describe, test } from "node:test";
import { kinds, results, visit } from "./pages.js";
import { launch, open, plain, root, serve } from "./site.js";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

const compressed = (bytes) => gzipSync(bytes).length;

const themes = [["gazette", root, 60], ["plain", plain, 15]];
for (const [theme, from, most] of themes) {
  test(`${theme}: a plan's first view, without its text, is below ${most} KB`, async (t) => {
    const server = await serve("/sub/path/", from);
    const { page, trouble, close } = await open(browser);
    for (const plan of readdirSync(join(from, "plans")).filter((name) => name.endsWith(".html") && name !== "index.html")) {
      await page.goto(server.url + `plans/${plan}`);
      const loaded = await page.evaluate(() => performance.getEntriesByType("resource").map((one) => one.name));
      const files = [...new Set([...loaded, server.url + "assets/icon.svg"])].map((url) => url.slice(server.url.length));
      assert.ok(files.includes(theme === "gazette" ? "assets/gazette.css" : "assets/plain.css"));
      // The document, as it is sent, but for the official text.
      const whole = readFileSync(join(from, "plans", plan), "utf8");
      const text = await page.locator(".official").first().evaluate((part) => part.innerHTML.length);
      const frame = await page.evaluate(() => {
        for (const part of document.querySelectorAll(".official")) part.replaceChildren();
        return document.documentElement.outerHTML;
      });
      assert.ok(text > 1000 && frame.length < whole.length);
      const bytes = compressed(frame) + files.reduce((all, file) => all + compressed(readFileSync(join(from, file))), 0);
      t.diagnostic(`${plan}: ${bytes} bytes, of them ${compressed(frame)} in the document, in ${files.length + 1} files; with its text ${bytes - compressed(frame) + compressed(whole)}`);
      assert.ok(bytes < most * 1024, `${plan}: ${bytes} bytes`);
    }
    assert.deepEqual(trouble, []);
    await close();
    server.close();
  });

  test(`${theme}: no script over 15 KB before search is used, and that of its page below 18 KB`, () => {
    const scripts = readdirSync(join(from, "assets")).filter((name) => name.endsWith(".js"));
    assert.ok(scripts.length > 0);
    for (const name of scripts) assert.ok(statSync(join(from, "assets", name)).size < (name === "results.js" ? 18 : 15) * 1024, name);
  });
}

// Most of the time these wait for the late scripts: side by side they wait together.
describe("nothing moves", { concurrency: 4 }, () => {
  for (const [theme, from] of themes) {
    for (const width of [390, 1440]) {
      test(`${theme}, ${width} px: nothing moves while a page comes, even if its scripts are late`, async () => {
        const server = await serve("/sub/path/", from, undefined, 400);
        const { page, close } = await open(browser, { viewport: { width, height: 900 } });
        await page.addInitScript(() => {
          window.moved = [];
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) window.moved.push(`${entry.value.toFixed(4)}: ${entry.sources.map(({ node }) => (node?.outerHTML ?? node?.data ?? "").slice(0, 60)).join(" ¦ ")}`);
          }).observe({ type: "layout-shift", buffered: true });
        });

        const movedOn = async (path) => {
          await visit(page, server.url + path);
          await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
          return page.evaluate(() => window.moved);
        };
        const moved = {};
        for (const path of [...Object.values(kinds), results]) {
          // A browser without a processor to itself may paint a table of which it has read half a row; what scripts and styles
          // move, they move each time: they are as late again.
          const what = (await movedOn(path)).length ? await movedOn(path) : [];
          if (what.length) moved[path] = what;
        }
        assert.deepEqual(moved, {});
        await close();
        server.close();
      });
    }
  }
});
