// search.js in a page that is older than the site: a small page under node, whose cache keeps search.js as hosts without
// rules of their own let it. Two indexes that the suite of Rust tests has made stand for two builds of one site.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import vm from "node:vm";

const builds = resolve(dirname(fileURLToPath(import.meta.url)), "../artefacts/search");
const [OLD, NEW] = ["blocks", "few"];

/** A server of builds of the index, and a browser's cache in front of it. */
class Web {
  constructor(build) {
    this.build = build;
    this.cache = new Map();
    this.asked = [];
    this.online = true;
  }
  /** What an address gives, and whether the network was asked; a text that is kept is not asked for again. */
  async get(address, mode = "default") {
    const url = new URL(address);
    const kept = this.cache.get(url.href);
    if (kept !== undefined && mode === "default") return { text: kept, transferSize: 0 };
    this.asked.push(`${mode} ${url.pathname.slice("/search/".length)}${url.search}`);
    if (!this.online) throw new TypeError("no line");
    const text = await readFile(join(builds, this.build, url.pathname.slice("/search/".length)), "utf8").catch(() => null);
    if (text !== null) this.cache.set(url.href, text);
    return { text, transferSize: 300 };
  }
}

/** Opens a page that loads search.js; returns its search. */
async function page(web, { origin = "https://example.org" } = {}) {
  const timings = new Map();
  const document = { currentScript: null, createElement: () => ({ remove() {} }), head: {} };
  const window = { document, URL, AbortSignal, navigator: {}, location: { origin: "https://example.org" }, console };
  window.window = window;
  window.performance = { now: () => performance.now(), getEntriesByName: (name) => (timings.has(name) ? [timings.get(name)] : []) };
  window.fetch = async (address, { cache }) => {
    const { text } = await web.get(address, cache);
    return { ok: text !== null, text: async () => text ?? "" };
  };
  vm.createContext(window);
  document.head.append = async (script) => {
    const got = await web.get(script.src).catch(() => ({ text: null }));
    if (got.text === null) return script.onerror();
    timings.set(script.src, got);
    document.currentScript = script;
    vm.runInContext(got.text, window);
    document.currentScript = null;
    script.onload();
  };
  const script = document.createElement("script");
  script.src = `${origin}/search/search.js`;
  await new Promise((done, fail) => {
    script.onload = done;
    script.onerror = () => fail(new Error("no search.js"));
    document.head.append(script);
  });
  return (query, options) => window.gangmuSearch(query, options);
}

/** What a reader of a build is told who has never been here. */
async function right(build, query) {
  const { total, results } = await (await page(new Web(build)))(query);
  return { total, paths: Array.from(results, (one) => one.path) };
}

/** Asserts that an answer is that of a build. */
async function answers(answer, build, query) {
  const { total, paths } = await right(build, query);
  assert.deepEqual([answer.total, Array.from(answer.results, (one) => one.path), Array.from(answer.failed)], [total, paths, []], query);
}

const QUERIES = ["发展", "发", "港口 发展", "不会有的词"];

test("a reader who comes for the first time asks for search.js once", async () => {
  const web = new Web(NEW);
  const search = await page(web);
  for (const query of QUERIES) await search(query);
  assert.equal(web.asked.filter((one) => one.includes("search.js")).length, 1);
});

test("who has an old search.js gets the answers of the new build, also where old files are kept", async () => {
  for (const query of QUERIES) {
    const web = new Web(OLD);
    // This visit keeps what it read.
    await (await page(web))(query);
    web.build = NEW;
    for (const later of QUERIES) await answers(await (await page(web))(later), NEW, later);
  }
});

test("who holds a page open while the site is built anew gets the answers of the new build", async () => {
  const web = new Web(OLD);
  const search = await page(web);
  await search("发展");
  web.build = NEW;
  // A file that the new build does not have shows that this one is old.
  await answers(await search("港口"), NEW, "港口");
  for (const query of QUERIES) await answers(await search(query), NEW, query);
});

test("first results of an old build are not shown, or are told to be of another", async () => {
  const web = new Web(OLD);
  const before = await (await page(web))("发");
  web.build = NEW;
  const early = [];
  const answer = await (await page(web))("发", { early: (one) => early.push(one.build), facets: true });
  assert.deepEqual([...new Set(early), answer.build].filter((build) => build !== answer.build), []);
  assert.notEqual(answer.build, before.build);
});

test("without a network what is kept answers, and what is missing is said", async () => {
  const web = new Web(OLD);
  const before = await (await page(web))("发展");
  web.online = false;
  const search = await page(web);
  assert.equal((await search("发展")).total, before.total);
  const answer = await search("港口");
  assert.ok(answer.failed.length > 0 && answer.incomplete, "never taken for nothing");
});

test("a file that is missing everywhere is said, and search.js is not loaded again and again", async () => {
  const web = new Web(NEW);
  const get = web.get;
  web.get = async (address, mode) => (/\/s\d+-/.test(address) ? { text: null } : get.call(web, address, mode));
  const search = await page(web);
  for (const query of QUERIES) assert.ok((await search(query)).failed.length, query);
  assert.equal(web.asked.filter((one) => one.includes("search.js")).length, 2);
});

test("from a folder on disk nothing is fetched, and a new build in it is found", async () => {
  const web = new Web(OLD);
  const search = await page(web, { origin: "file://" });
  await search("发展");
  web.build = NEW;
  await answers(await search("港口"), NEW, "港口");
  assert.deepEqual(web.asked.filter((one) => !one.startsWith("default")), []);
});
