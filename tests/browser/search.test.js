// Finding things, as readers do: from a folder, from a server below a path under a strict policy, by
// keyboard, with an input method, on a narrow screen, and when a part of the index is gone.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { gzipSync } from "node:zlib";
import { artefacts, folder, follow, launch, open, root, serve } from "./site.js";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const at = (start, given) => `${start}search.html?${new URLSearchParams(given)}`;
const settled = (page) => page.waitForFunction(() => !document.getElementById("search").hasAttribute("aria-busy") && document.querySelector("[data-part=status]").textContent);
const status = (page) => page.locator("[data-part=status]").innerText();
const titles = (page) => page.locator("[data-part=results] [data-slot=title]").allInnerTexts();

let browser, server;
before(async () => {
  browser = await launch();
  server = await serve();
});
after(async () => {
  await browser?.close();
  server?.close();
});

for (const [how, start] of [["a folder", () => folder], ["a server, below a path, under a strict policy", () => server.url]]) {
  test(`from ${how}: box, results, narrowing, the task with its marks`, async () => {
    const { page, trouble, close } = await open(browser);
    await page.goto(start() + "plans/index.html");
    await page.fill("#q", "港口");
    await page.keyboard.press("Enter");
    await page.waitForURL(/search\.html\?q=/);
    await settled(page);
    const total = Number(/\d+/.exec(await status(page))[0]);
    assert.ok(total > 10);
    assert.equal((await titles(page)).length, 10);
    assert.ok((await page.locator("[data-part=results] mark").first().innerText()) === "港口");

    // Narrowing by a facet: the count is what it said, and the address holds it.
    const facet = page.locator(".narrow section").filter({ hasText: "年度" }).locator("a").filter({ hasText: "2018" });
    const count = Number(await facet.locator("small").innerText());
    await facet.click();
    await settled(page);
    assert.match(page.url(), /year=2018/);
    assert.equal(await status(page), `共 ${count} 条`);
    const address = page.url();
    await page.goBack();
    await page.waitForFunction((total) => document.querySelector("[data-part=status]").textContent === `共 ${total} 条`, total);
    await page.goto(address);
    await settled(page);
    assert.equal(await status(page), `共 ${count} 条`, "the address alone leads there");

    // A result of a task: its page, the words marked and in view.
    await follow(page.locator("[data-part=results] li:has(.passage mark) [data-slot=title][href*='/2-']").first(), /plans\/.*hit=/);
    const mark = page.locator("main .official mark.hit").first();
    await mark.waitFor();
    assert.equal(await mark.innerText(), "港口");
    await page.waitForFunction(() => {
      const box = document.querySelector("main .official mark.hit").getBoundingClientRect();
      return box.top >= 0 && box.bottom <= innerHeight;
    });
    await page.locator("h1").click();
    await page.keyboard.press("Escape");
    assert.equal(await page.locator("mark.hit").count(), 0, "Escape takes the marks away");
    assert.deepEqual(trouble, []);
    await close();
  });
}

test("a passage of a plan: the plan at that place", async () => {
  const { page, close } = await open(browser);
  await page.goto(at(server.url, { q: "1年10万吨" }));
  await settled(page);
  assert.match(await status(page), /没有/);
  await page.goto(at(server.url, { q: "扶持实施粮油" }));
  await page.goto(at(server.url, { q: "指导思想", kind: "text" }));
  await settled(page);
  const link = page.locator("[data-part=results] [data-slot=title]").first();
  assert.match(await link.evaluate((a) => a.href), /\/plans\/[\w-]+\.html\?hit=[^#]+#[\w-]+$/);
  await follow(link, /plans\/.*hit=/);
  await page.locator("mark.hit").first().waitFor();
  await page.waitForFunction(() => [...document.querySelectorAll("mark.hit")].some((mark) => mark.getBoundingClientRect().top > 0 && mark.getBoundingClientRect().bottom < innerHeight));
  await close();
});

test("every result of some queries is marked where it leads", async () => {
  const { page, close } = await open(browser);
  for (const q of ["轻烃综合", "100万吨", "PM2.5", "PPP模式", "R&D", "301#", "經濟帶"]) {
    await page.goto(at(folder, { q }));
    await settled(page);
    const links = await page.locator("[data-part=results] li:not(.entry) [data-slot=title]").evaluateAll((all) => all.map((one) => one.href));
    assert.ok(links.length > 0, q);
    for (const link of links.slice(0, 3)) {
      await page.goto(link);
      await page.locator("main mark.hit").first().waitFor({ timeout: 5000 }).catch(() => assert.fail(`${q}: nothing is marked on ${link}`));
    }
  }
  await close();
});

test("suggestions: pinyin, characters, keys, an input method", async () => {
  const { page, trouble, close } = await open(browser);
  await page.goto(server.url + "index.html");
  assert.equal((await page.evaluate(() => performance.getEntriesByType("resource").filter((one) => one.name.includes("/search/")))).length, 0, "no index before it is needed");
  await page.keyboard.press("/");
  assert.equal(await page.evaluate(() => document.activeElement.id), "q");
  await page.keyboard.type("fgw");
  const options = page.locator("#suggestions [role=option]");
  await options.first().waitFor();
  const offered = await options.allInnerTexts();
  assert.equal(offered.filter((text) => /市发改委/.test(text) && /盘锦市|营口市/.test(text)).length, 2, offered.join(" | "));
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  const active = await page.getAttribute("#q", "aria-activedescendant");
  assert.equal(await page.getAttribute(`#${active}`, "aria-selected"), "true");
  await page.screenshot({ path: `${artefacts}/suggestions.png` });
  await page.keyboard.press("Escape");
  assert.equal(await page.getAttribute("#q", "aria-expanded"), "false");
  assert.equal(await page.inputValue("#q"), "fgw");

  // While an input method composes, nothing is asked and its Enter is its own.
  await page.fill("#q", "");
  await page.evaluate(() => {
    const input = document.getElementById("q");
    input.dispatchEvent(new CompositionEvent("compositionstart"));
    input.value = "fa'gai";
    input.dispatchEvent(new InputEvent("input", { isComposing: true }));
    input.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", isComposing: true, bubbles: true, cancelable: true }));
  });
  await page.waitForTimeout(300);
  assert.equal(await options.count(), 0);
  assert.match(page.url(), /index\.html$/);
  await page.evaluate(() => {
    const input = document.getElementById("q");
    input.value = "发改";
    input.dispatchEvent(new CompositionEvent("compositionend", { data: "发改" }));
  });
  await options.first().waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForURL(/units\/.*fagaiwei\.html$/);
  assert.deepEqual(trouble, []);
  await close();
});

test("keys: Ctrl+K, arrows through the results, and / can be switched off", async () => {
  const { page, close } = await open(browser);
  await page.goto(at(server.url, { q: "港口" }));
  await settled(page);
  await page.keyboard.press("Control+k");
  assert.equal(await page.evaluate(() => document.activeElement.id), "q");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  const second = await page.evaluate(() => document.activeElement.textContent);
  assert.equal(second, await page.locator("[data-part=results] [data-slot=title]").nth(1).textContent());
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  assert.equal(await page.evaluate(() => document.activeElement.id), "q");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => !url.pathname.endsWith("search.html"));

  await page.goto(server.url + "search.html");
  await page.keyboard.press("?");
  await page.getByLabel("启用单字符按键").uncheck();
  await page.goto(server.url + "index.html");
  await page.keyboard.press("/");
  assert.notEqual(await page.evaluate(() => document.activeElement.id), "q");
  await page.keyboard.press("Control+k");
  assert.equal(await page.evaluate(() => document.activeElement.id), "q");
  await close();
});

test("more results, and their order", async () => {
  const { page, close } = await open(browser);
  await page.goto(at(server.url, { q: "建设" }));
  await settled(page);
  await page.getByRole("button", { name: "再看十条" }).click();
  await page.waitForFunction(() => document.querySelectorAll("[data-part=results] > li").length === 20);
  await page.waitForFunction(() => document.activeElement === document.querySelectorAll("[data-part=results] [data-slot=title]")[10]);
  const all = await titles(page);
  assert.equal(new Set(await page.locator("[data-part=results] [data-slot=title]").evaluateAll((links) => links.map((link) => link.href))).size, all.length);
  await page.selectOption("[data-part=sort]", "deadline");
  await page.waitForURL(/sort=deadline/);
  await settled(page);
  await close();
});

test("nothing found: near names, and what to do", async () => {
  const { page, close } = await open(browser);
  await page.goto(at(server.url, { q: "市发该委" }));
  await settled(page);
  assert.equal(await status(page), "没有任何条目含有“市发该委”");
  await follow(page.locator("[data-slot=near] a").filter({ hasText: "市发改委" }).first(), /units\/.*fagaiwei/);
  await close();
});

test("a part of the index is gone: said, the rest answers, and it can be tried again", async () => {
  const { page, close } = await open(browser);
  let gone = true;
  await page.route(/\/search\/c\d+-/, (route) => (gone ? route.abort() : route.continue()));
  await page.goto(at(server.url, { q: "航道" }));
  await settled(page);
  const trouble = page.locator("[data-part=trouble]");
  await trouble.waitFor();
  assert.match(await trouble.innerText(), /search\/|c\d+-/);
  assert.ok((await page.locator("[data-part=results] .failed").count()) > 0);
  assert.ok((await page.locator("[data-part=results] .entry").count()) > 0, "names still answer");
  await page.screenshot({ path: `${artefacts}/search-failed.png` });
  gone = false;
  await page.getByRole("button", { name: "重试" }).click();
  await page.waitForFunction(() => document.querySelectorAll("[data-part=results] .failed").length === 0);
  assert.ok(await trouble.isHidden());

  // Without any index the page says so, and a second try is no worse.
  const other = await open(browser);
  await other.page.route(/\/search\/search\.js/, (route) => route.abort());
  await other.page.goto(at(server.url, { q: "航道" }));
  await other.page.locator("[data-part=trouble]").waitFor();
  assert.match(await status(other.page), /没有成功/);
  await other.close();
  await close();
});

test("a truncated file is noticed", async () => {
  const { page, close } = await open(browser);
  await page.route(/\/search\/s\d+-/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()).slice(0, 60) });
  });
  await page.goto(at(server.url, { q: "航道" }));
  await page.locator("[data-part=trouble]").waitFor();
  await close();
});

test("without script the box leads to the indexes", async () => {
  const { page, close } = await open(browser, { javaScriptEnabled: false });
  await page.goto(folder + "plans/index.html");
  await page.fill("#q", "港口");
  await page.keyboard.press("Enter");
  await page.waitForURL(/search\.html\?q=/);
  assert.ok(await page.locator("noscript a, main a[href='units/index.html']").first().isVisible());
  await follow(page.locator("main a[href='units/index.html']"), /units\/index\.html$/);
  await close();
});

test("hostile words stay words", async () => {
  const { page, trouble, close } = await open(browser);
  for (const q of ["<img src=x onerror=alert(1)>", "'\"><script>alert(1)</script>", "__proto__", "constructor", "%E0%A4%A", "\\", "(.*)+$", "-", "\"", "“", "a".repeat(3000)]) {
    await page.goto(at(server.url, { q }));
    await settled(page);
    assert.equal(await page.locator("main img, main script").count(), 0);
    assert.match(await status(page), /没有任何条目|共 \d+ 条/, q);
  }
  await page.goto(at(server.url, { q: "港口", unit: "<b>", sort: "x" }));
  await settled(page);
  assert.match(await status(page), /没有任何条目/);
  assert.deepEqual(trouble, []);
  await close();
});

for (const colorScheme of ["light", "dark"]) {
  test(`accessible in each state, and narrow, ${colorScheme}`, async () => {
    const { page, close } = await open(browser, { viewport: { width: 320, height: 640 }, colorScheme, bypassCSP: true });
    const states = {
      start: at(server.url, {}),
      results: at(server.url, { q: "港口" }),
      filtered: at(server.url, { q: "港口", year: "2018", kind: "task" }),
      nothing: at(server.url, { q: "市发该委" }),
    };
    for (const width of [320, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      for (const [state, url] of Object.entries(states)) {
        await page.goto(url);
        if (state !== "start") await settled(page);
        if (state === "results" && width === 320) await page.locator(".narrow summary").click();
        if (state === "results") {
          await page.fill("#q", "港");
          await page.locator("#suggestions [role=option]").first().waitFor();
        }
        const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        assert.ok(over <= 0, `${state} is ${over} px wider than ${width}`);
        if (state === "results") {
          const share = await page.evaluate(() => document.querySelector(".hits").clientWidth / document.querySelector("main").clientWidth);
          assert.ok(share > (width === 320 ? 0.95 : 0.6), `results have ${share} of ${width}`);
        }
        await page.evaluate(axe);
        const { violations } = await page.evaluate(() => axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"] }));
        assert.deepEqual(violations.map((v) => `${v.id}: ${v.nodes.length} × ${v.nodes[0].html.slice(0, 160)} ${v.nodes[0].failureSummary.slice(0, 200)}`), [], `${state}, ${width}`);
        await page.screenshot({ path: `${artefacts}/search-${state}-${width}-${colorScheme}.png` });
      }
    }
    await close();
  });
}

test("the first query is cheap, and pages are light before it", async () => {
  const files = (path) => gzipSync(readFileSync(join(root, path))).length;
  // Lists of keys, menus and forms of citing are made by these scripts, so that no page has to carry them.
  // Those of the watchlist and of places side by side are on pages of their own, and what makes lists, drafts and ranges comes
  // when somebody asks for it.
  const light = readdirSync(join(root, "assets")).filter((name) => name.endsWith(".js") && !/^(results|conditions|take|watch.*|request|range|beside)\.js$/.test(name));
  const weight = light.reduce((all, name) => all + files(`assets/${name}`), 0);
  assert.ok(weight < 22 * 1024, `${weight} bytes`);
  for (const q of ["发改委", "轻烃综合", "100万吨", "PM2.5", "的", "2018年6月底前", "营口高新技术产业开发区", "加快推进液体化工品泊位配套设施和盘锦港深水航道建设"]) {
    const { page, close } = await open(browser);
    await page.goto(at(server.url, { q }));
    await settled(page);
    const loaded = await page.evaluate(() => performance.getEntriesByType("resource").map((one) => new URL(one.name).pathname));
    const scripts = loaded.map((path) => path.replace("/sub/path/", "")).filter((path) => path.endsWith(".js"));
    // What facets need comes behind the first results, and is counted apart.
    const wanted = scripts.filter((path) => !/search\/(labels|m\d+)-/.test(path));
    const bytes = wanted.reduce((all, path) => all + files(path), 0);
    assert.ok(scripts.length > 3);
    assert.ok(bytes <= 48 * 1024, `${q}: ${bytes} bytes in ${scripts.length} files`);
    await close();
  }
});

test("other people's pages can ask", async () => {
  const elsewhere = createServer((_, response) => response.writeHead(200, { "Content-Type": "text/html" }).end(`<!DOCTYPE html><title>x</title><script src="${server.url}search/search.js"></script>`));
  await new Promise((done) => elsewhere.listen(0, "127.0.0.1", done));
  const { page, trouble, close } = await open(browser);
  await page.goto(`http://127.0.0.1:${elsewhere.address().port}/`);
  const before = await page.evaluate(() => Object.keys(window).filter((name) => name.toLowerCase().includes("gangmu")));
  assert.deepEqual(before, ["gangmuSearch"]);
  const answer = await page.evaluate(() => window.gangmuSearch("轻烃综合", { limit: 2 }));
  assert.ok(answer.total > 2);
  assert.equal(answer.results.length, 2);
  for (const one of answer.results) {
    assert.ok(one.url.startsWith(server.url) && one.title, one.url);
    assert.equal((await fetch(one.url)).status, 200);
  }
  assert.deepEqual(trouble, []);
  elsewhere.close();
  await close();
});
