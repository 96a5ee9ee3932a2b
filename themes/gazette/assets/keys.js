// Keys: / and Ctrl or Command with K to the search box, ? for the list of keys, and those in it. Single
// characters can be switched off (WCAG 2.1.4); the browser remembers.
(() => {
  "use strict";
  const dialog = document.getElementById("keys");
  const input = document.querySelector("form.find input");
  if (!dialog?.showModal || !input) return;
  const find = (css) => document.querySelector(css);
  const single = dialog.querySelector("[type=checkbox]");
  const KEPT = "gangmu-keys";
  try {
    single.checked = localStorage.getItem(KEPT) !== "off";
  } catch {
    // They are on, for this page.
  }
  single.addEventListener("change", () => {
    try {
      localStorage.setItem(KEPT, single.checked ? "on" : "off");
    } catch {
      // It holds for this page.
    }
  });
  // Another tab may have switched them.
  addEventListener("storage", ({ key, newValue }) => key === KEPT && (single.checked = newValue !== "off"));

  const search = () => {
    input.focus();
    input.select();
  };
  const help = () => dialog.showModal();
  for (const button of document.querySelectorAll("[data-keys]")) {
    button.hidden = false;
    button.addEventListener("click", help);
  }
  // A press beside it closes it.
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());

  function top() {
    const contents = find("nav.contents details");
    if (!contents) return scrollTo(0, 0);
    contents.open = true;
    (contents.querySelector("[aria-current]") ?? contents.querySelector("a")).focus();
  }
  const keys = {
    "/": search,
    "?": help,
    "？": help,
    j: () => find('main a[rel="next"]')?.click(),
    k: () => find('main a[rel="prev"]')?.click(),
    u: () => (find("main [data-up]") ?? find('header.site nav [aria-current="true"]') ?? find("header.site .name")).click(),
    t: top,
    c: () => find("main .address ~ button.copy")?.click(),
  };

  const typing = (target) => target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName);
  document.addEventListener("keydown", (event) => {
    const { key, target } = event;
    if (event.defaultPrevented || event.isComposing || event.altKey || dialog.open) return;
    const control = event.ctrlKey || event.metaKey;
    const does = control ? key.toLowerCase() === "k" && !event.shiftKey && search : single.checked && !typing(target) && Object.hasOwn(keys, key) && keys[key];
    if (!does) return;
    event.preventDefault();
    does();
  });
})();
