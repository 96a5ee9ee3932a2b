// Names that somebody may have meant who typed one that is not there.

/** Characters of the longest words that are taken for a name that was not quite right. */
const LONGEST = 16;
/** Names that share most with what was typed: so many are compared with it. */
const LIKELY = 48;

/**
 * What tells one office from another: its name without the level and place that it opens with and without the common
 * ending, which is given apart. 市交通局 is 交通 and 局.
 */
function core(chars) {
  const name = chars.join("").replace(/\u59d4\u5458\u4f1a$/u, "\u59d4").replace(/\u529e\u516c\u5ba4$/u, "\u529e");
  const [, , bare] = /^(.{0,4}?[\u7701\u5e02\u53bf\u533a\u5dde])?(.+)$/u.exec(name) ?? [];
  const own = bare && [...bare].length > 1 ? bare : name;
  const [, stem, ending] = /^(.{2,}?)(\u5c40|\u59d4|\u5385|\u529e|\u90e8|\u5904|\u4e2d\u5fc3|\u516c\u53f8)?$/u.exec(own) ?? [null, own, ""];
  return { stem: [...stem], ending: ending ?? "" };
}

/** Whether the characters of a short text stand in a longer one in the same order: 发改 in 发展改革. */
function within(short, long) {
  let at = 0;
  for (const c of long) if (c === short[at]) at++;
  return at === short.length;
}

/** How many characters must be put in, left out or changed to make one text of another (Levenshtein). */
function distance(from, to) {
  let row = to.map((_, i) => i + 1);
  row.unshift(0);
  for (const c of from) {
    const next = [row[0] + 1];
    to.forEach((other, i) => next.push(Math.min(next[i] + 1, row[i + 1] + 1, row[i] + (c === other ? 0 : 1))));
    row = next;
  }
  return row[to.length];
}

/**
 * How far a name is from what was typed, both folded; nothing where they mean different things. One is a shorter form of
 * the other, both begin alike and end in the same sort of office; or they differ by one slip of four or more characters.
 */
function farness(typed, name) {
  const [a, b] = [core(typed), core(name)];
  const [short, long] = a.stem.length <= b.stem.length ? [a.stem, b.stem] : [b.stem, a.stem];
  const sameSort = !a.ending || !b.ending || a.ending === b.ending;
  if (sameSort && short.length > 1 && short[0] === long[0] && within(short, long)) return (long.length - short.length) / 100;
  const apart = distance(typed, name);
  return apart <= 1 && Math.min(typed.length, name.length) >= 4 ? apart : null;
}

function createNear({ store, openTerm, evaluate, NAME, SOUND }) {
  const { regions, lookUp, range, nameCard, loadSimplified } = store;

  /** Names that nearly are what was typed, the nearest first: that sound alike, or mean the same in other words. */
  async function near(typed, limit = 5) {
    await loadSimplified().catch(() => {});
    const chars = store.fold(String(typed ?? "")).chars.filter((c) => c !== " ");
    if (chars.length < 2 || chars.length > LONGEST) return [];
    const heard = new Set(await soundLike(chars).catch(() => []));
    const scores = new Map([...heard].map((id) => [id, chars.length]));
    await Promise.all(
      chars.slice(0, -1).map(async (c, i) => {
        const list = (await lookUp(c + chars[i + 1]).catch(() => null))?.[NAME];
        if (list) for (const id of (await range(list, 0, Infinity, null, () => {})).ids) scores.set(id, (scores.get(id) ?? 0) + 1);
      }),
    );
    const best = [...scores].sort((a, b) => b[1] - a[1] || b[0] - a[0]).slice(0, LIKELY);
    const cards = await Promise.all(best.map(([id]) => nameCard(id).then((card) => ({ id, card }), () => null)));
    const far = ({ id, card }) => {
      const all = card.names.map((own) => farness(chars, store.fold(own).chars)).filter((one) => one !== null);
      // A slip of the input method keeps most of a name, its beginning first of all.
      for (const own of heard.has(id) ? card.names.map((own) => store.fold(own).chars) : []) if (core(own).stem[0] === core(chars).stem[0]) all.push(distance(own, chars));
      return Math.min(...all);
    };
    return cards
      .filter((one) => one && one.card.kind !== "month" && one.card.kind !== "year")
      .map((one) => [far(one), one.card])
      .filter(([own]) => own < Infinity)
      .sort((a, b) => a[0] - b[0])
      .slice(0, limit)
      .map(([, card]) => card);
  }

  /** Names in which these characters are heard, whatever they are written with. */
  async function soundLike(chars) {
    const sounds = await store.sounds();
    const letters = chars.map((c) => sounds.get(c) ?? (/[a-z0-9]/.test(c) ? c : "")).join("");
    const term = letters.length > 3 ? await openTerm({ text: letters, not: false }, SOUND) : null;
    return term && !term.empty ? (await evaluate(term, SOUND, 0, regions[SOUND][0])).ids : [];
  }

  return near;
}
