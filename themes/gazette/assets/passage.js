// Links to selected passages, on the node that they stand in, as text fragments
// (https://wicg.github.io/scroll-to-text-fragment/).
window.gangmuPassage = (official, here, said) => {
  "use strict";
  /** How many characters, at least, say where a long passage begins and ends; up to three times as many are said whole. */
  const ENDS = 12;
  const segmenter = window.Intl?.Segmenter ? new Intl.Segmenter("zh", { granularity: "word" }) : null;
  const split = (text) => (segmenter ? [...segmenter.segment(text)].map((one) => one.segment) : [...text]);
  const encoded = (text) => encodeURIComponent(text.trim()).replaceAll("-", "%2D");
  const squeezed = (text) => text.replace(/\s+/g, "");
  const joined = (words) => words.map((one) => one.word).join("");
  const blocks = [...official.querySelectorAll("p, h2, h3, h4, h5, h6")];

  /**
   * A paragraph as words, since browsers find a passage only if it begins and ends with whole ones. A run of
   * them ends at a mark of a correction: that is no text, and its number may change.
   */
  function words(block) {
    const found = [];
    const texts = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    let [at, run, text] = [0, 0, ""];
    const close = () => {
      let from = at - text.length;
      for (const word of split(text)) found.push({ word, run, from, to: (from += word.length) });
      text = "";
    };
    while (texts.nextNode()) {
      const { data, parentElement } = texts.currentNode;
      const mark = parentElement.closest(".mark");
      if (mark) close();
      at += data.length;
      if (mark) run += 1;
      else text += data;
    }
    close();
    return found;
  }

  /** What of a paragraph is selected: from where, to where in its text. */
  function part(block, range) {
    const inner = document.createRange();
    inner.selectNodeContents(block);
    const length = inner.toString().length;
    const until = (node, offset) => {
      const before = document.createRange();
      before.selectNodeContents(block);
      before.setEnd(node, offset);
      return before.toString().length;
    };
    const from = range.compareBoundaryPoints(Range.START_TO_START, inner) > 0 ? until(range.startContainer, range.startOffset) : 0;
    const to = range.compareBoundaryPoints(Range.END_TO_END, inner) < 0 ? until(range.endContainer, range.endOffset) : length;
    return { block, from, to };
  }

  /** The text of the page before a place in a paragraph, or between two. */
  function textTo({ block, from }, since) {
    const range = document.createRange();
    range.selectNodeContents(document.body);
    if (since) range.setStart(...since);
    range.setEnd(...place(block, from));
    return squeezed(range.toString());
  }

  /** A place in the text of a paragraph, as a node and an offset. */
  function place(block, at) {
    const texts = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    let left = at;
    while (texts.nextNode()) {
      const { length } = texts.currentNode;
      if (left <= length) return [texts.currentNode, left];
      left -= length;
    }
    return [block, block.childNodes.length];
  }

  /**
   * The words beside a place in a paragraph: those that are wanted, else the nearest of the paragraph before or behind,
   * if nothing stands between.
   */
  function beside(block, at, wanted, step) {
    const own = words(block).filter(wanted);
    const next = blocks[blocks.indexOf(block) + step];
    if (own.length || !next) return own;
    const between = document.createRange();
    const edge = place(block, at);
    const far = place(next, step > 0 ? 0 : next.textContent.length);
    between.setStart(...(step > 0 ? edge : far));
    between.setEnd(...(step > 0 ? far : edge));
    if (between.toString().trim()) return own;
    const all = words(next);
    const { run } = all[step > 0 ? 0 : all.length - 1] ?? {};
    return all.filter((one) => one.run === run);
  }

  /** As many words as it takes. */
  function some(words, enough) {
    const taken = [];
    for (const one of words) {
      if (enough(taken)) break;
      taken.push(one);
    }
    return taken;
  }

  /** What is selected of the official text: the range, and its part of each paragraph. */
  function selected() {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    if (!official.contains(range.startContainer)) return null;
    const parts = blocks.filter((block) => range.intersectsNode(block)).map((block) => part(block, range));
    const chosen = parts.filter(({ block, from, to }) => block.textContent.slice(from, to).trim());
    return chosen.length ? { range, chosen } : null;
  }

  /** The address of what is selected; nothing where that is a mark alone. */
  function address({ chosen }) {
    const inside = ({ block, from, to }) => words(block).filter((one) => one.to > from && one.from < to);
    const [first, last] = [chosen[0], chosen[chosen.length - 1]];
    const opening = inside(first);
    const closing = first === last ? opening : inside(last);
    if (!opening.length || !closing.length) return null;
    const whole = first === last && opening[0].run === opening[opening.length - 1].run && joined(opening).length <= 3 * ENDS;
    const long = (taken) => joined(taken).length >= ENDS;
    // A browser goes to the first that it finds; what stands on the page before must not be that.
    const before = textTo({ block: first.block, from: opening[0].from });
    const seen = (...words) => before.includes(squeezed(words.map(joined).join("")));
    const run = opening.filter((one) => one.run === opening[0].run);
    const start = whole ? opening : some(run, (taken) => long(taken) && !seen(taken));
    const terms = [encoded(joined(start))];
    let [prefix, suffix] = [[], []];
    if (whole && seen(start)) {
      const after = beside(first.block, start[start.length - 1].to, (one) => one.run === start[0].run && one.from >= start[start.length - 1].to, 1);
      suffix = some(after.slice(0, ENDS), (taken) => taken.length && !seen(start, taken));
    }
    if (seen(start, suffix)) {
      const lead = beside(first.block, start[0].from, (one) => one.run === start[0].run && one.to <= start[0].from, -1).reverse();
      prefix = some(lead.slice(0, ENDS), (taken) => taken.length && !seen([...taken].reverse(), start, suffix)).reverse();
    }
    if (!whole) {
      const { run } = closing[closing.length - 1];
      const tail = closing.filter((one) => one.run === run && (first !== last || one.from >= start[start.length - 1].to)).reverse();
      if (tail.length) {
        // Nor must what ends it stand before the end.
        const since = place(first.block, start[start.length - 1].to);
        const early = (taken) => textTo({ block: last.block, from: taken[taken.length - 1].from }, since).includes(squeezed(joined([...taken].reverse())));
        const end = some(tail, (taken) => long(taken) && !early(taken)).reverse();
        terms.push(encoded(joined(end)));
        if (early([...end].reverse())) suffix = some(beside(last.block, end[end.length - 1].to, (one) => one.run === run && one.from >= end[end.length - 1].to, 1), long);
      }
    }
    if (prefix.length) terms.unshift(`${encoded(joined(prefix))}-`);
    if (suffix.length) terms.push(`-${encoded(joined(suffix))}`);
    const node = first.block.closest(".official [id]");
    return `${here}#${node ? node.id : ""}:~:text=${terms.join(",")}`;
  }

  const pop = document.createElement("button");
  pop.type = "button";
  pop.className = "passage";
  pop.textContent = pop.dataset.label = gangmuWord("cite.passage");
  pop.hidden = true;
  document.body.append(pop);
  document.addEventListener("selectionchange", () => {
    const found = selected();
    pop.hidden = !found;
    if (!found) return;
    const rects = [...found.range.getClientRects()].filter(({ width }) => width);
    const end = rects[rects.length - 1] ?? found.range.getBoundingClientRect();
    pop.style.top = `${scrollY + end.bottom + 6}px`;
    pop.style.left = `${scrollX + Math.max(8, Math.min(end.right - 60, document.documentElement.clientWidth - pop.offsetWidth - 8))}px`;
  });
  document.addEventListener("keydown", ({ key }) => {
    if (key === "Escape") pop.hidden = true;
  });
  pop.addEventListener("mousedown", (event) => event.preventDefault());
  pop.addEventListener("click", () => {
    const found = selected();
    const text = found && address(found);
    if (text) said(pop, text);
  });
};
