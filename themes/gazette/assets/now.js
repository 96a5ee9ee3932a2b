// What is due this month and the next, and what has passed with no outcome recorded, by the reader's own clock: rows of lists
// say it of themselves (data-when), which lists.js narrows by; the first page counts. Without script nothing is said.
(() => {
  "use strict";
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  // Not by adding thirty days: the 31st has no like in the month after.
  const month = (ahead) => {
    const first = new Date(now.getFullYear(), now.getMonth() + ahead, 1);
    return `${first.getFullYear()}-${two(first.getMonth() + 1)}`;
  };
  const [current, next] = [month(0), month(1)];
  const today = `${current}-${two(now.getDate())}`;
  const isPrecise = (due) => /^\d{4}-\d\d/.test(due);

  /** The last month that a deadline can mean. */
  function end(due) {
    const [year, part = "12"] = due.split("-");
    return `${year}-${two({ Q: 3, H: 6 }[part[0]] * part[1] || part)}`;
  }
  /** What the clock says of a deadline: more than one thing of a day of this month that has passed. */
  function states(due) {
    const found = [];
    if (isPrecise(due) && end(due) === current) found.push("this");
    if (isPrecise(due) && end(due) === next) found.push("next");
    if (due.length === 10 ? due < today : end(due) < current) found.push("passed");
    return found;
  }
  window.gangmuNow = states;

  const WORDS = { this: gangmuWord("now.this_month"), next: gangmuWord("now.next_month"), passed: gangmuWord("now.passed") };
  for (const row of document.querySelectorAll("main [data-due]")) {
    const open = (row.dataset.open ?? row.dataset.due).split(" ").filter(Boolean);
    const found = new Set(open.flatMap(states));
    if (found.size) row.dataset.when = Object.keys(WORDS).filter((one) => found.has(one)).map((one) => `${one}=${WORDS[one]}`).join("|");
  }

  const box = document.querySelector("main .now");
  if (!box) return;
  const open = box.dataset.open.split(" ").filter(Boolean).map((one) => one.split(":"));
  const sum = (fits) => open.reduce((all, [due, count]) => all + (fits(due) ? Number(count) : 0), 0);
  /** A count, with the way to what it counts, where there is a page of that. */
  function put(name, count, href) {
    const place = box.querySelector(`[data-slot="${name}"]`);
    const made = document.createElement(count && href ? "a" : "span");
    if (count && href) made.href = href;
    made.textContent = String(count);
    place.replaceChildren(made);
  }
  const page = (key) => document.querySelector(`.calendar a[href="months/${key}.html"]`)?.getAttribute("href");
  put("this", sum((due) => states(due).includes("this")), page(current));
  put("next", sum((due) => states(due).includes("next")), page(next));
  const passed = open.filter(([due]) => states(due).includes("passed")).map(([due]) => end(due)).sort();
  put("passed", sum((due) => states(due).includes("passed")), `search.html?due=${passed[0]}..${passed[passed.length - 1]}`);
  // The same month of other years, where the page has the way there.
  const years = [...document.querySelectorAll(`.calendar a[href$="-${current.slice(5)}.html"]`)].filter((link) => !link.href.endsWith(`/${current}.html`));
  const others = box.querySelector("[data-slot=years]");
  others.hidden = !years.length;
  others.replaceChildren(gangmuWord("now.years"), ...years.flatMap((link) => {
    const made = document.createElement("a");
    made.href = link.href;
    made.textContent = /(\d{4})-\d\d\.html$/.exec(link.href)[1];
    return [" ", made, ` (${link.textContent.trim()})`];
  }));
  const later = sum((due) => !isPrecise(due) && end(due) === current);
  const more = box.querySelector("[data-slot=more]");
  more.textContent = gangmuWord("now.open_ended").replace("{count}", later);
  more.hidden = !later;
  const day = box.querySelector("[data-slot=day]");
  day.textContent = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "long" }).format(now);
  box.hidden = false;
})();
