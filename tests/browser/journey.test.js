// A reader's way through the site: home, plan, task, lead unit, month, and back.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { folder, launch, open, serve } from "./site.js";

let browser, server;
before(async () => {
  browser = await launch();
  server = await serve();
});
after(async () => {
  await browser?.close();
  server?.close();
});

async function journey(start, options) {
  const { page, trouble, close } = await open(browser, options);
  await page.goto(start + "index.html");
  await page.locator("main a[href^='plans/panjin-2017-17']").first().click();
  assert.match(page.url(), /plans\/panjin-2017-17\.html$/);
  assert.match(await page.locator("h1").innerText(), /辽东湾新区创业新城/);

  // The promise of task 三(一)9(1), by its own address.
  await page.locator("main a[href='panjin-2017-17/3-1-9-1.html']").first().click();
  assert.match(page.url(), /plans\/panjin-2017-17\/3-1-9-1\.html$/);
  const task = page.url();
  const text = await page.locator("main").innerText();
  for (const words of ["市港口与口岸局", "辽东湾新区管委会", "5月末前", "盘锦港10万吨级航道"]) assert.ok(text.includes(words), words);

  // Its lead unit, which lists the task.
  await page.locator("main a[href$='units/panjin-gangkou-kouanju.html'], main a[href*='units/panjin-gangkou']").first().click();
  assert.match(page.url(), /units\/panjin-gangkou/);
  assert.ok((await page.locator("main a[href$='plans/panjin-2017-17/3-1-9-1.html']").count()) > 0, "the unit lists its task");

  // The month in which it is due, which lists it too, and back to the task.
  await page.goBack();
  await page.locator("main a[href$='months/2017-05.html']").first().click();
  assert.match(page.url(), /months\/2017-05\.html$/);
  await page.locator("main a[href$='plans/panjin-2017-17/3-1-9-1.html']").first().click();
  assert.equal(page.url(), task);

  // Its source, at the line.
  await page.locator("main a[href*='sources/panjin-2017-17.html#L']").first().click();
  const anchor = new URL(page.url()).hash;
  assert.match(anchor, /^#L\d+$/);
  assert.ok(await page.locator(anchor).isVisible());
  assert.deepEqual(trouble, []);
  await close();
}

test("from a folder on disk, without script", () => journey(folder, { javaScriptEnabled: false }));
test("from a static server, below a path, under a strict policy", () => journey(server.url));
test("on a phone", () => journey(server.url, { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }));

test("by keyboard alone", async () => {
  const { page, close } = await open(browser);
  await page.goto(server.url + "index.html");
  await page.keyboard.press("Tab");
  const focused = () => page.evaluate(() => ({ href: document.activeElement.getAttribute("href"), seen: document.activeElement.getBoundingClientRect().width > 0 }));
  assert.deepEqual(await focused(), { href: "#main", seen: true }, "the first stop skips to the text");
  await page.keyboard.press("Enter");
  let steps = 0;
  let at = await focused();
  while (!(at.href ?? "").startsWith("plans/") && steps++ < 60) {
    await page.keyboard.press("Tab");
    at = await focused();
  }
  assert.ok(at.href.startsWith("plans/"), "a plan is reached");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/plans\//);
  await close();
});

test("an address that does not exist", async () => {
  const { page, close } = await open(browser);
  const response = await page.goto(server.url + "nothing.html");
  assert.equal(response.status(), 404);
  assert.ok((await page.locator("h1").innerText()).length > 0);
  await close();
});
