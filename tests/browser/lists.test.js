// Lists: narrowed, sorted and folded, by a reader who follows one year, one park, one plan.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { folder, follow, launch, open, serve } from "./site.js";

let browser, server;
before(async () => {
  browser = await launch();
  server = await serve();
});
after(async () => {
  await browser?.close();
  server?.close();
});

const UNIT = "units/panjin-fagaiwei.html";
const shown = (page) => page.locator("main [data-row]:visible").count();
const status = (page) => page.locator(".narrowing .shown [role=status]").textContent();

test("what a notice deleted is listed, and not counted", async () => {
  const { page, close } = await open(browser);
  // As the page has it where a notice deleted the first task.
  await page.route(`**/${UNIT}`, async (route) => {
    const response = await route.fetch();
    const html = await response.text();
    const body = html.replace(/(id="lead"[\s\S]*?data-count>)(\d+)([\s\S]*?<li data-row)/, (_, head, count, rest) => `${head}${count - 1}${rest} data-deleted`);
    await route.fulfill({ response, body });
  });
  await page.goto(server.url + UNIT);
  const count = page.locator("#lead h2 [data-count]");
  const whole = (await page.locator("#lead [data-row]").count()) - 1;
  assert.equal(await count.textContent(), String(whole));

  const deleted = page.locator("#lead [data-deleted]");
  await page.locator(".narrowing [name=text]").fill(await deleted.locator(".what").textContent());
  assert.ok(await deleted.isVisible());
  const left = await page.locator("#lead [data-row]:visible:not([data-deleted])").count();
  assert.ok(left < whole);
  assert.equal(await count.textContent(), `${left} / ${whole}`);
  await close();
});

for (const [how, start] of [["a folder", () => folder], ["a server, below a path, under a strict policy", () => server.url]]) {
  test(`a unit's tasks are narrowed, from ${how}`, async () => {
    const { page, trouble, close } = await open(browser);
    await page.goto(start() + UNIT);
    const whole = await shown(page);
    const lead = await page.locator("#lead [data-row]").count();
    assert.equal(await status(page), "");

    // By part: headings count along, what is empty goes.
    await page.locator("[name=role]").selectOption("lead");
    assert.equal(await shown(page), lead);
    assert.equal(await status(page), `列出 ${lead} 项，共 ${whole} 项`);
    assert.ok(!(await page.locator("#responsible").isVisible()));
    assert.equal(await page.locator("#lead h2 small").textContent(), String(lead), "all of its own");

    // By year too: each choice says beforehand how much it leaves.
    const offered = await page.getByLabel("到期年份").locator("option").allTextContents();
    const of2018 = Number(/^2018 \((\d+)\)$/.exec(offered.find((words) => words.startsWith("2018")))[1]);
    await page.getByLabel("到期年份").selectOption("2018");
    assert.equal(await shown(page), of2018);
    assert.equal(await page.locator("#lead h2 small").textContent(), `${of2018} / ${lead}`);
    for (const years of await page.locator("main [data-row]:visible").evaluateAll((rows) => rows.map((row) => row.dataset.year))) assert.ok(years.split("|").includes("2018"));

    // The address holds it: it can be sent, and a reader comes back to it.
    assert.match(page.url(), /\?role=lead&year=2018$/);
    const narrowed = page.url();
    await follow(page.locator("main [data-row]:visible .what").first(), /\/plans\//);
    await page.goBack();
    assert.equal(page.url(), narrowed);
    await page.locator(".narrowing").waitFor();
    assert.equal(await shown(page), of2018);

    // A choice that would leave nothing is not there; a word that leaves nothing says so.
    await page.getByLabel("含有").fill("没有这样的词");
    assert.equal(await status(page), "没有符合的");
    assert.equal(await page.locator(".narrowing [name=plan] option").count(), 1);
    await page.getByRole("button", { name: "取消条件" }).click();
    assert.equal(await shown(page), whole);
    assert.equal(await page.evaluate(() => document.activeElement.name), "text");
    assert.ok(!page.url().includes("?"));

    // Words in any order, in any width.
    await page.getByLabel("含有").fill("招商　积极");
    assert.deepEqual(await page.locator("#lead [data-row]:visible .what").allTextContents(), ["积极开展精准招商"]);
    // A link to a part that is narrowed away brings it back.
    await page.goto(`${start()}${UNIT}?role=lead`);
    await page.locator(".figures a[href='#cooperating']").click();
    assert.ok(await page.locator("#cooperating").isVisible());
    assert.deepEqual(trouble, []);
    await close();
  });
}

test("in the order of deadlines, and back", async () => {
  const { page, trouble, close } = await open(browser);
  await page.goto(server.url + UNIT);
  const rows = () => page.locator("#lead [data-row]:visible").evaluateAll((all) => all.map((row) => [row.querySelector(".no").textContent, row.dataset.due ?? ""].join(" ")));
  const plain = await rows();
  await page.getByLabel("排序").selectOption("deadline");
  assert.match(page.url(), /sort=deadline/);
  const sorted = await rows();
  assert.notDeepEqual(sorted, plain);
  assert.deepEqual([...sorted].sort(), [...plain].sort(), "the same rows");
  const months = await page.locator("#lead [data-row]:visible").evaluateAll((all) => all.map((row) => row.dataset.due?.split(" ")[0] ?? "9"));
  assert.deepEqual(months, [...months].sort(), "earlier ones first, those without one last");
  assert.ok((await page.locator("#lead .from:visible").first().textContent()).includes("盘锦市"), "each says which plan");
  assert.equal(await page.locator("#lead h3:visible").count(), 0);
  // By the address alone; narrowed as well; and as the plans have it again.
  await page.goto(page.url());
  assert.deepEqual(await rows(), sorted);
  await page.getByLabel("到期年份").selectOption("2018");
  assert.ok((await rows()).every((row) => row.includes("2018")));
  await page.getByLabel("到期年份").selectOption("");
  await page.getByLabel("排序").selectOption("");
  assert.deepEqual(await rows(), plain);
  assert.equal(await page.locator(".from:visible").count(), 0);
  assert.ok((await page.locator("#lead h3:visible").count()) > 1);
  assert.deepEqual(trouble, []);
  await close();
});

test("parks, projects, months and the indexes", async () => {
  const { page, trouble, close } = await open(browser);
  await page.goto(server.url + "months/2018-06.html");
  const all = await shown(page);
  await page.locator("[name=unit]").selectOption("panjin-fagaiwei");
  const some = await shown(page);
  assert.ok(some > 0 && some < all);
  assert.equal(await page.locator("h1 small").textContent(), `${some} / ${all}`);
  // In any part, until one is chosen; each says beforehand how much it leaves.
  const parts = await page.locator("[name=as]").locator("option").allTextContents();
  const counts = parts.map((words) => Number(/\((\d+)\)$/.exec(words)[1]));
  assert.match(parts[0], /^任一角色/);
  assert.equal(counts[0], some);
  assert.ok(counts[1] < some && counts[1] + counts[2] + counts[3] >= some, parts.join(" "));
  await page.locator("[name=as]").selectOption("lead");
  assert.equal(await shown(page), counts[1]);
  assert.match(page.url(), /unit=panjin-fagaiwei&as=lead$/);
  assert.match(await page.title(), /^市发改委（牵头单位） · /);
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator(".narrowed").innerText(), `筛选： 市发改委（牵头单位） (${counts[1]} / ${all})`);
  await page.emulateMedia({ media: "screen" });
  await page.reload();
  assert.equal(await shown(page), counts[1], "the address alone leads there");
  await page.getByRole("button", { name: "取消条件" }).click();
  // A unit that no row names, through a group that one does.
  await page.goto(server.url + "months/2018-12.html?unit=shuangtaizi-zhengfu");
  const own = await shown(page);
  await page.getByLabel("连同经由统称的").check();
  assert.ok((await shown(page)) > own);
  assert.match(page.url(), /through=1/);

  // Plans and years have no such list: the search has it.
  await page.goto(server.url + "plans/panjin-2018-4.html");
  await follow(page.getByRole("link", { name: "按单位、角色、月份筛选本方案" }), /plan=panjin-2018-4/);
  await page.waitForFunction(() => /共 \d+ 条/.test(document.querySelector("[data-part=status]").textContent));
  await page.goto(server.url + "years/2018.html");
  await follow(page.getByRole("link", { name: "按单位、角色、园区筛选本年到期的任务" }), /due=2018-01\.\.2018-12/);
  await page.waitForFunction(() => /项时限到期/.test(document.querySelector("[data-part=status]").textContent));
  await page.goto(server.url + "months/2018-06.html");
  assert.equal(await page.locator("main h3:visible").count(), await page.locator("main [data-group]:visible").count());

  await page.goto(server.url + "parks/liaodongwan.html?year=2018");
  assert.ok((await shown(page)) > 0);
  assert.ok(await page.locator(".narrowing [name=plan]").isVisible());

  // A unit by a part of its short name, and by its full one, which the row need not print.
  await page.goto(server.url + "units/index.html");
  for (const words of ["发改", "盘锦市发展和改革"]) {
    await page.getByLabel("含有").fill(words);
    assert.ok((await page.locator("main [data-row]:visible").allTextContents()).some((row) => row.includes("市发改委")), words);
  }
  assert.equal(await page.locator("main h2:visible").count(), 1, "places without such units go");
  await close();

  // What is folded opens where a word is in it; nothing is offered where there is little.
  const other = await open(browser);
  await other.page.goto(server.url + "projects/index.html");
  const last = other.page.locator(".rest a").last();
  const words = await last.textContent();
  assert.ok(!(await last.isVisible()));
  await other.page.getByLabel("含有").fill(words);
  assert.ok(await last.isVisible());
  assert.deepEqual([...trouble, ...other.trouble], []);
  await other.close();
});

test("a list waits for the words of an input method", async () => {
  const { page, trouble, close } = await open(browser);
  await page.goto(server.url + UNIT);
  const whole = await shown(page);
  const typed = await page.context().newCDPSession(page);
  await page.locator(".narrowing [name=text]").focus();
  await typed.send("Input.imeSetComposition", { text: "gang kou", selectionStart: 8, selectionEnd: 8 });
  await page.waitForTimeout(100);
  assert.equal(await shown(page), whole);
  assert.equal(await status(page), "");
  assert.equal(new URL(page.url()).searchParams.get("text"), null);

  await typed.send("Input.insertText", { text: "港口" });
  await page.waitForURL(/text=/);
  const narrowed = await shown(page);
  assert.ok(narrowed > 0 && narrowed < whole, `${narrowed} of ${whole}`);
  assert.deepEqual(trouble, []);
  await close();
});

test("without script the lists are whole, and what is folded can be unfolded", async () => {
  const { page, close } = await open(browser, { javaScriptEnabled: false });
  await page.goto(server.url + UNIT + "?role=lead");
  assert.ok(!(await page.locator(".narrowing").isVisible()));
  assert.ok(await page.locator("#responsible").isVisible());
  await page.goto(server.url + "projects/index.html");
  await page.locator(".rest summary").click();
  assert.ok(await page.locator(".rest a").last().isVisible());
  await close();
});

test("a short list needs no narrowing", async () => {
  const { page, close } = await open(browser);
  let seen = 0;
  await page.goto(server.url + "units/index.html");
  const links = await page.locator("main tr[data-row] a").evaluateAll((all) => all.map((link) => link.href));
  for (const href of links.slice(-30)) {
    await page.goto(href);
    const rows = await page.locator("main [data-row]").count();
    if (rows > 0 && rows <= 8) {
      seen++;
      assert.ok(!(await page.locator(".narrowing").isVisible()), href);
    }
    if (seen === 3) break;
  }
  assert.equal(seen, 3);
  await close();
});

test("what was unfolded is so after coming back", async () => {
  const { page, close } = await open(browser);
  await page.goto(server.url + "projects/index.html");
  await page.locator(".rest summary").click();
  await follow(page.locator(".rest a").last(), /projects\/(?!index)/);
  await page.goBack();
  await page.locator(".rest a").last().waitFor({ state: "visible" });
  await close();
});

for (const width of [320, 390]) {
  test(`the calendar and the tables at ${width} px: nothing scrolls sideways, every link can be hit`, async () => {
    const { page, close } = await open(browser, { viewport: { width, height: 844 }, hasTouch: true, isMobile: true });
    for (const path of ["index.html", "months/index.html", "years/2018.html", UNIT, "data/index.html", "plans/panjin-2018-4/a1-1-1.html", "plans/index.html", "units/index.html"]) {
      await page.goto(server.url + path);
      const wide = await page.evaluate(() => [...document.querySelectorAll("main, main .scroll, main table")].filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.className || one.tagName));
      assert.deepEqual(wide, [], path);
      const small = await page.evaluate(() => [...document.querySelectorAll(".calendar a, .narrowing :is(input, select), .data a")].map((one) => one.getBoundingClientRect()).filter((box) => box.width > 0 && box.height < 24).length);
      assert.equal(small, 0, path);
    }
    await page.goto(server.url + "index.html");
    const june = page.locator(".calendar a[href='months/2018-06.html']");
    assert.equal(await june.getAttribute("aria-label"), "2018年6月 17");
    await follow(june, /2018-06/);
    await close();
  });
}
