// What readers take along: lists of what a filter or a search shows, what is due by their clock, and what they keep.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { artefacts, folder, launch, open, plain, root, serve } from "./site.js";

let browser, server;
before(async () => {
  browser = await launch();
  server = await serve();
});
after(async () => {
  await browser?.close();
  server?.close();
});

const UNIT = "units/panjin-fagaiwei.html";
const shown = (page) => page.locator("main [data-row]:visible");

/** The rows of a CSV, without its mark of byte order: quoted fields may hold commas, quotes and lines. */
function cells(text) {
  const rows = [[""]];
  let quoted = false;
  const body = text.replace(/^\uFEFF/, "");
  for (let at = 0; at < body.length; at++) {
    const c = body[at], row = rows[rows.length - 1];
    if (quoted && c === '"' && body[at + 1] === '"') row[row.length - 1] += body[++at];
    else if (c === '"') quoted = !quoted;
    else if (!quoted && c === ",") row.push("");
    else if (!quoted && c === "\r") continue;
    else if (!quoted && c === "\n") rows.push([""]);
    else row[row.length - 1] += c;
  }
  return rows.filter((row) => row.length > 1 || row[0]);
}
async function download(page, press) {
  const [file] = await Promise.all([page.waitForEvent("download"), press()]);
  const path = join(artefacts, `take-${file.suggestedFilename()}`);
  await file.saveAs(path);
  return { name: file.suggestedFilename(), path, text: readFileSync(path, "utf8") };
}

for (const [how, start] of [["a folder", () => folder], ["a server under a strict policy", () => server.url]]) {
  test(`a narrowed list, from ${how}: the same rows as the site's own list`, async () => {
    const { page, trouble, close } = await open(browser, { acceptDownloads: true });
    // A month's own list has all its rows; narrowed to one unit, those that are left.
    await page.goto(`${start()}months/2018-06.html`);
    assert.ok(!(await page.locator(".take").isVisible()), "nothing is narrowed");
    await page.locator("[name=unit]").selectOption("panjin-fagaiwei");
    const count = await shown(page).count();
    const { name, text } = await download(page, () => page.locator(".take [value=csv]").click());
    assert.equal(name, "承诺清单 2018年6月到期 · 市发改委（任一角色）.csv");
    assert.match(await page.locator(".take [role=status]").textContent(), new RegExp(`^清单共 ${count} 行`));
    const [[note], head, ...rows] = cells(text);
    assert.match(note, /^# 承诺清单 · 2018年6月到期 · 市发改委（任一角色）/);
    assert.equal(rows.length, count);
    const [first, ...own] = cells(readFileSync(join(root, "lists/months/2018-06.csv"), "utf8"));
    assert.deepEqual(head, first);
    for (const row of rows) assert.ok(own.some((one) => one.join("\u0001") === row.join("\u0001")), row.join(" "));
    assert.ok(rows.every((row) => row[6].startsWith('="2018-06')), "a month is no date");

    // All rows of a unit: a search for nothing but a space keeps each; tasks without a deadline are counted aloud.
    await page.goto(`${start()}${UNIT}?year=2018`);
    const tasks = await shown(page).count();
    const list = await download(page, () => page.locator(".take [value=csv]").click());
    const due = cells(list.text).slice(2).map((row) => row[6]);
    assert.ok(due.length >= tasks && due.every((one) => one.startsWith('="2018')), "deadlines of the year alone");
    assert.deepEqual(trouble.filter((one) => !one.includes("blob:")), []);
    await close();
  });

  test(`what is found as a list, from ${how}: as many deadlines as the search counts`, async () => {
    const { page, trouble, close } = await open(browser, { acceptDownloads: true });
    await page.goto(`${start()}search.html?q=2018年12月 市发改委`);
    const status = page.locator("[data-part=status]");
    await page.waitForFunction(() => /项时限到期/.test(document.querySelector("[data-part=status]").textContent));
    const deadlines = Number(/(\d+) 项时限到期/.exec(await status.textContent())[1]);
    const { name, text } = await download(page, () => page.locator(".take [value=csv]").click());
    assert.match(name, /^承诺清单 2018年12月 市发改委/);
    assert.equal(cells(text).length - 2, deadlines);
    const book = await download(page, () => page.locator(".take [value=xlsx]").click());
    const read = `import zipfile,sys,re; z=zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; s=z.read("xl/worksheets/sheet1.xml").decode(); print(len(re.findall("<row ",s)), len(re.findall('<c [^>]*t="inlineStr"',s)) == len(re.findall("<c ",s)), "<t xml:space=\\"preserve\\">2018-12</t>" in s)`;
    assert.equal(execFileSync("python3", ["-c", read, book.path]).toString().trim(), `${deadlines + 2} True True`);
    assert.deepEqual(trouble.filter((one) => !one.includes("blob:")), []);
    await close();
  });
}

test("values are safe in spreadsheets, and a file that is missing is named", async () => {
  const { page, close } = await open(browser, { acceptDownloads: true });
  await page.goto(`${server.url}watch.html`);
  const text = await page.evaluate(async () => {
    const columns = [["a", "甲"], ["b", "乙"]];
    const rows = [["=1+1", "2021-06"], ["+8613", "-1"], ["@x", "1-2"], ["港口,\"航道\"", "线\n行"], [null, "PM2.5"], [`=${"x".repeat(300)}`, "2018年12月"]];
    return window.gangmuTake.csv({ note: "试", columns, rows }).text();
  });
  assert.deepEqual(cells(text), [["# 试"], ["甲", "乙"], ['="=1+1"', '="2021-06"'], ['="+8613"', '="-1"'], ['="@x"', '="1-2"'], ['港口,"航道"', "线\n行"], ["", "PM2.5"], [`'=${"x".repeat(300)}`, '="2018年12月"']]);
  await page.route("**/lists/plans/**", (route) => route.abort());
  await page.goto(`${server.url}${UNIT}?role=lead`);
  await page.locator(".take [value=csv]").click();
  await page.waitForFunction(() => /读不到/.test(document.querySelector(".take [role=status]").textContent));
  await close();
});

// The last deadlines of the bundled plans that name a month are years back: the reader's clock is set, here and there.
for (const [zone, now, current, next] of [
  ["Asia/Shanghai", "2018-05-31T15:59:00Z", "2018-05", "2018-06"],
  ["Asia/Shanghai", "2018-05-31T16:01:00Z", "2018-06", "2018-07"],
  ["America/Los_Angeles", "2018-06-01T03:00:00Z", "2018-05", "2018-06"],
  ["Asia/Shanghai", "2018-01-31T04:00:00Z", "2018-01", "2018-02"],
  ["Asia/Shanghai", "2017-12-31T15:00:00Z", "2017-12", "2018-01"],
]) {
  test(`this month and the next in ${zone} at ${now}`, async () => {
    const { page, trouble, close } = await open(browser, { timezoneId: zone });
    await page.clock.setFixedTime(now);
    await page.goto(`${folder}index.html`);
    const count = async (key) => Number((await page.locator(`.calendar a[href="months/${key}.html"]`).count()) ? await page.locator(`.calendar a[href="months/${key}.html"]`).textContent() : 0);
    assert.equal(Number(await page.locator(".now [data-slot=this]").textContent()), await count(current));
    assert.equal(Number(await page.locator(".now [data-slot=next]").textContent()), await count(next));
    // What has passed, counted another way: by the days that the site's table has.
    const day = new Intl.DateTimeFormat("sv-SE", { timeZone: zone }).format(new Date(now));
    const [head, ...rows] = cells(readFileSync(join(root, "data/csv/milestones.csv"), "utf8"));
    assert.ok(rows.length > 100);
    const passed = rows.filter((row) => row[head.indexOf("last_day")] < day && row[head.indexOf("standing")] === "counts").length;
    assert.equal(Number(await page.locator(".now [data-slot=passed]").textContent()), passed);
    assert.deepEqual(trouble, []);
    await close();
  });
}

test("a unit's tasks by the reader's clock", async () => {
  const { page, trouble, close } = await open(browser, { timezoneId: "Asia/Shanghai" });
  await page.clock.setFixedTime("2018-06-10T04:00:00Z");
  await page.goto(`${server.url}${UNIT}?when=this`);
  const dues = await shown(page).evaluateAll((rows) => rows.map((row) => row.dataset.due));
  assert.ok(dues.length > 0 && dues.every((one) => one.includes("2018-06")), dues.join());
  assert.match(await page.title(), /本月到期/);
  await close();
  const { page: bare, close: shut } = await open(browser, { javaScriptEnabled: false });
  await bare.goto(`${server.url}index.html`);
  assert.ok(!(await bare.locator(".now").isVisible()), "without scripts nothing is said");
  await shut();
  assert.deepEqual(trouble, []);
});

for (const [how, start, theme] of [["a folder", () => folder, "gazette"], ["a server", () => server.url, "gazette"], ["plain", null, "plain"]]) {
  test(`what a reader keeps, from ${how}`, async () => {
    const own = theme === "plain" ? await serve("/sub/path/", plain) : null;
    const base = own ? own.url : start();
    const { page, trouble, close } = await open(browser, { acceptDownloads: true, timezoneId: "Asia/Shanghai" });
    const asked = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.goto(`${base}watch.html`);
    assert.ok(await page.locator("[data-part=empty]").isVisible());
    const add = async (address) => {
      await page.locator("[name=address]").fill(address);
      await page.locator("[data-part=add] button").click();
    };
    if (theme === "gazette") {
      for (const path of ["plans/panjin-2017-17/3-1-1.html", UNIT, "search.html?q=疏港"]) {
        await page.goto(base + path);
        const button = page.locator("button.pin");
        await page.waitForFunction(() => !document.querySelector("button.pin").disabled);
        await button.click();
        assert.equal(await button.getAttribute("aria-pressed"), "true");
      }
      await page.goto(`${base}watch.html`);
    } else {
      for (const path of ["plans/panjin-2017-17/3-1-1.html", UNIT, "search.html?q=疏港"]) {
        await add(base + path);
        await page.waitForTimeout(300);
      }
    }
    await page.waitForFunction(() => document.querySelectorAll(".kept").length === 3 && !document.querySelector("[aria-busy]"));
    assert.ok(!(await page.locator("[data-part=empty]").isVisible()));
    assert.match(await page.locator(".kept").first().innerText(), /进一步开拓对外贸易通道建设/);
    await add("https://example.org/x");
    assert.match(await page.locator("[data-part=said]").textContent(), /不是本站/);

    // Nothing changed; then something that the reader saw another way.
    await page.reload();
    await page.waitForFunction(() => document.querySelectorAll(".kept .news").length === 3);
    assert.deepEqual((await page.locator(".kept .news").allInnerTexts()).map((one) => /没有变化/.test(one)), [true, true, true]);
    await page.evaluate(() => {
      const key = Object.keys(localStorage).find((one) => one.startsWith("gangmu-watch "));
      const pins = JSON.parse(localStorage.getItem(key));
      pins[0].seen.places["plans/panjin-2017-17/3-1-1.html"][5] = "other";
      const [path] = Object.keys(pins[1].seen.places);
      delete pins[1].seen.places[path];
      pins[1].seen.places["plans/x/1.html"] = ["一 旧事"];
      localStorage.setItem(key, JSON.stringify(pins));
    });
    await page.reload();
    await page.waitForFunction(() => document.querySelectorAll(".kept .news").length === 3);
    const news = await page.locator(".kept .news").allInnerTexts();
    assert.match(news[0], /有变动 .*（?\(到期\)/s);
    assert.match(news[1], /新增[\s\S]*不再有 一 旧事/);
    await page.locator(".kept .news button").first().click();
    await page.waitForFunction(() => /没有变化/.test(document.querySelector(".kept .news").textContent));

    // Taken along: the list, the calendar with the site's own events, footnotes, the file.
    const list = await download(page, () => page.locator("[data-part=take] [value=csv]").click());
    assert.equal(list.name, "承诺清单 关注夹.csv");
    assert.ok(cells(list.text).length > 40);
    const calendar = await download(page, () => page.locator("[value=ics]").click());
    const uids = [...calendar.text.matchAll(/^UID:(.*)\r$/gm)].map(([, uid]) => uid);
    const site = readFileSync(join(theme === "plain" ? plain : root, "calendars/site.ics"), "utf8");
    assert.ok(uids.length > 40 && new Set(uids).size === uids.length && uids.every((uid) => site.includes(`UID:${uid}`)));
    assert.ok(calendar.text.split("\r\n").every((line) => Buffer.byteLength(line) <= 75));
    const notes = await page.locator("[data-part=notes]").textContent();
    assert.match(notes, /^盘锦市人民政府办公室：《盘锦市打造辽东湾新区创业新城专项行动计划》（盘政办发〔2017〕17号），2017年\d+月\d+日，三\(一\)1。/);
    await page.emulateMedia({ media: "print" });
    await page.evaluate(() => document.querySelectorAll("[data-part=kept] details").forEach((fold) => (fold.open = true)));
    assert.ok((await page.locator(".kept .dossier:visible").count()) > 30);
    await page.emulateMedia({ media: "screen" });
    const kept = await download(page, () => page.locator("[data-part=export]").click());
    for (let left = 3; left; left--) {
      await page.locator(".kept .remove").first().click();
      await page.waitForFunction((left) => document.querySelectorAll(".kept").length === left - 1, left);
    }
    assert.ok(await page.locator("[data-part=empty]").isVisible());
    await page.locator("[data-part=import]").setInputFiles(kept.path);
    await page.waitForFunction(() => document.querySelectorAll(".kept").length === 3);

    // A file that was meddled with leads nowhere else.
    await page.locator("[data-part=import]").setInputFiles({ name: "x.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify({ gangmu: "watch", pins: [{ kind: "task", path: "javascript:alert(1)//plans/a/b.html", title: "x" }, { kind: "unit", path: "units/../../x.html", title: "x" }] })) });
    await page.waitForFunction(() => /导入 0 条/.test(document.querySelector("[data-part=said]").textContent));
    assert.ok(asked.every((url) => url.startsWith(base) || url.startsWith("blob:")), "nothing leaves the site");
    assert.deepEqual(trouble.filter((one) => !one.includes("blob:")), []);
    await close();
    own?.close();
  });
}

test("a browser that keeps nothing says so", async () => {
  const { page, close } = await open(browser);
  await page.addInitScript(() => Object.defineProperty(window, "localStorage", { get: () => { throw new Error("no"); } }));
  await page.goto(`${server.url}watch.html`);
  await page.locator("[data-part=no-storage]").waitFor({ state: "visible" });
  await close();
});
