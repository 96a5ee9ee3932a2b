// Tables, read by csv-parse, checked against their descriptor; the database, read by sqlite3; JSON,
// checked by ajv; and the counts on pages, which must be those of the tables.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { join } from "node:path";
import test from "node:test";
import Ajv from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { parse } from "csv-parse/sync";
import { parquetReadObjects } from "hyparquet";
import { local, published } from "./site.js";

const descriptor = local.json("data/datapackage.json");
const table = (site, name, folder = "csv") => parse(site.bytes(`data/${folder}/${name}.csv`), { columns: true, bom: true, relax_quotes: false });
const count = (page, pattern) => Number(pattern.exec(page)[1]);

test("every table is what its descriptor says", () => {
  const rows = new Map(descriptor.resources.map((resource) => [resource.name, table(local, resource.path.slice(4, -4))]));
  assert.ok(rows.size >= 16);
  for (const { name, path, schema, bytes, hash } of descriptor.resources) {
    const own = rows.get(name);
    const file = local.bytes(`data/${path}`);
    assert.equal(bytes, file.length, path);
    assert.equal(hash, `sha256:${createHash("sha256").update(file).digest("hex")}`, path);
    const head = local.text(`data/${path}`).split("\r\n")[0].split(",");
    assert.deepEqual(head, schema.fields.map((field) => field.name), name);
    for (const field of schema.fields) {
      assert.ok(field.description, `${name}.${field.name} is explained`);
      for (const row of own) {
        const value = row[field.name];
        if (value === "") {
          assert.ok(!field.constraints?.required, `${name}.${field.name}`);
          continue;
        }
        if (field.type === "integer") assert.match(value, /^-?\d+$/, `${name}.${field.name}`);
        if (field.type === "boolean") assert.match(value, /^(true|false)$/, `${name}.${field.name}`);
        if (field.type === "date") assert.match(value, /^\d{4}-\d\d-\d\d$/, `${name}.${field.name}`);
      }
    }
    const keys = own.map((row) => JSON.stringify(schema.primaryKey.map((key) => row[key])));
    assert.ok(schema.primaryKey.length, name);
    assert.equal(new Set(keys).size, own.length, `${name}: a key twice`);
    for (const { fields, reference } of schema.foreignKeys) {
      const there = new Set(rows.get(reference.resource ?? name).map((row) => row[reference.fields[0]]));
      for (const row of own) assert.ok(row[fields[0]] === "" || there.has(row[fields[0]]), `${name}.${fields[0]}: ${row[fields[0]]}`);
    }
  }
});

test("the tables for Excel differ by a byte order mark, and by what it would take for something else than a text", () => {
  for (const { path } of descriptor.resources) {
    const [plain, excel] = [local.bytes(`data/${path}`), local.bytes(`data/${path.replace("csv/", "excel/")}`)];
    assert.deepEqual([...excel.subarray(0, 3)], [0xef, 0xbb, 0xbf]);
    const cells = (bytes) => parse(bytes, { relax_quotes: false });
    const shown = cells(excel.subarray(3)).map((row) => row.map((cell) => (/^="[^]*"$/.test(cell) ? cell.slice(2, -1).replaceAll('""', '"') : cell.replace(/^'(?=[=+@-])/, ""))));
    assert.deepEqual(shown, cells(plain), path);
    assert.ok(!/[^\r]\n(?=(?:[^"]*"[^"]*")*[^"]*$)/.test(plain.toString()), `${path}: rows end in CR LF`);
  }
});

test("hyparquet reads each table as its descriptor types it, with the cells of the CSV", async () => {
  for (const { path, schema } of descriptor.resources) {
    const name = path.slice(4, -4);
    const own = local.bytes(`data/parquet/${name}.parquet`);
    const rows = await parquetReadObjects({ file: own.buffer.slice(own.byteOffset, own.byteOffset + own.length) });
    const wanted = table(local, name);
    assert.equal(rows.length, wanted.length, name);
    const types = Object.fromEntries(schema.fields.map((field) => [field.name, field.type]));
    rows.forEach((row, at) => {
      assert.deepEqual(Object.keys(row), Object.keys(wanted[at]), name);
      for (const [column, value] of Object.entries(row)) {
        const type = types[column];
        if (value === null) assert.equal(wanted[at][column], "", `${name}.${column}`);
        else if (type === "integer") assert.equal(typeof value === "bigint" && String(value), wanted[at][column], `${name}.${column}`);
        else if (type === "boolean") assert.equal(typeof value === "boolean" && String(value), wanted[at][column], `${name}.${column}`);
        else if (type === "date") assert.equal(value instanceof Date && value.toISOString().slice(0, 10), wanted[at][column], `${name}.${column}`);
        else assert.equal(value, wanted[at][column], `${name}.${column}`);
      }
    });
  }
});

test("sqlite3 opens the database and joins its tables", () => {
  const file = join(local.folder, "data/gangmu.sqlite");
  const ask = (sql) => execFileSync("sqlite3", ["-json", "-readonly", file, sql], { encoding: "utf8" }).trim();
  assert.equal(ask("PRAGMA integrity_check"), '[{"integrity_check":"ok"}]');
  assert.equal(ask("PRAGMA foreign_key_check"), "", "no key leads nowhere");
  for (const { name, path } of descriptor.resources) {
    const [{ n }] = JSON.parse(ask(`SELECT count(*) AS n FROM ${name.replaceAll("-", "_")}`));
    assert.equal(n, table(local, path.slice(4, -4)).length, name);
  }
  const joined = JSON.parse(ask("SELECT units.id, count(DISTINCT task_id) AS n, count(milestones.due) AS dues FROM units JOIN assignments ON unit_id = units.id JOIN tasks ON tasks.id = assignments.task_id LEFT JOIN milestones USING (task_id) GROUP BY units.id"));
  const units = new Map(table(local, "units").map((row) => [row.id, Number(row.tasks)]));
  for (const row of joined) assert.equal(row.n, units.get(row.id), row.id);
  const found = JSON.parse(ask("SELECT nodes.id FROM nodes_fts JOIN nodes ON nodes.rowid = nodes_fts.rowid WHERE nodes_fts MATCH '合作协议'"));
  const wanted = table(local, "nodes").filter((row) => [row.heading, row.text, row.tail].join("\n").includes("合作协议"));
  assert.deepEqual(found.map((row) => row.id).sort(), wanted.map((row) => row.id).sort());
  assert.ok(found.length > 0);
});

test("Datasette finds the full-text table, and has a query for words of any length", () => {
  const file = join(local.folder, "data/gangmu.sqlite");
  const ask = (sql) => JSON.parse(execFileSync("sqlite3", ["-json", "-readonly", file, sql], { encoding: "utf8" }).trim() || "[]");
  // As datasette/utils/__init__.py looks for it.
  const seen = ask(`SELECT name FROM sqlite_master WHERE rootpage = 0 AND sql LIKE '%VIRTUAL TABLE%USING FTS%content="nodes"%'`);
  assert.deepEqual(seen, [{ name: "nodes_fts" }]);
  const own = published.json("data/datasette.json").databases.gangmu;
  for (const [name, { columns }] of Object.entries(own.tables)) {
    assert.deepEqual(Object.keys(columns).sort(), ask(`SELECT name FROM pragma_table_info('${name}')`).map((row) => row.name).sort(), name);
  }
  for (const words of ["口", "港口", "港口与口岸局", "没有这样的话"]) {
    const found = ask(own.queries.find.sql.replace(":words", `'${words}'`));
    const wanted = table(local, "nodes").filter((row) => [row.heading, row.text, row.tail].join("\n").includes(words));
    assert.deepEqual(found.map((row) => row.id).sort(), wanted.map((row) => row.id).sort(), words);
  }
});

test("the whole model is what its schema says", () => {
  const ajv = new Ajv({ strict: false, allErrors: true });
  formats(ajv);
  const validate = ajv.compile(local.json("data/gangmu.schema.json"));
  const model = local.json("data/gangmu.json");
  assert.ok(validate(model), JSON.stringify(validate.errors?.slice(0, 3)));
  model.plans[0].invented = true;
  assert.ok(!validate(model), "and nothing else is");
});

test("every page of one thing has its data beside it", () => {
  const model = local.json("data/gangmu.json");
  for (const plan of model.plans) {
    assert.deepEqual(local.json(plan.url.replace(".html", ".json")), plan);
    for (const [place, task] of plan.tasks.entries()) {
      // The data of a task stand in its plan's; the ledger knows that they once lay beside its page, too.
      assert.ok(local.text(task.url).includes(`href="../../${plan.url.replace(".html", ".json")}#/tasks/${place}" type="application/json"`), task.url);
      const { plan: own, number, text, emendations, ...rest } = local.json(task.url.replace(".html", ".json"));
      assert.deepEqual(rest, task);
      assert.deepEqual([own.id, own.title, own.number, own.source], [plan.id, plan.title, plan.number, plan.source]);
      assert.ok(number.length > 0 && text.startsWith(plan.nodes.find((node) => node.id === task.id).heading), task.url);
      assert.deepEqual(emendations, plan.emendations.filter(({ line }) => line >= task.lines[0] && line <= task.lines[1]));
    }
  }
  for (const unit of model.units) assert.equal(local.json(unit.url.replace(".html", ".json")).id, unit.id);
  const months = local.ending(".html", "months/").filter((path) => /\d/.test(path));
  for (const path of months) {
    const { deadlines } = local.json(path.replace(".html", ".json"));
    assert.equal(deadlines.length, table(local, "milestones").filter((row) => row.due.startsWith(path.slice(7, 14))).length, path);
  }
});

test("counts on pages are those of the tables", () => {
  const tasks = table(local, "tasks"), milestones = table(local, "milestones"), assignments = table(local, "assignments");
  const home = local.text("index.html");
  const figures = [...home.matchAll(/<dt>([^<]+)<\/dt><dd><a href="[^"]+">(\d+)<\/a>/g)].map((found) => [found[1], Number(found[2])]);
  assert.deepEqual(Object.fromEntries(figures), {
    方案: table(local, "plans").length,
    任务: tasks.length,
    时限: milestones.length,
    承担任务的单位: new Set(assignments.map((row) => row.unit_id)).size,
    方案提到的园区: table(local, "parks").filter((row) => row.mentions > 0).length,
    方案提到的项目: table(local, "projects").filter((row) => row.mentions > 0).length,
  });
  for (const plan of table(local, "plans")) {
    const page = local.text(plan.path);
    const own = tasks.filter((row) => row.plan_id === plan.id);
    assert.equal(count(page, /<dt>任务<\/dt><dd>(\d+)/), own.length, plan.id);
    assert.equal(count(page, /<dt>时限<\/dt><dd>(\d+)/), milestones.filter((row) => row.node_id.startsWith(`${plan.id}/`)).length);
    const ids = new Set(own.map((row) => row.id));
    assert.equal(count(page, /<dt>涉及单位<\/dt><dd>(\d+)/), new Set(assignments.filter((row) => ids.has(row.task_id)).map((row) => row.unit_id)).size);
  }
  const model = local.json("data/gangmu.json");
  const emendations = model.plans.reduce((sum, plan) => sum + plan.emendations.length, 0);
  assert.equal(table(local, "emendations").length, emendations);
  assert.equal(count(local.text("corrections.html"), /全站共(\d+)处/), emendations);
  assert.equal([...local.text("corrections.html").matchAll(/<li><span class="no">/g)].length, emendations);
  const data = local.text("data/index.html");
  for (const { path } of descriptor.resources) {
    const name = path.slice(4, -4);
    assert.equal(count(data, new RegExp(`<code>${name}</code></a></th><td class="num"[^>]*>(\\d+)`)), table(local, name).length, name);
  }
});

test("data does not hang on where a site is published", () => {
  for (const { path } of descriptor.resources) assert.ok(local.bytes(`data/${path}`).equals(published.bytes(`data/${path}`)), path);
});
