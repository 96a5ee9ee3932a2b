// Lists, narrowed by words and by what rows say of themselves (data-plan="value=words|…"); the address
// holds what is chosen. Without script every list is whole.
(() => {
  "use strict";
  const main = document.querySelector("main");
  const tools = main.querySelector(".narrowing");
  const all = (css) => [...main.querySelectorAll(css)];
  if (!tools || all("[data-row]").length <= 8) return;
  const [text, clear, status] = ["input", "button", "[role=status]"].map((css) => tools.querySelector(css));
  const controls = [...tools.querySelectorAll("[name]")];
  const facets = controls.filter((one) => one !== text && one.name !== "sort");
  const fold = (words) => words.normalize("NFKC").toLowerCase().replace(/\s/g, "");
  const rows = all("[data-row]").map((item) => {
    const row = { item, words: fold(item.textContent + (item.dataset.also ?? "")) };
    for (const { name } of facets) {
      const says = item.closest(`[data-${name}]`)?.dataset[name].split("|") ?? [];
      row[name] = new Map(says.filter(Boolean).map((one) => [one.split("=")[0], one.split("=").pop()]));
    }
    return row;
  });
  const fits = (row, but) =>
    text.value.split(/\s/).every((word) => row.words.includes(fold(word))) &&
    facets.every((one) => one === but || !one.value || row[one.name].has(one.value));

  /** Offers what leaves something, and how much. */
  function offer(select, value) {
    const { name } = select;
    let found = new Map();
    for (const row of rows) {
      for (const [key, words] of row[name]) {
        const one = found.get(key) ?? { key, words, count: 0 };
        one.count += fits(row, select);
        found.set(key, one);
      }
    }
    if (name === "year") found = new Map([...found].sort());
    select.length = 1;
    for (const { key, words, count } of found.values()) if (count || key === value) select.add(new Option(`${words} (${count})`, key, false, key === value));
    select.closest("label").hidden = found.size < 2;
  }

  const groups = all("[data-group], section").filter((group) => group.querySelector("[data-row]"));
  const left = (within, css = ":not([hidden])") => within.querySelectorAll(`[data-row]${css}`).length;
  const counts = all("[data-count]").map((place) => {
    const within = place.closest("section") ?? main;
    return [place, place.textContent, within, left(within, "")];
  });

  function show() {
    for (const row of rows) row.item.hidden = !fits(row);
    const some = left(main);
    const narrowed = [text, ...facets].some((one) => one.value);
    for (const group of groups) {
      group.hidden = !left(group);
      if (narrowed && group.matches("details")) group.open = true;
    }
    for (const [place, whole, within, count] of counts) place.textContent = left(within) < count ? `${left(within)} / ${whole}` : whole;
    for (const select of facets) offer(select, select.value);
    // A drawing shows all.
    for (const chart of all(".chart")) chart.hidden = narrowed;
    clear.hidden = !narrowed;
    const { shown, none } = status.dataset;
    status.textContent = narrowed ? (some ? shown : none).replace("{count}", some).replace("{total}", rows.length) : "";
  }

  function changed() {
    const address = new URL(location);
    for (const { name, value } of controls) {
      if (value) address.searchParams.set(name, value);
      else address.searchParams.delete(name);
    }
    show();
    try {
      history.replaceState(history.state, "", address);
    } catch {} // Narrowed all the same.
  }
  function reset() {
    for (const one of [text, ...facets]) one.value = "";
    changed();
  }

  const given = new URLSearchParams(location.search);
  text.value = given.get("text") ?? "";
  for (const select of facets) offer(select, given.get(select.name));
  show();
  tools.hidden = false;
  tools.addEventListener("input", changed);
  clear.addEventListener("click", () => {
    reset();
    text.focus();
  });
  // A link to a part that is not shown brings it back.
  document.addEventListener("click", ({ target }) => {
    const link = target.closest('a[href^="#"]');
    if (link && document.getElementById(link.hash.slice(1))?.closest("[hidden]")) reset();
  });
})();
