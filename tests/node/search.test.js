// The engine under node, on indexes that the suite of Rust tests has made (tests/artefacts/search):
// every answer is that of a scan, whatever is asked, and what cannot be read is said.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { open, query } from "./index.js";

const here = dirname(fileURLToPath(import.meta.url));
const artefacts = resolve(here, "../artefacts");
const made = ["one", "few", "narrow", "blocks", "leaves"];
for (const name of made) {
  if (!existsSync(join(artefacts, "search", name))) throw new Error(`no index ${name}: run cargo test`);
}

/** The same numbers in every run. */
function random(seed) {
  return (below) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
}

const folded = (text) => query.fold(text, traditional).chars;
const has = (whole, part) => {
  for (let i = 0; i + part.length <= whole.length; i++) if (part.every((c, j) => whole[i + j] === c)) return true;
  return false;
};
/** Traditional characters of the made-up texts. */
const traditional = new Map([["發", "发"], ["灣", "湾"]]);

async function corpus(name) {
  const { texts, titles, names } = JSON.parse(await readFile(join(artefacts, "search", name, "texts.json"), "utf8"));
  const rows = [
    ...texts.map((text, i) => ({ path: `plans/n0.html#r${i}`, parts: [folded(text)], title: titles[i] === null ? null : folded(titles[i]) })),
    ...names.map((names, i) => ({ path: i ? `units/n${i}.html` : "plans/n0.html", parts: names.map(folded) })),
  ];
  const scan = (terms, not = []) =>
    rows
      .filter((row) => terms.every((term) => row.parts.some((part) => has(part, term))))
      .filter((row) => !not.some((term) => row.parts.some((part) => has(part, term))))
      .map((row) => row.path);
  return { rows, scan, texts };
}

/** All results of a query, page by page. */
async function all(engine, text, options = {}) {
  const paths = [];
  let total;
  do {
    const answer = await engine.search(text, { limit: 200, ...options, offset: paths.length });
    assert.deepEqual(answer.failed, [], text);
    if (total !== undefined) assert.equal(answer.total, total, `${text}: the total changes`);
    total = answer.total;
    if (!answer.results.length) break;
    paths.push(...answer.results.map((one) => one.path));
  } while (paths.length < total);
  assert.equal(paths.length, total, text);
  return paths;
}

/** A substring that means itself: no quotation mark, no minus, no white space at its ends or within. */
function piece(next, row) {
  const part = row.parts[next(row.parts.length)];
  const length = Math.min(part.length, 1 + next(8));
  const from = next(part.length - length + 1);
  return part.slice(from, from + length);
}
const plain = (term) => term.length && !/["\s“”]|^-/u.test(term.join(""));

test("folding is what the fixture says", async () => {
  const rows = JSON.parse(await readFile(resolve(here, "../fixtures/search/tokens.json"), "utf8"));
  // The table that the site carries, and what the fixture needs beyond it.
  const table = new Map([..."發展員會營遼東灣後乾長"].map((c, i) => [c, [..."发展员会营辽东湾后干长"][i]]));
  for (const { why, in: given, out } of rows) assert.equal(query.fold(given, table).chars.join(""), out, why);
});

test("each character knows its place", () => {
  for (const text of ["ＰＰ 模 式", "𠮷 a  b\u200b。", " \n"]) {
    const { chars, at } = query.fold(text);
    assert.equal(at.length, chars.length + 1);
    chars.forEach((c, i) => c !== " " && assert.equal(query.fold(String.fromCodePoint(text.codePointAt(at[i]))).chars[0], c));
  }
});

for (const name of made) {
  test(`${name}: every answer is that of a scan`, async () => {
    const { rows, scan } = await corpus(name);
    const engine = await open(join(artefacts, "search", name));
    const next = random(11);
    for (let i = 0; i < 80; i++) {
      const term = piece(next, rows[next(rows.length)]);
      if (!plain(term)) continue;
      const text = term.join("");
      const paths = await all(engine, text);
      assert.deepEqual(paths.toSorted(), scan([term]).toSorted(), text);
      // Names first, then titles, then texts.
      const rank = (path) => (!path.includes("#") ? 0 : has(rows[Number(path.split("#r")[1])].title ?? [], term) ? 1 : 2);
      const ranks = paths.map(rank);
      assert.deepEqual(ranks, ranks.toSorted((a, b) => a - b), `${text}: the order`);
    }
  });

  test(`${name}: several words, and words left out`, async () => {
    const { rows, scan } = await corpus(name);
    const engine = await open(join(artefacts, "search", name));
    const next = random(12);
    for (let i = 0; i < 40; i++) {
      const row = rows[next(rows.length)];
      const words = [piece(next, row), piece(next, row)].map((term) => term.slice(0, 3));
      const out = piece(next, rows[next(rows.length)]).slice(0, 2);
      if (!words.every(plain) || !plain(out)) continue;
      const text = words.map((word) => word.join("")).join(" ");
      assert.deepEqual((await all(engine, text)).toSorted(), scan(words).toSorted(), text);
      const less = `${text} -${out.join("")}`;
      assert.deepEqual((await all(engine, less)).toSorted(), scan(words, [out]).toSorted(), less);
    }
  });
}

test("the first results come before the whole", async () => {
  const { scan } = await corpus("blocks");
  const loaded = [];
  const engine = await open(join(artefacts, "search", "blocks"), { loaded });
  let early = null;
  const answer = await engine.search("发展 港口", { early: (first) => (early = { first, loaded: loaded.length, calls: (early?.calls ?? 0) + 1 }) });
  assert.equal(answer.total, scan([["发", "展"], ["港", "口"]]).length);
  assert.ok(early && !early.first.settled && early.first.results.length === 10 && early.calls === 2);
  assert.deepEqual(answer.results.map((one) => one.path), early.first.results.map((one) => one.path));
  assert.ok(early.loaded < loaded.length, `${early.loaded} of ${loaded.length} files`);
});

test("white space in quotation marks is searched for", async () => {
  const { rows, scan } = await corpus("few");
  const engine = await open(join(artefacts, "search", "few"));
  const spaced = rows.flatMap((row) => row.parts).find((part) => part.includes(" "));
  const at = spaced.indexOf(" ");
  const term = spaced.slice(at - 1, at + 2);
  assert.deepEqual((await all(engine, `"${term.join("")}"`)).toSorted(), scan([term]).toSorted());
});

test("traditional characters find simplified ones", async () => {
  const engine = await open(join(artefacts, "search", "few"));
  assert.deepEqual((await all(engine, "發展")).toSorted(), (await all(engine, "发展")).toSorted());
  assert.ok((await all(engine, "發")).length > 0);
});

test("nothing is found by nothing", async () => {
  const engine = await open(join(artefacts, "search", "few"));
  for (const text of ["", "  ", "\u200b", "鿕鿖", "\ud800"]) {
    const answer = await engine.search(text, { facets: true });
    assert.equal(answer.total, 0, JSON.stringify(text));
    assert.deepEqual(answer.results, []);
  }
});

test("a file that is damaged or gone is said, and the rest answers", async () => {
  const { rows, scan } = await corpus("blocks");
  const folder = join(artefacts, "search", "blocks");
  const loaded = [];
  const whole = await open(folder, { loaded });
  const text = "发展改";
  const expected = await all(whole, text);
  assert.deepEqual(expected.toSorted(), scan([[...text]]).toSorted());
  const cut = (script) => script.slice(0, script.length / 2);
  const twist = (script) => script.replace(/'([^']{9})(.)/, (_, before, c) => `'${before}${c === "#" ? "$" : "#"}`);
  for (const kind of ["s", "b", "c"]) {
    const broken = loaded.find((path) => path[0] === kind);
    assert.ok(broken, kind);
    for (const how of [cut, twist, () => { throw new Error("gone"); }]) {
      let spoiled = true;
      const engine = await open(folder, { spoil: (path, script) => (spoiled && path === broken ? how(script) : script) });
      const answer = await engine.search(text, { limit: 20 });
      assert.ok(answer.failed.includes(broken), `${broken}: ${answer.failed}`);
      // What is shown is right, even so.
      for (const one of answer.results) if (!one.failed) assert.ok(expected.includes(one.path), one.path);
      if (answer.results.length) assert.ok(kind === "c" || answer.incomplete || answer.total === expected.length);
      // Another question is answered, and the same one, once the file is back.
      assert.deepEqual((await engine.search("的区", { limit: 5 })).total, scan([["的", "区"]]).length);
      spoiled = false;
      assert.deepEqual(await all(engine, text), expected, "tried again");
    }
  }
  assert.ok(rows.length > 0);
});

// The real site ---------------------------------------------------------------------------------

const site = join(artefacts, "site/search");

test("the real site: names, numbers and pinyin", async () => {
  const engine = await open(site);
  const first = async (text) => (await engine.search(text)).results[0];
  assert.equal((await first("盘锦市发展和改革委员会")).path, "units/panjin-fagaiwei.html");
  assert.equal((await first("营口市发改委")).kind, "unit");
  for (const text of ["盘政办发〔2017〕17号", "盘政办发 2017 17", "盘政办发[2017]17号", "盘政办发（2017）17", "盘政办发【2017】第17号"]) {
    assert.equal((await first(text)).path, "plans/panjin-2017-17.html", text);
  }
  assert.equal((await first("2018年6月")).path, "months/2018-06.html");
  for (const typed of ["fagaiwei", "fgw", "发改", "發改", "FGW", "fagai"]) {
    const offered = await engine.suggest(typed);
    const places = offered.filter((card) => card.title === "市发改委").map((card) => card.place);
    assert.deepEqual(places.toSorted(), ["盘锦市", "营口市"].toSorted(), typed);
  }
  assert.ok((await engine.suggest("bohaizuanshi")).every((card) => card.label));
  const near = async (typed) => (await engine.near(typed)).map((card) => card.title);
  assert.ok((await near("市发该委")).includes("市发改委"));
  // Spelt nearest, of all that sound alike.
  assert.equal((await near("辽东弯新区"))[0], "辽东湾新区");
  // A plan is found by what its head says: who issued it, and when.
  const issued = await engine.search("盘锦市人民政府办公室", { limit: 10 });
  assert.deepEqual(issued.results.map((one) => one.kind), ["unit", "plan", "plan", "plan"]);
  assert.equal((await first("2018年5月10日")).path, "plans/panjin-2018-23.html");
});

test("the real site: counts are those of the results", async () => {
  const engine = await open(site);
  for (const text of ["港口", "2018年", "的", ""]) {
    const start = text ? {} : { kind: "task" };
    const { facets, total } = await engine.search(text, { ...start, facets: true });
    assert.ok(total > 0);
    for (const [facet, values] of Object.entries(facets)) {
      for (const { value, count } of values.slice(0, 4)) {
        const narrowed = await engine.search(text, { ...start, [facet]: value });
        assert.equal(narrowed.total, count, `${text} ${facet}=${value}`);
      }
    }
    // Two conditions at once: a unit in a role.
    const unit = facets.unit[0].value;
    const both = await engine.search(text, { ...start, unit, facets: true });
    for (const { value, count } of both.facets.role) {
      assert.equal((await engine.search(text, { ...start, unit, role: value })).total, count, `${unit} as ${value}`);
    }
  }
});

test("the real site: what is marked is what was typed", async () => {
  const engine = await open(site);
  for (const text of ["港口", "PM2.5", "R&D", "ＰＰＰ模式", "經濟", "轻烃 项目"]) {
    const terms = text.split(" ").map((word) => query.fold(word.replace("經濟", "经济")).chars.join(""));
    const { results } = await engine.search(text);
    assert.ok(results.length, text);
    for (const one of results) {
      const shown = [[one.title, one.titleMarks], ...(one.passage ? [[one.passage.text, one.passage.marks]] : one.names.map((n) => [n.text, n.marks]))];
      let marked = 0;
      for (const [whole, marks] of shown) {
        for (const [from, to] of marks) {
          assert.ok(terms.includes(query.fold(whole.slice(from, to)).chars.join("")), whole.slice(from, to));
          marked++;
        }
      }
      assert.ok(marked > 0, `${text}: ${one.path}`);
    }
  }
});

test("the real site: long words in traditional characters, and words left out of titles", async () => {
  for (const [text, total] of [["大辽东灣新区基础设施和公用设施建设力度,", 1], ["支持設立“特殊貢獻獎”,超額完成年度招商任務100%以上的", 1]]) {
    assert.equal((await (await open(site)).search(text)).total, total, text);
  }
  const engine = await open(site);
  for (const [title, body] of [["三", "优势"], ["进重点", "开"], ["\"心\"", "\"湾新\""]]) {
    const every = await all(engine, title);
    const both = await all(engine, `${title} ${body}`);
    const less = await all(engine, `${title} -${body}`);
    assert.deepEqual([...both, ...less].toSorted(), every.toSorted(), `${title} ${body}`);
  }
});

test("the real site: each order shows the same results, each once", async () => {
  const engine = await open(site);
  for (const text of ["盘锦", "高新区", "2017年"]) {
    const expected = (await all(engine, text)).toSorted();
    for (const sort of ["deadline", "plan"]) {
      assert.deepEqual((await all(engine, text, { sort })).toSorted(), expected, `${text} by ${sort}`);
      assert.deepEqual((await all(engine, text, { sort, limit: 10 })).toSorted(), expected, `${text} by ${sort}, by tens`);
    }
  }
  assert.equal((await engine.search("2017年")).results[0].path, "years/2017.html");
});

test("the real site: document numbers among other words, and their marks", async () => {
  const engine = await open(site);
  const exact = await engine.search("〔2017〕17号");
  for (const text of ["[2017]17号", "（2017）17号", "盘政办发2017年17号", "盘政办发[2017]017号"]) {
    const answer = await engine.search(text);
    assert.equal(answer.results[0]?.path, exact.results[0].path, text);
    assert.ok(answer.results[0].names.some((one) => one.marks.length), `${text}: marked`);
  }
  assert.equal((await engine.search("盘政办发[2017]17号 盘锦")).total, (await engine.search("盘政办发〔2017〕17号 盘锦")).total);
  assert.equal((await engine.search("盘政办发[2017]17号 -盘锦")).total, 0);
  assert.deepEqual(await engine.mark("發展 建设", "发展与建设"), [[0, 2], [3, 5]]);
});

test("the real site: whatever file is gone, it is said and nothing throws", async () => {
  const kinds = { s: "、 建", c: "航道", n: "发改委", m: "港口", labels: "港口", simplified: "業项目" };
  for (const [kind, text] of Object.entries(kinds)) {
    for (const options of [{}, { facets: true }, { year: "2018" }, { sort: "deadline" }]) {
      const engine = await open(site, { spoil: (path, script) => {
        if (path.startsWith(kind) && (kind !== "s" || !path.startsWith("simplified"))) throw new Error("gone");
        return script;
      } });
      const answer = await engine.search(text, options);
      // Files that this answer does not need are not missed.
      const narrowed = Object.keys(options).length > 0;
      const needed = kind === "n" ? !options.year && !options.sort : !["m", "labels"].includes(kind) || narrowed;
      assert.equal(answer.failed.length > 0, Boolean(needed), `${kind} ${JSON.stringify(options)}`);
      assert.ok(Array.isArray(await engine.suggest("panjinshi")));
      assert.ok(Array.isArray(await engine.near("市发该委")));
      assert.ok(Array.isArray(await engine.mark("發展", "发展")));
    }
  }
});

test("a valid file of another build is not taken for this one's", async () => {
  const folder = join(artefacts, "search", "few");
  const loaded = [];
  await (await open(folder, { loaded })).search("发展");
  const shard = loaded.find((path) => path.startsWith("s"));
  const stale = `gangmuSearch.put("${shard.split("-")[0]}",2166136261,'');`;
  const engine = await open(folder, { spoil: (path, script) => (path === shard ? stale : script) });
  assert.ok((await engine.search("发展")).failed.includes(shard));
});

test("nothing that is typed takes long to be understood", () => {
  for (const text of ["“ ".repeat(4000), `发${" ".repeat(20000)}x`, "\"".repeat(5000), "-".repeat(5000), "〔2017".repeat(2000)]) {
    const begun = performance.now();
    query.parse(text);
    query.numbers(text);
    // Not a measurement: a cubic reading takes half a minute.
    assert.ok(performance.now() - begun < 3000, text.slice(0, 10));
  }
});

test("a long query fetches no more than a short one needs", async () => {
  const { texts } = await corpus("leaves");
  const text = texts.find((one) => query.fold(one).chars.length > 250).replace(/["\s-]/g, "");
  const loaded = [];
  const engine = await open(join(artefacts, "search", "leaves"), { loaded });
  await engine.search(text.slice(0, 200));
  assert.ok(loaded.length < 40, `${loaded.length} files`);
});

test("the real site: orders", async () => {
  const engine = await open(site);
  const { results } = await engine.search("", { unit: "panjin-fagaiwei", sort: "deadline", limit: 50 });
  const dues = results.map((one) => one.deadlines[0]?.path ?? "z");
  assert.deepEqual(dues, dues.toSorted());
  const byPlan = await engine.search("港口", { sort: "plan", kind: "task", limit: 50 });
  const plans = byPlan.results.map((one) => one.plan.title);
  assert.equal(new Set(plans).size, plans.filter((plan, i) => plan !== plans[i - 1]).length, "plans stay together");
});
