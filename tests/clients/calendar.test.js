// Calendars, read by ical.js, the parser of Thunderbird.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import ICAL from "ical.js";
import { parse } from "csv-parse/sync";
import { local, published, BASE } from "./site.js";

const read = (site, path) => new ICAL.Component(ICAL.parse(site.text(path)));

/** The days that a rule gives from its start, more than any year has of them at most. */
function days(rule, start) {
  const steps = rule.iterator(start);
  const found = [];
  for (let day = steps.next(); day && found.length < 400; day = steps.next()) found.push(day.toString());
  return found;
}

/** What an event or a thing to do says: the same of all the days of a series. */
const words = (component) => ["summary", "description"].map((name) => component.getFirstPropertyValue(name)).join("\n");

test("every calendar is sound and every event is a whole day that takes no time", () => {
  let seen = 0;
  for (const site of [local, published]) {
    for (const path of site.ending(".ics")) {
      const text = site.text(path);
      assert.ok(!/[^\r]\n/.test(text), `${path}: lines end in CR LF`);
      for (const line of text.split("\r\n")) assert.ok(Buffer.byteLength(line) <= 75, `${path}: ${line}`);
      const calendar = read(site, path);
      assert.equal(calendar.getFirstPropertyValue("name"), calendar.getFirstPropertyValue("x-wr-calname"), path);
      assert.equal(calendar.getFirstProperty("method"), null, "what is fetched is sent by nobody");
      const uids = new Set();
      for (const component of calendar.getAllSubcomponents()) {
        seen++;
        const uid = component.getFirstPropertyValue("uid");
        assert.match(uid, /^[0-9a-f]{8}-[0-9a-f]{4}-5/);
        assert.ok(!uids.has(uid), `${path}: ${uid} twice`);
        uids.add(uid);
        assert.ok(component.getFirstPropertyValue("dtstamp"), path);
        if (path.endsWith(".todo.ics")) {
          assert.equal(component.name, "vtodo");
          assert.ok(component.getFirstPropertyValue("due").isDate);
          assert.equal(component.getFirstProperty("duration"), null);
          assert.equal(component.getFirstProperty("status"), null, "nothing is said of whether it was done");
          continue;
        }
        const event = new ICAL.Event(component);
        assert.ok(event.startDate.isDate && event.endDate.isDate, path);
        const days = event.endDate.subtractDate(event.startDate).toSeconds() / 86400;
        assert.equal(days, 1, path);
        assert.equal(component.getFirstPropertyValue("transp"), "TRANSPARENT");
      }
    }
  }
  assert.ok(seen > 1000, `${seen} events`);
});

test("a deadline stands on the last day that it can mean, and says what was printed", () => {
  const rows = parse(local.text("data/csv/milestones.csv"), { columns: true });
  const events = read(local, "calendars/site.ics").getAllSubcomponents("vevent").filter((event) => !event.getFirstProperty("rrule"));
  assert.equal(events.length, rows.length);
  events.forEach((event, at) => {
    const row = rows[at];
    assert.equal(event.getFirstPropertyValue("dtstart").toString(), row.last_day);
    const [summary, words] = [event.getFirstPropertyValue("summary"), event.getFirstPropertyValue("description")];
    assert.ok(words.includes(row.raw), words);
    if (row.text) assert.ok(summary.includes(row.text), summary);
    const precise = /^\d{4}-\d\d-\d\d$/.test(row.due);
    assert.equal(words.includes("没有写到日"), !precise, words);
    assert.equal(summary.startsWith("（"), !precise, summary);
  });
});

test("what comes back is a rule that ends", () => {
  const series = read(local, "calendars/site.ics").getAllSubcomponents("vevent").filter((event) => event.getFirstProperty("rrule"));
  const rows = parse(local.text("data/csv/recurrences.csv"), { columns: true });
  assert.ok(series.length > 0 && series.length <= rows.length);
  for (const component of series) {
    const rule = component.getFirstPropertyValue("rrule");
    assert.ok(rule.until, "until");
    const start = component.getFirstPropertyValue("dtstart");
    const given = days(rule, start);
    assert.ok(given.length >= 1 && given.length <= 53, given.join());
    assert.equal(given[0], start.toString(), "the first day is one of the rule");
    assert.equal(new Set(given.map((day) => day.slice(0, 4))).size, 1, given.join());
  }
});

test("every day of a rule is a thing to do", () => {
  let seen = 0;
  for (const site of [local, published]) {
    for (const path of site.ending(".ics").filter((path) => !path.endsWith(".todo.ics"))) {
      const wanted = [];
      for (const event of read(site, path).getAllSubcomponents("vevent")) {
        const rule = event.getFirstPropertyValue("rrule");
        const start = event.getFirstPropertyValue("dtstart");
        for (const day of rule ? days(rule, start) : [start.toString()]) wanted.push(`${day} ${words(event)}`);
        if (rule) seen++;
      }
      const todos = read(site, path.replace(".ics", ".todo.ics")).getAllSubcomponents("vtodo");
      const found = todos.map((todo) => `${todo.getFirstPropertyValue("due")} ${words(todo)}`);
      if (wanted.length || found.length) assert.deepEqual(found.sort(), wanted.sort(), path);
    }
  }
  assert.ok(seen > 20, `${seen} series`);
});

test("rules give the days that the words name, whatever the words", () => {
  const rows = JSON.parse(readFileSync(new URL("../fixtures/series.json", import.meta.url), "utf8"));
  for (const row of rows) {
    const [first] = row.days.split(" ");
    const rule = ICAL.Recur.fromString(`${row.rule};UNTIL=20171231`);
    assert.equal(days(rule, ICAL.Time.fromDateString(first)).join(" "), row.days, row.raw);
  }
});

test("events lead to their tasks", () => {
  const events = read(published, "calendars/site.ics").getAllSubcomponents("vevent");
  for (const event of events) {
    const url = event.getFirstPropertyValue("description").split("\n").at(-1);
    assert.ok(url.startsWith(BASE), url);
    const [path, anchor] = url.slice(BASE.length).split("#");
    const page = published.text(path);
    if (anchor) assert.ok(page.includes(`id="${anchor}"`), url);
  }
});

test("a unit's calendar holds what its tasks owe", () => {
  const assignments = parse(local.text("data/csv/assignments.csv"), { columns: true });
  const milestones = parse(local.text("data/csv/milestones.csv"), { columns: true });
  for (const path of local.ending(".ics", "calendars/units/").filter((path) => !path.endsWith(".todo.ics"))) {
    const id = /units\/(.*)\.ics/.exec(path)[1];
    const own = new Set(assignments.filter((row) => row.unit_id === id).map((row) => row.task_id));
    const wanted = milestones.filter((row) => own.has(row.task_id)).length;
    const events = read(local, path).getAllSubcomponents("vevent").filter((event) => !event.getFirstProperty("rrule"));
    assert.equal(events.length, wanted, path);
  }
});
