// Which records have a term: lists of pairs that cover it, as few as will do.

/** Candidates that are rather checked in their texts than by more lists. */
const FEW = 6;
/** Candidates that are checked in their texts where lists are missing. */
const MANY = 60;
/** Candidates that are looked at first where lists are long; then four times as many, and so on. */
const FIRST = 24;
/** Blocks of lists that are asked for at once without a second thought: a browser's connections. */
const WINDOW = 6;

function createTerms(store) {
  const { regions, lookUp, whereIs, range, blocksOf, searched, loadSimplified } = store;

  /** The pairs of a term by their place in it: as few as cover it. */
  function cover(length) {
    const at = [];
    for (let i = 0; i + 2 <= length; i += 2) at.push(i);
    if (length % 2) at.push(length - 2);
    return at;
  }

  /** Opens the lists of a term; nothing where it is all white space. */
  async function openTerm(term, region = TEXT) {
    const chars = store.fold(term.text).chars;
    if (!chars.length) return null;
    const opened = { not: term.not, chars, lists: [], sound: region === SOUND, verify: false, failed: [], partial: false, empty: false };
    opened.fail = (error) => {
      if (!(error instanceof Missing)) throw error;
      opened.failed.push(error.file);
      opened.partial = true;
    };
    if (chars.length === 1) {
      await add(opened, [[chars[0], 0]], false);
    } else {
      const pair = (i) => [chars[i] + chars[i + 1], i];
      const between = [];
      for (let i = 1; i + 2 < chars.length; i += 2) between.push(pair(i));
      // Where these stand is small to know, and saves a wait if they are wanted.
      if (chars.length < 8) between.forEach(([key]) => whereIs(key).catch(() => {}));
      let rest = cover(chars.length);
      if (rest.length > 3 && !opened.sound) {
        // Long: a few pairs at a time, from both ends and the middle; where they leave little, its
        // text decides.
        let some = [rest[0], rest[rest.length >> 1], rest[rest.length - 1]];
        while (some.length && !opened.empty && !opened.verify) {
          await add(opened, some.map(pair), true);
          rest = rest.filter((i) => !some.includes(i));
          some = rest.filter((_, i) => i % Math.ceil(rest.length / 3) === 0);
          if (rest.length && !opened.empty && left(opened) <= FEW) opened.verify = true;
        }
      } else {
        await add(opened, rest.map(pair), true);
      }
      // Between long lists a pair that straddles them is often rare.
      if (!opened.empty && chars.length > 3 && opened.lists.length && opened.lists.every((one) => one.lists[TEXT]?.blocks)) {
        await add(opened, between, true);
      }
    }
    // Nothing is known of it.
    if (!opened.lists.length) opened.empty = true;
    return opened;
  }

  /** How many records and names the short lists of a term leave, at most. */
  function left(opened) {
    let sum = 0;
    for (const region of [TEXT, NAME]) {
      const every = opened.lists.map((one) => one.lists[region]);
      if (every.some((list) => !list)) continue;
      const short = opened.lists.filter((one) => one.lists[region].held);
      if (!short.length) return Infinity;
      const based = short.map((one) => shifted(one.lists[region].held, one.shift));
      sum += based.reduce(meet).ids.length;
    }
    return sum;
  }

  async function add(opened, keys, pairs) {
    await Promise.all(
      keys.map(async ([key, shift]) => {
        try {
          const found = await lookUp(key);
          if (found) opened.lists.push({ shift, lists: found });
          else opened.empty = true;
        } catch (error) {
          if (!(error instanceof Missing)) throw error;
          opened.failed.push(error.file);
          // How a name sounds is not shown, so what is missing is passed over. Of a text, its
          // characters narrow what reading it must then decide.
          if (opened.sound) return;
          if (!pairs) opened.partial = true;
          opened.verify = true;
          if (pairs) await add(opened, [...key].map((c) => [c, 0]), false);
        }
      }),
    );
  }

  /** Entries by where the term would begin. */
  const shifted = ({ ids, at }, shift) => ({ ids, at: at && at.map((own) => own.map((place) => place - shift)) });

  /** The records of a region between two numbers that have the term, with its places where known. */
  async function evaluate(term, region, low, high, wanted) {
    if (term.empty || term.lists.some((one) => !one.lists[region])) return { ids: [], at: null };
    const [rarest, ...others] = [...term.lists].sort((a, b) => a.lists[region].count - b.lists[region].count);
    const read = async (one, wanted) => shifted(await range(one.lists[region], low, high, wanted, term.fail), one.shift);
    let found = await read(rarest, wanted);
    if (wanted) found = meet(found, { ids: wanted, at: null });
    while (others.length && found.ids.length) {
      const costs = others.map((one) => blocksOf(one.lists[region], low, high, found.ids).length);
      const all = costs.reduce((a, b) => a + b);
      // Few texts are rather read than looked up.
      if (region <= TITLE && all > WINDOW && found.ids.length <= Math.min(all, MANY) && !term.verify) {
        const kept = await readThrough(term, region, found.ids).catch(missing);
        if (kept) return keep(found, kept);
      }
      // Side by side what is cheap: each waits for the line, not for another.
      let take = 1;
      for (let sum = costs[0]; take < others.length && sum + costs[take] <= WINDOW; take++) sum += costs[take];
      const ids = found.ids;
      for (const those of await Promise.all(others.splice(0, take).map((one) => read(one, ids)))) found = meet(found, those);
    }
    return term.verify && found.ids.length ? verify(term, region, found) : found;
  }

  const keep = ({ ids, at }, kept) => ({ ids: ids.filter((_, i) => kept[i]), at: at && at.filter((_, i) => kept[i]) });

  /** Lets a file be missing where there is another way. */
  function missing(error) {
    if (!(error instanceof Missing)) throw error;
    return null;
  }

  /** Which of some records have the term in their text; `unread` says what a lost text counts for. */
  async function readThrough(term, region, ids, unread = null) {
    const texts = await Promise.all(ids.map((id) => (unread ? searched(region, id).catch(unread) : searched(region, id))));
    const has = (text) => places(store.fold(text).chars, term.chars).length > 0;
    // A text may print traditional characters.
    if (!store.simplified && !texts.every((own) => own.some(has))) await loadSimplified().catch(term.fail);
    return texts.map((own) => own.some(has));
  }

  /** Keeps what has the term in its text; of many, where lists are missing, the newest. */
  async function verify(term, region, found) {
    if (found.ids.length > MANY) {
      term.partial = true;
      found = { ids: found.ids.slice(-MANY), at: found.at && found.at.slice(-MANY) };
    }
    const kept = await readThrough(term, region, found.ids, (error) => {
      term.fail(error);
      return [];
    });
    return keep(found, kept);
  }

  /** The stretches in which a region is searched, from its end: few candidates first. */
  async function stretches(terms, region) {
    const positive = terms.filter((term) => !term.not);
    const all = regions[region][0];
    if (!positive.length) return [[0, all]];
    const every = positive.flatMap((term) => term.lists.map((one) => one.lists[region]));
    if (!every.length || every.some((list) => !list)) return [];
    const driver = every.reduce((a, b) => (b.count < a.count ? b : a));
    const blocks = driver.blocks ?? [{ first: 0, count: driver.count }];
    const parts = blocks.map(({ first }, i) => [first, blocks[i + 1] ? blocks[i + 1].first : all]).reverse();
    const others = every.filter((list) => list.blocks && list !== driver);
    if (!others.length) return parts;
    // The newest candidates stand in the last blocks of the others, which can come at the same time.
    const [[low, high], ...older] = parts;
    const { count } = blocks[blocks.length - 1];
    const near = Math.floor(high - ((high - low) * Math.min(count, FIRST)) / count);
    const early = others.flatMap((list) => blocksOf(list, near, high));
    if (early.length < WINDOW) others.forEach((list) => range(list, near, high, null, () => {}));
    const { ids } = await range(driver, low, high, null, () => {});
    const cuts = [];
    let end = high;
    for (let rest = ids.length, step = FIRST; rest > step; step *= 4) {
      rest -= step;
      cuts.push([ids[rest], end]);
      end = ids[rest];
    }
    return [...cuts, [low, end], ...older];
  }

  /** The records of a region between two numbers that a query wants, highest first. */
  async function within(terms, region, [low, high]) {
    let found = null;
    for (const term of terms.filter((term) => !term.not)) {
      const those = await evaluate(term, region, low, high, found && found.ids);
      found = found ? meet({ ids: found.ids, at: null }, { ids: those.ids, at: null }) : those;
      if (!found.ids.length) return found;
    }
    if (!found) found = { ids: Array.from({ length: high - low }, (_, i) => low + i), at: null };
    for (const term of terms.filter((term) => term.not)) {
      // What is left out may stand anywhere in the text, also where the title is searched.
      const those = new Set((await evaluate(term, region === TITLE ? TEXT : region, low, high, found.ids)).ids);
      found = keep(found, found.ids.map((id) => !those.has(id)));
    }
    found.ids.reverse();
    if (found.at) found.at.reverse();
    return found;
  }

  return { openTerm, add, evaluate, stretches, within };
}
