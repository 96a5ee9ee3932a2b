// Every kind of page at every width, light and dark: nothing runs over, nothing is out of reach.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { artefacts, launch, open, serve } from "./site.js";

const kinds = {
  home: "index.html",
  plans: "plans/index.html",
  plan: "plans/panjin-2017-17.html",
  "plan-defaced": "plans/yingkou-2020-7.html",
  "plan-table": "plans/panjin-2018-4.html",
  task: "plans/panjin-2017-17/3-1-9-1.html",
  "task-row": "plans/panjin-2018-4/a1-1-2.html",
  "task-emended": "plans/yingkou-2020-7/2-4-3.html",
  units: "units/index.html",
  unit: "units/panjin-fagaiwei.html",
  parks: "parks/index.html",
  park: "parks/liaodongwan.html",
  projects: "projects/index.html",
  months: "months/index.html",
  month: "months/2018-06.html",
  year: "years/2018.html",
  sources: "sources/index.html",
  source: "sources/yingkou-2020-7.html",
  about: "about.html",
  corrections: "corrections.html",
  changes: "changes.html",
  data: "data/index.html",
  card: "cards/panjin-2017-17/3-1-9-1.html",
  404: "404.html",
};
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

let browser, server;
before(async () => {
  browser = await launch();
  server = await serve();
});
after(async () => {
  await browser?.close();
  server?.close();
});

for (const width of [320, 390, 768, 1440]) {
  for (const colorScheme of ["light", "dark"]) {
    test(`${width} px, ${colorScheme}`, async () => {
      const { page, trouble, close } = await open(browser, { viewport: { width, height: 900 }, colorScheme });
      for (const [kind, path] of Object.entries(kinds)) {
        const response = await page.goto(server.url + path);
        assert.equal(response.status(), 200, path);
        const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        assert.ok(over <= 0, `${path} is ${over} px wider than the window`);
        if (width !== 320) await page.screenshot({ path: `${artefacts}/${kind}-${width}-${colorScheme}.png`, fullPage: kind !== "plan" && kind !== "source" });
      }
      assert.deepEqual(trouble, []);
      await close();
    });
  }
}

for (const colorScheme of ["light", "dark"]) {
  test(`accessible, ${colorScheme}`, async () => {
    // The checker is a script of ours, not the site's: it goes past the site's policy.
    const { page, close } = await open(browser, { viewport: { width: 1280, height: 900 }, colorScheme, bypassCSP: true });
    for (const path of Object.values(kinds)) {
      await page.goto(server.url + path);
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"] }));
      const said = violations.map((v) => `${v.id}: ${v.nodes.length} × ${v.nodes[0].html.slice(0, 120)} ${v.nodes[0].failureSummary.slice(0, 200)}`);
      assert.deepEqual(said, [], path);
    }
    await close();
  });
}

test("a plan prints", async () => {
  const { page, close } = await open(browser);
  await page.goto(server.url + kinds.plan);
  const pdf = await page.pdf({ path: `${artefacts}/plan.pdf`, format: "A4" });
  assert.ok(pdf.length > 10_000);
  await close();
});

test("light or dark can be chosen, and stays so", async () => {
  const { page, trouble, close } = await open(browser, { colorScheme: "dark" });
  const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  await page.goto(server.url + kinds.home);
  const dark = await paper();
  await page.getByLabel("显示").selectOption("light");
  const light = await paper();
  assert.notEqual(light, dark);
  await page.goto(server.url + kinds.task);
  assert.equal(await paper(), light, "on the next page too");
  assert.equal(await page.getByLabel("显示").inputValue(), "light");
  await page.emulateMedia({ colorScheme: "light" });
  await page.getByLabel("显示").selectOption("dark");
  assert.equal(await paper(), dark, "the same dark, whatever the system says");
  await page.getByLabel("显示").selectOption("");
  assert.equal(await paper(), light, "as the system has it");
  assert.deepEqual(trouble, []);
  await close();
});
