// The page of results: a list, and nothing that a reader of text would miss.
(() => {
  "use strict";
  const box = document.getElementById("search");
  const query = new URLSearchParams(location.search).get("q") ?? "";
  const input = document.getElementById("q");
  input.value = query;
  if (!query.trim()) {
    document.querySelector("section[hidden]").hidden = false;
    return;
  }
  const [status, list, more] = ["[role=status]", ".results", "button"].map((selector) => box.querySelector(selector));
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

  let shown = 0;
  async function next() {
    more.hidden = true;
    if (!shown) status.textContent = box.dataset.loading;
    try {
      const answer = await window.gangmuSearch(query, { offset: shown, limit: 20 });
      list.append(...answer.results.map(item));
      shown += answer.results.length;
      const failed = answer.failed.join(" ");
      // Nothing was found only where all of the index could be read.
      const none = failed ? "unanswered" : "none";
      status.textContent = [
        words(answer.total ? "total" : none, { count: answer.total, q: query }),
        failed && words(answer.incomplete ? "incomplete" : "missing", { files: failed }),
      ].filter(Boolean).join(" ");
      more.hidden = shown >= answer.total;
    } catch {
      status.textContent = box.dataset.broken;
    }
  }
  more.addEventListener("click", next);
  if (window.gangmuSearch) next();
  else status.textContent = box.dataset.broken;
})();
