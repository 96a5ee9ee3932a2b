// Lists to take along: the same rows in each form, which are those of the tables, and every value the text that it is.

import assert from "node:assert/strict";
import test from "node:test";
import { parse } from "csv-parse/sync";
import { local, plain } from "./site.js";

const table = (name) => parse(local.bytes(`data/csv/${name}.csv`), { columns: true });
const milestones = table("milestones");
const lists = local.ending(".json", "lists/");

/** What a spreadsheet shows for a cell. */
const shown = (cell) => /^="([^]*)"$/.exec(cell)?.[1].replaceAll('""', '"') ?? cell;

test("CSV and JSON have the same rows and columns", () => {
  assert.ok(lists.length > 20);
  for (const path of lists) {
    const { columns, rows } = local.json(path);
    const [head, ...cells] = parse(local.bytes(path.replace(".json", ".csv")), { bom: true });
    assert.deepEqual(head, columns.map(({ words }) => words), path);
    assert.deepEqual(cells.map((row) => row.map(shown)), rows.map((row) => columns.map(({ name }) => row[name] ?? "")), path);
    // What a spreadsheet would take for a number, a month or a day is not bare.
    for (const cell of cells.flat()) assert.ok(!/^[\d\s().,:/+-]*\d[\d\s().,:/+-]*$/.test(cell), `${path}: ${cell}`);
  }
});

test("a list has the deadlines of its page, each on a row", () => {
  for (const path of lists) {
    const { page, rows } = local.json(path);
    const [kind, id] = page.replace(".html", "").split("/");
    const wanted = milestones.filter(({ node_id, due }) => (kind === "plans" ? node_id.startsWith(`${id}/`) : due.startsWith(id)));
    assert.equal(rows.length, wanted.length, path);
    assert.deepEqual(rows.map(({ due, raw }) => `${due} ${raw}`).sort(), wanted.map(({ due, raw }) => `${due} ${raw}`).sort(), path);
    for (const { address } of rows) assert.ok(local.has(address.split("#")[0]), address);
  }
});

test("roles are those of the table of assignments", () => {
  const assignments = table("assignments");
  for (const { address, lead, responsible, cooperating } of lists.filter((path) => path.startsWith("lists/plans/")).flatMap((path) => local.json(path).rows)) {
    const task = address.replace(/^plans\//, "").replace(".html", "");
    const printed = (role) => assignments.filter((row) => row.task_id === task && row.role === role).map((row) => row.printed).join("、") || null;
    assert.deepEqual([lead, responsible, cooperating], ["lead", "responsible", "cooperating"].map(printed), address);
  }
});

test("pages of both themes lead to their lists, and only to such as there are", () => {
  for (const site of [local, plain]) {
    const linked = new Set();
    for (const path of site.ending(".html")) {
      for (const [, href] of site.text(path).matchAll(/href="((?:\.\.\/)*lists\/[^"]+)"/g)) {
        const file = href.replace(/^(\.\.\/)+/, "");
        assert.ok(site.has(file), `${path}: ${href}`);
        linked.add(file);
      }
    }
    assert.ok([...linked].some((path) => /^lists\/units\/.*\.xlsx$/.test(path)));
    assert.deepEqual([...linked].sort(), site.files.filter((path) => path.startsWith("lists/") && !path.endsWith(".js")).sort());
  }
});
