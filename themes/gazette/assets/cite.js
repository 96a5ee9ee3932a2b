// Buttons that copy citations, the day of reading filled in, and links to selected passages. Without
// script every citation is there to be selected by hand.
(() => {
  "use strict";
  const section = document.getElementById("cite");
  if (!section) return;
  const { accessed, url, canonical, copy, copied, failed } = section.dataset;

  // The day, as the reader's clock has it; the address, where the site does not know its own. One of a
  // folder is nobody else's.
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  const today = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  const here = canonical || location.href.split(/[?#]/)[0];
  const known = Boolean(canonical) || location.protocol.startsWith("http");
  for (const box of section.querySelectorAll("pre")) {
    let text = box.textContent.replaceAll(accessed, today).replaceAll(accessed.replaceAll("-", "/"), today.replaceAll("-", "/"));
    const { card } = box.dataset;
    if (!canonical && known) text = card ? text.replace(card, () => new URL(section.querySelector(".embed a").href).href) : text.replaceAll(url, () => here);
    box.textContent = text;
  }
  for (const note of section.querySelectorAll(".accessed")) note.hidden = true;
  if (known) for (const part of section.querySelectorAll(".no-address, .embed")) part.hidden = part.matches(".no-address");

  /** Copies a text, also where the browser keeps its clipboard from pages without TLS; the reader's place stays. */
  async function put(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      const focused = document.activeElement;
      const selection = getSelection();
      const ranges = Array.from({ length: selection.rangeCount }, (_, at) => selection.getRangeAt(at));
      const area = document.createElement("textarea");
      area.value = text;
      area.className = "vh";
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

  const status = document.createElement("p");
  status.className = "vh";
  status.setAttribute("role", "status");
  document.body.append(status);

  async function said(button, text) {
    const done = await put(text);
    // Said aloud; and shown, where the button is out of sight.
    const { top, bottom } = button.getBoundingClientRect();
    status.className = bottom > 0 && top < innerHeight ? "vh" : "said";
    button.ariaLabel = null;
    button.textContent = status.textContent = done ? copied : failed;
    setTimeout(() => {
      button.textContent = button.dataset.label;
      button.ariaLabel = button.dataset.name ?? null;
      status.textContent = "";
    }, 2000);
  }

  for (const form of section.querySelectorAll(".form")) {
    const button = document.createElement("button");
    const what = (form.querySelector("h3") ?? form.closest("details").querySelector("summary")).textContent;
    button.type = "button";
    button.className = "copy";
    button.textContent = button.dataset.label = copy;
    button.ariaLabel = button.dataset.name = `${copy} ${what}`;
    button.addEventListener("click", () => said(button, form.querySelector("pre").textContent));
    form.append(button);
  }

  const official = document.querySelector(".official[data-passage]");
  if (official) window.gangmuPassage?.(official, here, said);
})();
