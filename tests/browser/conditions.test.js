// Conditions typed as words: what is found, the other way to take the words, in both themes; and the way back.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { follow, launch, open, plain, serve } from "./site.js";

const at = (start, given) => `${start}search.html?${new URLSearchParams(given)}`;
const settled = (page) => page.waitForFunction(() => !document.getElementById("search").hasAttribute("aria-busy") && document.querySelector("[data-part=status]").textContent);
const status = (page) => page.locator("[data-part=status]").innerText();
const reading = (page) => page.locator("[data-part=reading]");

let browser, server;
before(async () => {
  browser = await launch();
  server = await serve();
});
after(async () => {
  await browser?.close();
  server?.close();
});

test("a month is a condition, and its characters are one click away", async () => {
  const { page, trouble, close } = await open(browser);
  await page.goto(at(server.url, { q: "2018年12月" }));
  await settled(page);
  assert.match(await status(page), /^共 53 条，其中 55 项时限到期$/);
  const words = await reading(page).innerText();
  assert.match(words, /^到期于2018年12月 \(53\) · 只按字面 \((\d+)\)/);
  const literal = Number(/字面 \((\d+)\)/.exec(words)[1]);
  assert.ok(literal < 53);
  await reading(page).getByText("只按字面").click();
  await page.waitForURL(/%22/);
  await settled(page);
  assert.equal(await status(page), `共 ${literal} 条`);
  await reading(page).getByText("到期于2018年12月 (53)").click();
  await page.waitForFunction(() => document.querySelector("[data-part=status]").textContent.startsWith("共 53 条"));
  await follow(reading(page).locator("a[href$='months/2018-12.html']"), /months\/2018-12/);
  assert.equal(await page.locator("h1 small").textContent(), "55", "the month's page counts its deadlines");
  assert.deepEqual(trouble, []);
  await close();
});

test("a unit with its part and a time; each can be taken away", async () => {
  const { page, trouble, close } = await open(browser);
  await page.goto(at(server.url, { q: "2018年12月 市发改委 牵头" }));
  await settled(page);
  const both = Number(/\d+/.exec(await status(page))[0]);
  const chips = page.locator("[data-part=chosen] a");
  assert.deepEqual((await chips.allInnerTexts()).map((text) => text.replace("×", "")), ["到期于2018年12月", "市发改委（牵头单位）"]);
  await chips.first().click();
  await page.waitForURL((url) => !url.search.includes("2018"));
  await settled(page);
  assert.ok(Number(/\d+/.exec(await status(page))[0]) > both);
  assert.equal(await page.inputValue("#q"), "市发改委 牵头");
  // Two values of a facet: either will do.
  const years = page.locator(".narrow section").filter({ hasText: "年度" }).locator("a");
  const counts = (await years.locator("small").allInnerTexts()).map(Number);
  await years.nth(0).click();
  await settled(page);
  assert.match(await status(page), new RegExp(`^共 ${counts[0]} 条`));
  await years.nth(1).click();
  await page.waitForURL(/year=\d+&year=\d+/);
  await settled(page);
  assert.match(await status(page), new RegExp(`^共 ${counts[0] + counts[1]} 条`));
  assert.deepEqual(trouble, []);
  await close();
});

test("by the reader's clock", async () => {
  const { page, close } = await open(browser);
  await page.clock.setFixedTime(new Date("2018-10-09T08:00:00"));
  await page.goto(at(server.url, { q: "本季度" }));
  await settled(page);
  assert.match(await reading(page).innerText(), /到期于2018年10月—2018年12月 \(55\)/);
  await page.goto(at(server.url, { q: "下月" }));
  await settled(page);
  assert.match(await reading(page).innerText(), /到期于2018年11月 \(4\)/);
  await close();
});

test("a range of months is a facet; names among conditions lead to their pages", async () => {
  const { page, trouble, close } = await open(browser, { viewport: { width: 1280, height: 900 } });
  await page.goto(at(server.url, { q: "辽东湾新区 2018年" }));
  await settled(page);
  const whole = await status(page);
  assert.deepEqual(await reading(page).locator('a[href*="parks/"]').allInnerTexts(), ["辽东湾新区（盘锦市）"]);
  await page.goto(at(server.url, { q: "辽东湾新区" }));
  await settled(page);
  await page.getByRole("button", { name: "到期起止" }).click();
  await page.getByLabel("从", { exact: true }).selectOption("2018-01");
  await page.getByLabel("到", { exact: true }).selectOption("2018-12");
  await page.getByRole("button", { name: "筛选" }).click();
  await page.waitForURL(/due=2018-01/);
  await settled(page);
  assert.equal(await status(page), whole);
  assert.deepEqual(trouble, []);
  await close();
});

test("nothing found: how many each has alone, and names that mean the same", async () => {
  const { page, close } = await open(browser);
  await page.goto(at(server.url, { q: "交通运输局 2018年12月" }));
  await settled(page);
  await page.locator("[data-slot=near] a").first().waitFor();
  assert.deepEqual(await page.locator("[data-slot=apart] li").allInnerTexts(), ["到期于2018年12月 53", "交通运输局 0"]);
  assert.deepEqual([...new Set(await page.locator("[data-slot=near] a").allInnerTexts())], ["市交通局"]);
  // An office that is not there, and none that only sounds like it.
  await page.goto(at(server.url, { q: "水务局" }));
  await settled(page);
  await page.locator("[data-part=nothing]").waitFor();
  assert.equal(await page.locator("[data-slot=near] a").count(), 0);
  await close();
});

test("what a group's name stands for counts where it is asked for", async () => {
  const { page, close } = await open(browser);
  await page.goto(at(server.url, { q: "双台子区政府" }));
  await settled(page);
  const own = Number(/\d+/.exec(await status(page))[0]);
  await page.getByLabel("连同经由统称的").check();
  await page.waitForURL(/through=1/);
  await settled(page);
  assert.ok(Number(/\d+/.exec(await status(page))[0]) > own);
  await close();
});

test("back restores the results and the place", async () => {
  const { page, close } = await open(browser, { viewport: { width: 900, height: 600 } });
  await page.goto(at(server.url, { q: "建设" }));
  await settled(page);
  await page.getByRole("button", { name: "再看十条" }).click();
  await page.waitForFunction(() => document.querySelectorAll("[data-part=results] > li").length === 20);
  const link = page.locator("[data-part=results] [data-slot=title]").nth(16);
  await link.scrollIntoViewIfNeeded();
  const place = await page.evaluate(() => scrollY);
  assert.ok(place > 300);
  await follow(link, /hit=/);
  await page.goBack();
  await settled(page);
  await page.waitForFunction(() => document.querySelectorAll("[data-part=results] > li").length === 20);
  await page.waitForFunction((place) => Math.abs(scrollY - place) < 60, place);
  await close();
});

test("the plain theme reads the same conditions, and comes back as well", async () => {
  // A page that comes back asks whether its search.js is still the published one.
  const policy = "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'";
  const other = await serve("/", plain, policy);
  const { page, trouble, close } = await open(browser);
  const said = () => page.waitForFunction(() => /\d/.test(document.querySelector("[role=status]").textContent));
  await page.goto(at(other.url, { q: "2018年12月" }));
  await said();
  assert.match(await page.locator("#search [role=status]").innerText(), /^共 53 条，其中 55 项时限到期/);
  await page.locator(".reading a").first().waitFor();
  assert.match(await page.locator(".reading").innerText(), /^到期于2018年12月 \(53\) · 只按字面 \(\d+\)/);
  await page.locator("#search button:not([value])").click();
  await page.waitForFunction(() => document.querySelectorAll(".results > li").length === 40);
  await follow(page.locator(".results a").nth(35), (url) => !url.pathname.includes("search"));
  await page.goBack();
  await page.waitForFunction(() => document.querySelectorAll(".results > li").length === 40);
  await page.goto(at(other.url, { q: "交通运输局" }));
  await page.locator(".apart a").first().waitFor();
  assert.equal(await page.locator(".apart a").first().innerText(), "市交通局");
  assert.deepEqual(trouble, []);
  await close();
  other.close();
});
