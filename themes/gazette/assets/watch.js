// The page of what a reader keeps (关注夹): tasks, units and searches, with what changed since they were last seen, to be taken
// along. All of it stays in the browser; the same file in each theme, as tests/suite/themes.rs holds it to.
(() => {
  "use strict";
  const box = document.querySelector(".watch");
  const form = document.querySelector("form[role=search]");
  const root = new URL(".", form.action);
  const KEPT = `gangmu-watch ${root.pathname}`;
  const take = window.gangmuTake, changes = window.gangmuChanges;
  const part = (name) => box.querySelector(`[data-part="${name}"]`);
  const element = (name, className, ...content) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    made.append(...content.filter((one) => one !== null && one !== undefined));
    return made;
  };
  const official = (made) => {
    made.lang = "zh-CN";
    return made;
  };
  const fill = (words, values) => words.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  const say = (words) => (part("said").textContent = words);
  const today = () => {
    const now = new Date();
    return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((one) => String(one).padStart(2, "0")).join("-");
  };

  // What is kept ----------------------------------------------------------------------------------
  const FORMS = { task: /^plans\/[^/?#:]+\/[^/?#:]+\.html$/, unit: /^units\/[^/?#:]+\.html$/, search: /^search\.html\?[^#]+$/ };
  const fits = (pin) => pin && FORMS[pin.kind]?.test(pin.path) && !pin.path.includes("..") && typeof pin.title === "string";
  let pins = [], isKept = true;
  function read() {
    try {
      const kept = JSON.parse(localStorage.getItem(KEPT) ?? "[]");
      pins = (Array.isArray(kept) ? kept : []).filter(fits);
    } catch {
      isKept = false;
    }
  }
  function write() {
    try {
      localStorage.setItem(KEPT, JSON.stringify(pins));
    } catch {
      isKept = false;
    }
    part("no-storage").hidden = isKept;
  }
  /** What an address of the site would be kept as; of a copy elsewhere, too. */
  function pinOf(address) {
    let url;
    try {
      url = new URL(address.trim(), root);
    } catch {
      return null;
    }
    const path = decodeURIComponent(url.pathname);
    const found = /(?:^|\/)(plans\/[^/]+\/[^/]+?|units\/[^/]+?|search)(\.html)?$/.exec(path);
    if (!found) return null;
    const kind = { p: "task", u: "unit", s: "search" }[found[1][0]];
    const own = { kind, path: `${found[1]}.html${kind === "search" ? url.search : ""}`, title: kind === "search" ? url.searchParams.get("q") ?? url.search.slice(1) : "", added: today() };
    return fits(own) ? own : null;
  }

  // What stands on the site now -------------------------------------------------------------------
  /** The search, loaded once. */
  function engine() {
    if (window.gangmuSearch) return window.gangmuSearch;
    return new Promise((resolve, reject) => {
      const script = element("script");
      script.src = `${root.href}search/search.js`;
      script.onload = () => resolve(window.gangmuSearch);
      script.onerror = () => reject(new Error("search/search.js"));
      document.head.append(script);
    });
  }

  /** What a pin holds: rows of lists, and for a search all results by their addresses. */
  async function contents(pin) {
    if (pin.kind === "task") {
      const rows = await take.collect(root.href, [{ path: pin.path }]);
      return { rows, places: new Map(rows.length ? [[pin.path, ""]] : []) };
    }
    if (pin.kind === "unit") {
      const { plans, units } = await take.lists(root.href);
      const [name, named] = units[pin.path] ?? ["", []];
      pin.title ||= name;
      const rows = [];
      for (const at of named) rows.push(...(await take.rowsOf(root.href, plans[at][0])).filter((row) => row.parts.some(([unit]) => unit === pin.path)));
      return { rows, places: new Map(rows.map((row) => [row.path, ""])) };
    }
    const search = await engine();
    const given = new URLSearchParams(pin.path.split("?")[1]);
    const read = await search.read((given.get("q") ?? "").trim());
    const options = { conditions: read.conditions, due: given.get("due"), through: given.has("through") };
    for (const facet of ["kind", "place", "year", "plan", "unit", "role", "park", "month"]) options[facet] = given.getAll(facet).filter(Boolean);
    const { total } = await search(read.rest, { ...options, limit: 0 });
    const { results, failed } = await search(read.rest, { ...options, limit: total });
    if (failed.length) throw new Error(failed[0]);
    const rows = await take.collect(root.href, results.map(({ path }) => ({ path })));
    return { rows, places: new Map(results.map((one) => [one.path, [one.number, one.title].filter(Boolean).join(" ")])) };
  }

  // How it is shown -------------------------------------------------------------------------------
  const link = (path, words) => {
    const made = official(element("a", "", words));
    made.href = root.href + path;
    return made;
  };
  function news(pin, now, words) {
    if (!pin.seen) {
      pin.seen = { on: today(), places: now };
      return element("p", "news", gangmuWord("watch.fresh"));
    }
    const found = changes.compare(pin, now);
    const list = element("ul", "links");
    for (const path of found.new) list.append(element("li", "", element("b", "", gangmuWord("watch.new")), " ", link(path, now[path][0])));
    for (const [path, columns] of found.changed) list.append(element("li", "", element("b", "", gangmuWord("watch.changed")), " ", link(path, now[path][0]), ` (${columns.map((name) => words[name] ?? name).join(gangmuWord("sep"))})`));
    for (const path of found.gone) list.append(element("li", "", element("b", "", gangmuWord("watch.gone")), " ", official(element("span", "", pin.seen.places[path][0]))));
    const since = fill(gangmuWord("watch.since"), { date: pin.seen.on });
    if (!list.children.length) return element("p", "news", `${since} ${gangmuWord("watch.same")}`);
    const seen = element("button", "", gangmuWord("watch.seen"));
    seen.type = "button";
    seen.addEventListener("click", () => {
      pin.seen = { on: today(), places: now };
      write();
      show();
    });
    return element("div", "news", element("p", "", since, " ", seen), list);
  }

  /** A task with its deadlines; its text is seen on paper alone. */
  function entry(rows, isHeaded = true) {
    const [first] = rows;
    const head = element("p", "", link(first.path, `${first.number} ${first.title ?? ""}`.trim()), " ", official(element("small", "", first.document_number ?? first.plan)));
    const dues = element("ul", "plain");
    for (const row of rows) {
      if (!row.due) dues.append(element("li", "", gangmuWord("watch.no_due")));
      else dues.append(element("li", "", element("span", "due", row.when), " ", official(element("span", "", row.what ?? "", " ", element("q", "", row.raw))), row.standing ? element("small", "", ` ${row.standing}`) : null));
    }
    const ROLES = { lead: gangmuWord("role.lead_short"), responsible: gangmuWord("role.responsible_short"), cooperating: gangmuWord("role.cooperating_short") };
    const who = element("p", "who", ...Object.entries(ROLES).flatMap(([role, words]) => (first[role] ? [element("b", "", words), " ", official(element("span", "", first[role])), " "] : [])));
    const text = official(element("div", "dossier", ...first.text.split("\n").map((one) => element("p", "", one)), element("p", "foot", footnote(first))));
    return element("li", "", isHeaded ? head : null, who, dues, text);
  }
  const footnote = (row) => `${row.footnote} ${/^https?:/.test(row.address) ? row.address : root.protocol === "file:" ? row.path : root.href + row.path}`;
  function byTask(rows) {
    const found = new Map();
    for (const row of rows) found.set(row.path, [...(found.get(row.path) ?? []), row]);
    return [...found.values()];
  }

  let all = [], run = 0;
  async function show() {
    const mine = ++run;
    // Their places are there at once; they work when all was read.
    part("empty").hidden = pins.length > 0;
    part("take").hidden = part("export").hidden = !pins.length;
    const sections = { task: [], unit: [], search: [] };
    const found = new Set();
    for (const pin of pins) {
      const item = element("li", "kept");
      const remove = element("button", "remove", gangmuWord("watch.remove"));
      remove.type = "button";
      remove.addEventListener("click", () => removed(pin));
      try {
        const own = await contents(pin);
        if (mine !== run) return;
        own.rows.forEach((row) => found.add(row));
        const tasks = byTask(own.rows);
        pin.title ||= tasks.length ? `${tasks[0][0].number} ${tasks[0][0].title ?? ""}`.trim() : pin.path;
        remove.ariaLabel = `${gangmuWord("watch.remove")} ${pin.title}`;
        const words = Object.fromEntries(await take.columnsOf(own.rows));
        item.append(element("h3", "", link(pin.path, pin.title), " ", pin.kind === "task" ? "" : element("small", "", fill(gangmuWord("watch.of_tasks"), { count: tasks.length }))), remove);
        item.append(own.places.size || pin.kind === "search" || pin.seen ? news(pin, changes.shown(own), words) : element("p", "news", gangmuWord("watch.lost")));
        const list = element("ul", "tasks", ...tasks.map((own) => entry(own, pin.kind !== "task")));
        const fold = element("details", "", element("summary", "", fill(gangmuWord("watch.of_tasks"), { count: tasks.length })), list);
        if (tasks.length) item.append(pin.kind === "task" ? list : fold);
      } catch (error) {
        if (mine !== run) return;
        item.append(element("h3", "", link(pin.path, pin.title || pin.path)), remove, element("p", "news", fill(gangmuWord("watch.failed"), { file: error.message })));
      }
      sections[pin.kind].push(item);
    }
    write();
    all = [...found];
    const NAMES = { task: gangmuWord("watch.tasks"), unit: gangmuWord("watch.units"), search: gangmuWord("watch.searches") };
    part("kept").replaceChildren(...Object.entries(sections).flatMap(([kind, items]) => (items.length ? [element("section", "", element("h2", "", NAMES[kind], " ", element("small", "", String(items.length))), element("ul", "plain", ...items))] : [])));
    for (const button of part("take").querySelectorAll("button")) button.disabled = !all.length;
    part("notes").textContent = byTask(all).map(([row]) => footnote(row)).join("\n");
    box.removeAttribute("aria-busy");
  }
  function removed(pin) {
    const before = pins;
    pins = pins.filter((one) => one !== pin);
    write();
    show();
    const undo = element("button", "", gangmuWord("watch.undo"));
    undo.type = "button";
    undo.addEventListener("click", () => {
      pins = before;
      say("");
      write();
      show();
    });
    part("said").replaceChildren(fill(gangmuWord("watch.removed"), { title: pin.title }), " ", undo);
    undo.focus();
  }

  // How it is taken along -------------------------------------------------------------------------
  part("take").addEventListener("click", ({ target }) => {
    const { value } = target;
    if (value === "csv" || value === "xlsx") take.answer(part("said"), async () => (take.written(value, all, gangmuWord("watch.file"), "", location.href), all));
    if (value === "ics") take.save(take.fileName(gangmuWord("watch.file"), "ics"), window.gangmuCalendar(all, `${gangmuWord("watch.file")} · ${box.dataset.site}`, footnote));
    if (value === "print") {
      part("printed").textContent = fill(gangmuWord("watch.printed"), { date: today() });
      for (const fold of part("kept").querySelectorAll("details")) fold.open = true;
      print();
    }
    if (value === "copy") copy(part("notes").textContent);
  });
  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      say(gangmuWord("watch.copied"));
    } catch {
      getSelection().selectAllChildren(part("notes"));
      say(document.execCommand("copy") ? gangmuWord("watch.copied") : gangmuWord("watch.copy_failed"));
    }
  }
  part("export").addEventListener("click", () => {
    const text = JSON.stringify({ gangmu: "watch", version: 1, site: box.dataset.site, pins }, null, 1);
    take.save(take.fileName(`${gangmuWord("watch.file")} ${today()}`, "json"), new Blob([text], { type: "application/json" }));
  });
  part("import").addEventListener("change", async ({ target }) => {
    const [file] = target.files;
    try {
      const { gangmu, pins: given } = JSON.parse(await file.text());
      if (gangmu !== "watch" || !Array.isArray(given)) throw new Error();
      const fresh = given.filter((one) => fits(one) && !pins.some((own) => own.path === one.path));
      pins = [...pins, ...fresh.map(({ kind, path, title, added, seen }) => ({ kind, path, title, added, ...(seen?.places ? { seen } : {}) }))];
      write();
      say(fill(gangmuWord("watch.imported"), { count: fresh.length }));
      show();
    } catch {
      say(fill(gangmuWord("watch.not_a_file"), { file: file?.name ?? "" }));
    }
    target.value = "";
  });
  part("add").addEventListener("submit", (event) => {
    event.preventDefault();
    const input = part("add").elements.address;
    const own = pinOf(input.value);
    if (!own) return say(fill(gangmuWord("watch.not_here"), { address: input.value }));
    if (!pins.some((one) => one.path === own.path)) pins.push(own);
    input.value = "";
    say("");
    write();
    show();
  });
  addEventListener("storage", ({ key }) => {
    if (key !== KEPT) return;
    read();
    show();
  });

  read();
  part("folder").hidden = root.protocol !== "file:";
  part("tools").hidden = false;
  show();
})();
