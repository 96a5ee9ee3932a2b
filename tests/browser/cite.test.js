// Citing in a browser: copies, the day of reading, links to passages, cards in other people's pages.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import { resolve } from "node:path";
import { artefacts, folder, launch, open, serve } from "./site.js";

const TASK = "plans/panjin-2017-17/3-1-1.html";
let browser, server;
before(async () => {
  browser = await launch();
  server = await serve();
});
after(async () => {
  await browser?.close();
  server?.close();
});

const today = (page) => page.evaluate(() => new Intl.DateTimeFormat("sv").format(new Date()));
const copied = (page) => page.evaluate(() => navigator.clipboard.readText());

test("every form is copied, with the address and the day of reading", async () => {
  const { page, trouble, close } = await open(browser, { permissions: ["clipboard-read", "clipboard-write"] });
  await page.goto(server.url + TASK);
  const day = await today(page);
  const address = server.url + TASK;
  const copy = async (label) => {
    const box = page.locator("#cite .form, #cite details").filter({ hasText: label }).last();
    const summary = page.locator("#cite details > summary").filter({ hasText: label.split("—")[0] }).first();
    if ((await summary.count()) && !(await summary.evaluate((own) => own.parentElement.open))) await summary.click();
    await box.locator("button.copy").last().click();
    return copied(page);
  };
  assert.equal(await copy("网址"), address);
  assert.equal(await copy("注释"), `盘锦市人民政府办公室：《盘锦市打造辽东湾新区创业新城专项行动计划》（盘政办发〔2017〕17号），2017年2月13日，三(一)1。 ${address}`);
  assert.equal(
    await copy("GB/T 7714—2025"),
    `盘锦市人民政府办公室. 盘锦市打造辽东湾新区创业新城专项行动计划：盘政办发〔2017〕17号：三(一)1 进一步开拓对外贸易通道建设[EB/OL]. （2017-11-06）[${day}]. ${address}.`,
  );
  assert.equal(
    await copy("GB/T 7714—2015"),
    `盘锦市人民政府办公室. 盘锦市打造辽东湾新区创业新城专项行动计划: 盘政办发〔2017〕17号: 三(一)1 进一步开拓对外贸易通道建设[EB/OL]. (2017-11-06)[${day}]. ${address}.`,
  );
  const quotation = await copy("引文");
  assert.ok(quotation.startsWith("1.进一步开拓对外贸易通道建设。\n努力形成立足盘锦、"), quotation);
  assert.ok(quotation.endsWith(`\n——盘锦市人民政府办公室：《盘锦市打造辽东湾新区创业新城专项行动计划》（盘政办发〔2017〕17号），2017年2月13日，三(一)1。\n${address}`), quotation);
  assert.ok((await copy("BibTeX")).includes(`urldate = {${day}}`));
  assert.ok((await copy("RIS")).includes(`Y2  - ${day.replaceAll("-", "/")}\n`));
  assert.equal(JSON.parse(await copy("CSL-JSON"))[0].accessed.raw, day);
  assert.ok((await copy("嵌入网页")).startsWith(`<iframe src="${server.url}cards/panjin-2017-17/3-1-1.html"`));
  assert.equal(await page.locator("[role=status]").last().textContent(), "已复制");
  assert.deepEqual(trouble, []);
  await close();
});

test("without script everything is there to be selected", async () => {
  const { page, close } = await open(browser, { javaScriptEnabled: false });
  await page.goto(folder + TASK);
  assert.equal(await page.locator("button.copy").count(), 0);
  await page.locator("summary", { hasText: "GB/T 7714" }).click();
  assert.match(await page.locator("#cite details[open] pre").first().textContent(), /\[YYYY-MM-DD\]\. plans\/panjin-2017-17\/3-1-1\.html\.$/);
  assert.ok(await page.locator("#cite .accessed").isVisible());
  await close();
});

for (const [name, where, at] of [
  ["on a task, from a folder", () => folder + TASK, ""],
  ["on a plan, from a server", () => server.url + "plans/panjin-2017-17.html", "3-1-1"],
]) {
  test(`a selected passage has an address, ${name}`, async () => {
    const { page, trouble, close } = await open(browser, { permissions: ["clipboard-read", "clipboard-write"] });
    await page.goto(where());
    await page.evaluate((at) => {
      const section = at ? document.getElementById(at) : document.querySelector(".official .s");
      const [first, second] = section.querySelectorAll("p");
      const range = document.createRange();
      range.setStart(first.firstChild, 2);
      range.setEnd(second.firstChild, 3);
      getSelection().removeAllRanges();
      getSelection().addRange(range);
    }, at);
    const button = page.locator("button.passage");
    await button.waitFor();
    await button.click();
    await page.waitForFunction(() => document.querySelector("button.passage").textContent === "已复制");
    const address = await copied(page);
    const [path, fragment] = address.split("#");
    assert.equal(path, where());
    const [id, text] = fragment.split(":~:text=");
    assert.equal(id, at);
    const [from, to] = text.split(",").map(decodeURIComponent);
    assert.ok(from.startsWith("形成立足盘锦"), from);
    assert.ok(to.endsWith("完成时限") || to.endsWith("完成时"), to);
    // And the browser finds the passage again.
    const again = await open(browser);
    await again.page.goto(address);
    // It stands in the middle of the window, not where the anchor would have put it.
    await again.page.waitForFunction(() => {
      const box = [...document.querySelectorAll(".official p")].find((p) => p.textContent.includes("形成立足盘锦")).getBoundingClientRect();
      return box.top > 100 && box.bottom < innerHeight;
    }, null, { timeout: 5000 });
    await again.close();
    assert.deepEqual(trouble, []);
    await close();
  });
}

test("a card shows in a page of others, without script", async () => {
  const host = createServer((_, response) => {
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    response.end(`<!doctype html><title>x</title><iframe src="${server.url}cards/panjin-2017-17/3-1-1.html" width="600" height="320" title="x"></iframe>`);
  });
  await new Promise((done) => host.listen(0, "127.0.0.1", done));
  const { page, close } = await open(browser, { javaScriptEnabled: false });
  await page.goto(`http://127.0.0.1:${host.address().port}/`);
  const card = page.frameLocator("iframe");
  assert.ok((await card.locator("h1").textContent()).includes("进一步开拓对外贸易通道建设"));
  await card.locator("h1 a").click();
  await page.waitForURL(server.url + TASK);
  await close();
  host.close();
});

test("a place on a page that moved goes along, or where it went by itself, with script; without one the page does", async () => {
  const server = await serve("/sub/path/", resolve(artefacts, "published/public"));
  const plan = "plans/panjin-2017-17.html";
  for (const [javaScriptEnabled, place, end] of [[true, "#3-1-9-1", `${plan}#3-1-9-1`], [true, "#9-9", `${plan}#3-2`], [false, "#9-9", plan]]) {
    const { page, close } = await open(browser, { javaScriptEnabled });
    await page.goto(`${server.url}plans/former.html${place}`);
    await page.waitForURL(server.url + end);
    await close();
  }
  server.close();
});
