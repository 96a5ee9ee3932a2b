// What words are read as conditions, by a clock that stands still.

import assert from "node:assert/strict";
import { dirname, join, resolve } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { open } from "./index.js";

const index = resolve(dirname(fileURLToPath(import.meta.url)), "../artefacts/site/search");
const today = new Date(2018, 10, 5);

/** What a query means, as objects of this script. */
const readBy = async (engine, typed) => structuredClone(await engine.read(typed, today));

/** What was typed, and the months that it means. */
const TIMES = {
  "2018年12月": "2018-12", "2018-12": "2018-12", "2018/6": "2018-06", "2018 年 12 月": "2018-12", "２０１８年１２月": "2018-12",
  "二〇一八年十二月": "2018-12", "2018年12月份": "2018-12", "Dec 2018": "2018-12", "december 2018": "2018-12",
  "2018": "2018-01..2018-12", "2018年": "2018-01..2018-12", "2018年度": "2018-01..2018-12",
  "2018年上半年": "2018-01..2018-06", "2018年下半年": "2018-07..2018-12", "2018-H2": "2018-07..2018-12", "H2 2018": "2018-07..2018-12",
  "2018年第四季度": "2018-10..2018-12", "2018年四季度": "2018-10..2018-12", "2018-Q4": "2018-10..2018-12", "Q4 2018": "2018-10..2018-12",
  "2017—2018": "2017-01..2018-12", "2017-2018": "2017-01..2018-12", "2017年至2018年": "2017-01..2018-12", "2018年7—12月": "2018-07..2018-12",
  "2018年7月—12月": "2018-07..2018-12", "2017-12-2018-06": "2017-12..2018-06", "2017年第四季度—2018年6月": "2017-10..2018-06",
  "本月": "2018-11", "下月": "2018-12", "下个月": "2018-12", "上月": "2018-10", "本季度": "2018-10..2018-12", "下季度": "2019-01..2019-03",
  "上季度": "2018-07..2018-09", "今年": "2018-01..2018-12", "明年": "2019-01..2019-12", "去年12月": "2017-12", "今年下半年": "2018-07..2018-12",
  "this month": "2018-11", "next quarter": "2019-01..2019-03", "last year": "2017-01..2017-12",
};

test("words that say when", async () => {
  const engine = await open(index);
  for (const [typed, months] of Object.entries(TIMES)) {
    const { rest, conditions } = await readBy(engine, typed);
    assert.equal(rest, "", typed);
    assert.deepEqual(conditions.map(({ due }) => due), [months.includes("..") ? months.split("..") : [months, months]], typed);
  }
});

test("words that only look like it stay words", async () => {
  const engine = await open(index);
  for (const typed of ["2018年13月", "2018年0月", "1850", "2018年6月底前", "1年10万吨", "100万吨", "12月", "上半年", "-2018年12月", "\"2018年12月\"", "配合", "2018-", "—2018", "港口", "年"]) {
    const { rest, conditions } = await readBy(engine, typed);
    assert.deepEqual([rest, conditions], [typed, []], typed);
  }
});

test("several in one query, with what is left to search for", async () => {
  const engine = await open(index);
  const read = async (typed) => {
    const { rest, conditions, literal } = await readBy(engine, typed);
    return [rest, conditions.map(({ facet, role, due }) => [facet, due?.[0], role].filter(Boolean).join(" ")), literal];
  };
  assert.deepEqual(await read("港口 2018年12月"), ["港口", ["due 2018-12"], "港口 \"2018年12月\""]);
  assert.deepEqual(await read("2018年12月市发改委牵头"), ["", ["due 2018-12", "unit lead"], "\"2018年12月市发改委牵头\""]);
  assert.deepEqual(await read("市发改委 配合 市财政局 -航道"), ["-航道", ["unit cooperating", "unit"], "\"市发改委\" \"配合\" \"市财政局\" -航道"]);
  assert.deepEqual(await read("盘锦市 \"R&D 经费\""), ["\"R&D 经费\"", ["place"], "\"盘锦市\" \"R&D 经费\""]);
  assert.deepEqual(await read("盘政办发[2017]17号 2018"), ["", ["plan", "due 2018-01"], "\"盘政办发[2017]17号\" \"2018\""]);
});

test("a condition and its opposite part all results", async () => {
  const engine = await open(index);
  const total = async (typed) => {
    const { rest, conditions } = await readBy(engine, typed);
    return (await engine.search(rest, { conditions, limit: 0 })).total;
  };
  const [any, ...parts] = await Promise.all(["市发改委", "市发改委 牵头", "市发改委 责任", "市发改委 配合"].map(total));
  assert.ok(parts.every((one) => one > 0 && one <= any) && parts.reduce((a, b) => a + b) >= any);
  const { total: own } = await engine.search("", { unit: "shuangtaizi-zhengfu", limit: 0 });
  const { total: through } = await engine.search("", { unit: "shuangtaizi-zhengfu", through: true, limit: 0 });
  assert.ok(own < through, `${own}, ${through} through groups`);
});
