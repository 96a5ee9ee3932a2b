// Light or dark as the reader chose it, before anything is painted; else as the system has it.
(() => {
  "use strict";
  const root = document.documentElement;
  const looks = { "": gangmuWord("look.system"), light: gangmuWord("look.light"), dark: gangmuWord("look.dark") };
  const kept = () => {
    try {
      const look = localStorage.getItem("look") ?? "";
      return Object.hasOwn(looks, look) ? look : "";
    } catch {
      return "";
    }
  };
  const show = (look) => (look ? (root.dataset.look = look) : delete root.dataset.look);
  show(kept());
  addEventListener("DOMContentLoaded", () => {
    const line = document.querySelector("footer .look");
    if (!line) return;
    const choice = document.createElement("select");
    choice.append(...Object.entries(looks).map(([look, words]) => new Option(words, look)));
    choice.value = kept();
    const label = document.createElement("label");
    label.append(`${gangmuWord("look.label")} `, choice);
    line.prepend(label);
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
