// What a result shows: its title and a passage of its text, with the places of what was asked.

function createResults(store) {
  const { textCard, nameCard, loadSimplified } = store;

  /** Where the terms stand in a text: `[from, to, term]`, in order, not overlapping. */
  function marks(text, terms) {
    const { chars, at } = store.fold(text);
    const found = [];
    terms.forEach((term, which) => {
      for (const place of places(chars, term.chars)) {
        const end = place + term.chars.length;
        // Up to the end of the last character, not to what white space follows it.
        const to = at[end - 1];
        found.push([at[place], to + (text.codePointAt(to) > 0xffff ? 2 : 1), which]);
      }
    });
    found.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
    const kept = [];
    for (const mark of found) if (!kept.length || mark[0] >= kept[kept.length - 1][1]) kept.push(mark);
    return kept;
  }

  /** The stretch of a text, about `length` long, that holds the most terms, with what is marked in it. */
  function passage(text, terms, length) {
    const all = marks(text, terms);
    let best = 0, most = -1;
    for (let i = 0; i < all.length; i++) {
      const inside = new Set();
      for (let j = i; j < all.length && all[j][1] <= all[i][0] + length * 0.8; j++) inside.add(all[j][2]);
      if (inside.size > most) [best, most] = [i, inside.size];
    }
    let from = 0;
    if (all.length) {
      const lead = Math.floor(length / 4);
      from = Math.max(0, all[best][0] - lead);
      // From the beginning of a sentence, where one begins near.
      const near = text.slice(from, all[best][0]);
      const stop = Math.max(near.lastIndexOf("\n"), near.lastIndexOf("\u3002"), near.search(/[,;\uff0c\uff1b]/));
      if (stop >= 0) from += stop + 1;
      if (all[best][0] < lead) from = 0;
    }
    if (from > 0 && /[\udc00-\udfff]/.test(text[from])) from--;
    let to = Math.min(text.length, from + length);
    if (all.length) to = Math.max(to, Math.min(text.length, all[best][1]));
    if (to < text.length && /[\udc00-\udfff]/.test(text[to])) to++;
    const shift = (list) => list.filter((mark) => mark[0] >= from && mark[1] <= to).map(([a, b]) => [a - from, b - from]);
    return { text: text.slice(from, to), marks: shift(all), before: from > 0, after: to < text.length };
  }

  const plain = (list) => list.map(([from, to]) => [from, to]);

  async function result(one, terms, length) {
    const shown = await card(one, terms, length);
    if (store.simplified || !terms.length || shown.failed) return shown;
    const marked = [shown.titleMarks, shown.passage?.marks ?? [], ...(shown.names ?? []).map((other) => other.marks)];
    if (marked.some((marks) => marks.length)) return shown;
    // Found, but nothing to mark: the text prints traditional characters.
    await loadSimplified().catch(() => {});
    return card(one, terms, length);
  }

  async function card(one, terms, length) {
    try {
      if (one.region === NAME) {
        const card = await nameCard(one.id);
        const names = card.names.filter((text) => text !== card.title);
        if (card.kind === "page" && names.length) {
          // The other name of a page is its whole text.
          const { text, marks: inText, before, after } = passage(names.join("\n"), terms, length);
          const lead = before ? 1 : 0;
          const shown = { text: (before ? "…" : "") + text + (after ? "…" : ""), marks: inText.map(([from, to]) => [from + lead, to + lead]) };
          return { ...card, titleMarks: plain(marks(card.title, terms)), names: [shown] };
        }
        return { ...card, titleMarks: plain(marks(card.title, terms)), names: names.map((text) => ({ text, marks: plain(marks(text, terms)) })) };
      }
      const { text, behind, ...card } = await textCard(one.id);
      // The title is shown above: what stands in the text behind it says more.
      const titleMarks = behind ? plain(marks(card.title, terms)) : [];
      const rest = text.slice(behind).replace(/^[\s\u3002:\uff1a]+/u, "");
      const body = rest && (titleMarks.length || marks(rest, terms).length) ? rest : text;
      return { ...card, titleMarks, passage: passage(body, terms, length) };
    } catch (error) {
      if (!(error instanceof Missing)) throw error;
      return { failed: true, file: error.file, kind: one.region === NAME ? "name" : "text" };
    }
  }

  return { marks, plain, result };
}
