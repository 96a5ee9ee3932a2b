// The button by which a reader keeps a task, a unit or a search in the browser (关注夹). watch.html shows what is kept; nothing
// leaves the browser. Without script the button is not seen.
(() => {
  "use strict";
  const button = document.querySelector("button.pin");
  const form = document.querySelector("form.find");
  if (!button || !form) return;
  const root = new URL(".", form.action);
  // Sites that share a host, or were opened from folders, keep what is theirs.
  const KEPT = `gangmu-watch ${root.pathname}`;
  const { kind } = button.dataset;
  const words = { true: gangmuWord("watch.pinned"), false: gangmuWord("watch.pin") };

  function read() {
    try {
      const kept = JSON.parse(localStorage.getItem(KEPT) ?? "[]");
      return Array.isArray(kept) ? kept : [];
    } catch {
      return [];
    }
  }
  /** What the page is kept as: its address below the root, which a search is with its conditions. */
  function pin() {
    if (kind === "search") {
      const asked = new URLSearchParams(location.search);
      asked.delete("sort");
      const query = asked.toString();
      return query ? { kind, path: `search.html?${query}`, title: [asked.get("q"), ...[...document.querySelectorAll(".chosen a")].map((one) => one.firstChild.data)].filter(Boolean).join(" · ") } : null;
    }
    const title = [...document.querySelector("h1").childNodes].map((one) => one.textContent).join(" ").trim();
    return { kind, path: decodeURIComponent(location.href.slice(root.href.length).split(/[?#]/)[0]).replace(/(\.html)?$/, ".html"), title };
  }
  const isKept = (own) => read().some((one) => one.path === own.path);

  function show() {
    const own = pin();
    button.disabled = !own;
    const kept = Boolean(own && isKept(own));
    button.textContent = words[kept];
    button.setAttribute("aria-pressed", String(kept));
  }
  button.addEventListener("click", () => {
    const own = pin();
    const others = read().filter((one) => one.path !== own.path);
    try {
      localStorage.setItem(KEPT, JSON.stringify(isKept(own) ? others : [...others, { ...own, added: new Date().toISOString().slice(0, 10) }]));
      show();
    } catch {
      button.textContent = gangmuWord("watch.not_kept");
    }
  });
  addEventListener("storage", ({ key }) => key === KEPT && show());
  addEventListener("pageshow", show);
  addEventListener("gangmu-asked", show);
  show();

  // The draft of a request for disclosure: a script that is loaded when somebody asks for it.
  const request = document.querySelector("button.request");
  if (!request) return;
  request.disabled = false;
  request.addEventListener("click", () => {
    if (window.gangmuRequest) return window.gangmuRequest();
    const script = document.createElement("script");
    script.src = `${root.href}assets/request.js`;
    script.onload = () => window.gangmuRequest();
    script.onerror = () => (request.textContent = gangmuWord("request.failed").replace("{file}", "assets/request.js"));
    document.head.append(script);
  });
})();
