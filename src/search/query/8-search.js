// Answers queries: names first, then titles, then texts, until all are there.

/** Results that are shown before the others of their page. */
const SOON = 3;
/** Characters of the longest query that is read for conditions. */
const LONGEST_READ = 200;

/**
 * The search over an index.
 * @param root the directory, as the generator wrote it
 * @param load (path, key) → promise of `[checksum, ...parts]` of a file
 */
function createSearch(root, load) {
  const store = createStore(root, load);
  const { regions, lookUp, range, nameCard, loadSimplified } = store;
  const terms = createTerms(store);
  const { openTerm, add, evaluate, stretches, within } = terms;
  const { FACETS, facetsOf, count } = createFacets(store);
  const { marks, plain, result } = createResults(store);
  const names = createNames(store, terms);
  /** What reads conditions, and finds near names. */
  const more = () => store.more({ ...terms, ...names, store, parse, numbers, monthsOf, Missing, ID, PLACE, NAME, SOUND });
  let last = null;

  // Sessions ------------------------------------------------------------------------------------

  /** A query as it is worked off: results come in their order, until all are there. */
  async function begin(query) {
    const terms = parse(query);
    // A document's number is found in every form in which documents print it.
    const whole = numbers(query);
    const one = terms.findIndex((term) => !term.not && !term.exact && numbers(term.text).length);
    const forms = whole.length ? whole : one < 0 ? [] : numbers(terms[one].text);
    const form = (text) => (whole.length ? [{ text, not: false }] : terms.map((term, i) => (i === one ? { text, not: false } : term)));
    const sets = [terms, ...forms.map(form)];
    const open = () => Promise.all(sets.map(async (set) => (await Promise.all(set.map((term) => openTerm(term)))).filter(Boolean)));
    let opened = await open();
    const session = { query, found: [], seen: new Set(), lost: [], settled: false, advance: null, total: null, steps: null };
    // What no text has may be a traditional character.
    const foreign = (term) => (term.empty || term.verify) && term.chars.some((c) => c > "\u2e7f");
    if (!store.simplified && opened[0].some(foreign)) {
      const before = opened[0].map((term) => term.chars.join(""));
      await loadSimplified().catch((error) => session.lost.push(error.file));
      if (store.simplified && opened[0].some((term, i) => store.fold(before[i]).chars.join("") !== before[i])) opened = await open();
    }
    session.opened = opened;
    session.terms = opened.flat();
    const sure = opened.filter((set) => set.some((term) => !term.not) && set.every((term) => term.not || !term.empty));
    const [only] = sure[0] ?? [];
    if (sure.length === 1 && sure[0].length === 1 && only.lists.length === 1 && !only.verify) {
      // One list is the answer: its length is known before it is read.
      session.total = (only.lists[0].lists[TEXT]?.count ?? 0) + (only.lists[0].lists[NAME]?.count ?? 0);
    }
    async function* steps() {
      const [names, titles] = [collect(sure, NAME), collect(sure, TITLE)];
      // Asked for at once: most queries need both.
      const first = [names.next(), titles.next()];
      first[1].catch(() => {});
      const starts = new Map();
      for (let step = await first[0]; !step.done; step = await names.next()) {
        for (const [id, start] of step.value) starts.set(id, start || starts.get(id) === true);
      }
      // Names that begin with what was typed come first, then those with more tasks.
      yield [...starts].sort((a, b) => b[1] - a[1] || b[0] - a[0]).map(([id]) => ({ region: NAME, id }));
      // Who asks for more than the first titles will want texts too.
      const texts = collect(sure, TEXT);
      let next = null;
      for (let step = await first[1]; !step.done; step = await titles.next()) {
        yield step.value.map(([id]) => ({ region: TEXT, id }));
        next ??= texts.next();
        next.catch(() => {});
      }
      for (let step = await (next ?? texts.next()); !step.done; step = await texts.next()) yield step.value.map(([id]) => ({ region: TEXT, id }));
    }
    session.steps = steps();
    return session;
  }

  /**
   * The records of a region that one of some sets of terms wants, highest first, each with whether it
   * begins so: stretch by stretch, more and more of them at once.
   */
  async function* collect(sets, region) {
    const one = async (set, stretch) => {
      const { ids, at } = await within(set, region, stretch);
      return ids.map((id, i) => [id, Boolean(at && at[i]?.includes(0))]);
    };
    if (sets.length > 1) {
      const all = await Promise.all(sets.map(async (set) => Promise.all((await stretches(set, region)).map((stretch) => one(set, stretch)))));
      yield all.flat(2).sort((a, b) => b[0] - a[0]);
      return;
    }
    const todo = sets.length ? await stretches(sets[0], region) : [];
    for (let count = 1; todo.length; count *= 2) {
      yield (await Promise.all(todo.splice(0, count).map((stretch) => one(sets[0], stretch)))).flat();
    }
  }

  /** Every record and name: what filters alone ask for. */
  function everything() {
    const all = [];
    for (let id = regions[NAME][0] - 1; id >= 0; id--) all.push({ region: NAME, id });
    for (let id = regions[TEXT][0] - 1; id >= 0; id--) all.push({ region: TEXT, id });
    return { query: "", opened: [], terms: [], found: all, lost: [], settled: true, total: all.length };
  }

  /** Works off a session until it has `wanted` results, or all. One step at a time. */
  async function advance(session, wanted) {
    const previous = session.advance;
    session.advance = (async () => {
      if (previous) await previous.catch(() => {});
      while (!session.settled && session.found.length < wanted) {
        const { value, done } = await session.steps.next();
        if (done) {
          session.settled = true;
          session.total = session.found.length;
          break;
        }
        for (const one of value) {
          const key = one.region * 2 ** 32 + one.id;
          if (session.seen.has(key)) continue;
          session.seen.add(key);
          session.found.push(one);
        }
      }
    })();
    await session.advance;
  }

  /** A name that is exactly what was typed stands first. */
  async function nearest(found, session, wanted) {
    const names = found.filter((one) => one.region === NAME).slice(0, wanted);
    if (names.length < 2 || session.terms.length !== 1) return found;
    const text = session.terms[0].chars.join("");
    const exact = await Promise.all(
      names.map(({ id }) =>
        nameCard(id).then((card) => card.names.some((own) => store.fold(own).chars.join("") === text)).catch(() => false),
      ),
    );
    const first = names.filter((_, i) => exact[i]);
    return [...first, ...found.filter((one) => !first.includes(one))];
  }

  /** The files that a session could not have; what it found is incomplete where they matter. */
  const lostOf = (session) => [...new Set([...session.lost, ...session.terms.flatMap((term) => term.failed)])];

  /**
   * Answers a query.
   * @param options offset, limit, sort ("relevance", "deadline", "plan"), any facet as a filter (a value, or several
   *   any of which will do), due (months "2018-07..2018-12"), conditions (those of `read`), through (true: units by the
   *   groups they belong to as well), facets (true: count them), passage (characters), early (called with the first
   *   results, once or twice, while more is on its way)
   */
  async function search(query, options = {}) {
    const { sort = "relevance", early = null, passage: length = 90 } = options;
    const offset = Math.max(0, options.offset ?? 0), limit = Math.max(0, options.limit ?? 10);
    const filters = Object.fromEntries(FACETS.filter((facet) => options[facet]?.length).map((facet) => [facet, [options[facet]].flat().map(String)]));
    const conditions = [...(options.conditions ?? [])];
    const due = /^(\d{4}-\d\d)\.\.(\d{4}-\d\d)$/.exec(options.due ?? "");
    if (due) conditions.push({ facet: "due", due: due.slice(1) });
    const filtered = Object.keys(filters).length + conditions.length > 0;
    const text = String(query ?? "").trim();
    if (!text && !filtered) return { query: text, total: 0, results: [], settled: true, incomplete: false, failed: [] };
    if (!last || last.query !== text || (last.session && lostOf(last.session).length)) {
      last = { query: text, begun: text ? begin(text) : Promise.resolve(everything()), session: null };
    }
    const own = last;
    const session = (own.session = await own.begun);
    const lost = new Set();
    let begun = false;
    const answer = async (found, total, settled) => {
      const terms = session.terms.filter((term) => !term.not && !term.empty);
      const shown = new Map(found.slice(offset, offset + limit).map((one) => [one, result(one, terms, length)]));
      const ordered = offset === 0 && sort === "relevance" ? await nearest(found, session, limit) : found;
      const page = ordered.slice(offset, offset + limit).map((one) => shown.get(one) ?? result(one, terms, length));
      const given = (results) => {
        results.forEach((one) => one.failed && lost.add(one.file));
        const incomplete = lostOf(session).length > 0 && session.terms.some((term) => term.partial);
        return { query: text, total, results, settled, incomplete, failed: [...new Set([...lostOf(session), ...lost])] };
      };
      if (early && page.length && !begun) {
        begun = true;
        const first = await Promise.all(page.slice(0, SOON));
        if (page.length > SOON || !settled) early({ ...given(first), settled: false });
      }
      return given(await Promise.all(page));
    };
    if (!filtered && sort === "relevance") {
      // What comes first is shown while the rest of the page is looked for.
      await advance(session, offset + 1);
      const soon = early && session.found.length > offset && session.found.length < offset + limit && !session.settled;
      await Promise.all([soon && answer(session.found, session.total ?? session.found.length, false), advance(session, offset + limit)]);
      const known = session.total !== null;
      if (early && (!known || options.facets)) early(await answer(session.found, session.total ?? session.found.length, known));
      if (!known || options.facets) await advance(session, Infinity);
    } else {
      await advance(session, Infinity);
    }
    let found = session.found, data = null, counted = null;
    const months = conditions.find((one) => one.due)?.due;
    if (filtered || sort !== "relevance" || options.facets) {
      try {
        data = await facetsOf(found);
        const tests = conditions.map((one) => data.test(one, options.through));
        if (tests.length) found = found.filter((one) => tests.every((test) => test(one)));
        if (options.through && filters.unit) filters.unit = [...data.withGroups(filters.unit)];
        counted = count(found, data, filters);
      } catch (error) {
        if (!(error instanceof Missing)) throw error;
        lost.add(error.file);
        // What cannot be narrowed is not shown as if it were.
        if (filtered) return { ...(await answer([], 0, true)), incomplete: true };
      }
    }
    if (counted && filtered) found = counted.kept;
    if (data && sort !== "relevance") {
      found = [...found];
      if (sort === "deadline") sortBy(found, (one) => data.deadline(one));
      if (sort === "plan") sortBy(found, (one) => (one.region === NAME ? -1 : regions[TEXT][0] - one.id));
    }
    const done = await answer(found, filtered ? found.length : (session.total ?? found.length), true);
    if (months) done.deadlines = found.reduce((sum, one) => sum + data.dueWithin(one, months), 0);
    return counted && options.facets ? { ...done, facets: counted.facets } : done;
  }

  /** Sorts by a number; what is equal stays in order. */
  function sortBy(list, of) {
    const keys = new Map(list.map((one) => [one, of(one)]));
    list.sort((a, b) => (keys.get(a) === keys.get(b) ? 0 : keys.get(a) < keys.get(b) ? -1 : 1));
  }

  // Suggestions ---------------------------------------------------------------------------------

  /** Names that have what was typed in them, or sound like it: units, parks, projects and plans. */
  async function suggest(typed, limit = 8) {
    const text = String(typed ?? "").trim();
    if (!text) return [];
    const found = [];
    const byText = await begin(text);
    for await (const step of byText.steps) {
      found.push(...step);
      break;
    }
    const letters = store.fold(text).chars.join("").replace(/[\s'\u00fc]/g, (c) => (c === "\u00fc" ? "v" : ""));
    if (/^[a-z]{2,}$/.test(letters)) {
      const term = await openTerm({ text: letters, not: false }, SOUND);
      if (term) await add(term, [["\u0001" + letters[0], 0]], true);
      if (term && !term.empty) {
        for (const stretch of await stretches([term], SOUND)) {
          const { ids } = await evaluate(term, SOUND, ...stretch);
          for (const id of ids.reverse()) if (!found.some((one) => one.id === id)) found.push({ region: NAME, id });
        }
      }
    }
    const wanted = found.slice(0, limit * 2);
    const cards = await Promise.all(wanted.map((one) => nameCard(one.id).catch(() => null)));
    const chars = store.fold(text).chars;
    const rank = (card) => (card.names.some((own) => store.fold(own).chars.join("") === chars.join("")) ? 0 : 1);
    return cards
      .filter((card) => card && card.kind !== "month" && card.kind !== "year")
      .map((card) => ({ ...card, titleMarks: plain(marks(card.title, [{ chars }])) }))
      .map((card, i) => [rank(card), i, card])
      .sort((a, b) => a[0] - b[0] || a[1] - b[1])
      .slice(0, limit)
      .map(([, , card]) => card);
  }

  /** Where a query's terms stand in a text of somebody's: `[[from, to], …]`. */
  async function mark(query, text) {
    const terms = parse(String(query)).filter((term) => !term.not);
    for (const form of [...numbers(String(query)), ...terms.flatMap((term) => (term.exact ? [] : numbers(term.text)))]) terms.push({ text: form, form: true });
    const found = () => marks(text, terms.map((term) => ({ chars: store.fold(term.text).chars })).filter((term) => term.chars.length));
    let marked = found();
    // A word that stands nowhere may be traditional.
    const known = new Set(marked.map((mark) => mark[2]));
    if (!store.simplified && terms.some((term, i) => !term.form && !known.has(i))) {
      await loadSimplified().catch(() => {});
      marked = found();
    }
    return plain(marked);
  }

  /**
   * Reads a query: `conditions`, each with the words that say it (`typed`) and the query without them; `rest`, what is
   * searched for as it stands; `literal`, the query that takes every word as it stands. What cannot be looked up stays a
   * word; the search says what is missing.
   */
  async function read(query, today = new Date()) {
    const text = String(query ?? "").trim();
    const none = { rest: text, conditions: [], literal: text };
    if (!text || text.length > LONGEST_READ) return none;
    try {
      return (await names.isTelling(text)) ? (await more()).read(text, today) : none;
    } catch (error) {
      if (!(error instanceof Missing)) throw error;
      return none;
    }
  }

  /** Names that nearly are what was typed, the nearest first. */
  async function near(typed, limit) {
    try {
      return (await more()).near(typed, limit);
    } catch (error) {
      if (!(error instanceof Missing)) throw error;
      return [];
    }
  }

  return { search, suggest, near, mark, read };
}


if (typeof module === "object") module.exports = { createSearch, fold, parse, numbers };
