// Without a line: what was read once can be read again, and what is new comes first where there is a line.

import assert from "node:assert/strict";
import { copyFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, before, test } from "node:test";
import { artefacts, launch, serve } from "./site.js";

const published = resolve(artefacts, "published/public");
let browser, folder;
before(async () => {
  browser = await launch();
  folder = mkdtempSync(join(tmpdir(), "offline-"));
  cpSync(published, folder, { recursive: true, filter: (path) => !/\.(gz|br)$/.test(path) });
});
after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

for (const [host, short] of [["a folder of files", false], ["a host that leads from x.html to x", true]]) {
  test(`a page that was read is there without a line, one that was not is not: ${host}`, async () => {
    // Under the policy that the site itself asks for: its worker may fetch.
    const [, policy] = /Content-Security-Policy: (.+)/.exec(readFileSync(join(folder, "_headers"), "utf8"));
    const server = await serve("/promises/", folder, policy, 0, short);
    const page = await (await browser.newContext()).newPage();
    await page.goto(server.url + "index.html");
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.waitForFunction(() => navigator.serviceWorker.controller);
    const task = server.url + "plans/panjin-2017-17/3-1-9-1.html";
    await page.goto(task);
    const heading = await page.locator("h1").textContent();

    // A correction is seen at once: the network is asked first.
    const file = join(folder, "plans/panjin-2017-17/3-1-9-1.html");
    copyFileSync(file, file + ".kept");
    writeFileSync(file, readFileSync(file, "utf8").replace("<h1", '<p id="new">新</p><h1'));
    await page.reload();
    assert.equal(await page.locator("#new").count(), 1);
    copyFileSync(file + ".kept", file);
    await page.reload();
    assert.equal(await page.locator("#new").count(), 0);

    server.close();
    await page.reload();
    assert.equal(await page.locator("h1").textContent(), heading);
    assert.notEqual(await page.evaluate(() => getComputedStyle(document.body).maxWidth), "none", "with its style");
    // The lists are there from the beginning, and the page of results with the script of the search.
    await page.goto(server.url + "units/index.html");
    assert.ok((await page.locator("main a").count()) > 100);
    await page.goto(server.url + "search.html");
    assert.equal(await page.evaluate(() => typeof window.gangmuSearch), "function");
    await assert.rejects(page.goto(server.url + "plans/panjin-2018-4.html"), /ERR_/);
  });
}
