// Which records have a term: lists of pairs that cover it, as few as will do.

/** Candidates that are rather checked in their texts than by more lists. */
const FEW = 6;
/** Candidates that are checked in their texts where lists are missing. */
const MANY = 60;
/** Candidates that are looked at first where lists are long. */
const FIRST = 24;

function createTerms(store) {
  const { regions, lookUp, whereIs, range, searched, loadSimplified } = store;

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
    if (!found.ids.length) return found;
    // The others at once, as far as the rarest goes: each waits for the line, not for another.
    for (const those of await Promise.all(others.map((one) => read(one, found.ids)))) found = meet(found, those);
    return term.verify ? verify(term, region, found) : found;
  }

  /** Keeps what has the term in its text; of many, where lists are missing, the newest. */
  async function verify(term, region, found) {
    if (found.ids.length > MANY) {
      term.partial = true;
      found = { ids: found.ids.slice(-MANY), at: found.at && found.at.slice(-MANY) };
    }
    const unread = (error) => {
      term.fail(error);
      return [];
    };
    const texts = await Promise.all(found.ids.map((id) => searched(region, id).catch(unread)));
    const has = (text) => places(store.fold(text).chars, term.chars).length > 0;
    // A text may print traditional characters.
    if (!store.simplified && !texts.every((own) => own.some(has))) await loadSimplified().catch(term.fail);
    const kept = texts.map((own) => own.some(has));
    return { ids: found.ids.filter((_, i) => kept[i]), at: found.at && found.at.filter((_, i) => kept[i]) };
  }

  /** The stretches in which a region is searched, from its end: few candidates first. */
  function stretches(terms, region) {
    const positive = terms.filter((term) => !term.not);
    const all = regions[region][0];
    if (!positive.length) return [[0, all]];
    const every = positive.flatMap((term) => term.lists.map((one) => one.lists[region]));
    if (!every.length || every.some((list) => !list)) return [];
    const driver = every.reduce((a, b) => (b.count < a.count ? b : a));
    if (driver.blocks) return driver.blocks.map((block, i) => [block.first, driver.blocks[i + 1] ? driver.blocks[i + 1].first : all]).reverse();
    const ids = driver.held.ids;
    if (!every.some((list) => list.blocks) || ids.length <= FIRST) return [[0, all]];
    const cut = ids[ids.length - FIRST];
    return [[cut, all], [0, cut]];
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
      const keep = found.ids.map((id) => !those.has(id));
      found = { ids: found.ids.filter((_, i) => keep[i]), at: found.at && found.at.filter((_, i) => keep[i]) };
    }
    found.ids.reverse();
    if (found.at) found.at.reverse();
    return found;
  }

  return { openTerm, add, evaluate, stretches, within };
}
