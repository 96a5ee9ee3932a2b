// Buttons that copy citations, the day of reading filled in, and links to selected passages. Without
// script every citation is there to be selected by hand.
(() => {
  "use strict";
  const section = document.getElementById("cite");
  if (!section) return;
  const { accessed, url, canonical, copy, copied, failed } = section.dataset;

  // The day, as the reader's clock has it; the address, where the site does not know its own.
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  const today = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  const here = canonical || location.href.split(/[?#]/)[0];
  for (const box of section.querySelectorAll("pre")) {
    let text = box.textContent.replaceAll(accessed, today).replaceAll(accessed.replaceAll("-", "/"), today.replaceAll("-", "/"));
    const { card } = box.dataset;
    if (!canonical) text = card ? text.replace(card, () => new URL(section.querySelector("details a").href).href) : text.replaceAll(url, () => here);
    box.textContent = text;
  }
  for (const note of section.querySelectorAll(".accessed")) note.hidden = true;

  /** Copies a text, also where the browser keeps its clipboard from pages without TLS. */
  async function put(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      const area = document.createElement("textarea");
      area.value = text;
      area.className = "vh";
      document.body.append(area);
      area.select();
      const done = document.execCommand("copy");
      area.remove();
      return done;
    }
  }

  const status = document.createElement("p");
  status.className = "vh";
  status.setAttribute("role", "status");
  document.body.append(status);

  async function said(button, text, label) {
    const done = await put(text);
    // Said aloud; and shown, where the button is out of sight.
    const { top, bottom } = button.getBoundingClientRect();
    status.className = bottom > 0 && top < innerHeight ? "vh" : "said";
    button.textContent = status.textContent = done ? copied : failed;
    setTimeout(() => {
      button.textContent = label;
      status.textContent = "";
    }, 2000);
  }

  for (const form of section.querySelectorAll(".form")) {
    const button = document.createElement("button");
    const what = (form.querySelector("h3") ?? form.closest("details").querySelector("summary")).textContent;
    button.type = "button";
    button.className = "copy";
    button.textContent = copy;
    button.setAttribute("aria-label", `${copy}: ${what}`);
    button.addEventListener("click", () => {
      button.removeAttribute("aria-label");
      said(button, form.querySelector("pre").textContent, copy);
    });
    form.append(button);
  }

  // Selected text: a link to it, on the node that it stands in, as a text fragment
  // (https://wicg.github.io/scroll-to-text-fragment/).
  const official = document.querySelector(".official[data-passage]");
  if (!official) return;
  const label = official.dataset.passage;
  const pop = document.createElement("button");
  pop.type = "button";
  pop.className = "passage";
  pop.textContent = label;
  pop.hidden = true;
  document.body.append(pop);
  /** How many characters, at least, say where a long passage begins and ends. */
  const ENDS = 12;
  const encoded = (text) => encodeURIComponent(text.trim()).replaceAll("-", "%2D");
  const segmenter = window.Intl?.Segmenter ? new Intl.Segmenter("zh", { granularity: "word" }) : null;

  /** A paragraph as words: browsers find a passage only if it begins and ends with whole ones. */
  function words(block) {
    const text = block.textContent;
    const all = segmenter ? [...segmenter.segment(text)].map((one) => one.segment) : [...text];
    let at = 0;
    return all.map((word) => ({ word, from: at, to: (at += word.length) }));
  }

  /** The paragraph that an end of a range stands in, and how far from the paragraph's beginning. */
  function place(range, end) {
    const [node, offset] = end ? [range.endContainer, range.endOffset] : [range.startContainer, range.startOffset];
    const element = node.nodeType === Node.ELEMENT_NODE ? (node.childNodes[offset - Number(end)] ?? node) : node;
    const block = (element.nodeType === Node.ELEMENT_NODE ? element : element.parentElement).closest("p, h2, h3, h4, h5, h6");
    if (!block) return null;
    const before = document.createRange();
    before.selectNodeContents(block);
    if (block.contains(node)) before.setEnd(node, offset);
    return [block, end || block.contains(node) ? before.toString().length : 0];
  }

  function passage() {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    if (!official.contains(range.commonAncestorContainer)) return null;
    const [start, end] = [place(range, false), place(range, true)];
    if (!start || !end) return null;
    const first = words(start[0]).filter((one) => one.to > start[1]);
    const last = words(end[0]).filter((one) => one.from < end[1]);
    if (start[0] === end[0]) {
      const inside = first.filter((one) => one.from < end[1]);
      if (!inside.length) return null;
      const own = inside.map((one) => one.word).join("");
      if (own.length <= 3 * ENDS) return { range, address: address(start[0], encoded(own)) };
    }
    const some = (list) => {
      const taken = [];
      for (const one of list) if (taken.join("").length < ENDS) taken.push(one.word);
      return taken;
    };
    const [from, to] = [some(first).join(""), some(last.toReversed()).reverse().join("")];
    if (!from.trim() || !to.trim()) return null;
    return { range, address: address(start[0], `${encoded(from)},${encoded(to)}`) };
  }

  /** On the node that a paragraph stands in. */
  function address(block, text) {
    const node = block.closest(".official [id]");
    return `${here}#${node ? node.id : ""}:~:text=${text}`;
  }

  document.addEventListener("selectionchange", () => {
    const found = passage();
    pop.hidden = !found;
    if (!found) return;
    const rects = found.range.getClientRects();
    const end = rects[rects.length - 1] ?? found.range.getBoundingClientRect();
    pop.style.top = `${scrollY + end.bottom + 6}px`;
    pop.style.left = `${scrollX + Math.max(8, Math.min(end.right - 60, document.documentElement.clientWidth - pop.offsetWidth - 8))}px`;
  });
  pop.addEventListener("mousedown", (event) => event.preventDefault());
  pop.addEventListener("click", () => {
    const found = passage();
    if (found) said(pop, found.address, label);
  });
})();
