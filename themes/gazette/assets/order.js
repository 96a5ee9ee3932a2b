// Lists of tasks in the order of their deadlines: rows leave their plans, and take the plan's name with
// them. Runs behind lists.js, which keeps the choice in the address.
(() => {
  "use strict";
  const main = document.querySelector("main");
  const tools = main.querySelector(".narrowing:not([hidden])");
  const sort = tools?.querySelector("[name=sort]");
  const rows = [...main.querySelectorAll("[data-row]")].map((item) => ({ item, home: item.parentElement, dues: item.dataset.due?.split(" ") ?? [] }));
  if (!sort || !rows.some((row) => row.dues.length)) return;
  const year = tools.querySelector("[name=year]");

  /** The last day that a deadline can mean; of the same day the more precise first. */
  function end(due) {
    const [year, part = "12", day = "99"] = due.split("-");
    const month = { Q: 3, H: 6 }[part[0]] * part[1] || part;
    return `${year}-${String(month).padStart(2, "0")}-${day}-${99 - due.length}`;
  }
  /** The first deadline of a row, of the year that was chosen; rows without one come last. */
  const first = (row) => row.dues.filter((due) => due.startsWith(year.value)).map(end).sort()[0] ?? "9";

  function flat({ item, home }) {
    const group = home.parentElement;
    let list = group.parentElement.querySelector(":scope > .flat");
    if (!list) {
      list = home.cloneNode();
      list.classList.add("flat");
      group.parentElement.insertBefore(list, group.parentElement.querySelector(":scope > [data-group]"));
    }
    if (!item.querySelector(".from")) {
      const from = group.querySelector(".of a").cloneNode(true);
      from.className = "from";
      item.append(from);
    }
    return list;
  }

  function order() {
    const dated = sort.value === "deadline";
    main.classList.toggle("by-deadline", dated);
    const keyed = rows.map((row) => ({ row, key: dated ? first(row) : "" }));
    keyed.sort((a, b) => (a.key < b.key ? -1 : Number(a.key > b.key)));
    for (const { row } of keyed) (dated ? flat(row) : row.home).append(row.item);
  }

  sort.closest("label").hidden = false;
  if (new URLSearchParams(location.search).get("sort") === "deadline") {
    sort.value = "deadline";
    order();
  }
  // Before lists.js hears of it, which looks at what is where.
  tools.addEventListener("input", order, true);
})();
