// What is made of a page's own words: the other forms of citing it, and the way to embed it. And buttons that copy, the
// day of reading filled in. Without script a reference, a footnote and the address are there to be selected.
(() => {
  "use strict";
  const section = document.getElementById("cite");
  if (!section) return;
  const find = (css) => document.querySelector(css);
  const element = (name, className, text) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  };

  // The address, where the site does not know its own; one of a folder is nobody else's, and is not cited.
  const canonical = find("link[rel=canonical]")?.href;
  const here = canonical ?? location.href.split(/[?#]/)[0];
  const printed = canonical ?? section.dataset.url;
  const known = here.startsWith("http");
  const cited = known ? here : printed;

  // The day, as the reader's clock has it.
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  const today = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  for (const box of section.querySelectorAll("pre")) {
    const text = box.textContent.replaceAll("YYYY-MM-DD", today);
    box.textContent = text.replaceAll(printed, () => cited);
  }
  for (const note of section.querySelectorAll(".accessed")) note.hidden = true;
  if (known) for (const note of section.querySelectorAll(".no-address")) note.hidden = true;

  /** Puts a text into the section: open, or folded under its name. */
  function form(name, text, folded, className = "") {
    const box = element("div", "form");
    const words = element("pre", className, text);
    words.lang = "zh-CN";
    if (!folded) {
      box.append(element("h3", "", name), words);
      section.append(box);
      return box;
    }
    const fold = element("details");
    box.append(words);
    fold.append(element("summary", "", name), box);
    section.append(fold);
    return fold;
  }

  form(gangmuWord("cite.link"), cited, false, "address");
  const task = find("article.task");
  if (task) form(gangmuWord("cite.quotation"), quotation(), true);
  const work = window.gangmuWork(cited, today);
  const gb = form("GB/T 7714—2015", work.gb2015, true);
  gb.append(element("p", "", gangmuWord("cite.dates")));
  for (const name of ["BibTeX", "RIS", "CSL-JSON"]) form(name, work[name], true, "code");
  if (task && find("#card .whole") && known) {
    const title = find("h1").lastChild.textContent.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
    const frame = `<iframe src="${cited}#card" title="${title}" width="600" height="320" loading="lazy" style="border:0;max-width:100%"></iframe>`;
    const fold = form(gangmuWord("cite.embed"), frame, true, "code");
    const note = element("p", "", `${gangmuWord("cite.embed_note")} `);
    const card = element("a", "", gangmuWord("cite.card"));
    card.href = "#card";
    note.append(card);
    fold.querySelector("summary").after(note);
  }

  /** The official text as it stands on the page, how damaged places were read, and where it stands. */
  function quotation() {
    const blocks = [...find(".official").querySelectorAll("h3, h4, h5, h6, p")];
    const lines = blocks.map((block) => {
      const copy = block.cloneNode(true);
      for (const mark of copy.querySelectorAll(".mark")) mark.remove();
      // A number that opens a paragraph is a line of its own.
      copy.querySelector("p > b.no")?.after("\n");
      return copy.textContent;
    });
    const { readings } = section.dataset;
    const footnote = section.querySelector("pre").textContent;
    if (readings) lines.push(readings);
    return `${lines.join("\n")}\n——${footnote.slice(0, -cited.length).trim()}\n${cited}`;
  }

  /** Copies a text, also where the browser keeps its clipboard from pages without TLS; the reader's place stays. */
  async function put(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      const focused = document.activeElement;
      const selection = getSelection();
      const ranges = Array.from({ length: selection.rangeCount }, (_, at) => selection.getRangeAt(at));
      const area = element("textarea", "vh");
      area.value = text;
      document.body.append(area);
      area.select();
      const done = document.execCommand("copy");
      area.remove();
      focused?.focus({ preventScroll: true });
      selection.removeAllRanges();
      for (const range of ranges) selection.addRange(range);
      return done;
    }
  }

  const status = element("p", "vh");
  status.setAttribute("role", "status");
  document.body.append(status);

  /** Puts the button that was pressed last back as it was: what another button says must not be hushed by its time. */
  let restore = null;

  async function said(button, text) {
    const done = await put(text);
    restore?.();
    // Said aloud; and shown, where the button is out of sight.
    const { top, bottom } = button.getBoundingClientRect();
    status.className = bottom > 0 && top < innerHeight ? "vh" : "said";
    button.ariaLabel = null;
    button.textContent = status.textContent = done ? gangmuWord("cite.copied") : gangmuWord("cite.failed");
    const timer = setTimeout(() => restore(), 2000);
    restore = () => {
      clearTimeout(timer);
      button.textContent = button.dataset.label;
      button.ariaLabel = button.dataset.name ?? null;
      status.textContent = "";
      restore = null;
    };
  }

  for (const box of section.querySelectorAll(".form")) {
    const button = element("button", "copy", gangmuWord("cite.copy"));
    const what = (box.querySelector("h3") ?? box.closest("details").querySelector("summary")).textContent;
    button.type = "button";
    button.dataset.label = button.textContent;
    button.ariaLabel = button.dataset.name = `${button.textContent} ${what}`;
    button.addEventListener("click", () => said(button, box.querySelector("pre").textContent));
    box.append(button);
  }

  const official = find(".official");
  if (official) window.gangmuPassage?.(official, here, said);
})();
