// Names that are just what was typed, and whether what was typed may be more than words.

/** Characters of the longest words that are looked up as a name. */
const LONGEST_NAME = 60;
/** Names that have what was typed within them: so many are compared with it as a whole. */
const COMPARED = 48;
/** How plans print the parts of units; a site's own words come from the directory. */
const PRINTED_ROLES = { "\u7275\u5934": "lead", "\u8d23\u4efb": "responsible", "\u914d\u5408": "cooperating" };
/** What names a time has something of this, and opens with nothing but the characters of `TIMELY`. */
const TELLING = /(?:19|20)\d\d|[\u5e74\u6708\u5b63]|(?:year|quarter|month)$/i;
const TIMELY = /^(?:[a-z]+$|[\dqh\u3007\u96f6\u25cb\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341\u5e74\u6708\u5b63\u5ea6\u7b2c\u4efd\u4e0a\u4e0b\u534a\u672c\u8fd9\u5f53\u4eca\u660e\u53bb\u4e2a\u81f3\u5230\u2014\u2013~/-]+)\u7684?/i;
/** How names of places end, but for parks: 开发区, 园区, 新区. */
const PLACE = /^[\u3400-\u9fff]{1,12}(?:[\u7701\u5e02\u53bf\u5dde\u76df\u65d7]|[^\u53d1\u56ed\u65b0]\u533a)$/;

function createNames(store, { openTerm, evaluate }) {
  const { kinds, roles, regions, named, nameCard, loadSimplified } = store;
  const kindOf = (key) => kinds.findIndex(([own]) => own === key);
  const roleWords = new Map(Object.entries(PRINTED_ROLES));
  roles.forEach((word, i) => roleWords.set(word.toLowerCase(), ROLES[i]));

  /** Names of some kinds that are just what was typed: `{ id, card }`. */
  async function exactly(text, wanted) {
    if (text.length < 2 || text.length > LONGEST_NAME) return [];
    let term = await openTerm({ text, not: false }, NAME);
    if (term?.empty && !store.simplified && /[\u3400-\u9fff]/.test(text)) {
      await loadSimplified().catch(() => {});
      term = await openTerm({ text, not: false }, NAME);
    }
    if (!term || term.empty) return [];
    const { ids, at } = await evaluate(term, NAME, 0, regions[NAME][0]);
    const kept = ids
      .map((id, i) => [id, at?.[i]?.includes(0) ? 0 : 1])
      .filter(([id]) => wanted.some((kind) => id >= named[kind][0] && id < named[kind][1]))
      .sort((a, b) => a[1] - b[1] || b[0] - a[0])
      .slice(0, COMPARED);
    const cards = await Promise.all(kept.map(([id]) => nameCard(id).then((card) => ({ id, card }), () => null)));
    const typed = store.fold(text).chars.join("");
    return cards.filter((one) => one && one.card.names.some((own) => store.fold(own).chars.join("") === typed));
  }

  /** Whether some words of a query may say when, who, where or which document, so that it is worth reading them so. */
  async function isTelling(query) {
    if (numbers(query).length) return true;
    const words = parse(query).filter((term) => !term.not && !term.exact).map((term) => term.text.normalize("NFKC"));
    const isRole = (text) => [...roleWords.keys()].some((role) => text.toLowerCase().replace(/\u5355\u4f4d$/, "").endsWith(role));
    // What stands behind a time may be a name.
    const rests = words.map((text) => (TELLING.test(text) ? text.replace(TIMELY, "") : text));
    if (words.some((text, i) => !rests[i] || PLACE.test(rests[i]) || isRole(text) || numbers(text).length)) return true;
    const names = [...new Set([...words, ...rests])];
    return (await Promise.all(names.map((text) => exactly(text, [kindOf("unit")])))).some((found) => found.length);
  }

  return { exactly, kindOf, roleWords, isTelling };
}
