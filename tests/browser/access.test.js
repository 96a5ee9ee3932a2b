// Every kind of page in both themes, as different readers have it: nobody is shut out.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { axe, complaints, kinds, over, results, rules, visit } from "./pages.js";
import { launch, open, plain, root, serve } from "./site.js";

const desk = { width: 1280, height: 900, scale: 1 };
const light = { colorScheme: "light", forcedColors: "none", contrast: "no-preference" };

// Those who differ from another in colours alone are asked about colours alone.
const readers = {
  light: { asked: rules.all },
  dark: { asked: rules.colours, media: { colorScheme: "dark" } },
  "320 px": { asked: rules.all, window: { width: 320, height: 640, scale: 1 } },
  // A window of 1280 × 900 at 200 %.
  "zoomed in": { asked: rules.all, window: { width: 640, height: 450, scale: 2 }, media: { colorScheme: "dark" } },
  "forced colours": { asked: rules.colours, media: { forcedColors: "active" } },
  "more contrast": { asked: rules["more contrast"], media: { contrast: "more" } },
  "more contrast, dark": { asked: rules["more contrast"], media: { contrast: "more", colorScheme: "dark" } },
};

/** Makes an open page what a reader has. */
async function show(page, devtools, { window = desk, media = {} }) {
  await page.setViewportSize({ width: window.width, height: window.height });
  await devtools.send("Emulation.setDeviceMetricsOverride", { width: window.width, height: window.height, deviceScaleFactor: window.scale, mobile: false });
  await page.emulateMedia({ ...light, ...media });

  // It is so, or the test would ask the same reader again and again.
  const seen = await page.evaluate(() => ({
    window: { width: innerWidth, height: innerHeight, scale: devicePixelRatio },
    media: {
      colorScheme: matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light",
      forcedColors: matchMedia("(forced-colors: active)").matches ? "active" : "none",
      contrast: matchMedia("(prefers-contrast: more)").matches ? "more" : "no-preference",
    },
  }));
  assert.deepEqual(seen, { window, media: { ...light, ...media } });
}

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

// A page is opened once and shown to one reader after the other: to load it costs as much as to look at its colours.
describe("accessible", { concurrency: 2 }, () => {
  for (const [theme, from] of [["gazette", root], ["plain", plain]]) {
    describe(`accessible: ${theme}`, { concurrency: 1 }, () => {
      let server, page, devtools, close;
      before(async () => {
        server = await serve("/sub/path/", from);
        ({ page, close } = await open(browser, { bypassCSP: true }));
        devtools = await page.context().newCDPSession(page);
      });
      after(async () => {
        await close?.();
        server?.close();
      });

      for (const path of [...Object.values(kinds), results]) {
        test(`accessible: ${theme}, ${path}`, async () => {
          await show(page, devtools, readers.light);
          await visit(page, server.url + path);
          await page.evaluate(axe);
          // Where the bar happens to stand, it covers what a reader can scroll away from under it.
          await page.addStyleTag({ content: ".thumb { position: static !important }" });

          const wrong = {};
          for (const [reader, own] of Object.entries(readers)) {
            await show(page, devtools, own);
            const found = await complaints(page, own.asked);
            if ((await over(page)) > 0) found.push("it is wider than the window");
            if (found.length) wrong[reader] = found;
          }
          assert.deepEqual(wrong, {});
        });
      }
    });
  }
});
