// Pages that editors write, and what a maintainer puts around all pages: from a folder and from a server with the site's own
// policy, in both themes.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { gangmu, ownProject } from "./project.js";
import { follow, launch, open, serve } from "./site.js";

let browser;
const folders = {};
before(async () => {
  browser = await launch();
  for (const theme of ["gazette", "plain"]) {
    const project = ownProject(theme);
    gangmu(project, "build");
    folders[theme] = join(project, "public");
  }
});
after(() => browser?.close());

/** The policy that the site asks hosts to send. */
const policy = (folder) => /Content-Security-Policy: (.*)/.exec(readFileSync(join(folder, "_headers"), "utf8"))[1];

for (const theme of ["gazette", "plain"]) {
  test(`${theme}: from the menu to a page of one's own, a task and the news`, async () => {
    const server = await serve("/sub/", folders[theme], policy(folders[theme]));
    for (const base of [server.url, pathToFileURL(folders[theme]).href + "/"]) {
      const { page, trouble, close } = await open(browser);
      await page.goto(base + "index.html");
      const menu = page.locator("header nav");
      assert.equal(await menu.getByRole("link", { name: "园区" }).count(), 0, "it is hidden");
      await follow(menu.getByRole("link", { name: "指南" }), /guide\/index\.html$/);
      assert.equal(await page.locator("h1").textContent(), "使用指南");
      assert.equal(await menu.locator("[aria-current=page]").textContent(), "指南");

      // The picture is there, tables keep their columns, and nothing asks for a style that the policy forbids.
      assert.ok(await page.locator("article img").evaluate((img) => img.decode().then(() => true)));
      assert.equal(await page.locator("td.right").first().evaluate((cell) => getComputedStyle(cell).textAlign), "end");
      const registers = page.locator("footer a[href*=beian]");
      assert.deepEqual(await registers.allTextContents(), ["辽ICP备05000001号-1", "辽公网安备 21110002000011号"]);

      await follow(page.getByRole("link", { name: "建设码头" }), /plans\/[\w-]+\/[\w-]+\.html$/);
      await page.goBack();
      await follow(page.getByRole("link", { name: "How to read" }), /guide\/en\.html$/);
      assert.equal(await page.locator("article").getAttribute("lang"), "en");
      assert.equal(await menu.locator("[aria-current=true]").textContent(), "指南");
      await follow(menu.getByRole("link", { name: "新闻" }), /news\/index\.html$/);
      await follow(page.getByRole("link", { name: "增加指南" }), /news\/added\.html$/);
      await follow(page.getByRole("link", { name: "本站上线" }), /news\/opened\.html$/);
      assert.deepEqual(trouble, []);
      await close();
    }
    server.close();
  });

  test(`${theme}: a page of one's own is found by its text`, async () => {
    const { page, trouble, close } = await open(browser);
    await page.goto(`${pathToFileURL(folders[theme]).href}/search.html?q=${encodeURIComponent("先看时限")}`);
    const result = page.locator(".results > li").first();
    await result.waitFor();
    assert.ok((await result.textContent()).includes("怎样读"));
    await follow(result.locator("a").first(), /guide\/reading\.html/);
    assert.deepEqual(trouble, []);
    await close();
  });

  test(`${theme}: nothing is wider than the screen`, async () => {
    for (const width of [320, 390, 768]) {
      const { page, close } = await open(browser, { viewport: { width, height: 800 } });
      for (const path of ["guide/index.html", "news/index.html", "about.html"]) {
        await page.goto(`${pathToFileURL(folders[theme]).href}/${path}`);
        const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(over <= 0, `${path} at ${width}: ${over}`);
      }
      await close();
    }
  });
}
