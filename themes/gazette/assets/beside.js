// Two places side by side, chosen by the reader; the address holds the choice. All figures stand on the page, so nothing is
// asked of a server. Without script each place has its own list. The same file in each theme, as tests/suite/themes.rs
// holds it to.
(() => {
  "use strict";
  const main = document.querySelector("main");
  const [form, table] = ["form.beside", "table.beside"].map((css) => main.querySelector(css));
  const places = [...main.querySelectorAll("section.place")].map((section) => ({
    id: section.id,
    link: section.querySelector("h2 a"),
    above: section.querySelector("h2 small")?.textContent ?? "",
    figures: new Map([...section.querySelectorAll("[data-key]")].map((row) => [row.dataset.key, row])),
  }));
  if (!form || places.length < 2) return;
  const [one, other] = ["a", "b"].map((name) => form.elements[name]);
  const place = ({ value }) => places.find(({ id }) => id === value);
  const element = (name, ...content) => {
    const made = document.createElement(name);
    made.append(...content);
    return made;
  };
  const copy = (nodes) => [...nodes].map((node) => node.cloneNode(true));

  /** A row of what two places have of one figure; what one of them lacks is said. */
  function row(key, chosen) {
    const rows = chosen.map(({ figures }) => figures.get(key));
    const name = rows.find(Boolean).querySelector("dt");
    const head = element("th", ...copy(name.childNodes));
    head.scope = "row";
    if (name.lang) head.lang = name.lang;
    const cells = rows.map((own) => element("td", ...(own ? copy(own.querySelector("dd").childNodes) : [form.dataset.none])));
    return element("tr", head, ...cells);
  }

  function show() {
    const chosen = [one, other].map(place);
    const heads = chosen.map(({ link }) => {
      const head = element("th", link.cloneNode(true));
      head.scope = "col";
      head.lang = "zh-CN";
      return head;
    });
    const line = table.tHead.rows[0];
    line.replaceChildren(line.cells[0], ...heads);
    // In the order of each list: years that one of them lacks come where they belong.
    const [first, second] = chosen.map(({ figures }) => [...figures.keys()]);
    const keys = [...first];
    second.forEach((key, at) => {
      if (keys.includes(key)) return;
      const before = second.slice(0, at).reverse().find((own) => keys.includes(own));
      keys.splice(keys.indexOf(before) + 1, 0, key);
    });
    table.tBodies[0].replaceChildren(...keys.map((key) => row(key, chosen)));
    table.hidden = false;
  }

  for (const select of [one, other]) {
    for (const { id, link, above } of places) select.add(new Option(above ? `${link.textContent} (${above})` : link.textContent, id));
    select.lang = "zh-CN";
  }
  const given = new URLSearchParams(location.search);
  const known = (name) => places.some(({ id }) => id === given.get(name)) && given.get(name);
  one.value = known("a") || places[0].id;
  other.value = known("b") || places.find(({ id }) => id !== one.value).id;
  form.hidden = false;
  show();
  form.addEventListener("input", () => {
    show();
    const address = new URL(location);
    for (const select of [one, other]) address.searchParams.set(select.name, select.value);
    try {
      history.replaceState(history.state, "", address);
    } catch {} // From a folder on disk, some browsers do not let us.
  });
  form.addEventListener("submit", (event) => event.preventDefault());
})();
