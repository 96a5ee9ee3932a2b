// The plain theme in a browser: without script, and its one script.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { follow, launch, open, plain, serve } from "./site.js";

let browser, server;
before(async () => {
  browser = await launch();
  server = await serve("/plain/", plain);
});
after(async () => {
  await browser?.close();
  server?.close();
});

test("plain: from the first page to a task, its unit and its month, from a folder and without script", async () => {
  const { page, trouble, close } = await open(browser, { javaScriptEnabled: false });
  await page.goto(pathToFileURL(plain).href + "/index.html");
  await follow(page.getByRole("link", { name: "盘锦市打造辽东湾新区创业新城专项行动计划" }).first(), /plans\/[\w-]+\.html$/);
  await follow(page.getByRole("link", { name: "任务页" }).first(), /plans\/[\w-]+\/[\w-]+\.html$/);
  const heading = await page.locator("h1").textContent();
  assert.ok(heading.startsWith("三(一)1"), heading);
  await follow(page.locator("dd a").first(), /\/units\//);
  await follow(page.locator("a.due").first(), /\/(months|years)\//);
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
    await follow(page.locator(".results a").first(), (url) => !url.pathname.endsWith("search.html"));
    assert.ok((await page.locator("main").textContent()).includes("合作协议"));
    assert.deepEqual(trouble, []);
    await close();
  }
});

test("plain: results are narrowed by several values, and by a range of months", async () => {
  const { page, trouble, close } = await open(browser);
  const said = () => page.waitForFunction(() => /\d/.test(document.querySelector("#search [role=status]").textContent));
  const count = async () => Number(/\d+/.exec(await page.locator("#search [role=status]").textContent())[0]);
  await page.goto(`${server.url}search.html?q=${encodeURIComponent("建设")}`);
  await said();
  const narrow = page.locator(".narrow").first();
  await narrow.locator("summary").first().click();
  const years = narrow.locator("details").filter({ hasText: "年度" });
  await years.locator("summary").click();
  const counts = (await years.locator("li").allTextContents()).map((text) => Number(/(\d+)$/.exec(text)[1]));
  await follow(years.locator("a").first(), /year=/);
  await said();
  assert.equal(await count(), counts[0]);
  await narrow.locator("summary").first().click();
  await follow(narrow.locator("details").filter({ hasText: "年度" }).locator("a").nth(1), /year=\d+&year=\d+/);
  await said();
  assert.equal(await count(), counts[0] + counts[1]);

  await page.goto(`${server.url}search.html?q=${encodeURIComponent("建设")}`);
  await said();
  await narrow.locator("summary").first().click();
  await narrow.getByRole("button", { name: "到期起止" }).click();
  await narrow.locator("select").first().selectOption("2018-10");
  await narrow.locator("select").last().selectOption("2018-12");
  await narrow.getByRole("button", { name: "筛选" }).click();
  await page.waitForURL(/due=2018-10/);
  await said();
  assert.match(await page.locator("#search [role=status]").textContent(), /项时限到期/);
  assert.deepEqual(trouble, []);
  await close();
});
