// The page of results: reads the address, asks, and shows. All that it says stands in templates of
// the page.
(() => {
  "use strict";
  const page = document.getElementById("search");
  const form = document.querySelector("form.find");
  const { load, marked, element, official } = form.tools;
  const input = form.elements.q;
  const part = (name) => page.querySelector(`[data-part="${name}"]`);
  const [status, start, found, results, facets, chosen, more, sort, trouble, nothing, meant, through, take] = [
    "status", "start", "found", "results", "facets", "chosen", "more", "sort", "trouble", "nothing", "reading", "through", "take",
  ].map(part);
  const FACETS = ["kind", "place", "year", "plan", "unit", "role", "park", "month", "progress"];
  const SORTS = ["relevance", "deadline", "plan"];
  const PAGE = 10;
  const SHOWN = 8;
  let shown = PAGE, run = 0, labels = {}, understood = null, place = null;

  const fill = (words, values) => words.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  const word = (name, values = {}) => fill(page.dataset[name], values);
  const stamp = (name) => document.getElementById(`t-${name}`).content.firstElementChild.cloneNode(true);
  const slot = (parent, name) => parent.querySelector(`[data-slot="${name}"]`);
  /** Shows an element with these children, or hides it where there are none. */
  function put(parent, name, ...children) {
    const place = slot(parent, name);
    const given = children.filter((child) => child !== null && child !== undefined && child !== "");
    place.hidden = !given.length;
    place.replaceChildren(...given);
    return place;
  }

  /** What the address asks for. */
  function read() {
    const given = new URLSearchParams(location.search);
    const asked = { q: (given.get("q") ?? "").trim(), sort: SORTS.includes(given.get("sort")) ? given.get("sort") : "relevance" };
    for (const facet of FACETS) if (given.get(facet)) asked[facet] = given.getAll(facet).filter(Boolean);
    if (/^\d{4}-\d\d\.\.\d{4}-\d\d$/.test(given.get("due") ?? "")) asked.due = given.get("due");
    if (given.get("through")) asked.through = true;
    return asked;
  }

  /** Loads a script of the theme. */
  function script(name) {
    const made = element("script");
    made.src = `${page.dataset.root}assets/${name}.js`;
    return new Promise((done) => {
      made.onload = made.onerror = done;
      document.head.append(made);
    });
  }

  /** What puts conditions into words: a script that is loaded when a query has some. */
  let reading = null;
  async function wordsFor(understood, asked) {
    if (reading || !(understood.conditions.length || asked.due || asked.q.includes('"'))) return;
    await script("conditions");
    // Without it what was typed says what it says.
    reading = page.reading ?? { label: (one) => one.typed ?? one.due.join("\u2014"), show: () => {}, apart: async () => [] };
  }

  /** The address that asks for it. */
  function address(asked) {
    const given = new URLSearchParams();
    if (asked.q) given.set("q", asked.q);
    for (const facet of FACETS) for (const value of asked[facet] ?? []) given.append(facet, value);
    if (asked.due) given.set("due", asked.due);
    if (asked.through) given.set("through", "1");
    if (asked.sort && asked.sort !== "relevance") given.set("sort", asked.sort);
    const text = given.toString();
    return text ? `?${text}` : "?";
  }

  /** Keeps where the reader is with the address, for the way back. */
  function keep() {
    try {
      history.replaceState({ shown, y: scrollY }, "");
    } catch {} // From a folder on disk, some browsers do not let us.
  }

  /** Goes to an address without loading the page anew, where the browser lets us. */
  function visit(asked) {
    keep();
    shown = PAGE;
    try {
      history.pushState(null, "", address(asked));
    } catch {
      location.search = address(asked);
      return;
    }
    show();
  }

  /** A link that visits in place. */
  function link(asked, className, text) {
    const made = element("a", className, text);
    made.href = address(asked);
    made.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
      event.preventDefault();
      visit(asked);
    });
    return made;
  }

  const anchor = (path, text, className) => {
    const made = element("a", className, text);
    made.href = path;
    return made;
  };

  /** Where a result leads: the page, told what to mark. */
  function target(one, q) {
    if (!q || one.passage === undefined) return one.path;
    const page = new URL(one.path, document.baseURI);
    page.searchParams.set("hit", q);
    return page.href;
  }

  function row(one, q) {
    if (one.failed) {
      const item = stamp("failed");
      put(item, "file", one.file);
      return item;
    }
    const item = stamp("result");
    if (one.passage === undefined) item.className = "entry";
    put(item, "kind", one.label);
    const title = put(item, "title");
    title.hidden = false;
    title.href = target(one, q);
    if (one.number) title.append(element("span", "no", one.number), " ");
    marked(official(title, one.kind), one.title, one.titleMarks);
    if (one.passage === undefined) {
      put(item, "where", [one.place, one.kind === "plan" ? one.year : null, one.ended].filter(Boolean).join(" · "));
      put(item, "path");
      const others = one.names.flatMap((other, i) => [i ? word("sep") : "", marked(element("span"), other.text, other.marks)]);
      official(put(item, "passage", ...others), one.kind);
      put(item, "chips", one.count ? element("li", "count", word(one.kind === "month" || one.kind === "year" ? "deadlines" : "tasks", { count: one.count })) : null);
      return item;
    }
    const { plan, passage } = one;
    put(item, "where", [plan.place, plan.year, plan.number ?? plan.title, plan.ended].filter(Boolean).join(" · "));
    put(item, "path", one.headings.join(" › "));
    const text = marked(document.createDocumentFragment(), passage.text, passage.marks);
    if (passage.before) text.prepend("…");
    if (passage.after) text.append("…");
    official(put(item, "passage", text));
    const chips = [];
    if (one.units.length) {
      const role = element("span", `role ${one.role}`, page.dataset[one.role]);
      const names = one.units.flatMap((unit, i) => [i ? word("sep") : " ", official(anchor(unit.path, unit.text))]);
      const rest = one.moreUnits > 0 ? [" ", element("small", "", word("others", { count: one.moreUnits }))] : [];
      const chip = element("li", "who");
      chip.append(role, ...names, ...rest);
      chips.push(chip);
    }
    for (const due of one.deadlines.slice(0, 4)) {
      const chip = element("li");
      chip.append(anchor(due.path, due.text, "due"));
      chips.push(chip);
    }
    put(item, "chips", ...chips);
    return item;
  }

  /** The same with a value chosen, or not any more. */
  function toggled(asked, name, value) {
    const own = asked[name] ?? [];
    const left = own.includes(value) ? own.filter((one) => one !== value) : [...own, value];
    return { ...asked, [name]: left.length ? left : undefined };
  }

  function facet(name, values, asked) {
    const section = stamp("facet");
    put(section, "name", page.dataset[`facet${name[0].toUpperCase()}${name.slice(1)}`]);
    const items = values.map(({ value, label, count }) => {
      const item = element("li");
      const on = (asked[name] ?? []).includes(value);
      const made = link(toggled(asked, name, value), "", "");
      made.append(element("span", "", label), element("small", "", String(count)));
      if (on) made.setAttribute("aria-current", "true");
      item.append(made);
      return item;
    });
    const list = official(put(section, "values", ...items), name);
    const button = slot(section, "all");
    button.hidden = items.length <= SHOWN;
    button.textContent = word("all", { count: items.length });
    items.slice(SHOWN).forEach((item) => (item.hidden = true));
    button.addEventListener("click", () => {
      items.forEach((item) => (item.hidden = false));
      button.hidden = true;
      list.children[SHOWN]?.querySelector("a").focus();
    });
    return section;
  }

  // Beside the results where there is room; above them, folded, where there is not.
  const wide = matchMedia("(min-width: 60rem)");
  const unfold = () => (facets.open = wide.matches);
  wide.addEventListener("change", unfold);
  unfold();

  function showFacets(answer, asked) {
    const shownFacets = FACETS.filter((name) => answer.facets[name].length > (asked[name]?.length ? 0 : 1));
    labels = {};
    for (const name of FACETS) for (const { value, label } of answer.facets[name]) labels[`${name} ${value}`] = label;
    slot(facets, "list").replaceChildren(...shownFacets.map((name) => facet(name, answer.facets[name], asked)));
    facets.hidden = !shownFacets.length;
    showChosen(asked);
  }

  /** A condition that a click takes away. */
  function chip(without, words, name) {
    const item = official(element("li"), name);
    const made = link(without, "", words);
    made.append(element("span", "x", "×"));
    made.setAttribute("aria-label", word("remove", { name: words }));
    item.append(made);
    return item;
  }

  function showChosen(asked) {
    const typed = (understood?.conditions ?? []).map((one) => chip({ ...asked, q: one.without }, reading.label(one), one.due || one.facet === "role" ? "month" : one.facet));
    const due = asked.due ? [chip({ ...asked, due: undefined }, reading.label({ due: asked.due.split("..") }), "month")] : [];
    const values = FACETS.flatMap((name) => (asked[name] ?? []).map((value) => chip(toggled(asked, name, value), labels[`${name} ${value}`] ?? value, name)));
    chosen.replaceChildren(...typed, ...due, ...values);
    chosen.hidden = !chosen.children.length;
    // What a group's name stands for counts where a unit is asked for.
    const ofUnit = asked.unit || understood?.conditions.some((one) => one.facet === "unit");
    slot(facets, "through").hidden = !ofUnit;
    through.checked = Boolean(asked.through);
  }

  /** What stands already stays (`keep`), so that nothing moves under a reader's hand. */
  function showResults(answer, asked, settled, keep = false) {
    if (!keep) results.replaceChildren();
    results.append(...answer.results.slice(results.children.length).map((one) => row(one, understood.rest)));
    slot(found, "order").hidden = answer.total < 2;
    // For measuring: the first result, and the page of results.
    const whole = settled || answer.results.length === shown;
    for (const name of ["gangmu-first", ...(whole ? ["gangmu-page"] : [])]) {
      if (answer.results.length && !performance.getEntriesByName(name).length) performance.mark(name);
    }
    more.hidden = settled ? answer.total <= answer.results.length : true;
    take.hidden = !answer.total;
    found.hidden = false;
    // Facets come behind; their place is kept.
    if (!settled) facets.hidden = false;
    if (settled) {
      // Nothing was found only where all of the index could be read.
      const none = answer.failed.length ? "unanswered" : "none";
      say(word(!answer.total ? none : answer.deadlines ? "totalDue" : "total", { count: answer.total, deadlines: answer.deadlines, q: asked.q }));
    } else {
      say(word("counting", { count: answer.total }));
    }
    complain(answer.failed, answer.incomplete);
  }

  const say = (words) => {
    if (status.textContent !== words) status.textContent = words;
  };

  function complain(failed, incomplete) {
    trouble.hidden = !failed.length;
    if (failed.length) {
      slot(trouble, "what").textContent = word(incomplete ? "incomplete" : "missing", { files: failed.join(" ") });
    }
  }

  async function showNothing(asked, engine) {
    await wordsFor({ conditions: [1] }, asked);
    const alone = await reading.apart(engine, asked.q, understood).catch(() => []);
    put(nothing, "apart", ...alone.map(([words, count, typed]) => {
      const item = element("li");
      item.append(link({ ...asked, q: typed }, "", words), " ", element("span", "n", String(count)));
      return item;
    }));
    slot(nothing, "alone").hidden = !alone.length;
    // The nearest names of what nothing has.
    const lost = alone.length ? alone.filter(([, count]) => !count).map(([, , typed]) => typed) : [asked.q];
    const names = (await Promise.all(lost.map((word) => engine.near(word).catch(() => [])))).flat();
    put(nothing, "near", ...names.map((card) => {
      const item = element("li");
      const where = element("small", "", card.label);
      if (card.place) where.append(" · ", official(element("span", "", card.place)));
      item.append(official(anchor(card.path, card.title), card.kind), " ", where);
      return item;
    }));
    slot(nothing, "mean").hidden = !names.length;
    nothing.hidden = false;
  }

  async function show() {
    const mine = ++run;
    const asked = read();
    input.value = asked.q;
    sort.value = asked.sort;
    understood = null;
    meant.hidden = true;
    dispatchEvent(new Event("gangmu-asked"));
    document.title = asked.q ? `${asked.q} · ${page.dataset.title}` : page.dataset.title;
    const wanted = asked.q || asked.due || FACETS.some((name) => asked[name]);
    start.hidden = Boolean(wanted);
    nothing.hidden = true;
    trouble.hidden = true;
    if (!wanted) {
      found.hidden = true;
      facets.hidden = true;
      say("");
      return;
    }
    page.setAttribute("aria-busy", "true");
    const wait = setTimeout(() => mine === run && say(word("loading")), 200);
    try {
      const engine = await load();
      const read = await engine.read(asked.q);
      if (mine !== run) return;
      await wordsFor(read, asked);
      if (mine !== run) return;
      understood = read;
      showChosen(asked);
      if (read.conditions.length) {
        // Its place is kept: counts come behind.
        meant.textContent = read.conditions.map(reading.label).join(" · ");
        meant.hidden = false;
      }
      const options = { ...asked, conditions: read.conditions, limit: shown, facets: true };
      // Which build of the index gave what stands there: a newer one may take over.
      let early = null;
      const answer = await engine(read.rest, {
        ...options,
        early: (answer) => {
          if (mine !== run) return;
          clearTimeout(wait);
          showResults(answer, asked, answer.settled, early === answer.build);
          early = answer.build;
        },
      });
      if (mine !== run) return;
      clearTimeout(wait);
      showResults(answer, asked, true, early === answer.build);
      if (answer.facets) showFacets(answer, asked);
      restore();
      const current = () => mine === run;
      await reading?.show(meant, { engine, q: asked.q, understood: read, total: answer.total, link: (q, words) => link({ ...asked, q }, "", words), current });
      if (current() && !answer.total && !answer.failed.length && asked.q) await showNothing(asked, engine);
    } catch (error) {
      if (mine !== run) return;
      clearTimeout(wait);
      if (!error.file) console.error(error);
      say(word("broken"));
      found.hidden = false;
      results.replaceChildren();
      more.hidden = true;
      complain([error.file ?? "search/search.js"], true);
    } finally {
      if (mine === run) page.removeAttribute("aria-busy");
    }
  }

  /** Back where the reader was, once the results are there again. */
  function restore() {
    if (place !== null) scrollTo(0, place);
    place = null;
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    visit({ q: input.value.trim(), sort: read().sort });
    input.blur();
  });
  sort.addEventListener("change", () => visit({ ...read(), sort: sort.value }));
  more.addEventListener("click", async () => {
    const first = shown;
    shown += PAGE;
    await show();
    results.children[first]?.querySelector("a").focus();
  });
  // All that was found as a list to take along.
  take.addEventListener("click", async ({ target }) => {
    if (!target.value) return;
    const said = take.querySelector("[role=status]");
    const [root, asked] = [new URL(".", form.action).href, read()];
    const engine = await load();
    if (!window.gangmuTake) await script("take");
    const title = [asked.q, ...[...chosen.querySelectorAll("a")].map((one) => one.firstChild.data)].filter(Boolean).join(" \u00b7 ");
    if (window.gangmuTake) await window.gangmuTake.ofResults({ root, form: target.value, engine, q: understood.rest, options: { ...asked, conditions: understood.conditions }, title, said });
    else said.textContent = gangmuWord("take.failed").replace("{file}", "assets/take.js");
  });
  part("range").addEventListener("click", () => script("range"));
  slot(trouble, "retry").addEventListener("click", show);
  through.addEventListener("change", () => visit({ ...read(), through: through.checked }));
  /** What was shown when the reader left this entry of the history. */
  function comeBack(state) {
    shown = state?.shown ?? PAGE;
    place = state?.y ?? null;
    show();
  }
  history.scrollRestoration = "manual";
  addEventListener("popstate", ({ state }) => comeBack(state));
  addEventListener("pagehide", keep);
  let scrolled = 0;
  addEventListener("scroll", () => {
    clearTimeout(scrolled);
    // Before that, the place to come back to is not there yet.
    if (place === null) scrolled = setTimeout(keep, 150);
  });

  // Up and down go from result to result, and back into the box.
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const links = [...results.querySelectorAll("[data-slot=title]")];
    const at = links.indexOf(document.activeElement);
    if (at < 0 && document.activeElement !== input) return;
    const next = event.key === "ArrowDown" ? links[at + 1] : at > 0 ? links[at - 1] : at === 0 ? input : null;
    if (!next) return;
    event.preventDefault();
    next.focus();
  });

  comeBack(history.state);
})();
