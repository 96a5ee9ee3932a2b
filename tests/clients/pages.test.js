// What pages say to programs: JSON-LD, metadata, sitemaps, redirects, oEmbed, compressed copies.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { local, published, target, unescape, BASE } from "./site.js";

const terms = JSON.parse(readFileSync(new URL("../fixtures/schema-org/terms.json", import.meta.url), "utf8"));
const FORMER = ["plans/former.html", "units/former.html", "units/withdrawn.html"];
const pages = (site) => site.ending(".html").filter((path) => path !== "404.html" && !FORMER.includes(path) && !path.startsWith("cards/"));
const graph = (site, path) => JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(site.text(path))[1]);

test("JSON-LD uses words of schema.org alone, and leads somewhere", () => {
  const types = new Set();
  function check(site, path, value) {
    if (Array.isArray(value)) return value.forEach((one) => check(site, path, one));
    if (typeof value !== "object" || value === null) return;
    const type = value["@type"];
    if (type) {
      types.add(type);
      assert.ok(terms[type], `${path}: ${type}`);
      for (const key of Object.keys(value)) {
        if (!key.startsWith("@") && key !== "query-input") assert.ok(terms[type].includes(key), `${path}: ${type}.${key}`);
      }
    }
    for (const key of ["@id", "url", "item", "contentUrl"]) {
      if (typeof value[key] === "string") {
        const file = target(path, value[key]);
        assert.ok(file && site.has(file), `${path}: ${value[key]}`);
      }
    }
    Object.values(value).forEach((one) => check(site, path, one));
  }
  for (const site of [local, published]) {
    for (const path of pages(site)) {
      const whole = graph(site, path);
      assert.equal(whole["@context"], "https://schema.org");
      check(site, path, whole["@graph"]);
    }
  }
  for (const type of ["Legislation", "GovernmentOrganization", "Dataset", "DataDownload", "BreadcrumbList", "WebSite"]) assert.ok(types.has(type), type);
});

test("a plan's parts are its tasks, and each says whose part it is", () => {
  for (const plan of published.json("data/gangmu.json").plans) {
    const own = graph(published, plan.url)["@graph"].find((one) => one["@type"] === "Legislation");
    assert.equal(own.legislationIdentifier, plan.number ?? undefined);
    assert.deepEqual((own.hasPart ?? []).map((part) => part["@id"]), plan.tasks.map((task) => BASE + task.url));
    for (const task of plan.tasks) {
      const part = graph(published, task.url)["@graph"].find((one) => one["@type"] === "Legislation");
      assert.equal(part.isPartOf["@id"], BASE + plan.url);
    }
  }
});

test("the head of a page links what lies beside it, and says its address once", () => {
  for (const site of [local, published]) {
    for (const path of pages(site)) {
      const head = site.text(path).split("</head>")[0];
      for (const [link] of head.matchAll(/<link [^>]+>/g)) {
        const href = unescape(/href="([^"]*)"/.exec(link)[1]);
        assert.ok(site.has(target(path, href)), `${path}: ${href}`);
      }
      const canonical = head.match(/<link rel="canonical" href="([^"]+)"/);
      if (site === local) assert.equal(canonical, null);
      else assert.equal(unescape(canonical[1]), BASE + (path === "index.html" ? "" : path));
    }
  }
});

test("reference managers find what they read", () => {
  for (const plan of published.json("data/gangmu.json").plans) {
    for (const { url } of [plan, ...plan.tasks]) {
      const head = published.text(url).split("</head>")[0];
      const meta = (name) => unescape(new RegExp(`<meta name="${name}"(?: property="[^"]+")? content="([^"]*)"`).exec(head)?.[1] ?? "");
      assert.ok(meta("citation_title").startsWith(plan.title), url);
      assert.equal(meta("citation_author"), plan.issuer ?? "");
      assert.equal(meta("citation_technical_report_number"), plan.number ?? "");
      assert.equal(meta("citation_publication_date"), (plan.written ?? plan.published ?? "").replaceAll("-", "/"));
      assert.equal(meta("citation_public_url"), BASE + url);
    }
  }
});

test("sitemaps name every page that may be found, once", () => {
  const parser = new XMLParser({ isArray: (name) => ["sitemap", "url"].includes(name) });
  const read = (path) => {
    const text = published.text(path);
    assert.equal(XMLValidator.validate(text), true);
    assert.ok(text.includes('xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'));
    assert.ok(Buffer.byteLength(text) < 50e6);
    return parser.parse(text);
  };
  const { sitemapindex } = read("sitemap.xml");
  const named = [];
  for (const { loc } of sitemapindex.sitemap) {
    const { url } = read(loc.slice(BASE.length)).urlset;
    assert.ok(url.length <= 50_000);
    for (const one of url) {
      assert.ok(Buffer.byteLength(one.loc) <= 256, one.loc);
      if (one.lastmod) assert.match(String(one.lastmod), /^\d{4}-\d\d-\d\d$/);
      named.push(one.loc.slice(BASE.length) || "index.html");
    }
  }
  const wanted = pages(published).filter((path) => !["search.html", "watch.html"].includes(path));
  assert.deepEqual(named.toSorted(), wanted.toSorted());
  assert.ok(published.text("robots.txt").includes(`Sitemap: ${BASE}sitemap.xml`));
  assert.ok(!local.has("sitemap.xml"), "without an address there can be none");
});

test("every redirect leads to a page that is there", () => {
  const rules = published.text("_redirects").trim().split("\n").map((line) => line.split(" "));
  assert.ok(rules.length >= 1);
  for (const [from, to, status] of rules) {
    assert.equal(status, "301");
    assert.ok(published.has(target("", "https://example.org" + to)), to);
    const page = from.slice("/promises/".length);
    const refresh = /<meta http-equiv="refresh" content="0; url=([^"]+)"/.exec(published.text(page))[1];
    assert.ok(published.has(target(page, unescape(refresh))), refresh);
    assert.equal(target(page, unescape(refresh)), target("", "https://example.org" + to));
    assert.ok(published.text(page).includes('name="robots" content="noindex"'));
  }
  const gone = published.text("units/withdrawn.html");
  assert.ok(gone.includes("误录") && gone.includes("2026年11月23日") && !gone.includes("http-equiv"));
  const plan = published.text("plans/panjin-2017-17.html");
  assert.match(plan, /<p class="former" id="9-9">.*<a href="[^"]*#3-1"/);
});

test("oEmbed shows a card that is there and needs no script", () => {
  for (const plan of published.json("data/gangmu.json").plans) {
    for (const task of plan.tasks) {
      const found = /<link rel="alternate" type="application\/json\+oembed" href="([^"]+)"/.exec(published.text(task.url));
      const answer = published.json(target("", unescape(found[1])));
      assert.equal(answer.version, "1.0");
      assert.equal(answer.type, "rich");
      assert.ok(answer.title && answer.width && answer.height);
      const card = target("", /<iframe src="([^"]+)"/.exec(answer.html)[1]);
      assert.equal(card, task.url);
      assert.ok(answer.html.includes(`${BASE}${task.url}#card"`), answer.html);
      assert.ok(published.text(card).includes('id="card"'), card);
      // Where cards once were pages of their own they lead there.
      const former = published.text(`cards/${task.url.slice("plans/".length)}`);
      const refresh = /<meta http-equiv="refresh" content="0; url=([^"]+)"/.exec(former)[1];
      assert.equal(refresh, `../../${task.url}#card`);
    }
  }
});

test("OpenSearch and the manifest lead to what is there", () => {
  const text = published.text("opensearch.xml");
  assert.equal(XMLValidator.validate(text), true);
  const { OpenSearchDescription: own } = new XMLParser({ ignoreAttributes: false }).parse(text);
  assert.ok(own.ShortName.length <= 16);
  assert.equal(own.Url["@_template"], `${BASE}search.html?q={searchTerms}`);
  const manifest = local.json("manifest.webmanifest");
  assert.ok(local.has(manifest.start_url));
  assert.deepEqual(manifest.icons.map((icon) => icon.type), ["image/svg+xml", "image/png"]);
  for (const icon of manifest.icons) assert.ok(local.has(icon.src), icon.src);
});

test("previews of every page have a title, a kind, an address and a picture", () => {
  let pages = 0;
  for (const path of published.files.filter((path) => path.endsWith(".html"))) {
    const head = published.text(path).split("</head>")[0];
    if (head.includes('http-equiv="refresh"') || head.includes('name="robots"')) continue;
    const og = Object.fromEntries([...head.matchAll(/<meta (?:name="[^"]+" )?property="og:([^"]+)" content="([^"]*)"/g)].map(([, name, value]) => [name, value]));
    for (const needed of ["title", "type", "url", "image"]) assert.ok(og[needed], `${path} has no og:${needed}`);
    const picture = published.bytes(og.image.replace(BASE, ""));
    assert.equal(picture.toString("latin1", 1, 4), "PNG", path);
    pages += 1;
  }
  assert.ok(pages > 200);
  assert.ok(!local.text("index.html").includes("og:image"), "an address that is not whole shows no picture");
});

test("compressed copies hold what they stand beside", () => {
  const copies = published.files.filter((path) => /\.(gz|br)$/.test(path));
  assert.ok(copies.length > 1000);
  assert.ok(copies.includes("index.html.gz") && copies.includes("index.html.br") && copies.includes("data/gangmu.json.br"));
  for (const path of copies) {
    const open = path.endsWith(".gz") ? gunzipSync : brotliDecompressSync;
    assert.ok(open(published.bytes(path)).equals(published.bytes(path.replace(/\.(gz|br)$/, ""))), path);
  }
  assert.equal(local.files.filter((path) => /\.(gz|br)$/.test(path)).length, 0);
});

test("the build is told in one place", () => {
  const { generator, version } = local.json("data/build.json");
  assert.equal(generator, "Gangmu");
  assert.match(version, /^\d+\.\d+\.\d+$/);
  const others = local.ending(".html").filter((path) => new RegExp(`Gangmu ${version}`).test(local.text(path)));
  assert.deepEqual(others, []);
});
