// A draft by which a reader asks for what became of a task (依申请公开), made of the task's page in the reader's browser. Loaded
// when somebody asks for it; the same file in each theme, as tests/suite/themes.rs holds it to.
(() => {
  "use strict";
  const button = document.querySelector("button.request");
  const element = (name, content = "", given = {}) => Object.assign(document.createElement(name), { textContent: content }, given);
  const [of, to] = [button.dataset.of, button.dataset.to.split("|").filter((one, at, all) => one && all.indexOf(one) === at)];
  const heading = document.querySelector("h1").textContent.replace(/\s+/g, " ").trim();
  const raws = [...new Set([...document.querySelectorAll("#card dl q")].map((quote) => quote.textContent))];
  const own = location.protocol === "file:" ? document.getElementById("cite")?.dataset.url : null;
  const address = document.querySelector("link[rel=canonical]")?.href ?? own ?? location.href.split(/[?#]/)[0];
  const now = new Date();
  const date = `${now.getFullYear()}\u5e74${now.getMonth() + 1}\u6708${now.getDate()}\u65e5`;

  const dues = raws.length ? gangmuWord("request.due").replace("{raws}", () => raws.map((raw) => `\u201c${raw}\u201d`).join("\u3001")) : "";
  const values = { work: of, task: heading, dues, date, address };
  const draft = (whom) => gangmuWord("request.draft").replace(/\{(\w+)\}/g, (whole, name) => (name === "to" ? whom : values[name] ?? whole));

  const panel = element("section", "", { className: "request" });
  const text = element("textarea", "", { rows: 18, lang: "zh-CN", spellcheck: false });
  text.ariaLabel = gangmuWord("request.title");
  const whom = element("select", "", { lang: "zh-CN" });
  for (const one of to.length ? to : [""]) whom.add(new Option(one, one));
  const label = element("label", `${gangmuWord("request.to")} `);
  label.append(whom);
  const said = element("span");
  said.role = "status";
  const copy = element("button", gangmuWord("request.copy"), { type: "button" });
  const save = element("button", gangmuWord("request.save"), { type: "button" });
  const fill = () => (text.value = draft(whom.value));
  whom.addEventListener("input", fill);
  copy.addEventListener("click", async () => {
    text.select();
    // Pages without TLS have no clipboard of their own.
    const done = navigator.clipboard ? await navigator.clipboard.writeText(text.value).then(() => true, () => false) : document.execCommand("copy");
    said.textContent = done ? gangmuWord("request.copied") : "";
  });
  save.addEventListener("click", () => {
    const link = element("a", "", { href: URL.createObjectURL(new Blob([text.value], { type: "text/plain;charset=utf-8" })), download: `${gangmuWord("request.name")}.txt` });
    link.click();
    URL.revokeObjectURL(link.href);
  });
  const tools = element("p");
  tools.append(copy, " ", save, " ", said);
  panel.append(element("h2", gangmuWord("request.title")), element("p", gangmuWord("request.note")), label, text, tools);
  panel.hidden = true;
  button.closest("p").after(panel);
  fill();

  window.gangmuRequest = () => {
    panel.hidden = !panel.hidden;
    button.setAttribute("aria-expanded", String(!panel.hidden));
    if (!panel.hidden) text.focus();
  };
  // Where no other script waits for the reader's click, this one does.
  if (button.disabled) {
    button.disabled = false;
    button.addEventListener("click", window.gangmuRequest);
  }
})();
