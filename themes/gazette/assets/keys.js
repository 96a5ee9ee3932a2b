// Keys: / and Ctrl or Command with K to the search box, ? for the list of keys, and those in it. Single
// characters can be switched off (WCAG 2.1.4); the browser remembers.
(() => {
  "use strict";
  const input = document.querySelector("form.find input");
  const line = document.querySelector("footer .look");
  if (!window.HTMLDialogElement || !input || !line) return;
  const find = (css) => document.querySelector(css);
  const KEPT = "gangmu-keys";
  /** Whether single characters do something; where nothing can be kept, for this page. */
  let single = true;
  try {
    single = localStorage.getItem(KEPT) !== "off";
  } catch {
    // They are on, for this page.
  }
  // Another tab may have switched them.
  addEventListener("storage", ({ key, newValue }) => {
    if (key !== KEPT) return;
    single = newValue !== "off";
    if (dialog) dialog.querySelector("input").checked = single;
  });

  const search = () => {
    input.focus();
    input.select();
  };
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
  const WORDS = [
    [["/", "Ctrl+K"], gangmuWord("keys.search")],
    [["j"], gangmuWord("keys.next")],
    [["k"], gangmuWord("keys.previous")],
    [["u"], gangmuWord("keys.up")],
    [["t"], gangmuWord("keys.top")],
    [["c"], gangmuWord("keys.copy")],
    [["?"], gangmuWord("keys.help")],
    [["Esc"], gangmuWord("keys.escape")],
  ];

  const element = (name, ...content) => {
    const made = document.createElement(name);
    made.append(...content);
    return made;
  };
  /** The list of keys, made when somebody asks for it. */
  let dialog = null;
  function made() {
    const pressed = (key) => key.split("+").flatMap((part, at) => (at ? ["+", element("kbd", part)] : [element("kbd", part)]));
    const rows = WORDS.map(([names, words]) => {
      const named = names.flatMap((key, at) => (at ? [` ${gangmuWord("keys.or")} `, ...pressed(key)] : pressed(key)));
      return element("div", element("dt", ...named), element("dd", words));
    });
    const box = element("input");
    box.type = "checkbox";
    box.checked = single;
    box.addEventListener("change", () => {
      single = box.checked;
      try {
        localStorage.setItem(KEPT, single ? "on" : "off");
      } catch {
        // It holds for this page.
      }
    });
    const title = element("h2", gangmuWord("keys.title"));
    title.id = "keys-title";
    const close = element("form", element("button", gangmuWord("keys.close")));
    close.method = "dialog";
    const choice = element("p", element("label", box, ` ${gangmuWord("keys.single")}`), " ", element("small", gangmuWord("keys.note")));
    const list = element("dialog", title, element("dl", ...rows), choice, close);
    list.id = "keys";
    list.setAttribute("aria-labelledby", title.id);
    // A press beside it closes it.
    list.addEventListener("click", (event) => event.target === list && list.close());
    document.body.append(list);
    return list;
  }
  function help() {
    dialog ??= made();
    dialog.showModal();
  }

  const button = element("button", gangmuWord("keys.title"));
  button.type = "button";
  button.addEventListener("click", help);
  line.append(" ", button);

  const typing = (target) => target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName);
  document.addEventListener("keydown", (event) => {
    const { key, target } = event;
    if (event.defaultPrevented || event.isComposing || event.altKey || dialog?.open) return;
    const control = event.ctrlKey || event.metaKey;
    const does = control ? key.toLowerCase() === "k" && !event.shiftKey && search : single && !typing(target) && Object.hasOwn(keys, key) && keys[key];
    if (!does) return;
    event.preventDefault();
    does();
  });
})();
