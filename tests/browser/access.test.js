// Every kind of page in both themes, as different readers have it: nobody is shut out.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { complaints, kinds, over, results, rules, visit } from "./pages.js";
import { launch, open, plain, root, serve } from "./site.js";

// Those who differ from another in colours alone are asked about colours alone.
const readers = {
  light: { asked: rules.all },
  dark: { asked: rules.colours, colorScheme: "dark" },
  "320 px": { asked: rules.all, viewport: { width: 320, height: 640 } },
  // A window of 1280 × 900 at 200 %.
  "zoomed in": { asked: rules.all, viewport: { width: 640, height: 450 }, deviceScaleFactor: 2, colorScheme: "dark" },
  "forced colours": { asked: rules.colours, forcedColors: "active" },
  "more contrast": { asked: rules["more contrast"], contrast: "more" },
  "more contrast, dark": { asked: rules["more contrast"], contrast: "more", colorScheme: "dark" },
};
let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

describe("accessible", { concurrency: 2 }, () => {
  for (const [theme, from] of [["gazette", root], ["plain", plain]]) {
    for (const [reader, { asked, ...options }] of Object.entries(readers)) {
      test(`accessible: ${theme}, ${reader}`, async () => {
        const server = await serve("/sub/path/", from);
        const { page, close } = await open(browser, { viewport: { width: 1280, height: 900 }, bypassCSP: true, ...options });
        for (const path of [...Object.values(kinds), results]) {
          await visit(page, server.url + path);
          // Where the bar happens to stand, it covers what a reader can scroll away from under it.
          await page.addStyleTag({ content: ".thumb { position: static !important }" });
          assert.deepEqual(await complaints(page, asked), [], path);
          assert.ok((await over(page)) <= 0, `${path} is wider than the window`);
        }
        await close();
        server.close();
      });
    }
  }
});
