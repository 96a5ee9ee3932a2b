// Prints a row for each engine: exactness against a scan, bytes, requests and times in a browser.
// Called by `cargo bench --bench search`, which makes the folder: its site in public/, one page for
// each record in pages/, what a scan looks through in texts.jsonl.

import { chromium } from "playwright-core";
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { query } from "../../node/index.js";
import { serve } from "./server.js";

const here = dirname(fileURLToPath(import.meta.url));
const { fold } = query;
const folder = process.argv[2];
const at = process.argv.indexOf("--queries");
const substrings = at > 0 ? Number(process.argv[at + 1]) : 300;
/** Queries that are each the first of a new reader. */
const FIRSTS = Math.min(40, substrings);
/** A line of 10 Mbit/s with 40 ms to the server. */
const LINE = { offline: false, latency: 40, downloadThroughput: 10e6 / 8, uploadThroughput: 10e6 / 8 };
const WORDS = "发改委 财政局 滨海新区 招商引资 项目建设 产业 创新 港口 基础设施 营商环境 改革 开放 高质量发展 工业园 公司 集团 合作 服务 人才 科技 生态 旅游 农业 乡村 城市 交通 投资 金融 企业 园区 规划 管理 平台 建设 推进 加快 完善 组织实施 2017年 2018年 100 万吨 亿元 责任单位 牵头单位 完成时限 6月末前 市商务局 各县区政府 经济 社会 市场 国家 重点 示范 物流 海洋 能源 教育 安全".split(" ");

const rows = readFileSync(join(folder, "texts.jsonl"), "utf8").trim().split("\n").map((line) => JSON.parse(line));
const squeeze = (text) => fold(text).chars.join("");
const texts = rows.filter((row) => row.length === 3).map(([path, text], index) => ({ path, index, text: squeeze(text) }));
const names = rows.filter((row) => row.length === 2).map(([path, own]) => ({ path, texts: own.map(squeeze) }));

/** The same numbers in every run. */
let seed = 20170213;
const random = (below) => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return Math.floor((seed / 2 ** 32) * below);
};
const queries = [...WORDS];
while (queries.length < WORDS.length + substrings) {
  const characters = [...texts[random(texts.length)].text];
  const length = 2 + random(5);
  const from = random(Math.max(1, characters.length - length));
  const query = characters.slice(from, from + length).join("");
  if (!/[\s"“”]|^-/.test(query)) queries.push(query);
}

const truth = new Map();
for (const query of queries) {
  const term = squeeze(query);
  truth.set(query, {
    texts: texts.filter((row) => row.text.includes(term)),
    names: names.filter((row) => row.texts.some((text) => text.includes(term))).map((row) => row.path),
  });
}

// Every so many queries that have an answer.
const answered = queries.filter((query) => truth.get(query).texts.length);
const firsts = answered.filter((_, i) => i % Math.floor(answered.length / FIRSTS) === 0).slice(0, FIRSTS);

const part = (list, share) => list.toSorted((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * share))];
const kb = (bytes) => `${(bytes / 1024).toFixed(1)}`;
const both = (list, show) => `${show(part(list, 0.5))} / ${show(part(list, 0.95))}`;
const ms = (time) => time.toFixed(time < 10 ? 1 : 0);
const sum = (list, key) => list.reduce((all, one) => all + one[key], 0);
const size = (path) => (statSync(path).isDirectory() ? readdirSync(path).reduce((all, name) => all + size(join(path, name)), 0) : statSync(path).size);

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});

/** A new reader's page; on the line where that is wanted. */
async function visit(url, slow) {
  const context = await browser.newContext();
  const page = await context.newPage();
  if (slow) {
    const session = await context.newCDPSession(page);
    await session.send("Network.enable");
    await session.send("Network.emulateNetworkConditions", LINE);
  }
  await page.goto(url, { waitUntil: "commit" });
  return { page, close: () => context.close() };
}

/** What an engine fetched: the page around it, and its styles, apart. */
const own = (entry) => !/\.(html|css|svg)$/.test(entry.path) && !entry.path.endsWith("favicon.ico");

function print(engine, measured) {
  const { recall, precision, exact, first, after, requests, time, opened, later, cold, warm, bytes, seconds } = measured;
  console.log(
    `| ${texts.length} | ${engine} | ${recall.toFixed(3)} | ${precision.toFixed(3)} | ${exact} | ${both(first, kb)} | ${both(after, kb)} | ${part(requests, 0.5)} | ${both(time, ms)} | ${opened.length ? both(opened, ms) : ""} | ${both(later, kb)} | ${both(cold, ms)} | ${both(warm, ms)} | ${(bytes / 1e6).toFixed(1)} MB, ${(bytes / sum(texts.map((row) => ({ size: Buffer.byteLength(row.text) })), "size")).toFixed(2)} × | ${Number(seconds).toFixed(2)} s |`,
  );
}

async function ours() {
  const server = await serve(join(folder, "public"));
  const first = [], after = [], requests = [], time = [], opened = [];
  for (const query of firsts) {
    // From nothing, on a page that has not searched yet.
    const begun = await visit(`${server.url}about.html`, true);
    await begun.page.waitForLoadState();
    time.push(
      await begun.page.evaluate(async (query) => {
        const begun = performance.now();
        const script = document.createElement("script");
        script.src = "/search/search.js";
        await new Promise((done) => {
          script.onload = done;
          document.head.append(script);
        });
        let early = null;
        await window.gangmuSearch(query, { early: () => (early ??= performance.now()) });
        return (early ?? performance.now()) - begun;
      }, query),
    );
    await begun.close();
    // By its address: the page, its styles and scripts, and all that the query needs.
    server.sent.length = 0;
    const { page, close } = await visit(`${server.url}search.html?q=${encodeURIComponent(query)}`, true);
    await page.waitForSelector("[data-part=results] > li");
    opened.push(await page.evaluate(() => performance.getEntriesByName("gangmu-first")[0].startTime));
    await page.waitForFunction(() => !document.getElementById("search").hasAttribute("aria-busy"));
    // What had come when the page of results was whole; what facets and totals need comes behind.
    const shown = await page.evaluate(() => {
      const moment = performance.getEntriesByName("gangmu-page")[0].startTime;
      return performance.getEntriesByType("resource").filter((one) => one.responseEnd <= moment).map((one) => new URL(one.name).pathname);
    });
    const sent = server.sent.filter(own);
    const before = sent.filter((one) => shown.includes(one.path));
    first.push(sum(before, "gzip"));
    requests.push(before.length);
    after.push(sum(sent, "gzip") - sum(before, "gzip"));
    await close();
  }
  const { page, close } = await visit(`${server.url}search.html`, false);
  await page.waitForFunction(() => window.gangmuSearch);
  const later = [], cold = [], warm = [];
  let found = 0, wanted = 0, right = 0, shown = 0, exact = 0;
  for (const query of queries) {
    server.sent.length = 0;
    const ask = () =>
      page.evaluate(async (query) => {
        const begun = performance.now();
        let early = null;
        const answer = await window.gangmuSearch(query, { early: () => (early = performance.now()) });
        const time = (early ?? performance.now()) - begun;
        const more = await window.gangmuSearch(query, { limit: 50 });
        return { time, total: answer.total, paths: more.results.map((one) => one.path) };
      }, query);
    // The first page of results alone is what is counted.
    const counted = await page.evaluate(async (query) => {
      const begun = performance.now();
      let early = null;
      await window.gangmuSearch(query, { early: () => (early ??= performance.now()) });
      return (early ?? performance.now()) - begun;
    }, query);
    cold.push(counted);
    later.push(sum(server.sent.filter(own), "gzip"));
    const answer = await ask();
    warm.push(answer.time);
    const { texts: own_, names: named } = truth.get(query);
    const all = new Set([...own_.map((row) => row.path), ...named]);
    const good = answer.paths.filter((path) => all.has(path)).length;
    wanted += all.size;
    found += Math.min(answer.total, all.size) * (good / Math.max(1, answer.paths.length));
    right += good;
    shown += answer.paths.length;
    if (answer.total === all.size && new Set(answer.paths).size === Math.min(50, all.size) && good === answer.paths.length) exact++;
    else console.error(`not exact: ${query}: ${answer.total} results, the scan has ${all.size}`);
  }
  await close();
  server.close();
  print("Gangmu", { recall: found / wanted, precision: right / shown, exact: `${exact} of ${queries.length}`, first, after, requests, time, opened, later, cold, warm, bytes: size(join(folder, "public/search")), seconds: readFileSync(join(folder, "seconds"), "utf8") });
}

async function pagefind() {
  const out = join(folder, "pagefind");
  const begun = performance.now();
  execFileSync(resolve(here, "node_modules/.bin/pagefind"), ["--site", join(folder, "pages"), "--output-path", out], { stdio: "ignore" });
  const seconds = (performance.now() - begun) / 1000;
  // Which page a result is: its fragment says.
  const pageOf = new Map();
  for (const name of readdirSync(join(out, "fragment"))) {
    const text = gunzipSync(readFileSync(join(out, "fragment", name))).toString();
    pageOf.set(name.replace(".pf_fragment", ""), Number(/(\d+)\.html/.exec(JSON.parse(text.slice(text.indexOf("{"))).url)[1]));
  }
  const server = await serve(folder);
  const begin = `${server.url}pages/0.html`;
  const first = [], requests = [], time = [];
  for (const query of firsts) {
    const { page, close } = await visit(begin, true);
    await page.waitForLoadState();
    server.sent.length = 0;
    const spent = await page.evaluate(async (query) => {
      const begun = performance.now();
      const engine = await import("/pagefind/pagefind.js");
      const answer = await engine.search(query);
      if (answer.results[0]) await answer.results[0].data();
      const time = performance.now() - begun;
      await Promise.all(answer.results.slice(0, 10).map((one) => one.data()));
      return time;
    }, query);
    time.push(spent);
    first.push(sum(server.sent, "gzip"));
    requests.push(server.sent.length);
    await close();
  }
  const { page, close } = await visit(begin, false);
  await page.evaluate(() => import("/pagefind/pagefind.js").then((engine) => (window.engine = engine)));
  const later = [], cold = [], warm = [];
  let found = 0, wanted = 0, right = 0, shown = 0, exact = 0;
  for (const query of queries) {
    server.sent.length = 0;
    const ask = () =>
      page.evaluate(async (query) => {
        const begun = performance.now();
        const answer = await window.engine.search(query);
        await Promise.all(answer.results.slice(0, 10).map((one) => one.data()));
        return { time: performance.now() - begun, ids: answer.results.map((one) => one.id) };
      }, query);
    const answer = await ask();
    cold.push(answer.time);
    later.push(sum(server.sent, "gzip"));
    warm.push((await ask()).time);
    const all = new Set(truth.get(query).texts.map((row) => row.index));
    const good = answer.ids.filter((id) => all.has(pageOf.get(id))).length;
    found += good;
    wanted += all.size;
    right += good;
    shown += answer.ids.length;
    if (good === all.size && good === answer.ids.length) exact++;
  }
  await close();
  server.close();
  print("Pagefind", { recall: found / wanted, precision: right / shown, exact: `${exact} of ${queries.length}`, first, after: [0], requests, time, opened: [], later, cold, warm, bytes: size(out), seconds });
}

console.log("| pages | engine | recall | precision | exact answers | first query, KB gzip | then, KB | requests | first result, ms | by address, ms | later query, KB | ms | warm, ms | index | built in |");
console.log("|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|");
await ours();
if (!process.argv.includes("--alone")) await pagefind();
await browser.close();
