// Keys, the list of them, their switch; the contents that follow the reading; the way back to the plan.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { follow, launch, open, serve } from "./site.js";

let browser, server;
before(async () => {
  browser = await launch();
  server = await serve();
});
after(async () => {
  await browser?.close();
  server?.close();
});

const PLAN = "plans/panjin-2017-17.html";
const TASK = "plans/panjin-2017-17/3-1-9-1.html";
const focused = (page) => page.evaluate(() => document.activeElement.id);

test("? lists the keys; Escape and a press beside it close the list", async () => {
  const { page, trouble, close } = await open(browser);
  await page.goto(server.url + TASK);
  const dialog = page.getByRole("dialog", { name: "键盘" });
  await page.keyboard.press("?");
  assert.ok(await dialog.isVisible());
  await page.keyboard.press("j");
  assert.ok(page.url().endsWith(TASK), "while it is open, keys do nothing");
  await page.keyboard.press("Escape");
  assert.ok(!(await dialog.isVisible()));
  await page.getByRole("button", { name: "键盘" }).click();
  assert.ok(await dialog.isVisible());
  await page.mouse.click(5, 5);
  assert.ok(!(await dialog.isVisible()));
  await page.getByRole("button", { name: "键盘" }).click();
  await dialog.getByRole("button", { name: "关闭" }).click();
  assert.ok(!(await dialog.isVisible()));
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "键盘", "focus is where it was");
  assert.deepEqual(trouble, []);
  await close();
});

test("j, k, u, t, c and /", async () => {
  const { page, trouble, close } = await open(browser);
  await page.goto(server.url + TASK);
  await page.keyboard.press("j");
  await page.waitForURL(/3-1-9-2\.html$/);
  await page.keyboard.press("k");
  await page.waitForURL(/3-1-9-1\.html$/);
  // A word on what was done, where the button is out of sight.
  await page.setViewportSize({ width: 390, height: 500 });
  await page.keyboard.press("c");
  await page.locator(".said").waitFor();
  assert.match(await page.locator(".said").textContent(), /已复制|没能复制/);
  // Up: the plan, at the task.
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.keyboard.press("u");
  await page.waitForURL(/panjin-2017-17\.html#3-1-9-1$/);
  const top = await page.locator("[id='3-1-9-1']").evaluate((part) => part.getBoundingClientRect().top);
  assert.ok(top >= 0 && top < 200, `the task is at ${top}`);
  await page.keyboard.press("t");
  assert.ok(await page.evaluate(() => Boolean(document.activeElement.closest("nav.contents"))));
  await page.keyboard.press("u");
  await page.waitForURL(/plans\/index\.html$/);
  await page.keyboard.press("/");
  assert.equal(await focused(page), "q");
  await page.keyboard.type("j/?");
  assert.equal(await page.inputValue("#q"), "j/?", "what is typed is text");
  await page.goto(server.url + "months/2018-06.html");
  await page.keyboard.press("j");
  await page.waitForURL(/2018-07\.html$/);
  await page.keyboard.press("u");
  await page.waitForURL(/years\/2018\.html$/);
  await page.keyboard.press("Control+j");
  assert.match(page.url(), /2018\.html$/);
  assert.deepEqual(trouble, []);
  await close();
});

test("single characters can be switched off, for every page", async () => {
  const { page, close } = await open(browser);
  await page.goto(server.url + TASK);
  await page.keyboard.press("?");
  await page.getByLabel("启用单字符按键").uncheck();
  await page.keyboard.press("Escape");
  await page.goto(server.url + PLAN);
  for (const key of ["?", "/", "j", "t", "u"]) await page.keyboard.press(key);
  assert.ok(page.url().endsWith(PLAN));
  assert.ok(!(await page.getByRole("dialog").isVisible()));
  assert.notEqual(await focused(page), "q");
  await page.keyboard.press("Control+k");
  assert.equal(await focused(page), "q");
  await page.getByRole("button", { name: "键盘" }).click();
  await page.getByLabel("启用单字符按键").check();
  await page.keyboard.press("Escape");
  await page.keyboard.press("/");
  assert.equal(await focused(page), "q");
  await close();
});

test("the contents follow the reading, and the page stays where it is", async () => {
  const { page, trouble, close } = await open(browser, { viewport: { width: 1280, height: 700 }, reducedMotion: "reduce" });
  await page.goto(`${server.url}${PLAN}#3-1-9-1`);
  const current = page.locator("nav.contents [aria-current]");
  await current.waitFor();
  assert.equal(await current.textContent(), "9.推进港口建设");
  const at = await page.evaluate(() => scrollY);
  await page.goto(`${server.url}${PLAN}#source`);
  await page.waitForFunction(() => document.querySelector("nav.contents [aria-current]")?.hash !== "#3-1-9");
  assert.ok((await page.evaluate(() => scrollY)) > at);
  assert.equal(await current.count(), 1);
  // It is in sight within its box.
  const inside = await page.evaluate(() => {
    const box = document.querySelector("nav.contents").getBoundingClientRect(), link = document.querySelector("nav.contents [aria-current]").getBoundingClientRect();
    return link.top >= box.top && link.bottom <= box.bottom;
  });
  assert.ok(inside);
  await page.evaluate(() => scrollTo(0, 0));
  await page.waitForFunction(() => !document.querySelector("nav.contents [aria-current]"));
  assert.deepEqual(trouble, []);
  await close();
});

for (const javaScriptEnabled of [true, false]) {
  test(`on a phone the contents are within reach, ${javaScriptEnabled ? "with" : "without"} script`, async () => {
    const { page, trouble, close } = await open(browser, { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, javaScriptEnabled });
    await page.goto(`${server.url}${PLAN}#3-1-9-1`);
    const bar = page.getByRole("navigation", { name: "本页" });
    const box = await bar.boundingBox();
    assert.ok(box.y > 700 && box.y + box.height <= 845 && box.height >= 40, JSON.stringify(box));
    await bar.getByRole("link", { name: "目录" }).tap();
    await page.locator("nav.contents ol a").first().waitFor({ state: "visible" });
    if (javaScriptEnabled) assert.equal(await page.evaluate(() => document.activeElement.textContent), "9.推进港口建设");
    await bar.getByRole("link", { name: "页首" }).tap();
    await page.waitForURL(/#main$/);
    assert.deepEqual(trouble, []);
    await close();
  });
}

test("on a phone the neighbours of a task, its plan and the search are within reach", async () => {
  const { page, trouble, close } = await open(browser, { viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true });
  await page.goto(server.url + TASK);
  const bar = page.getByRole("navigation", { name: "本页" });
  const links = await bar.getByRole("link").evaluateAll((all) => all.map((one) => one.getBoundingClientRect()).map(({ top, bottom, left, right, width, height }) => top >= 0 && bottom <= innerHeight && left >= 0 && right <= innerWidth && width >= 44 && height >= 40));
  assert.deepEqual(links, [true, true, true, true, true]);
  await bar.getByRole("link", { name: "下一项" }).tap();
  await page.waitForURL(/3-1-9-2\.html$/);
  await bar.getByRole("link", { name: "上一项" }).tap();
  await page.waitForURL(/3-1-9-1\.html$/);
  await bar.getByRole("link", { name: "检索" }).tap();
  assert.equal(await focused(page), "q");
  await bar.getByRole("link", { name: "方案" }).tap();
  await page.waitForURL(/panjin-2017-17\.html#3-1-9-1$/);
  assert.deepEqual(trouble, []);
  await close();
});

test("on a phone the bar covers no focus", async () => {
  const { page, close } = await open(browser, { viewport: { width: 390, height: 600 } });
  await page.goto(`${server.url}${PLAN}#3-1`);
  await page.locator("[id='3-1'] ~ .s a").first().focus();
  for (let step = 0; step < 60; step++) {
    await page.keyboard.press("Tab");
    const free = await page.evaluate(() => {
      const bar = document.querySelector(".thumb"), link = document.activeElement;
      return bar.contains(link) || link.getBoundingClientRect().bottom <= bar.getBoundingClientRect().top + 1;
    });
    assert.ok(free, `step ${step}`);
  }
  await close();
});

test("from a task back to where it stands in the plan", async () => {
  const { page, close } = await open(browser, { javaScriptEnabled: false });
  await page.goto(server.url + TASK);
  await follow(page.locator(".crumbs a").nth(1), /panjin-2017-17\.html#3-1-9-1$/);
  assert.ok(await page.locator("[id='3-1-9-1']").isVisible());
  await page.goto(server.url + TASK);
  await follow(page.locator(".docref a"), /panjin-2017-17\.html$/);
  await close();
});
