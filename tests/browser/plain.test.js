// The plain theme in a browser: accessible, narrow, without script, and its one script.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { artefacts, launch, open, plain, serve } from "./site.js";

const kinds = ["index", "plans/index", "plans/yingkou-2020-7", "plans/panjin-2017-17/3-1-9-1", "plans/panjin-2018-4/a1-1-2", "units/index", "units/panjin-fagaiwei", "parks/liaodongwan", "projects/index", "months/index", "months/2018-06", "years/2018", "sources/index", "sources/yingkou-2020-7", "about", "corrections", "changes", "data/index", "search", "cards/panjin-2017-17/3-1-9-1", "404"].map((name) => `${name}.html`);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
let browser, server;
before(async () => {
  browser = await launch();
  server = await serve("/plain/", plain);
});
after(async () => {
  await browser?.close();
  server?.close();
});

for (const colorScheme of ["light", "dark"]) {
  test(`plain: nothing runs over, and all of it is accessible, ${colorScheme}`, async () => {
    const { page, close } = await open(browser, { viewport: { width: 320, height: 800 }, colorScheme, bypassCSP: true });
    for (const path of kinds) {
      await page.goto(server.url + path);
      const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.ok(over <= 0, `${path} is ${over} px wider than the window`);
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"] }));
      assert.deepEqual(violations.map((v) => `${v.id}: ${v.nodes.length} × ${v.nodes[0].html.slice(0, 120)}`), [], path);
    }
    await page.screenshot({ path: `${artefacts}/plain-card-320-${colorScheme}.png` });
    await close();
  });
}

test("plain: from the first page to a task, its unit and its month, from a folder and without script", async () => {
  const { page, trouble, close } = await open(browser, { javaScriptEnabled: false });
  await page.goto(pathToFileURL(plain).href + "/index.html");
  await page.getByRole("link", { name: "盘锦市打造辽东湾新区创业新城专项行动计划" }).first().click();
  await page.getByRole("link", { name: "任务页" }).first().click();
  const heading = await page.locator("h1").textContent();
  assert.ok(heading.startsWith("三(一)1"), heading);
  await page.locator("dd a").first().click();
  assert.match(page.url(), /\/units\//);
  await page.locator("a.due").first().click();
  assert.match(page.url(), /\/(months|years)\//);
  assert.deepEqual(trouble, []);
  await close();
});

test("plain: its one script finds", async () => {
  for (const base of [server.url, pathToFileURL(plain).href + "/"]) {
    const { page, trouble, close } = await open(browser);
    await page.goto(base + "index.html");
    await page.fill("#q", "合作协议");
    await page.press("#q", "Enter");
    await page.locator(".results > li").first().waitFor();
    assert.equal(await page.locator("[role=status]").textContent(), "共 2 条");
    assert.ok((await page.locator(".results mark").count()) >= 2);
    await page.locator(".results a").first().click();
    assert.ok((await page.locator("main").textContent()).includes("合作协议"));
    assert.deepEqual(trouble, []);
    await close();
  }
});
