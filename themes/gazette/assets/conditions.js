// What a query was understood to ask for, in words, and the other way to take it; for the pages of results of all themes:
// the same file in each, as tests/suite/themes.rs holds it to.
(() => {
  "use strict";
  const ROLES = { lead: gangmuWord("role.lead"), responsible: gangmuWord("role.responsible"), cooperating: gangmuWord("role.cooperating") };
  const fill = (words, values) => words.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  const language = document.documentElement.lang || "zh-CN";

  const date = (month) => new Date(Number(month.slice(0, 4)), Number(month.slice(5)) - 1, 1);
  /** Months in a row as readers write them. */
  function months([from, to]) {
    const whole = from.endsWith("-01") && to.endsWith("-12");
    const format = new Intl.DateTimeFormat(language, whole ? { year: "numeric" } : { year: "numeric", month: "long" });
    const [first, last] = [from, to].map((month) => format.format(date(month)));
    return first === last ? first : `${first}\u2014${last}`;
  }

  /** A link's words; units of one name are told apart by their places. */
  const called = (link) => (link.kind === "month" ? months([link.text, link.text]) : link.kind === "year" ? months([`${link.text}-01`, `${link.text}-12`]) : link.place ? `${link.text}\uff08${link.place}\uff09` : link.text);

  /** A condition in words. */
  function label(one) {
    if (one.due) return fill(gangmuWord("find.due"), { time: months(one.due) });
    if (one.facet === "unit") return fill(gangmuWord("find.part"), { unit: one.links[0].text, role: one.role ? ROLES[one.role] : gangmuWord("find.any_role") });
    if (one.facet === "role") return ROLES[one.role];
    return one.typed;
  }

  /** Words that each stand as they are, taken for what they say again; nothing where there is nothing of the kind. */
  async function other(engine, q, understood) {
    if (understood.conditions.length) return { q: understood.literal, literal: true };
    const loose = q.replace(/"([^"]+)"/g, "$1");
    const read = loose === q ? null : await engine.read(loose);
    return read?.conditions.length ? { q: loose, literal: false, read } : null;
  }

  const all = (conditions, rest) => [...conditions.map(label), ...(rest ? [`\u201c${rest}\u201d`] : [])].join(" \u00b7 ");

  /**
   * Fills a paragraph: what was asked for and how much there is, the other way to take the same words, and the pages of what
   * was named. `link` makes the link to a query. Hides it where the words have one meaning.
   */
  async function show(place, { engine, q, understood, total, link, current = () => true }) {
    const way = await other(engine, q, understood);
    if (!current()) return;
    place.hidden = !way;
    if (!way) return;
    const counted = await engine(way.literal ? way.q : way.read.rest, { conditions: way.read?.conditions, limit: 0 });
    if (!current()) return;
    const literal = (count) => fill(gangmuWord("find.literal"), { count });
    const meant = ({ conditions, rest }, count) => `${all(conditions, rest)} (${count})`;
    const own = document.createElement("strong");
    own.textContent = way.literal ? meant(understood, total) : literal(total);
    const parts = way.literal ? [own, " \u00b7 ", link(way.q, literal(counted.total))] : [link(way.q, meant(way.read, counted.total)), " \u00b7 ", own];
    const pages = [...understood.conditions, understood].flatMap((one) => one.links ?? []);
    if (pages.length) parts.push(document.createElement("br"), gangmuWord("find.pages"));
    pages.forEach((page, i) => {
      const made = document.createElement("a");
      made.href = page.url;
      made.textContent = called(page);
      if (page.kind !== "month" && page.kind !== "year") made.lang = "zh-CN";
      parts.push(i ? gangmuWord("sep") : "", made);
    });
    place.replaceChildren(...parts);
  }

  /** Each part of a query that has no result, with how much there is of it alone: `[words, count, query]`. */
  async function apart(engine, q, understood) {
    const words = understood.rest.match(/-?"[^"]+"|\S+/g)?.filter((word) => word[0] !== "-") ?? [];
    const asked = [...understood.conditions.map((one) => [label(one), "", [one], one.typed]), ...words.map((word) => [word, word, [], word])];
    const rows = [];
    // One after the other: the engine keeps one query at a time.
    if (asked.length > 1) for (const [text, rest, conditions, typed] of asked) rows.push([text, (await engine(rest, { conditions, limit: 0 })).total, typed]);
    return rows;
  }

  // The page that asks for this script waits for it to be here.
  document.getElementById("search").reading = { label, show, apart };
})();
