// Lists, narrowed by words, by what rows say of themselves (data-plan="value=words|…") and by who has which part in them
// (data-by="unit:l other-unit:r"); the address holds what is chosen, and print names it.
// Without script every list is whole.
(() => {
  "use strict";
  const main = document.querySelector("main");
  const tools = main.querySelector(".narrowing");
  const all = (css) => [...main.querySelectorAll(css)];
  if (!tools || all("[data-row]").length <= 8) return;
  const [text, clear, status] = ["input", "button", "[role=status]"].map((css) => tools.querySelector(css));
  const controls = [...tools.querySelectorAll("[name]")];
  const [unit, as, through] = ["unit", "as", "through"].map((name) => tools.querySelector(`[name=${name}]`));
  const facets = controls.filter((one) => ![text, unit, as, through].includes(one) && one.name !== "sort");
  const bearers = unit ? [...unit.options].slice(1).map((option) => ({ key: option.value, words: option.text, groups: option.dataset.groups?.split(" ") ?? [] })) : [];
  const named = document.querySelector(".narrowed"), title = document.title;
  const fold = (words) => words.normalize("NFKC").toLowerCase().replace(/\s/g, "");
  const rows = all("[data-row]").map((item) => {
    const by = item.dataset.by?.split(" ").map((part) => part.split(":")) ?? [];
    const row = { item, by, words: fold(item.textContent + (item.dataset.also ?? "")) };
    for (const { name } of facets) {
      const says = item.closest(`[data-${name}]`)?.dataset[name].split("|") ?? [];
      row[name] = new Map(says.filter(Boolean).map((one) => [one.split("=")[0], one.split("=").pop()]));
    }
    return row;
  });
  /** Whether a unit has a part in a row: the one that is chosen, by its own name or, if that is wanted, through a group. */
  const owes = (row, { key, groups }, role = as.value, group = through.checked) =>
    row.by.some(([own, part]) => (own === key || (group && groups.includes(own))) && (!role || part === role[0]));
  const chosen = () => bearers.find((one) => one.key === unit.value);
  const fits = (row, but) =>
    (but === unit || !unit?.value || !chosen() || owes(row, chosen())) &&
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

  /** Offers units that have a part in what is left, the parts of the one that is chosen, and its groups. */
  function offerUnits() {
    if (!unit) return;
    const left = rows.filter((row) => fits(row, unit));
    const value = unit.value;
    unit.length = 1;
    for (const one of bearers) {
      const count = left.filter((row) => owes(row, one)).length;
      if (count || one.key === value) unit.add(new Option(`${one.words} (${count})`, one.key, false, one.key === value));
    }
    const own = chosen();
    unit.closest("label").hidden = bearers.length < 2;
    as.closest("label").hidden = !own;
    through.closest("label").hidden = !own?.groups.length;
    for (const option of own ? as.options : []) {
      option.dataset.words ??= option.text;
      option.text = `${option.dataset.words} (${left.filter((row) => owes(row, own, option.value)).length})`;
    }
  }

  /** What is chosen, in words. */
  function inWords() {
    const own = unit && chosen();
    const words = facets.filter((one) => one.value).map((one) => `${one.labels[0].firstChild.data.trim()} ${one.selectedOptions[0].text.replace(/ \(\d+\)$/, "")}`);
    if (own) {
      const role = as.selectedOptions[0].dataset.words ?? as.selectedOptions[0].text;
      words.unshift(named.dataset.part.replace("{unit}", own.words).replace("{role}", role) + (through.checked ? ` + ${through.labels[0].textContent.trim()}` : ""));
    }
    if (text.value) words.push(`\u201c${text.value}\u201d`);
    return words.join(" \u00b7 ");
  }

  // What is left as a list to take along, where rows are tasks or deadlines: a script that is loaded when somebody asks for it.
  const taking = tools.querySelector(".take");
  const deeds = all("[data-row] .what").length;
  taking.addEventListener("click", async ({ target }) => {
    if (!target.value) return;
    const root = new URL(".", document.querySelector("form.find").action).href;
    if (!window.gangmuTake) {
      const script = document.createElement("script");
      script.src = `${root}assets/take.js`;
      await new Promise((done) => {
        script.onload = script.onerror = done;
        document.head.append(script);
      });
    }
    const value = (name) => facets.find((one) => one.name === name)?.value ?? "";
    const shown = rows.filter(({ item }) => !item.hidden).map(({ item }) => item);
    const said = taking.querySelector("[role=status]");
    if (window.gangmuTake) await window.gangmuTake.ofList({ root, form: target.value, shown, title: main.querySelector("h1").firstChild.data.trim(), filter: inWords(), year: value("year"), when: value("when"), said });
    else said.textContent = gangmuWord("take.failed").replace("{file}", "assets/take.js");
  });

  const groups = all("[data-group], section").filter((group) => group.querySelector("[data-row]"));
  const left = (within, css = ":not([hidden])") => within.querySelectorAll(`[data-row]${css}`).length;
  // What an official notice deleted is listed, and not counted.
  const counted = ":not([data-deleted])";
  const counts = all("[data-count]").map((place) => {
    const within = place.closest("section") ?? main;
    return [place, place.textContent, within, left(within, counted)];
  });

  function show() {
    for (const row of rows) row.item.hidden = !fits(row);
    const some = left(main);
    const narrowed = [text, ...facets, ...(unit ? [unit] : [])].some((one) => one.value);
    for (const group of groups) {
      group.hidden = !left(group);
      if (narrowed && group.matches("details")) group.open = true;
    }
    for (const [place, whole, within, count] of counts) {
      const some = left(within, `:not([hidden])${counted}`);
      place.textContent = some < count ? `${some} / ${whole}` : whole;
    }
    for (const select of facets) offer(select, select.value);
    offerUnits();
    // A drawing shows all.
    for (const chart of all(".chart")) chart.hidden = narrowed;
    clear.hidden = !narrowed;
    const { shown, none } = status.dataset;
    status.textContent = narrowed ? (some ? shown : none).replace("{count}", some).replace("{total}", rows.length) : "";
    const words = narrowed ? inWords() : "";
    // A list that is printed, and an address that is kept, say what they show.
    named.textContent = narrowed ? `${named.dataset.of} ${words} (${some} / ${rows.length})` : "";
    named.hidden = !narrowed;
    taking.hidden = !(narrowed && some && deeds);
    taking.querySelector("[role=status]").textContent = "";
    document.title = narrowed ? `${words} \u00b7 ${title}` : title;
  }

  function changed() {
    const address = new URL(location);
    for (const { name, value, type, checked } of controls) {
      if (value && (type !== "checkbox" || checked)) address.searchParams.set(name, value);
      else address.searchParams.delete(name);
    }
    show();
    try {
      history.replaceState(history.state, "", address);
    } catch {} // Narrowed all the same.
  }
  function reset() {
    for (const one of [text, ...facets, ...(unit ? [unit, as] : [])]) one.value = "";
    if (unit) through.checked = false;
    changed();
  }

  const given = new URLSearchParams(location.search);
  text.value = given.get("text") ?? "";
  for (const select of facets) offer(select, given.get(select.name));
  if (unit) {
    for (const one of [unit, as]) if ([...one.options].some((option) => option.value === given.get(one.name))) one.value = given.get(one.name) ?? "";
    through.checked = given.has("through");
  }
  show();
  tools.hidden = false;
  // What an input method composes is no word yet. Keyboards of Android compose Latin words, too, which count at once.
  const waits = !/Android/.test(navigator.userAgent);
  tools.addEventListener("input", (event) => (waits && event.isComposing) || changed());
  tools.addEventListener("compositionend", changed);
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
