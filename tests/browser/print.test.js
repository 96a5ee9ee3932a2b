// On paper: a plan as an official document, a task on one page.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { inflateSync } from "node:zlib";
import { after, before, test } from "node:test";
import { artefacts, launch, open, plain, serve } from "./site.js";

let browser, server;
before(async () => {
  browser = await launch();
  server = await serve();
});
after(async () => {
  await browser?.close();
  server?.close();
});

/** How many pages a PDF has: page objects, also those within compressed streams. */
function pages(pdf) {
  let text = pdf.toString("latin1");
  for (const found of text.matchAll(/\/ObjStm.*?stream\r?\n/gs)) {
    const from = found.index + found[0].length;
    try {
      text += inflateSync(pdf.subarray(from, text.indexOf("endstream", from))).toString("latin1");
    } catch {
      // Not compressed.
    }
  }
  return [...text.matchAll(/\/Type\s*\/Page\b(?!s)/g)].length;
}

async function print(page, path, name) {
  await page.goto(server.url + path);
  const pdf = await page.pdf({ preferCSSPageSize: true });
  const file = `${artefacts}/${name}.pdf`;
  writeFileSync(file, pdf);
  const read = spawnSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8" });
  assert.equal(read.status, 0, `pdftotext: ${read.error ?? read.stderr}`);
  return { count: pages(pdf), text: read.stdout };
}

for (const [path, most] of [
  ["plans/panjin-2017-17/3-1-9-1.html", 1],
  ["plans/panjin-2018-23/2-2-14.html", 1],
  ["plans/panjin-2018-4/a1-1-1.html", 1],
  ["plans/panjin-2018-4/a1-1-2.html", 1],
  ["plans/yingkou-2020-7/2-4-3.html", 1],
  // The longest: a list of places, and who answers for them.
  ["plans/yingkou-2020-7/2-2-1.html", 2],
]) {
  test(`a task prints on ${most === 1 ? "one page" : "two pages"}: ${path}`, async () => {
    const { page, trouble, close } = await open(browser, { colorScheme: "dark" });
    const { count, text } = await print(page, path, "task");
    assert.equal(count, most);
    assert.ok(text.includes(path), "its address");
    assert.ok(text.includes("引用与分享") && text.includes("SHA-256"));
    assert.match(text, /— *1 *—/);
    assert.deepEqual(trouble, []);
    await close();
  });
}

for (const [path, most] of [["units/panjin-liaodongwan-guanweihui.html", 2], ["units/panjin-fagaiwei.html", 1], ["units/panshan-zhengfu.html", 1]]) {
  test(`a unit prints what it owes on ${most === 1 ? "one sheet" : "two sheets"}: ${path}`, async () => {
    const { page, close } = await open(browser);
    const { count, text } = await print(page, path, "unit");
    assert.equal(count, most);
    const rows = await page.locator("main > [data-role] [data-row] .no").allTextContents();
    const printed = text.replace(/\s/g, "");
    assert.ok(rows.length > 20);
    for (const number of rows) assert.ok(printed.includes(number.replace(/\s/g, "")), number);
    assert.ok(!text.includes("共事单位"), "what is for the screen stays there");
    await close();
  });
}

test("a plan prints: red head, the faces of the levels, page numbers, the address of each task", async () => {
  const { page, close } = await open(browser, { colorScheme: "dark" });
  const { count, text } = await print(page, "plans/panjin-2017-17.html", "plan");
  assert.ok(count > 10 && count < 60, `${count} pages`);
  assert.match(text, new RegExp(`— *${count} *—`));
  assert.ok(text.includes("plans/panjin-2017-17/3-1-9-1.html"));
  assert.ok(!text.includes("任务最多的单位"), "what only the site counts stays on the site");
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  await page.evaluate(() => (document.documentElement.dataset.look = "dark"));
  const of = (css) => page.locator(css).first().evaluate((part) => {
    const { color, backgroundColor, fontFamily, fontSize, fontWeight } = getComputedStyle(part);
    return { color, backgroundColor, fontFamily, fontSize, fontWeight };
  });
  assert.equal((await of(".red-head .issuer dd")).color, "rgb(204, 0, 0)");
  assert.equal((await of("html")).backgroundColor, "rgb(255, 255, 255)");
  assert.equal((await of(".official")).color, "rgb(0, 0, 0)");
  assert.match((await of(".official p")).fontFamily, /^FangSong/);
  assert.equal((await of(".official p")).fontSize, `${(16 * 4 / 3).toFixed(4)}px`);
  assert.match((await of(".official .d1 > h2")).fontFamily, /^"PingFang SC"/);
  assert.match((await of(".official .d2 > h3")).fontFamily, /^"Kaiti SC"/);
  assert.equal((await of(".official .d3 > h4")).fontWeight, "700");
  for (const css of ["header.site", ".contents", ".thumb", "#calendar", "#units", ".to-task + button", "footer .look"]) assert.ok(!(await page.locator(css).first().isVisible()), css);
  await close();
});

for (const [theme, from, width] of [["gazette", undefined, 627], ["plain", plain, 718]]) {
  test(`on paper no name and no title of a plan is broken within a word, and no table is cut: ${theme}`, async () => {
    const other = await serve("/", from);
    const { page, close } = await open(browser, { viewport: { width, height: 1000 } });
    await page.emulateMedia({ media: "print" });
    for (const path of ["plans/panjin-2018-23.html", "plans/panjin-2017-17/3-1-9-1.html", "units/panjin-liaodongwan-guanweihui.html", "months/2018-12.html", "parks/liaodongwan.html", "years/2018.html", "units/index.html", "places/index.html", "index.html"]) {
      await page.goto(other.url + path);
      const { broken, cut } = await page.evaluate(() => {
        const fits = (one) => one.textContent.trim().length <= 14 && one.checkVisibility() && !one.closest(".official, svg, .no");
        const lines = (one) => {
          const range = document.createRange();
          range.selectNodeContents(one);
          const boxes = [...range.getClientRects()].filter((box) => box.width > 1);
          return boxes.filter((box, at) => at > 0 && box.top >= boxes[at - 1].bottom - 2).length + 1;
        };
        const names = [...document.querySelectorAll("th, a:is([href*='units/'], [href*='parks/'])")].filter((one) => !one.querySelector("small, ul") && fits(one) && !/[( \u3001]/.test(one.textContent.trim()));
        // The place after which a title is broken lies between phrases.
        const title = document.querySelector("h1");
        const walk = document.createTreeWalker(title, NodeFilter.SHOW_TEXT);
        const torn = [];
        for (let text; (text = walk.nextNode()); ) if (text.data.length <= 14 && text.data.trim() && lines(text) > 1) torn.push(text.data);
        const wide = [...document.querySelectorAll("table")].filter((one) => one.checkVisibility() && one.getBoundingClientRect().right > document.documentElement.clientWidth + 1 || one.scrollWidth > one.clientWidth + 1);
        return { broken: [...names.filter((one) => lines(one) > 1).map((one) => one.textContent.trim()), ...torn], cut: wide.length };
      });
      assert.deepEqual(broken, [], path);
      assert.equal(cut, 0, `${path}: tables`);
    }
    await close();
    other.close();
  });
}

test("a narrowed list prints as it is narrowed; folded lists print whole", async () => {
  const { page, close } = await open(browser);
  const { text } = await print(page, "projects/index.html", "projects");
  const last = await page.locator(".rest a").last().textContent();
  assert.ok(text.replace(/\s/g, "").includes(last.replace(/\s/g, "")), last);
  await close();
});
