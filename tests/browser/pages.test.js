// Every kind of page at every width, light and dark: nothing runs over.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { kinds, over, results, visit } from "./pages.js";
import { artefacts, launch, launchWithText, open, plain, root, serve } from "./site.js";

let browser, server, page, trouble;
before(async () => {
  browser = await launch();
  server = await serve();
  ({ page, trouble } = await open(browser));
});
after(async () => {
  await browser?.close();
  server?.close();
});

// A page is opened once for each width, and shown light and dark.
for (const [kind, path] of Object.entries(kinds)) {
  test(`nothing runs over: ${path}`, async () => {
    for (const width of [320, 390, 768, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      // A place on the page that is open already would not be asked for.
      await page.goto("about:blank");
      const response = await page.goto(server.url + path);
      assert.equal(response.status(), 200);
      for (const colorScheme of ["light", "dark"]) {
        await page.emulateMedia({ colorScheme });
        assert.ok((await over(page)) <= 0, `wider than a window of ${width} px, ${colorScheme}`);
        if (width !== 320) await page.screenshot({ path: `${artefacts}/${kind}-${width}-${colorScheme}.png`, fullPage: kind !== "plan" && kind !== "source" });
      }
    }
    // The page is that of all these tests: each takes its own troubles along.
    assert.deepEqual(trouble.splice(0), []);
  });
}

test("light or dark can be chosen, and stays so", async () => {
  const { page, trouble, close } = await open(browser, { colorScheme: "dark" });
  const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  await page.goto(server.url + kinds.home);
  const dark = await paper();
  await page.getByLabel("显示").selectOption("light");
  const light = await paper();
  assert.notEqual(light, dark);
  await page.goto(server.url + kinds.task);
  assert.equal(await paper(), light, "on the next page too");
  assert.equal(await page.getByLabel("显示").inputValue(), "light");
  await page.emulateMedia({ colorScheme: "light" });
  await page.getByLabel("显示").selectOption("dark");
  assert.equal(await paper(), dark, "the same dark, whatever the system says");
  await page.getByLabel("显示").selectOption("");
  assert.equal(await paper(), light, "as the system has it");
  assert.deepEqual(trouble, []);
  await close();
});

/** Texts that stand below each other character by character. */
const stacked = (page) =>
  page.evaluate(() => {
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const text = walker.currentNode.data.trim(), parent = walker.currentNode.parentElement;
      if (text.length < 4 || parent.closest(".vh, svg, .skip")) continue;
      const range = document.createRange();
      range.selectNodeContents(walker.currentNode);
      const lines = new Set([...range.getClientRects()].filter(({ width }) => width > 1 && parent.getBoundingClientRect().width > 1).map(({ top }) => Math.round(top))).size;
      if (lines >= 4 && text.length / lines <= 2.2) found.push(`${text.slice(0, 20)}: ${lines} lines`);
    }
    return found;
  });

for (const [theme, from] of [["gazette", root], ["plain", plain]]) {
  for (const [times, width] of [[2, 390], [1, 390], [1, 768], [1, 1440]]) {
    test(`${theme}, ${width} px, text ${times * 100} %: no page is wider than its window, and no text stands character by character`, async () => {
      const server = await serve("/sub/path/", from);
      const { context, close } = await launchWithText(times, { viewport: { width, height: 900 } });
      const page = await context.newPage();
      const wrong = {};
      for (const path of [...Object.values(kinds), results]) {
        await visit(page, server.url + path);
        const found = [(await over(page)) > 0 && "too wide", ...(await stacked(page))].filter(Boolean);
        if (found.length) wrong[path] = found.slice(0, 3);
      }
      assert.deepEqual(wrong, {});
      await close();
      server.close();
    });
  }
}
