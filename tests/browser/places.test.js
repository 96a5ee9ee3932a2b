// Two places side by side, this month in other years, and the draft of a request for disclosure.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { folder, follow, launch, open, plain, serve } from "./site.js";

let browser, server;
before(async () => {
  browser = await launch();
  server = await serve();
});
after(async () => {
  await browser?.close();
  server?.close();
});

for (const [name, base] of [["gazette", folder], ["plain", pathToFileURL(plain).href + "/"]]) {
  test(`${name}: from a place's page to two places side by side, from a folder`, async () => {
    const { page, trouble, close } = await open(browser);
    await page.goto(base + "places/panjin.html");
    const own = await page.locator("main dd").allTextContents();
    await follow(page.locator('a[href*="places/index.html?a=panjin"], a[href*="index.html?a=panjin"]').first(), /places\/index\.html\?a=panjin/);
    const table = page.locator("table.beside");
    await table.waitFor();
    assert.equal(await page.inputValue("[name=a]"), "panjin");
    await page.selectOption("[name=b]", "yingkou");
    assert.deepEqual(await table.locator("thead th").allTextContents(), [await table.locator("thead th").first().textContent(), "盘锦市", "营口市"]);
    // Each figure of the place's page stands in its column.
    const column = await table.locator("tbody tr td:nth-child(2)").allTextContents();
    for (const cell of column.filter((text) => text !== "无")) assert.ok(own.includes(cell), cell);
    const both = await table.locator("tbody tr").count();
    assert.ok(both >= column.filter((text) => text !== "无").length && both > 5);
    assert.deepEqual(trouble, []);
    await close();
  });
}

test("the choice is in the address; without script each place has its own list", async () => {
  const { page, close } = await open(browser);
  await page.goto(`${server.url}places/index.html?a=yingkou&b=panjin`);
  assert.equal(await page.inputValue("[name=a]"), "yingkou");
  await page.selectOption("[name=a]", "panjin");
  await page.selectOption("[name=b]", "yingkou");
  assert.match(page.url(), /a=panjin&b=yingkou/);
  await close();

  const still = await open(browser, { javaScriptEnabled: false });
  await still.page.goto(`${server.url}places/index.html`);
  assert.ok(await still.page.locator("#panjin dl").isVisible());
  assert.ok(!(await still.page.locator("form.beside").isVisible()));
  await still.close();
});

test("what is due by year is what the search finds", async () => {
  const { page, close } = await open(browser);
  await page.goto(`${server.url}places/panjin.html`);
  const links = page.locator('main dd a[href*="due="]');
  const wanted = await links.evaluateAll((all) => all.map((one) => [one.href, one.textContent]));
  assert.ok(wanted.length > 1);
  for (const [href, count] of wanted) {
    await page.goto(href);
    await page.waitForFunction(() => /\d/.test(document.querySelector("[data-part=status]").textContent) && !document.getElementById("search").hasAttribute("aria-busy"));
    assert.equal(/(\d+) 项时限到期/.exec(await page.locator("[data-part=status]").innerText())[1], count, href);
  }
  await close();
});

test("this month in other years, by the reader's clock and on the pages of months", async () => {
  const { page, close } = await open(browser);
  await page.clock.setFixedTime(new Date("2026-12-05T08:00:00"));
  await page.goto(`${server.url}index.html`);
  const years = page.locator(".now [data-slot=years]");
  assert.deepEqual(await years.locator("a").allTextContents(), ["2017", "2018"]);
  await follow(years.locator("a").last(), /months\/2018-12/);
  const same = page.locator('main .lead-in a[href*="2017-12"]');
  assert.equal(await same.count(), 1);
  await close();
});

for (const [name, from] of [["gazette", undefined], ["plain", plain]]) {
  test(`${name}: a draft names the work, the task, its time and whom it goes to`, async () => {
    const own = await serve("/", from);
    const { page, trouble, close } = await open(browser);
    await page.goto(`${own.url}plans/panjin-2017-17/3-1-9-1.html`);
    await page.getByRole("button", { name: "起草依申请公开" }).click();
    const draft = page.locator("textarea");
    await draft.waitFor();
    const text = await draft.inputValue();
    for (const words of ["政府信息公开申请", "《中华人民共和国政府信息公开条例》", "盘政办发〔2017〕17号", "三(一)9(1)", "原文写明的时限", "plans/panjin-2017-17/3-1-9-1.html"]) assert.ok(text.includes(words), `${words}: ${text}`);
    assert.ok(!/\{\w+\}/.test(text), text);
    const whom = page.locator("section.request select, .request select").first();
    const names = await whom.locator("option").allTextContents();
    assert.ok(names.length > 1);
    await whom.selectOption(names[1]);
    assert.ok((await draft.inputValue()).includes(`${names[1]}：`));
    assert.deepEqual(trouble, []);
    await close();
    own.close();
  });
}
