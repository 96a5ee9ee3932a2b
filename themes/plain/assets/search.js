// The page of results: a list, and nothing that a reader of text would miss.
(() => {
  "use strict";
  const box = document.getElementById("search");
  const query = new URLSearchParams(location.search).get("q") ?? "";
  const input = document.getElementById("q");
  input.value = query;
  // What a page of a plan or a year asks for, or another theme's page of results.
  const given = new URLSearchParams(location.search);
  const filters = Object.fromEntries(["kind", "place", "year", "plan", "unit", "role", "park", "month", "progress"].map((name) => [name, given.getAll(name).filter(Boolean)]));
  const asked = { ...filters, due: given.get("due"), through: given.has("through") };
  if (!query.trim() && !asked.due && !Object.values(filters).some((values) => values.length)) {
    document.querySelector("section[hidden]").hidden = false;
    return;
  }
  const [status, list, more, meant, apart] = ["[role=status]", ".results", "button:not([value])", ".reading", ".apart"].map((selector) => box.querySelector(selector));
  const words = (key, values) => Object.entries(values).reduce((text, [name, value]) => text.replace(`{${name}}`, () => value), box.dataset[key]);
  // This page lies at the root of the site.
  const root = new URL(".", document.querySelector("form").action).href;

  /** A text with some stretches of it marked. Text nodes only. */
  function marked(parent, text, marks) {
    let from = 0;
    for (const [start, end] of marks) {
      const mark = document.createElement("mark");
      mark.textContent = text.slice(start, end);
      parent.append(text.slice(from, start), mark);
      from = end;
    }
    parent.append(text.slice(from));
  }

  function load(name) {
    const script = document.createElement("script");
    script.src = `${root}assets/${name}.js`;
    document.head.append(script);
    return new Promise((done) => (script.onload = script.onerror = done));
  }

  function item(one) {
    const li = document.createElement("li");
    if (one.failed) {
      li.textContent = one.file;
      return li;
    }
    const link = document.createElement("a");
    link.href = root + one.path;
    if (one.number) link.append(one.number, " ");
    marked(link, one.title, one.titleMarks);
    li.append(`${one.label} `, link);
    if (one.ended) li.append(` · ${one.ended}`);
    // Months and years are named by the interface.
    if (!/month|year|page/.test(one.kind)) link.lang = "zh-CN";
    if (one.plan) {
      const plan = document.createElement("span");
      plan.lang = "zh-CN";
      plan.textContent = [one.plan.title, one.plan.ended].filter(Boolean).join(" · ");
      li.append(" ", plan);
    }
    if (one.passage) {
      const p = document.createElement("p");
      p.lang = "zh-CN";
      marked(p, one.passage.text, one.passage.marks);
      li.append(p);
    }
    return li;
  }

  function link(q, words) {
    const made = document.createElement("a");
    made.href = `?${new URLSearchParams({ q })}`;
    made.textContent = words;
    return made;
  }

  /** The other way to take the words, and what each of them finds where all together find nothing. */
  async function around(answer) {
    await box.reading.show(meant, { engine: window.gangmuSearch, q: query, understood, total: answer.total, link });
    if (answer.total || answer.failed.length) return;
    const alone = await box.reading.apart(window.gangmuSearch, query, understood);
    const rows = alone.map(([text, count, typed]) => [link(typed, text), ` ${count}`]);
    const lost = alone.length ? alone.filter(([, count]) => !count).map(([, , typed]) => typed) : [query];
    for (const word of lost) {
      for (const card of await window.gangmuSearch.near(word)) {
        const made = document.createElement("a");
        made.href = card.url;
        made.lang = "zh-CN";
        made.textContent = card.title;
        rows.push([`${box.dataset.mean} `, made, ` ${card.place ?? ""}`]);
      }
    }
    apart.replaceChildren(...rows.map((row) => {
      const li = document.createElement("li");
      li.append(...row);
      return li;
    }));
    if (alone.length) apart.prepend(box.dataset.apart);
    apart.hidden = !rows.length;
  }

  let understood = null;
  /** How many results the reader had before leaving this page, and where. */
  const left = history.state ?? {};
  let shown = 0;
  async function next() {
    more.hidden = true;
    if (!shown) status.textContent = box.dataset.loading;
    try {
      const first = !understood;
      understood ??= await window.gangmuSearch.read(query);
      const answer = await window.gangmuSearch(understood.rest, { ...asked, conditions: understood.conditions, offset: shown, limit: Math.max(20, (first && left.shown) || 0) });
      list.append(...answer.results.map(item));
      shown += answer.results.length;
      const failed = answer.failed.join(" ");
      // Nothing was found only where all of the index could be read.
      const none = failed ? "unanswered" : "none";
      status.textContent = [
        words(!answer.total ? none : answer.deadlines ? "totalDue" : "total", { count: answer.total, deadlines: answer.deadlines, q: query }),
        failed && words(answer.incomplete ? "incomplete" : "missing", { files: failed }),
      ].filter(Boolean).join(" ");
      more.hidden = shown >= answer.total;
      take.hidden = !answer.total;
      narrow.hidden = false;
      if (first) {
        narrow.asked = { rest: understood.rest, options: { ...asked, conditions: understood.conditions } };
        if (left.y) scrollTo(0, left.y);
        await around(answer);
      }
    } catch {
      status.textContent = box.dataset.broken;
    }
  }
  const [take, narrow] = [".take", ".narrow"].map((css) => box.querySelector(css));
  narrow.addEventListener("toggle", () => load("facets"), { once: true });
  take.addEventListener("click", async ({ target }) => {
    if (!target.value) return;
    const said = take.querySelector("span");
    const options = { ...asked, conditions: understood.conditions };
    await load("take");
    await window.gangmuTake?.ofResults({ root, form: target.value, engine: window.gangmuSearch, q: understood.rest, options, title: query || document.title, said });
    if (!window.gangmuTake) said.textContent = box.dataset.broken;
  });
  more.addEventListener("click", next);
  history.scrollRestoration = "manual";
  addEventListener("pagehide", () => {
    try {
      history.replaceState({ shown, y: scrollY }, "");
    } catch {} // From a folder on disk, some browsers do not let us.
  });
  if (window.gangmuSearch) next();
  else status.textContent = box.dataset.broken;
})();
