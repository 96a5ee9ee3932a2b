// Who owes what in which month: what is typed into the search box, the page of the month, the tables and the calendars
// give the same deadlines, for each month and each unit.

import assert from "node:assert/strict";
import { join } from "node:path";
import test from "node:test";
import ICAL from "ical.js";
import { parse } from "csv-parse/sync";
import { open } from "../node/index.js";
import { local } from "./site.js";

const table = (name) => parse(local.bytes(`data/csv/${name}.csv`), { columns: true });
const units = table("units"), milestones = table("milestones"), assignments = table("assignments");
const sorted = (all) => [...all].sort();

/** The units that answer to each name that can be typed, everyday, in full, on a nameplate or as plans print it; and the tasks that name each unit. */
const byName = new Map(), tasksOf = new Map();
for (const { id, name, short, aliases, nameplates } of units) {
  for (const own of new Set([name, short, ...aliases.split("\n"), ...nameplates.split("\n")].filter(Boolean))) byName.set(own, [...(byName.get(own) ?? []), id]);
}
for (const { printed, unit_id } of assignments) if (!(byName.get(printed) ?? []).includes(unit_id)) byName.set(printed, [...(byName.get(printed) ?? []), unit_id]);
for (const { task_id, unit_id } of assignments) tasksOf.set(unit_id, (tasksOf.get(unit_id) ?? new Set()).add(task_id));

const inMonth = (month) => milestones.filter(({ due }) => due.startsWith(month));
const months = sorted(new Set(milestones.map(({ due }) => due).filter((due) => /^\d{4}-\d\d/.test(due)).map((due) => due.slice(0, 7))));
const named = sorted([...byName].filter(([, ids]) => ids.some((id) => tasksOf.has(id))).map(([name]) => name));
/** Names of places that have plans: typed, they mean the place and not its government. */
const places = new Set(table("plans").map(({ place }) => place));

/** All results of what was typed: the tasks and how many deadlines. */
async function typed(engine, words) {
  const { rest, conditions } = await engine.read(words);
  assert.equal(rest, "", `${words}: all of it is a condition`);
  const { results, total, deadlines } = await engine.search(rest, { conditions, limit: 10000 });
  assert.equal(results.length, total);
  return { conditions, deadlines, paths: sorted(results.map(({ path }) => path)) };
}
const pathOf = (node) => node.replace(/^([^/]+)\/(.+)$/, "plans/$1/$2.html");

test("each month, typed as printed and as data has it, is its page and its table", async () => {
  const engine = await open(join(local.folder, "search"));
  assert.ok(months.length > 15);
  for (const month of months) {
    const [year, number] = month.split("-");
    const rows = inMonth(month);
    for (const words of [`${year}年${Number(number)}月`, month]) {
      const { deadlines, paths } = await typed(engine, words);
      assert.equal(deadlines, rows.length, words);
      assert.equal(paths.length, new Set(rows.map(({ node_id }) => node_id)).size, words);
    }
    const page = local.text(`months/${month}.html`);
    assert.equal(page.match(/<li data-row/g).length, rows.length, month);
  }
});

test("each unit, by each of its names, is the tasks that the table assigns to it", async () => {
  const engine = await open(join(local.folder, "search"));
  for (const [name, ids] of byName) {
    const wanted = new Set(ids.flatMap((id) => [...(tasksOf.get(id) ?? [])]));
    const { rest, conditions } = await engine.read(name);
    // A place that has plans comes before a government that is called by its name.
    if (conditions[0]?.facet === "place") continue;
    assert.equal(rest, "", name);
    assert.deepEqual(sorted(conditions[0].any.map(([, id]) => id)), sorted(ids), name);
    const { total } = await engine.search(rest, { conditions, limit: 0 });
    assert.equal(total, wanted.size, name);
  }
});

test("all pairs of a month and a unit, by each of its names: search, page, table and calendar", async () => {
  const engine = await open(join(local.folder, "search"));
  const uids = new Map();
  for (const { id } of units) {
    if (!local.has(`calendars/units/${id}.ics`)) continue;
    uids.set(id, eventsOf(`calendars/units/${id}.ics`));
  }
  const pages = new Map(months.map((month) => [month, rowsOf(local.text(`months/${month}.html`))]));
  // The calendar of the whole site has an event for each row of the table, in its order.
  const all = eventsOf("calendars/site.ics");
  assert.equal(all.length, milestones.length);
  let some = 0;
  for (const month of months) {
    for (const name of named) {
      const ids = byName.get(name).filter((id) => tasksOf.has(id));
      const rows = inMonth(month).filter(({ task_id }) => ids.some((id) => tasksOf.get(id).has(task_id)));
      const { conditions, deadlines, paths } = await typed(engine, `${month} ${name}`);
      const what = `${month} ${name}`;
      if (conditions.some(({ facet }) => facet === "place")) {
        assert.ok(places.has(name), what);
        continue;
      }
      assert.equal(deadlines, rows.length, `${what}: search`);
      assert.deepEqual(paths, sorted(new Set(rows.map(({ node_id }) => pathOf(node_id)))), `${what}: search`);
      assert.equal(pages.get(month).filter((own) => ids.some((id) => own.has(id))).length, rows.length, `${what}: page`);
      const own = new Set(ids.flatMap((id) => uids.get(id) ?? []));
      assert.equal(all.filter((uid, at) => own.has(uid) && milestones[at].due.startsWith(month)).length, rows.length, `${what}: calendar`);
      some += rows.length > 0;
    }
  }
  assert.ok(named.length > 150, `${named.length} names`);
  assert.ok(some > 400, `${some} pairs with deadlines`);
});

/** The units of each row of a month's page, as its filter reads them. */
function rowsOf(page) {
  return [...page.matchAll(/<li data-row(?: data-by="([^"]*)")?/g)].map(([, by = ""]) => new Set(by.split(" ").map((part) => part.split(":")[0])));
}

/** The ids of what is due once in a calendar. */
function eventsOf(path) {
  const events = new ICAL.Component(ICAL.parse(local.text(path))).getAllSubcomponents("vevent");
  return events.filter((event) => !event.getFirstProperty("rrule")).map((event) => event.getFirstPropertyValue("uid"));
}
