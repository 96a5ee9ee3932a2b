// The reviewer's desk: from doubt to doubt by keys, accepted with one, and what that wrote.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { ownProject, program } from "./project.js";
import { launch } from "./site.js";

let browser;
before(async () => void (browser = await launch()));
after(() => browser?.close());

test("a plan is reviewed with keys alone", async () => {
  const folder = ownProject("gazette");
  const child = spawn(program, ["--root", folder, "--lang", "en", "review", "--port", "0"], { stdio: ["ignore", "ignore", "pipe"] });
  try {
    let said = "";
    const url = await new Promise((found, failed) => {
      child.stderr.on("data", (part) => {
        said += part;
        const address = /http:\/\/127\.0\.0\.1:\d+\//.exec(said);
        if (address) found(address[0]);
      });
      child.on("exit", () => failed(new Error(said)));
    });
    const page = await browser.newPage();
    const trouble = [];
    page.on("console", (message) => message.type() === "error" && trouble.push(message.text()));
    page.on("pageerror", (error) => trouble.push(String(error)));
    await page.goto(url);

    await page.keyboard.press("?");
    assert.ok(await page.locator("#help").isVisible());
    await page.keyboard.press("?");
    await page.keyboard.press("j");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/plan\/jia-2020-1/);
    await page.keyboard.press("j");
    assert.match(await page.locator(".current").textContent(), /新建泊位2个/);
    await page.keyboard.press("a");
    await page.waitForURL(/at=0/);
    assert.equal(await page.locator(".doubt").count(), 0);
    assert.match(readFileSync(join(folder, "content/plans/jia-2020-1.md"), "utf8"), /seen = \["新区新建泊位2个"\]/);

    await page.keyboard.press("u");
    await page.waitForURL(url);
    assert.deepEqual(trouble, []);
    await page.setViewportSize({ width: 390, height: 800 });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
    assert.equal(wide, false);
  } finally {
    child.kill("SIGINT");
  }
});
