// Citing in a browser: copies, the day of reading, links to passages, cards in other people's pages.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import { readFileSync } from "node:fs";
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
    const box = page.locator("#cite .form, #cite details").filter({ has: page.locator("h3, summary", { hasText: label }) }).last();
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
  assert.ok((await copy("嵌入网页")).startsWith(`<iframe src="${address}#card"`));
  await page.locator("[role=status]").filter({ hasText: /^已复制$/ }).waitFor({ state: "attached" });
  assert.deepEqual(trouble, []);
  await close();
});

test("a copy is said for two seconds, however soon it follows another", async () => {
  const { page, trouble, close } = await open(browser, { permissions: ["clipboard-read", "clipboard-write"] });
  await page.clock.install();
  await page.goto(server.url + TASK);
  const [first, second] = [page.locator("#cite button.copy").first(), page.locator("#cite button.copy").nth(1)];
  const status = page.locator("[role=status]").filter({ hasText: /^已复制$/ });
  const label = await first.textContent();
  await first.click();
  await status.waitFor({ state: "attached" });
  await page.clock.runFor(1500);
  await second.click();
  await second.filter({ hasText: "已复制" }).waitFor();
  assert.equal(await first.textContent(), label);
  await page.clock.runFor(1500);
  assert.equal(await status.count(), 1);
  await page.clock.runFor(1000);
  assert.equal(await status.count(), 0);
  assert.equal(await second.textContent(), label);
  assert.deepEqual(trouble, []);
  await close();
});

test("what the page makes for reference managers is what the program exports", async () => {
  const server = await serve("/promises/", resolve(artefacts, "published/public"));
  const exported = (ending) => readFileSync(resolve(artefacts, `published/citations.${ending}`), "utf8");
  const [bib, ris, csl] = [exported("bib"), exported("ris").replaceAll("\r\n", "\n"), JSON.parse(exported("json"))];
  const { page, trouble, close } = await open(browser, { serviceWorkers: "block" });
  for (const path of ["plans/panjin-2017-17", TASK.slice(0, -5), "plans/panjin-2018-4/a1-1-2", "plans/yingkou-2020-7/2-4-3", "plans/yingkou-2020-7/2-2-1"]) {
    await page.goto(`${server.url}${path}.html`);
    const own = await page.evaluate((url) => gangmuWork(url, "2026-11-23"), `https://example.org/promises/${path}.html`);
    const id = path.slice("plans/".length).replace("/", ":");
    assert.ok(bib.includes(`${own.BibTeX}\n`), own.BibTeX);
    assert.ok(ris.includes(own.RIS), own.RIS);
    assert.deepEqual(JSON.parse(own["CSL-JSON"])[0], csl.find((one) => one.id === id), id);
  }
  assert.deepEqual(trouble, []);
  await close();
  server.close();
});

test("what was read from a damaged source is not quoted as printed", async () => {
  const { page, close } = await open(browser);
  await page.goto(`${server.url}plans/yingkou-2020-7/2-4-3.html`);
  const quotation = await page.locator("#cite details", { hasText: "引文" }).first().locator("pre").textContent();
  assert.match(quotation, /\n〔校9：“市人社局”系推测读法，存档作“bet356手机版:”。〕\n——营口市人民政府/);
  assert.equal(await page.locator(".facts .who li", { hasText: "市人社局" }).locator("a.mark").getAttribute("href"), "#c9");
  // Nor on the card: its marks lead to the correction, out of the frame.
  await page.goto("about:blank");
  await page.goto(`${server.url}plans/yingkou-2020-7/2-4-3.html#card`);
  const marks = await page.locator("a.mark:visible").evaluateAll((marks) => marks.map((mark) => mark.getAttribute("href")));
  assert.ok(marks.includes("#c9"), marks.join());
  // A name that nobody can read is not left out unsaid.
  await page.goto(`${server.url}plans/yingkou-2020-7/2-2-1.html`);
  assert.match(await page.locator("p.note", { hasText: "无从恢复" }).textContent(), /校\d/);
  await close();
});

test("a card keeps its source in sight, however small its frame", async () => {
  const tasks = ["panjin-2018-23/2-1-12", "panjin-2017-17/3-1-1", "yingkou-2020-7/2-4-3", "panjin-2018-4/a1-1-2"];
  for (const [width, height] of [[600, 320], [300, 320]]) {
    const { page, close } = await open(browser, { viewport: { width, height } });
    for (const task of tasks) {
      await page.goto("about:blank");
      await page.goto(`${server.url}plans/${task}.html#card`);
      for (const css of [".crumbs [data-up]", ".docref", "h1", ".whole"]) {
        const box = await page.locator(css).boundingBox();
        assert.ok(box.y >= 0 && box.y + box.height <= height, `${task} at ${width}: ${css}`);
      }
      assert.match(await page.locator(".docref").textContent(), /〔\d{4}〕\d+号.*\d{4}年/);
      for (const css of ["header.site", "footer.site", "#cite", ".source", ".turn", ".outlets"]) assert.ok(!(await page.locator(css).isVisible()), css);
    }
    await close();
  }
});

test("without script everything is there to be selected", async () => {
  const { page, close } = await open(browser, { javaScriptEnabled: false });
  await page.goto(folder + TASK);
  assert.equal(await page.locator("button.copy").count(), 0);
  assert.match(await page.locator("#cite pre").first().textContent(), /^盘锦市人民政府办公室：《.*》.*三\(一\)1。 plans\/panjin-2017-17\/3-1-1\.html$/);
  assert.match(await page.locator("#cite pre").last().textContent(), /\[YYYY-MM-DD\]\. plans\/panjin-2017-17\/3-1-1\.html\.$/);
  assert.ok(await page.locator("#cite .accessed").first().isVisible());
  await close();
});

// What is selected, from a place in one paragraph to a place in another, and what its address must name.
const passages = [
  { name: "on a task, from a folder", where: () => folder + TASK, from: [1, 2], to: [2, 3], node: "", begins: "形成立足盘锦", ends: /完成时限?$/ },
  { name: "on a plan, from a server", where: () => `${server.url}plans/panjin-2017-17.html`, within: "3-1-1", from: [1, 2], to: [2, 3], node: "3-1-1", begins: "形成立足盘锦", ends: /完成时限?$/ },
  // A triple click ends at the beginning of the next paragraph, or behind the text.
  { name: "a paragraph, to the beginning of the next", where: () => folder + TASK, from: [1, 0], to: [2, 0], node: "", begins: "努力形成立足盘锦", ends: /贸易通道建设?[,，]?.*。$|通道。$/ },
  { name: "the last paragraph, to the end of the page", where: () => folder + TASK, from: [4, 0], to: null, node: "", begins: "责任单位", ends: null },
  { name: "an item of a task", where: () => `${server.url}plans/yingkou-2020-7/2-1-1.html`, within: "2-1-1-1", from: [0, 0], to: [-1, 6], node: "2-1-1-1" },
  { name: "words that stand on the page before, too", where: () => `${server.url}plans/panjin-2017-17.html`, within: "3-1-3", from: [-1, 0], to: [-1, 4], node: "3-1-3", context: true },
  { name: "the last name of a task, which stands before, too", where: () => `${server.url}plans/panjin-2017-17.html`, within: "3-1-2", from: [-1, 5], to: [-1, 11], node: "3-1-2", loose: true },
  { name: "a name that was corrected", where: () => `${server.url}plans/yingkou-2020-7/2-4-3.html`, around: "市人社局", node: "", whole: /^(?!.*校)/ },
];
for (const { name, where, within, from, to, around, node, begins, ends, context, whole, loose } of passages) {
  test(`a selected passage has an address: ${name}`, async () => {
    const { page, trouble, close } = await open(browser, { permissions: ["clipboard-read", "clipboard-write"], viewport: { width: 1280, height: 900 } });
    await page.goto(where());
    const selected = await page.evaluate(({ within, from, to, around }) => {
      const section = within ? document.getElementById(within) : document.querySelector(".official");
      const blocks = [...section.querySelectorAll("p, h2, h3, h4, h5, h6")];
      const place = ([at, offset]) => {
        const texts = document.createTreeWalker(blocks.at(at), NodeFilter.SHOW_TEXT);
        let left = offset;
        while (texts.nextNode()) {
          if (left < texts.currentNode.length) return [texts.currentNode, left];
          left -= texts.currentNode.length;
        }
        return [blocks.at(at), 0];
      };
      const range = document.createRange();
      if (around) {
        const em = [...section.querySelectorAll(".em")].find((em) => em.textContent === around);
        const block = em.closest("p");
        range.setStart(block.firstChild, 0);
        range.setEnd(block.lastChild, block.lastChild.length);
      } else {
        range.setStart(...place(from));
        if (to) range.setEnd(...place(to));
        else range.setEnd(document.querySelector("main").lastElementChild, 0);
      }
      getSelection().removeAllRanges();
      getSelection().addRange(range);
      scrollTo(0, 0);
      return range.getBoundingClientRect().top;
    }, { within, from, to, around });
    assert.ok(Number.isFinite(selected));
    const button = page.locator("button.passage");
    await button.waitFor();
    await button.click();
    await page.waitForFunction(() => document.querySelector("button.passage").textContent === "已复制");
    const address = await copied(page);
    const [path, fragment] = address.split("#");
    assert.equal(path, where());
    const [id, text] = fragment.split(":~:text=");
    assert.equal(id, node);
    const terms = text.split(",");
    if (!loose) assert.equal(terms.some((term) => /^-|-$/.test(term)), Boolean(context), text);
    const words = terms.filter((term) => !/^-|-$/.test(term)).map(decodeURIComponent);
    if (begins) assert.ok(words[0].startsWith(begins), words[0]);
    if (ends) assert.match(words.at(-1), ends);
    for (const word of words) if (whole) assert.match(word, whole);
    // And the browser finds the passage again: it stands in sight, where the page would not have been else.
    const again = await open(browser, { viewport: { width: 1280, height: 300 } });
    await again.page.goto(address);
    await again.page.waitForFunction((words) => {
      const squeeze = (text) => text.replace(/\s+/g, "");
      const blocks = [...document.querySelectorAll(".official :is(p, h2, h3, h4, h5, h6)")];
      const id = location.hash.slice(1);
      const section = (id && document.getElementById(id)) || document;
      const own = blocks.find((block) => section.contains(block) && squeeze(block.textContent).includes(squeeze(words)));
      const box = own?.getBoundingClientRect();
      return box && box.bottom > 0 && box.top < innerHeight;
    }, words[0], { timeout: 5000 });
    await again.close();
    assert.deepEqual(trouble, []);
    await close();
  });
}

test("a card shows in a page of others, without script", async (t) => {
  const host = createServer(({ url: asked }, response) => {
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    const frame = (path) => `<iframe src="${server.url}${path}" width="600" height="320" title="x"></iframe>`;
    response.end(`<!doctype html><title>x</title>${frame(asked === "/former" ? "cards/panjin-2017-17/3-1-1.html" : `${TASK}#card`)}`);
  });
  await new Promise((done) => host.listen(0, "127.0.0.1", done));
  // A server that stays open would keep the whole file from ending.
  t.after(() => host.close());
  // Also where it was put into the page when a card was a page of its own.
  for (const path of ["", "former"]) {
    const { page, close } = await open(browser, { javaScriptEnabled: false });
    await page.goto(`http://127.0.0.1:${host.address().port}/${path}`);
    const card = page.frameLocator("iframe");
    await card.locator(".whole").waitFor();
    assert.ok((await card.locator("h1").textContent()).includes("进一步开拓对外贸易通道建设"));
    // Styles may come behind the words.
    await card.locator("header.site").waitFor({ state: "hidden" });
    await card.locator(".whole a").click();
    await page.waitForURL(server.url + TASK);
    await close();
  }
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
