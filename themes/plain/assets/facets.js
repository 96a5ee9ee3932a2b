// What results can be narrowed by: loaded when a reader unfolds it.
(async () => {
  "use strict";
  const box = document.querySelector("#search .narrow");
  const { options, rest } = box.asked;
  const NAMES = { kind: gangmuWord("find.kind"), place: gangmuWord("field.place"), year: gangmuWord("field.year"), plan: gangmuWord("nav.plans"), unit: gangmuWord("nav.units"), role: gangmuWord("find.role"), park: gangmuWord("nav.parks"), month: gangmuWord("find.month"), progress: gangmuWord("nav.progress") };
  const element = (name, ...content) => {
    const made = document.createElement(name);
    made.append(...content);
    return made;
  };

  /** The address with a value chosen, or given up; several values of a kind may be chosen, any of which will do. */
  function address(name, value, on) {
    const given = new URLSearchParams(location.search);
    const values = given.getAll(name).filter((own) => own && own !== value);
    given.delete(name);
    for (const own of on ? values : [...values, value]) given.append(name, own);
    return `?${given}`;
  }

  const { facets } = await window.gangmuSearch(rest, { ...options, limit: 0, facets: true });
  for (const [name, words] of Object.entries(NAMES)) {
    const chosen = options[name] ?? [];
    if (facets[name].length < (chosen.length ? 1 : 2)) continue;
    const rows = facets[name].map(({ value, label, count }) => {
      const link = element("a", label);
      const on = chosen.includes(value);
      link.href = address(name, value, on);
      if (/place|plan|unit|park/.test(name)) link.lang = "zh-CN";
      if (on) link.setAttribute("aria-current", "true");
      return element("li", link, ` ${count}`);
    });
    const list = element("ul", ...rows);
    box.append(element("details", element("summary", words), list));
    if (chosen.length) box.lastChild.open = true;
  }

  // A unit is also asked for by the groups that speak for it.
  if (options.unit?.length || options.conditions.some(({ facet }) => facet === "unit")) {
    const link = element("a", gangmuWord("find.through"));
    link.href = address("through", "1", Boolean(options.through));
    if (options.through) link.setAttribute("aria-current", "true");
    box.append(element("p", link));
  }
  const range = element("button", gangmuWord("find.range"));
  range.type = "button";
  range.dataset.part = "range";
  range.addEventListener("click", () => {
    const script = element("script");
    script.src = "assets/range.js";
    document.head.append(script);
  });
  box.append(element("p", range));
})();
