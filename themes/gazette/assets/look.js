// Light or dark as the reader chose it, before anything is painted; else as the system has it.
(() => {
  "use strict";
  const root = document.documentElement;
  const known = ["light", "dark"];
  const kept = () => {
    try {
      return localStorage.getItem("look");
    } catch {
      return null;
    }
  };
  const show = (look) => (known.includes(look) ? (root.dataset.look = look) : delete root.dataset.look);
  show(kept());
  addEventListener("DOMContentLoaded", () => {
    const line = document.querySelector("footer .look label");
    const choice = line?.querySelector("select");
    if (!choice) return;
    choice.value = known.includes(kept()) ? kept() : "";
    line.hidden = false;
    choice.addEventListener("change", () => {
      show(choice.value);
      try {
        localStorage.setItem("look", choice.value);
      } catch {
        // It holds for this page.
      }
    });
  });
})();
