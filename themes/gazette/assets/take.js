// Lists to take along, made in the reader's browser: of what a filter or a search shows, and of what a reader keeps. The rows
// come from lists/…, scripts that the site has for this; the columns are those of its other lists. Loaded when somebody
// asks for a list; the same file in each theme, as tests/suite/themes.rs holds it to.
(() => {
  "use strict";
  const plans = new Map(), waiting = new Map();
  let index = null;

  /** Loads a script of the site once; tried again after a failure. */
  function load(address) {
    if (!waiting.has(address)) {
      waiting.set(address, new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.src = address;
        script.onload = resolve;
        script.onerror = () => {
          waiting.delete(address);
          script.remove();
          reject(new Error(address));
        };
        document.head.append(script);
      }));
    }
    return waiting.get(address);
  }

  /** A cell that holds what the row before holds is 0. */
  function whole(rows) {
    let before = [];
    return rows.map((row) => (before = row.map((cell, at) => (cell === 0 ? before[at] : cell))));
  }
  window.gangmuList = ({ plan, footnote, columns, units, rows }) => {
    const named = (cells) => Object.fromEntries(columns.map(([name], at) => [name, cells[at]]));
    plans.set(plan, {
      columns,
      rows: whole(rows).map(([path, when, uid, by, ...cells]) => {
        const own = named(cells);
        const parts = (by ?? "").split(" ").filter(Boolean).map((part) => [units[part.slice(0, -1)], part.slice(-1)]);
        return { ...own, of: plan, path, when, uid, parts, cells, footnote: footnote.replace("{number}", own.number) };
      }),
    });
  };
  window.gangmuLists = (value) => (index = value);

  /** The plans of the site, and which name a unit. `root` is the address of the site's first folder. */
  async function lists(root) {
    await load(`${root}lists/index.js`);
    return index;
  }

  /** The rows of a plan: its deadlines, and its tasks that have none. */
  async function rowsOf(root, plan) {
    await load(`${root}lists/${plan.replace(/\.html$/, "")}.js`);
    return plans.get(plan).rows;
  }

  /** The plan that a path below the root belongs to. */
  const planOf = (path) => /^plans\/[^/#?]+?(?=\/|\.html)/.exec(path)?.[0].concat(".html");

  /** A day that names no month or no day means its last. */
  function lastDay(due) {
    const [year, part = "12", day] = due.split("-");
    const month = Number({ Q: 3, H: 6 }[part[0]] * part[1] || part);
    return [Number(year), month, Number(day ?? new Date(year, month, 0).getDate())];
  }

  /** The months that a deadline may mean, the first and the last. */
  function monthsOf(due) {
    const [year, last] = lastDay(due);
    const [, part] = due.split("-");
    const first = !part ? 1 : part[0] === "Q" ? last - 2 : part[0] === "H" ? last - 5 : last;
    return [first, last].map((month) => `${year}-${String(month).padStart(2, "0")}`);
  }

  // What Excel, Calc and Numbers take for a value or a formula, as src/export/csv_file.rs has it.
  const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
  function isValue(text) {
    const small = text.trim().replace(/[\uFF01-\uFF5E]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0)).toLowerCase();
    if (small === "true" || small === "false") return true;
    const known = (word) => MONTHS.some((month) => word.startsWith(month)) || (/^[ap]m$/.test(word) && /^\d/.test(small)) || ["", "e", "cny", "usd"].includes(word);
    return /\d/.test(small) && /^[\x00-\x7f年月日时分秒上下午￥¥€£−]*$/.test(small) && small.split(/[^a-z]/).every(known);
  }
  const isFormula = (text) => /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/.test(text) && !/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?%*$/i.test(text);
  function guarded(text) {
    if (!isFormula(text) && !isValue(text)) return text;
    return text.length <= 255 ? `="${text.replaceAll('"', '""')}"` : `'${text}`;
  }
  const field = (text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

  /** A list as CSV; `note` says in a first line what it is of. */
  function csv({ note, columns, rows }) {
    const lines = [columns.map(([, words]) => field(words)), ...rows.map((row) => row.map((cell) => field(guarded(cell ?? ""))))];
    return new Blob(["\uFEFF", field(`# ${note}`), "\r\n", ...lines.map((cells) => `${cells.join(",")}\r\n`)], { type: "text/csv;charset=utf-8" });
  }

  // A workbook: five small files of XML in a zip that compresses nothing (APPNOTE 6.3.10; ECMA-376, part 1).
  const xml = (text) => text.replace(/[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, "").replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
  const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
  const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
  const LONGEST = 32767;
  function letters(at) {
    return at < 26 ? String.fromCharCode(65 + at) : letters(Math.floor(at / 26) - 1) + letters(at % 26);
  }

  /** The same as a workbook, all cells of which are texts. */
  function xlsx({ note, columns, rows }) {
    const cell = (text, row, at, style) => (text ? `<c r="${letters(at)}${row}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xml(text.length > LONGEST ? `${text.slice(0, LONGEST - 6)}……` : text)}</t></is></c>` : "");
    const line = (cells, row, style) => `<row r="${row}">${cells.map((text, at) => cell(text, row, at, style)).join("")}</row>`;
    const wide = (text) => Math.max(...text.split("\n").map((one) => [...one].reduce((sum, c) => sum + (c < "\x80" ? 1 : 2), 0)));
    const widths = columns.map(([, words], at) => Math.min(48, Math.max(8, wide(words), ...rows.map((row) => wide(row[at] ?? "")))) + 2);
    const last = `${letters(columns.length - 1)}${rows.length + 2}`;
    const sheet = `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="2" topLeftCell="A3" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`
      + `<cols>${widths.map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`).join("")}</cols>`
      + `<sheetData>${line([note], 1, 2)}${line(columns.map(([, words]) => words), 2, 1)}${rows.map((row, at) => line(row.map((one) => one ?? ""), at + 3, 0)).join("")}</sheetData><autoFilter ref="A2:${last}"/></worksheet>`;
    const styles = `${HEAD}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/></font><font><b/><sz val="11"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>`
      + `<cellXfs count="3"><xf numFmtId="49" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="49" fontId="1" applyNumberFormat="1" applyFont="1"/><xf numFmtId="49" applyNumberFormat="1"/></cellXfs></styleSheet>`;
    return zipped({
      "[Content_Types].xml": `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>`,
      "_rels/.rels": `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
      "xl/workbook.xml": `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      "xl/_rels/workbook.xml.rels": `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
      "xl/styles.xml": styles,
      "xl/worksheets/sheet1.xml": sheet,
    });
  }

  const POLYNOMIAL = Array.from({ length: 256 }, (_, n) => {
    for (let bit = 0; bit < 8; bit++) n = n & 1 ? (n >>> 1) ^ 0xedb88320 : n >>> 1;
    return n >>> 0;
  });
  const checksum = (bytes) => (bytes.reduce((sum, byte) => (sum >>> 8) ^ POLYNOMIAL[(sum ^ byte) & 255], -1) ^ -1) >>> 0;
  /** Numbers of two and of four bytes, the lowest first: `2.20` is 20 in two. */
  function numbers(...values) {
    return Uint8Array.from(values.flatMap(([size, value]) => Array.from({ length: size }, (_, at) => (value >>> (8 * at)) & 255)));
  }
  function zipped(files) {
    const parts = [], central = [];
    let at = 0;
    for (const [name, text] of Object.entries(files)) {
      const [title, bytes] = [name, text].map((one) => new TextEncoder().encode(one));
      // Version 2.0, names in UTF-8, stored, the first day that a zip knows.
      const own = [[2, 20], [2, 0x800], [2, 0], [2, 0], [2, 33], [4, checksum(bytes)], [4, bytes.length], [4, bytes.length], [2, title.length], [2, 0]];
      const head = numbers([4, 0x04034b50], ...own);
      parts.push(head, title, bytes);
      central.push(numbers([4, 0x02014b50], [2, 20], ...own, [2, 0], [2, 0], [2, 0], [4, 0], [4, at]), title);
      at += head.length + title.length + bytes.length;
    }
    const size = central.reduce((sum, one) => sum + one.length, 0);
    const count = Object.keys(files).length;
    const end = numbers([4, 0x06054b50], [2, 0], [2, 0], [2, count], [2, count], [4, size], [4, at], [2, 0]);
    return new Blob([...parts, ...central, end], { type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" });
  }

  /** Hands a file to the reader. Its name says what it is of, as far as file systems take it. */
  function save(name, blob) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  }
  const fileName = (words, ending) => `${words.replace(/[\\/:*?"<>|\u0000-\u001f]+/g, " ").replace(/\s+/g, " ").trim().slice(0, 80)}.${ending}`;

  /** Rows as one list; `what` names it, `filter` says of what, for the name of the file and its first line. */
  function written(form, rows, what, filter, address) {
    const columns = columnsOf(rows);
    const words = [what, filter].filter(Boolean).join(" · ");
    const list = { note: `${gangmuWord("take.title")} · ${words}${address.startsWith("http") ? ` · ${address}` : ""}`, columns, rows: rows.map((row) => row.cells) };
    save(fileName(`${gangmuWord("take.title")} ${words}`, form), form === "csv" ? csv(list) : xlsx(list));
  }

  /** The rows of some places of the site, in the order of the plans: `[{ path, keep }]`, where `keep` takes some of a place's rows. */
  async function collect(root, places) {
    const wanted = new Map();
    for (const { path, keep } of places) wanted.set(path, [...(wanted.get(path) ?? []), keep ?? (() => true)]);
    const found = [];
    for (const plan of new Set([...wanted.keys()].map(planOf).filter(Boolean))) {
      for (const row of await rowsOf(root, plan)) if (wanted.get(row.path)?.some((keep) => keep(row))) found.push(row);
    }
    return found;
  }

  /** The names of the columns, with their words. */
  const columnsOf = (rows) => (rows.length ? plans.get(rows[0].of).columns : []);

  /** Says how long a list is, or why there is none. */
  async function answer(said, make) {
    try {
      const rows = await make();
      const undated = rows.filter((row) => !row.due).length;
      said.textContent = rows.length ? gangmuWord("take.count").replace("{count}", rows.length) + (undated ? gangmuWord("take.undated").replace("{count}", undated) : "") : gangmuWord("take.nothing");
    } catch (error) {
      said.textContent = gangmuWord("take.failed").replace("{file}", error.message);
    }
  }

  /** The list of rows that a page shows: of a task all its deadlines, but those of another year or time than was chosen. */
  function ofList({ root, form, shown, title, filter, year, when, said }) {
    return answer(said, async () => {
      const places = shown.map((item) => {
        const path = decodeURIComponent(item.querySelector(".what").href.slice(root.length).split("?")[0]);
        const words = item.querySelector(".act q");
        const [raw, what] = [words?.textContent, words?.nextSibling?.data?.trim() ?? ""];
        const open = (item.dataset.open ?? item.dataset.due ?? "").split(" ");
        const fits = (row) => (!year || row.due?.startsWith(year)) && (!when || (row.due && open.includes(row.due) && window.gangmuNow(row.due).includes(when)));
        return { path, keep: words ? (row) => row.raw === raw && (row.what ?? "").trim() === what : fits };
      });
      const rows = await collect(root, places);
      if (rows.length) written(form, rows, title, filter, location.href);
      return rows;
    });
  }

  /** The list of what a search found: of each result the deadlines that are due then, if it asked for a time. */
  function ofResults({ root, form, engine, q, options, title, said }) {
    return answer(said, async () => {
      const { total } = await engine(q, { ...options, limit: 0 });
      const { results } = await engine(q, { ...options, limit: total });
      const dues = [...(options.due ? [options.due.split("..")] : []), ...(options.conditions ?? []).map((one) => one.due).filter(Boolean)];
      const within = (row) => dues.every(([from, to]) => row.due && monthsOf(row.due)[0] >= from && monthsOf(row.due)[1] <= to);
      const months = options.month ?? [];
      const keep = (row) => within(row) && (!months.length || months.some((month) => row.due === month || (/^\d{4}-\d\d$/.test(month) && row.due?.startsWith(month))));
      const rows = await collect(root, results.filter((one) => !one.failed && planOf(one.path)).map((one) => ({ path: one.path, keep })));
      if (rows.length) written(form, rows, title, "", location.href);
      return rows;
    });
  }

  window.gangmuTake = { answer, collect, columnsOf, csv, fileName, lastDay, lists, monthsOf, ofList, ofResults, planOf, rowsOf, save, written, xlsx };
})();
