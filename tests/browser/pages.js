// Every kind of page, and what is said of one.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

export const kinds = {
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
  threads: "threads/index.html",
  thread: "threads/grain-port.html",
  indicators: "indicators/index.html",
  places: "places/index.html",
  place: "places/panjin.html",
  months: "months/index.html",
  month: "months/2018-06.html",
  year: "years/2018.html",
  sources: "sources/index.html",
  source: "sources/yingkou-2020-7.html",
  about: "about.html",
  corrections: "corrections.html",
  changes: "changes.html",
  data: "data/index.html",
  watch: "watch.html",
  terms: "terms.html",
  card: "plans/panjin-2017-17/3-1-9-1.html#card",
  404: "404.html",
};

/** The page of results, answering something. */
export const results = "search.html?q=港口";

/** Opens a page; one that answers, when it has. */
export async function visit(page, url) {
  const response = await page.goto(url);
  if (url.includes("?q=")) await page.locator(".results > li").first().waitFor();
  return response;
}

/** By how much a page is wider than its window. */
export const over = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** The script of axe. It is ours, not the site's: a page that shall run it needs bypassCSP. */
export const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What axe is asked: all that a page must keep, or what hangs on its colours alone. */
export const rules = {
  all: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"],
  colours: { type: "rule", values: ["color-contrast", "link-in-text-block"] },
  // WCAG 2.2, 1.4.6: what a reader who asks for more contrast may expect.
  "more contrast": { type: "rule", values: ["color-contrast", "color-contrast-enhanced", "link-in-text-block"] },
};

/** What axe, which the page has run, finds wrong. */
export async function complaints(page, runOnly = rules.all) {
  const { violations } = await page.evaluate((runOnly) => axe.run(document, { runOnly, resultTypes: ["violations"] }), runOnly);
  return violations.map((v) => `${v.id}: ${v.nodes.length} × ${v.nodes[0].html.slice(0, 120)} ${v.nodes[0].failureSummary.slice(0, 200)}`);
}
