// A reader's way through the site: home, plan, task, lead unit, month, and back.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { follow, launch, open, plain, root, serve } from "./site.js";

let browser, server;
before(async () => {
  browser = await launch();
  server = await serve();
});
after(async () => {
  await browser?.close();
  server?.close();
});

async function journey(start, options) {
  const { page, trouble, close } = await open(browser, options);
  await page.goto(start + "index.html");
  await follow(page.locator("main a[href^='plans/panjin-2017-17']").first(), /plans\/panjin-2017-17\.html$/);
  assert.match(await page.locator("h1").innerText(), /辽东湾新区创业新城/);

  // The promise of task 三(一)9(1), by its own address.
  await follow(page.locator("main a[href='panjin-2017-17/3-1-9-1.html']").first(), /plans\/panjin-2017-17\/3-1-9-1\.html$/);
  const task = page.url();
  const text = await page.locator("main").innerText();
  for (const words of ["市港口与口岸局", "辽东湾新区管委会", "5月末前", "盘锦港10万吨级航道"]) assert.ok(text.includes(words), words);

  // Its lead unit, which lists the task.
  await follow(page.locator("main a[href*='units/panjin-gangkou']").first(), /units\/panjin-gangkou/);
  assert.ok((await page.locator("main a[href$='plans/panjin-2017-17/3-1-9-1.html']").count()) > 0, "the unit lists its task");

  // The month in which it is due, which lists it too, and back to the task.
  await page.goBack();
  await follow(page.locator("main a[href$='months/2017-05.html']").first(), /months\/2017-05\.html$/);
  await follow(page.locator("main a[href$='plans/panjin-2017-17/3-1-9-1.html']").first(), task);

  // Its source, at the line.
  await follow(page.locator("main a[href*='sources/panjin-2017-17.html#L']").first(), /#L\d+$/);
  const anchor = new URL(page.url()).hash;
  assert.ok(await page.locator(anchor).isVisible());
  assert.deepEqual(trouble, []);
  await close();
}

const windows = {
  "a phone, dark": { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, colorScheme: "dark" },
  "a tablet": { viewport: { width: 768, height: 1024 }, hasTouch: true },
  "a desk": { viewport: { width: 1440, height: 900 } },
};
for (const [theme, from] of [["gazette", root], ["plain", plain]]) {
  for (const javaScriptEnabled of [true, false]) {
    for (const [name, options] of Object.entries(windows)) {
      const how = `${theme}, ${name}, ${javaScriptEnabled ? "with" : "without"} script`;
      test(`home, plan, task, unit, month, source: ${how}, from a folder`, () => journey(pathToFileURL(from).href + "/", { ...options, javaScriptEnabled }));
      test(`home, plan, task, unit, month, source: ${how}, from a server, below a path, under a strict policy`, async () => {
        const server = await serve("/sub/path/", from);
        await journey(server.url, { ...options, javaScriptEnabled });
        server.close();
      });
    }
  }
}

/** Tab until a link is reached that leads where it should; each stop on the way is seen, and seen to be focused. */
async function tabTo(page, wanted) {
  for (let stops = 0; stops < 400; stops++) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(() => {
      const one = document.activeElement, box = one.getBoundingClientRect(), style = getComputedStyle(one);
      const marked = [one, ...one.querySelectorAll("*")].some((part) => getComputedStyle(part).outlineStyle !== "none") || style.boxShadow !== "none";
      const seen = box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
      return { href: one.href ?? "", words: one.outerHTML.slice(0, 120), marked, seen };
    });
    assert.ok(at.seen, `focus is out of sight: ${at.words}`);
    assert.ok(at.marked, `focus does not show: ${at.words}`);
    if (wanted.test(at.href)) return;
  }
  assert.fail(`no way by keyboard to ${wanted}`);
}

for (const [theme, from] of [["gazette", root], ["plain", plain]]) {
  for (const width of [390, 1280]) {
    test(`by keyboard alone: home, search, task, unit, month; ${theme}, ${width} px`, async () => {
      const server = await serve("/sub/path/", from);
      const { page, trouble, close } = await open(browser, { viewport: { width, height: 800 } });
      const enter = async (wanted) => {
        await tabTo(page, wanted);
        await page.keyboard.press("Enter");
        await page.waitForURL(wanted);
      };
      await page.goto(server.url + "index.html");
      // The first stop skips to the text.
      await tabTo(page, /#main$/);
      await page.keyboard.press("Enter");
      if (theme === "gazette") await page.keyboard.press("/");
      else {
        await page.goto(server.url + "index.html");
        while (!(await page.evaluate(() => document.activeElement.matches("input")))) await page.keyboard.press("Tab");
      }
      await page.keyboard.type("盘锦港10万吨级航道");
      await page.keyboard.press("Enter");
      await page.waitForURL(/search\.html\?q=/);
      await page.locator(".results > li").first().waitFor();
      await enter(/plans\/panjin-2017-17\/3-1-9-1\.html/);
      assert.match(await page.locator("h1").innerText(), /推进港口建设|9/);
      await enter(/units\/panjin-gangkou[^/]*\.html/);
      await enter(/months\/2017-05\.html/);
      assert.ok((await page.locator("main a[href$='plans/panjin-2017-17/3-1-9-1.html']").count()) > 0, "the month lists the task");
      assert.deepEqual(trouble, []);
      await close();
      server.close();
    });
  }
}

test("an address that does not exist", async () => {
  const { page, close } = await open(browser);
  const response = await page.goto(server.url + "nothing.html");
  assert.equal(response.status(), 404);
  assert.ok((await page.locator("h1").innerText()).length > 0);
  await close();
});
