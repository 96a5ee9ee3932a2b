// A plan that was published after deadlines of its own had passed says so, with the same number everywhere.

import assert from "node:assert/strict";
import test from "node:test";
import { parse } from "csv-parse/sync";
import { local, plain } from "./site.js";

const table = (name) => parse(local.bytes(`data/csv/${name}.csv`), { columns: true });

test("tables, pages and data count the deadlines that had passed", () => {
  const milestones = table("milestones");
  let late = 0;
  for (const { id, published, passed_when_published: passed } of table("plans")) {
    const own = milestones.filter(({ node_id }) => node_id.startsWith(`${id}/`));
    const had = own.filter(({ last_day }) => last_day < published);
    assert.deepEqual(own.filter((row) => row.passed_when_published === "true"), had, id);
    assert.equal(Number(passed), had.length, id);
    assert.equal(local.json(`plans/${id}.json`).passed_when_published, had.length, id);
    for (const site of [local, plain]) {
      const words = /发布，(\d+) 项时限中有 (\d+) 项在此之前已经到期/.exec(site.text(`plans/${id}.html`));
      assert.deepEqual(words?.slice(1).map(Number) ?? null, had.length ? [own.length, had.length] : null, id);
      for (const task of new Set(own.map(({ task_id }) => task_id).filter(Boolean))) {
        const page = site.text(`plans/${task}.html`);
        const marks = had.filter(({ task_id }) => task_id === task).length;
        assert.equal(page.split("发布前已到期").length - 1, marks, task);
        assert.equal(page.includes("标明的时限在此之前已经到期"), marks > 0, task);
      }
    }
    late += had.length;
  }
  assert.ok(late > 80, `${late} deadlines`);
});
