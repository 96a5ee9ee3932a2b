// Citations, read by citation-js.

import assert from "node:assert/strict";
import test from "node:test";
import { Cite, plugins } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import "@citation-js/plugin-ris";
import "@citation-js/plugin-csl";
import { published, unescape, BASE } from "./site.js";

const box = (page, label) => unescape(new RegExp(`<details><summary>${label}</summary><div class="form"><pre[^>]*>(.*?)</pre>`, "s").exec(page)[1]);
const filled = (text) => text.replaceAll("YYYY-MM-DD", "2026-11-23").replaceAll("YYYY/MM/DD", "2026/11/23");

test("reference managers read every form alike", () => {
  assert.ok(plugins.list().includes("@bibtex"));
  let seen = 0;
  for (const plan of published.json("data/gangmu.json").plans) {
    for (const { url } of [plan, ...plan.tasks.slice(0, 12)]) {
      const page = published.text(url);
      for (const label of ["BibTeX", "RIS", "CSL-JSON"]) {
        seen++;
        const { data } = new Cite(filled(box(page, label)));
        assert.equal(data.length, 1, `${url}: ${label}`);
        const [item] = data;
        assert.ok(item.title.startsWith(plan.title), `${url}: ${label}: ${item.title}`);
        assert.equal(item.URL, BASE + url, label);
        if (plan.issuer) assert.equal(item.author[0].literal ?? item.author[0].family, plan.issuer, label);
        const date = label === "CSL-JSON" ? (plan.published ?? plan.written) : (plan.written ?? plan.published);
        if (date) assert.equal(item.issued["date-parts"][0][0], Number(date.slice(0, 4)), label);
        if (plan.number && label === "BibTeX") assert.equal(item.number, plan.number, label);
        // Processors make of it what GB/T 7714 is printed as beside it: the number stands in the title.
        if (plan.number && label === "CSL-JSON") assert.ok(item.title.startsWith(`${plan.title}：${plan.number}`), item.title);
        if (plan.number && label === "RIS") assert.ok(box(page, label).includes(`SN  - ${plan.number}\r\n`), "the brackets of the number stay");
      }
    }
  }
  assert.ok(seen > 100);
});
