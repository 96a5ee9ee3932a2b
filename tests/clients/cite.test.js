// Citations, read by citation-js.

import assert from "node:assert/strict";
import test from "node:test";
import { Cite, plugins } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import "@citation-js/plugin-ris";
import "@citation-js/plugin-csl";
import { citations, published, BASE } from "./site.js";

test("reference managers read every form alike", () => {
  assert.ok(plugins.list().includes("@bibtex"));
  const works = published.json("data/gangmu.json").plans.flatMap((plan) => [plan, ...plan.tasks].map(({ url }) => ({ plan, url })));
  assert.ok(works.length > 100);
  for (const [label, ending] of [["BibTeX", "bib"], ["RIS", "ris"], ["CSL-JSON", "json"]]) {
    const text = citations(ending);
    const { data } = new Cite(text);
    assert.equal(data.length, works.length, label);
    for (const [at, { plan, url }] of works.entries()) {
      const item = data[at];
      assert.ok(item.title.startsWith(plan.title), `${url}: ${label}: ${item.title}`);
      assert.equal(item.URL, BASE + url, label);
      if (plan.issuer) assert.equal(item.author[0].literal ?? item.author[0].family, plan.issuer, label);
      const date = label === "CSL-JSON" ? (plan.published ?? plan.written) : (plan.written ?? plan.published);
      if (date) assert.equal(item.issued["date-parts"][0][0], Number(date.slice(0, 4)), label);
      if (plan.number && label === "BibTeX") assert.equal(item.number, plan.number, label);
      // Processors make of it what GB/T 7714 is printed as beside it: the number stands in the title.
      if (plan.number && label === "CSL-JSON") assert.ok(item.title.startsWith(`${plan.title}：${plan.number}`), item.title);
      if (plan.number && label === "RIS") assert.ok(text.includes(`SN  - ${plan.number}\r\n`), "the brackets of the number stay");
    }
  }
});
