// Reloads this page when the preview has built the site anew, and shows what keeps it from being built.
(() => {
  "use strict";
  const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
  let known = "", waiting = null, overlay = null;
  const buildOf = (name) => name.split(".")[0];

  async function wait({ signal }) {
    while (!signal.aborted) {
      try {
        const response = await fetch(`/_gangmu/build?${known}`, { signal });
        if (!response.ok) throw new Error(response.statusText);
        const name = await response.text();
        if (known && buildOf(name) !== buildOf(known)) return location.reload();
        if (name !== known) {
          const problems = await fetch("/_gangmu/problems", { signal });
          show(await problems.json());
        }
        known = name;
      } catch {
        // The preview has ended, perhaps to be started again.
        await pause(1000);
      }
    }
  }

  const element = (name, className, text) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  };

  // In a tree of its own, so that neither the page's style nor this one reaches the other. The style comes as a file:
  // the policy of the site forbids all others.
  function show(problems) {
    overlay?.remove();
    overlay = null;
    if (!problems.length) return;
    overlay = element("div");
    overlay.id = "gangmu-problems";
    overlay.lang = "en";
    const root = overlay.attachShadow({ mode: "open" });
    const style = element("link");
    style.rel = "stylesheet";
    style.href = "/_gangmu/overlay.css";

    const box = element("section", "problems");
    box.setAttribute("role", "alert");
    const errors = problems.filter((problem) => problem.severity === "error").length;
    const head = element("header");
    head.append(element("h1", "", `${errors} ${errors === 1 ? "error" : "errors"}`), element("p", "", "What is shown below is the last good site, if there is one. This goes when the content is right again."));
    const close = element("button", "", "Hide");
    close.type = "button";
    close.addEventListener("click", () => overlay?.remove());
    head.append(close);
    box.append(head, ...problems.map((problem) => element("pre", problem.severity, problem.text)));
    box.addEventListener("keydown", (event) => event.key === "Escape" && overlay?.remove());
    root.append(style, box);
    document.documentElement.append(overlay);
  }

  // A page that is kept for the way back asks nothing meanwhile.
  addEventListener("pagehide", () => waiting?.abort());
  addEventListener("pageshow", () => {
    waiting?.abort();
    waiting = new AbortController();
    wait(waiting);
  });
})();
