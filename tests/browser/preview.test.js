// The preview while content is broken: what is wrong is shown in the page, from the first build on.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { gangmu, ownProject, program } from "./project.js";
import { launch } from "./site.js";

let browser;
before(async () => void (browser = await launch()));
after(() => browser?.close());

/** Starts the preview of a project at a free port; returns its address, and what ends it. */
async function preview(folder) {
  const child = spawn(program, ["--root", folder, "serve", "--port", "0"], { stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  const url = await new Promise((found, failed) => {
    child.stderr.on("data", (part) => {
      said += part;
      const address = /http:\/\/127\.0\.0\.1:\d+\//.exec(said);
      if (address) found(address[0]);
    });
    child.on("exit", () => failed(new Error(said)));
  });
  return { url, end: () => child.kill("SIGINT") };
}

/** A page with what it complains of. What is not there, or is no site yet, is the point of some tests. */
async function openPage(path) {
  const page = await browser.newPage();
  const trouble = [];
  page.on("console", (message) => message.type() === "error" && !/status of (404|503)/.test(message.text()) && trouble.push(message.text()));
  page.on("pageerror", (error) => trouble.push(String(error)));
  await page.goto(path);
  return { page, trouble };
}

test("what is wrong is shown over the last good site, and goes with it", async () => {
  const folder = ownProject("gazette");
  const { url, end } = await preview(folder);
  try {
    const { page, trouble } = await openPage(url + "guide/index.html");
    await page.waitForFunction(() => document.readyState === "complete");
    const overlay = page.locator("#gangmu-problems");
    assert.equal(await overlay.count(), 0);

    const file = join(folder, "content/pages/guide/index.md");
    const good = readFileSync(file, "utf8");
    writeFileSync(file, good + "\n[甲](plan:none)\n");
    await overlay.locator("pre.error").waitFor();
    const text = await overlay.locator("pre.error").textContent();
    for (const part of ["unknown-reference", "content/pages/guide/index.md", "[甲](plan:none)", "help"]) assert.ok(text.includes(part), text);
    assert.equal(await page.locator("h1").first().textContent(), "使用指南", "the last good page is still there");

    // Its style came, too, under the policy of the site.
    const position = () => overlay.locator("section").evaluate((box) => getComputedStyle(box).position);
    await page.waitForFunction(() => {
      const box = document.getElementById("gangmu-problems").shadowRoot.querySelector("section");
      return getComputedStyle(box).position === "fixed";
    });
    assert.equal(await position(), "fixed");

    // Another page shows it from the beginning, and so does the page for what is not there.
    const other = await openPage(url + "no/such/page.html");
    await other.page.locator("#gangmu-problems pre.error").waitFor();
    assert.deepEqual(other.trouble, []);

    writeFileSync(file, good + "\n好了。\n");
    await page.getByText("好了。").waitFor();
    assert.equal(await overlay.count(), 0);
    assert.deepEqual(trouble, []);
  } finally {
    end();
  }
});

test("a page that is not there stays in the preview", async () => {
  const folder = ownProject("gazette");
  gangmu(folder, "build");
  const { url, end } = await preview(folder);
  try {
    for (const path of ["no/such/page.html", "404.html"]) {
      const { page, trouble } = await openPage(url + path);
      const links = await page.locator("a[href]").evaluateAll((all) => all.map((a) => a.href));
      const own = links.filter((href) => !/beian|www\.example\.cn|mailto:/.test(href));
      assert.ok(own.length > 5 && own.every((href) => href.startsWith(url)), own.join(" "));
      await page.locator("header nav a").first().click();
      await page.waitForURL(url + "**");
      assert.deepEqual(trouble, []);
      await page.close();
    }
  } finally {
    end();
  }
});

test("what is wrong is shown when there is no site yet, which then comes by itself", async () => {
  const folder = ownProject("plain");
  const settings = join(folder, "content/site.toml");
  const good = readFileSync(settings, "utf8");
  writeFileSync(settings, good.replace("title =", "tittle ="));
  const { url, end } = await preview(folder);
  try {
    const { page, trouble } = await openPage(url);
    await page.locator("#gangmu-problems pre.error").first().waitFor();
    assert.ok((await page.locator("#gangmu-problems pre.error").first().textContent()).includes("tittle"));
    assert.ok((await page.locator("body").textContent()).includes("no site yet"));

    writeFileSync(settings, good);
    await page.locator("header nav").waitFor();
    assert.equal(await page.locator("#gangmu-problems").count(), 0);
    assert.deepEqual(trouble, []);
  } finally {
    end();
  }
});
