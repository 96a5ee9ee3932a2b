// Lighthouse, as on a phone with a slow line: it may not find anything to complain about. It measures time, so nothing else may run
// beside it: `npm test` starts it when all others are done.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { after, before, test } from "node:test";
import lighthouse from "lighthouse";
import { launch, root, serve } from "./site.js";

const least = { performance: 95, accessibility: 100, "best-practices": 100, seo: 100 };
/** A port that nobody uses. */
const free = () =>
  new Promise((done) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });

let browser, server, port;
before(async () => {
  port = await free();
  browser = await launch(`--remote-debugging-port=${port}`);
  // At the root, where robots.txt is looked for, under the policy that the site itself asks for: it lets robots.txt be fetched.
  const [, policy] = /Content-Security-Policy: (.+)/.exec(readFileSync(join(root, "_headers"), "utf8"));
  server = await serve("/", root, policy);
});
after(async () => {
  await browser?.close();
  server?.close();
});

/** The scores of a page, and what cost it points. */
async function run(url) {
  const { lhr } = await lighthouse(url, { port, logLevel: "error", disableFullPageScreenshot: true, onlyCategories: Object.keys(least) });
  assert.equal(lhr.runtimeError, undefined);
  const audits = Object.values(lhr.categories).flatMap((category) => category.auditRefs.filter((ref) => ref.weight).map((ref) => lhr.audits[ref.id]));
  return {
    scores: Object.fromEntries(Object.entries(lhr.categories).map(([id, { score }]) => [id, Math.round(score * 100)])),
    why: audits.filter(({ score }) => score !== null && score < 1).map(({ id, displayValue, details }) => `${id}: ${displayValue ?? ""} ${(details?.items ?? []).slice(0, 2).map((item) => item.node?.snippet ?? item.description ?? "").join(" ")}`.trim()),
  };
}

for (const path of ["index.html", "plans/panjin-2017-17.html", "plans/panjin-2017-17/3-1-9-1.html", "units/panjin-fagaiwei.html", "months/2018-06.html"]) {
  test(`lighthouse: ${path}`, async (t) => {
    // A busy machine is slow, a page is not made faster by it: the best of three.
    let short;
    for (let times = 0; times < 3; times++) {
      const { scores, why } = await run(server.url + path);
      short = Object.keys(least).filter((id) => !(scores[id] >= least[id]));
      t.diagnostic(JSON.stringify(scores));
      if (!short.length) return;
      short = short.map((id) => `${id} ${scores[id]}`).concat(why);
      if (!short.some((words) => words.startsWith("performance"))) break;
    }
    assert.fail(short.join("\n"));
  });
}
