// The search box on every page: suggestions while typing, and the marks on a page that a
// result led to. The index is loaded when somebody begins to type, not before.
(() => {
  "use strict";
  const form = document.querySelector("form.find");
  if (!form) return;
  const input = form.elements.q;
  // The page of results lies at the root of the site.
  const root = new URL(".", form.action).href;
  const element = (name, className, text) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  };
  const set = (made, attributes) => {
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    return made;
  };
  /** Marks words of the documents as Chinese; some kinds of things are named by the interface. */
  const official = (made, kind) => {
    if (!/kind|role|month|year|page/.test(kind)) made.lang = "zh-CN";
    return made;
  };

  let loading = null;
  /** The search, loaded once; tried again after a failure. */
  function load() {
    loading ??= new Promise((resolve, reject) => {
      if (window.gangmuSearch) return resolve(window.gangmuSearch);
      const script = element("script");
      const fail = (why) => {
        loading = null;
        reject(new Error(why));
      };
      script.src = root + "search/search.js";
      script.onload = () => (window.gangmuSearch ? resolve(window.gangmuSearch) : fail("damaged"));
      script.onerror = () => fail("not there");
      document.head.append(script);
    });
    return loading;
  }

  /** Appends a text with some stretches of it marked. Text nodes only. */
  function marked(parent, text, marks) {
    let from = 0;
    for (const [start, end] of marks) {
      parent.append(text.slice(from, start), element("mark", "", text.slice(start, end)));
      from = end;
    }
    parent.append(text.slice(from));
    return parent;
  }

  // Suggestions: an ARIA combobox with a list.
  const list = set(element("ul"), { id: "suggestions", role: "listbox", "aria-label": gangmuWord("find.suggestions") });
  list.hidden = true;
  form.append(list);
  set(input, {
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: "false",
    enterkeyhint: "search",
    role: "combobox",
    "aria-autocomplete": "list",
    "aria-expanded": "false",
    "aria-controls": list.id,
  });
  let options = [], active = -1, asked = 0, composing = false;

  let timer = 0;

  function close() {
    clearTimeout(timer);
    asked++;
    options = [];
    active = -1;
    list.hidden = true;
    list.replaceChildren();
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function choose(index) {
    active = (index + options.length + 1) % (options.length + 1);
    [...list.children].forEach((item, i) => item.setAttribute("aria-selected", String(i === active)));
    if (active === options.length) {
      active = -1;
      input.removeAttribute("aria-activedescendant");
    } else {
      input.setAttribute("aria-activedescendant", `suggestion-${active}`);
      list.children[active].scrollIntoView({ block: "nearest" });
    }
  }

  async function offer() {
    if (composing) return;
    const mine = ++asked;
    const typed = input.value;
    let found = [];
    try {
      found = await (await load()).suggest(typed);
    } catch {
      // Without suggestions the form still leads to the results.
    }
    if (mine !== asked) return;
    if (!found.length) return close();
    options = found;
    active = -1;
    list.replaceChildren(
      ...found.map((card, i) => {
        const item = element("li");
        item.id = `suggestion-${i}`;
        item.setAttribute("role", "option");
        item.setAttribute("aria-selected", "false");
        item.append(element("small", "", card.label), marked(official(element("span"), card.kind), card.title, card.titleMarks));
        const where = [card.place, card.kind === "plan" ? card.year : null].filter(Boolean).join(" ");
        if (where) item.append(official(element("small", "where", where)));
        item.addEventListener("mousedown", (event) => event.preventDefault());
        item.addEventListener("click", () => go(card));
        return item;
      }),
    );
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    input.removeAttribute("aria-activedescendant");
  }

  const go = (card) => {
    close();
    location.href = root + card.path;
  };

  input.addEventListener("compositionstart", () => (composing = true));
  input.addEventListener("compositionend", () => {
    composing = false;
    offer();
  });
  input.addEventListener("input", (event) => {
    if (composing || event.isComposing) return;
    clearTimeout(timer);
    timer = setTimeout(offer, 80);
  });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    // While an input method composes, its keys are its own.
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === "ArrowDown" && options.length) choose(active + 1);
    else if (event.key === "ArrowUp" && options.length) choose(active < 0 ? options.length - 1 : active - 1);
    else if (event.key === "Enter" && active >= 0) go(options[active]);
    else if (event.key === "Escape" && !list.hidden) close();
    else return;
    event.preventDefault();
  });
  form.addEventListener("submit", close);

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && event.target !== input) unmark();
  });

  // Marks on the page that a result led to: ?hit=…
  function unmark() {
    for (const mark of document.querySelectorAll("main mark.hit")) {
      const parent = mark.parentNode;
      mark.replaceWith(...mark.childNodes);
      parent.normalize();
    }
  }

  /** Marks what was searched for in a part of the page, across its links and paragraphs. */
  async function mark(part, query) {
    const nodes = [];
    const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT, {
      acceptNode: (node) => (node.parentElement.closest("a.mark, .to-task") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT),
    });
    let text = "";
    while (walker.nextNode()) {
      nodes.push([text.length, walker.currentNode]);
      text += walker.currentNode.data;
    }
    const found = await window.gangmuSearch.mark(query, text);
    // From the end, so that what is cut off does not move what is still to come.
    for (const [start, end] of found.reverse()) {
      for (let i = nodes.length - 1; i >= 0; i--) {
        const [at, node] = nodes[i];
        const from = Math.max(start, at) - at, to = Math.min(end, at + node.length) - at;
        if (from >= to || !node.data.slice(from, to).trim()) continue;
        const range = document.createRange();
        range.setStart(node, from);
        range.setEnd(node, to);
        range.surroundContents(element("mark", "hit"));
      }
    }
  }

  const hit = new URLSearchParams(location.search).get("hit");
  if (hit) {
    load()
      .then(async () => {
        for (const part of document.querySelectorAll("main h1, main .official")) await mark(part, hit);
        const target = location.hash.length > 1 ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
        const all = [...document.querySelectorAll("main .official mark.hit, main h1 mark.hit")];
        const after = target && all.find((one) => target.compareDocumentPosition(one) & (Node.DOCUMENT_POSITION_FOLLOWING | Node.DOCUMENT_POSITION_CONTAINED_BY));
        const first = after ?? document.querySelector("main .official mark.hit") ?? all[0];
        first?.scrollIntoView({ block: "center" });
        input.value = hit;
      })
      .catch(() => {});
  }

  // For the page of results.
  form.tools = { load, marked, element, official };
})();
