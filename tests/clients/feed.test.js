// Feeds, read by feedsmith.

import assert from "node:assert/strict";
import test from "node:test";
import { parseFeed } from "feedsmith";
import { parse } from "csv-parse/sync";
import { local, published, BASE, target } from "./site.js";

test("every feed is Atom with permanent ids and links that lead somewhere", () => {
  let feeds = 0;
  const ids = new Map();
  for (const site of [local, published]) {
    for (const path of site.ending(".xml", "feeds/")) {
      feeds++;
      const { format, feed } = parseFeed(site.text(path));
      assert.equal(format, "atom", path);
      assert.match(feed.id, /^urn:uuid:[0-9a-f-]{36}$/);
      assert.ok(feed.title && feed.updated && feed.authors.length, path);
      const known = ids.get(path);
      if (known) assert.equal(feed.id, known, "an id does not hang on the site's address");
      ids.set(path, feed.id);
      const self = feed.links.find((link) => link.rel === "self");
      if (site === published) assert.equal(self.href, BASE + path);
      const seen = new Set();
      for (const entry of feed.entries) {
        assert.ok(!seen.has(entry.id), path);
        seen.add(entry.id);
        assert.ok(entry.title && entry.updated && entry.summary, path);
        for (const link of entry.links) assert.ok(site.has(target(path, link.href)), `${path}: ${link.href}`);
      }
      const dates = feed.entries.map((entry) => entry.updated);
      assert.deepEqual(dates, dates.toSorted().reverse(), "newest first");
      assert.equal(feed.updated, dates[0]);
    }
  }
  assert.equal(new Set(ids.values()).size, ids.size, "no two feeds share an id");
  assert.ok(feeds > 100);
});

test("the site's feed tells every revision and every dated thread", () => {
  const rows = parse(local.text("data/csv/revisions.csv"), { columns: true });
  const { feed } = parseFeed(local.text("feeds/site.xml"));
  const threads = parse(local.text("data/csv/threads.csv"), { columns: true }).filter((row) => row.date);
  assert.equal(feed.entries.length, rows.length + threads.length);
  for (const { title, date } of threads) assert.ok(feed.entries.some((entry) => entry.title.value.endsWith(title) && entry.updated.startsWith(date)), title);
  for (const row of rows) assert.ok(feed.entries.some((entry) => entry.title.value.endsWith(row.note) && entry.updated.startsWith(row.date)), row.note);
});


test("a revision names and links the tasks that it changed; a unit's feed has its own first", () => {
  const rows = parse(local.text("data/csv/revisions.csv"), { columns: true }).filter((row) => row.at);
  const tasks = new Map(parse(local.text("data/csv/tasks.csv"), { columns: true }).map((row) => [row.id, row]));
  assert.ok(rows.length);
  let owned = 0;
  for (const path of local.ending(".xml", "feeds/")) {
    const { feed } = parseFeed(local.text(path));
    for (const { plan_id, note, at } of rows) {
      const entry = feed.entries.find(({ title, links }) => title.value.endsWith(note) && links.some(({ href }) => href.endsWith(`plans/${plan_id}.html`)));
      if (!entry) continue;
      const related = entry.links.filter(({ rel }) => rel === "related");
      assert.equal(related.length, at.split("\n").length, path);
      for (const node of at.split("\n")) {
        const { title } = tasks.get(`${plan_id}/${node}`);
        assert.ok(related.some((link) => link.href.endsWith(`plans/${plan_id}/${node}.html`) && link.title.includes(title.slice(0, 8))), `${path}: ${node}`);
        assert.ok(entry.summary.value.includes(title.slice(0, 8)), path);
      }
      owned += /其中 \d+ 处/.test(entry.summary.value);
    }
  }
  assert.ok(owned, "a feed says what of it concerns its unit");
});
