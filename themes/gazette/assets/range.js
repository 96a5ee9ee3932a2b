// From which month to which something is due: two lists on the page of results, loaded when somebody asks for them. The same
// file in each theme, as tests/suite/themes.rs holds it to.
(async () => {
  "use strict";
  const button = document.querySelector("[data-part=range]");
  const ALL = "1000-01..9999-12";
  /** The first and the last month of a time: 2018, 2018-H2, 2018-Q4, 2018-12, 2018-12-20. */
  function monthsOf(due) {
    const [year, part] = due.split("-");
    if (!part) return [`${year}-01`, `${year}-12`];
    if (!/^[HQ]/.test(part)) return [due.slice(0, 7), due.slice(0, 7)];
    const length = part[0] === "H" ? 6 : 3, last = Number(part[1]) * length;
    return [last - length + 1, last].map((month) => `${year}-${String(month).padStart(2, "0")}`);
  }

  const { facets } = await window.gangmuSearch("", { due: ALL, limit: 0, facets: true });
  const known = facets.month.flatMap(({ value }) => monthsOf(value)).sort();
  if (!known.length) return;
  const number = (month) => month.slice(0, 4) * 12 + Number(month.slice(5)) - 1;
  const months = [];
  for (let at = number(known[0]); at <= number(known[known.length - 1]); at++) months.push(`${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}`);

  const given = new URLSearchParams(location.search);
  const [from, to] = /^(\d{4}-\d\d)\.\.(\d{4}-\d\d)$/.exec(given.get("due") ?? "")?.slice(1) ?? [];
  const language = document.documentElement.lang || "zh-CN";
  const words = new Intl.DateTimeFormat(language, { year: "numeric", month: "short" });
  const list = (label, chosen) => {
    const made = document.createElement("select");
    made.ariaLabel = label;
    made.autocomplete = "off";
    for (const month of months) made.add(new Option(words.format(new Date(month.slice(0, 4), month.slice(5) - 1, 1)), month, false, month === chosen));
    return made;
  };
  const first = list(gangmuWord("find.range_from"), from ?? months[0]), last = list(gangmuWord("find.range_to"), to ?? months[months.length - 1]);
  const go = document.createElement("button");
  go.type = "button";
  go.textContent = gangmuWord("find.range_go");
  go.addEventListener("click", () => {
    const ends = [first.value, last.value].sort();
    given.set("due", ends.join(".."));
    location.search = `?${given}`;
  });
  button.replaceWith(first, "\u2014", last, " ", go);
  first.focus();
})();
