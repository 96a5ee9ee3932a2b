"use strict";
// Answers queries from the index: exactly, and fetching little. No document here: `createSearch`
// is given the directory and a function that loads a file's parts, and runs under node too.
//
// Regions: 0 the text of each record, 1 its title, 2 names, 3 how the names sound. Records are
// numbered from the oldest, so every list is read from its end.

const TEXT = 0, TITLE = 1, NAME = 2, SOUND = 3;
/** The kind of units. */
const UNIT = 3;
const ROLES = ["lead", "responsible", "cooperating"];
/** Candidates that are rather checked in their texts than by more lists. */
const FEW = 6;
/** Candidates that are checked in their texts where lists are missing. */
const MANY = 60;
/** Characters of the longest words that are taken for a name that was not quite right. */
const LONGEST = 16;
/** Candidates that are looked at first where lists are long. */
const FIRST = 24;

// Folding ---------------------------------------------------------------------------------------

const NOTHING = /[\0-\x08\x0e-\x1f\x7f\xad\u200b-\u200f\u2060\ufeff]/;
const SPACE = /[\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/;
const WORD = /[0-9A-Za-z\u00c0-\u052f]/;
const COMPATIBLE = /[\u2e80-\u2fdf\uf900-\ufaff\u{2f800}-\u{2fa1f}]/u;
const HALF = { "\uffe5": "\xa5", "\uff61": "\u3002", "\uff62": "\u300c", "\uff63": "\u300d", "\uff64": "\u3001" };

const only = (text, otherwise) => ([...text].length === 1 ? text : otherwise);

function narrow(c) {
  const code = c.codePointAt(0);
  if (code >= 0xff01 && code <= 0xff5e) c = String.fromCharCode(code - 0xfee0);
  else if (HALF[c]) c = HALF[c];
  else if (COMPATIBLE.test(c)) c = only(c.normalize("NFKC"), c);
  return only(c.toLowerCase(), c);
}

/**
 * A text as it is compared, character by character: `chars`, and where each stands in the text
 * (`at`, with the text's length behind the last). `simplified` maps traditional characters.
 */
function fold(text, simplified) {
  const chars = [], at = [];
  let position = 0, gap = -1;
  for (const c of text) {
    if (SPACE.test(c)) gap = gap < 0 ? position : gap;
    else if (!NOTHING.test(c)) {
      let to = narrow(c);
      if (simplified && simplified.has(to)) to = simplified.get(to);
      if (gap >= 0 && chars.length && WORD.test(chars[chars.length - 1]) && WORD.test(to)) {
        chars.push(" ");
        at.push(gap);
      }
      gap = -1;
      chars.push(to);
      at.push(position);
    }
    position += c.length;
  }
  at.push(position);
  return { chars, at };
}

/** Where `part` stands in `whole`, both lists of characters: the places of all that do not overlap. */
function places(whole, part) {
  const found = [];
  for (let i = 0; i + part.length <= whole.length; i++) {
    let j = 0;
    while (j < part.length && whole[i + j] === part[j]) j++;
    if (j === part.length) {
      found.push(i);
      i += j - 1;
    }
  }
  return found;
}

/**
 * What was typed, as terms: words that must all occur, "exact words", -words that must not. A sign
 * that cannot mean that is a character like any other.
 */
function parse(query) {
  const terms = [];
  const pattern = /(-?)(?:["\uff02]([^"\uff02]+)["\uff02]|\u201c([^\u201d\s]*\s[^\u201d]*)\u201d)(?=\s|$)|(\S+)/gu;
  for (const [, minus, quoted, curly, plain] of query.matchAll(pattern)) {
    const exact = quoted ?? curly;
    if (exact !== undefined) terms.push({ text: exact, not: minus === "-", whole: minus + exact, exact: true });
    else if (plain.length > 1 && plain[0] === "-") terms.push({ text: plain.slice(1), not: true, whole: plain });
    else terms.push({ text: plain, not: false, whole: plain });
  }
  // Nothing is left out of nothing.
  if (terms.every((term) => term.not)) return terms.map((term) => ({ ...term, text: term.whole, not: false }));
  return terms;
}

/** The forms in which documents print the number that a text looks like: 某政办发〔2017〕17号. */
function numbers(text) {
  if (text.length > 60) return [];
  const plain = text.normalize("NFKC").replace(/\s+/g, " ").trim();
  const match = /^([\u3400-\u9fff]{0,16}?) ?([\u3014[(\u3010<\u3008{]?) ?((?:19|20)\d\d) ?\u5e74?([\u3015\])\u3011>\u3009}]?) ?\u7b2c? ?0*(\d{1,4}) ?(\u53f7?)$/u.exec(plain);
  if (!match) return [];
  const [, body, opening, year, closing, number, sign] = match;
  // The words in front end as those of documents do; without them brackets and sign tell.
  if (body ? !/[\u53d1\u51fd\u5b57\u4ee4\u544a\u7b7e\u7eaa\u901a\u62a5\u89c4]$/u.test(body) : !(opening && closing && sign)) return [];
  return ["\u3014\u3015", "[]", "()", "\u3010\u3011", "<>", ""].map((b) => `${body}${b[0] ?? ""}${year}${b[1] ?? ""}${number}\u53f7`);
}

// Reading ---------------------------------------------------------------------------------------

function checksum(text) {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

const name = (check) => check.toString(36).padStart(7, "0");

/** Reads numbers from thirteen bits in two of 91 characters. */
class Bits {
  constructor(text) {
    this.text = text;
    this.next = 0;
    this.held = 0;
    this.left = 0;
  }
  unit() {
    const digit = (code) => code - (code > 92 ? 36 : 35);
    const value = digit(this.text.charCodeAt(this.next)) * 91 + digit(this.text.charCodeAt(this.next + 1));
    this.next += 2;
    return value;
  }
  bit() {
    if (!this.left) {
      if (this.next >= this.text.length) throw new RangeError("a list ends early");
      this.held = this.unit();
      this.left = 13;
    }
    return (this.held >> --this.left) & 1;
  }
  read(count) {
    let value = 0;
    while (count > 0) {
      if (!this.left) {
        if (this.next >= this.text.length) throw new RangeError("a list ends early");
        this.held = this.unit();
        this.left = 13;
      }
      const take = Math.min(count, this.left);
      this.left -= take;
      count -= take;
      value = value * 2 ** take + ((this.held >> this.left) & (2 ** take - 1));
    }
    return value;
  }
  gamma() {
    let length = 0;
    while (!this.bit()) length++;
    return 2 ** length + this.read(length);
  }
  rice(k) {
    let quotient = 0;
    while (quotient < 12 && this.bit()) quotient++;
    if (quotient === 12) quotient += this.gamma() - 1;
    return quotient * 2 ** k + this.read(k);
  }
}

/** `count` records from `first` on: their numbers, and the places in each where lists have places. */
function entries(bits, count, k, spread, first) {
  const ids = [], at = spread === null ? null : [];
  let next = first;
  while (count--) {
    const id = next + bits.rice(k);
    ids.push(id);
    next = id + 1;
    if (!at) continue;
    let places = bits.rice(0) + 1, from = 0;
    const own = [];
    while (places--) {
      const offset = from + bits.rice(spread);
      own.push(offset);
      from = offset + 1;
    }
    at.push(own);
  }
  return { ids, at };
}

/** The lists of one key, a region each; long ones as the blocks that hold them. */
function lists(bits, regions, places, shard) {
  const mask = bits.bit() ? 1 : bits.read(regions.length);
  return regions.map(([records, spread], region) => {
    if (!((mask >> region) & 1)) return null;
    const count = bits.gamma();
    const k = Math.floor(Math.log2(Math.max(1, Math.floor(records / count))));
    const coded = places ? spread : null;
    if (!bits.bit()) return { count, held: entries(bits, count, k, coded, 0) };
    const blocks = bits.gamma(), each = bits.gamma(), from = bits.gamma() - 1;
    const list = { count, k, spread: coded, blocks: [] };
    for (let i = 0; i < blocks; i++) {
      const first = bits.read(32), check = bits.read(32);
      const key = `b${shard}.${from + i}`;
      list.blocks.push({ first, key, path: `${key}-${name(check)}.js`, count: Math.min(each, count - i * each) });
    }
    return list;
  });
}

/** The first index whose value is not below `value`. */
function below(sorted, value) {
  let low = 0, high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Records that stand in both, where they have a place in common if both know places. */
function meet(a, b) {
  const ids = [], at = [];
  for (let i = 0, j = 0; i < a.ids.length && j < b.ids.length; ) {
    if (a.ids[i] < b.ids[j]) i++;
    else if (a.ids[i] > b.ids[j]) j++;
    else {
      let kept = a.at ? a.at[i] : null;
      if (kept && b.at) {
        const there = b.at[j];
        kept = kept.filter((place) => there[below(there, place)] === place);
      }
      if (!kept || kept.length) {
        ids.push(a.ids[i]);
        at.push(kept);
      }
      i++;
      j++;
    }
  }
  return { ids, at: a.at ? at : null };
}

/** A file could not be had: which. */
class Missing extends Error {
  constructor(file, cause) {
    super(`${file}: ${cause && cause.message ? cause.message : cause}`);
    this.name = "Missing";
    this.file = file;
  }
}

// The search ------------------------------------------------------------------------------------

/**
 * @param root the directory, as the generator wrote it
 * @param load (path, key) → promise of `[checksum, ...parts]` of a file
 */
function createSearch(root, load) {
  const files = new Map();
  const regions = root.regions;
  const directory = (text) => {
    const bits = new Bits(text);
    const checks = [];
    for (let i = 0; i < Math.floor(((text.length / 2) * 13) / 32); i++) checks.push(bits.read(32));
    return checks;
  };
  const top = directory(root.directory);
  const leaves = root.shards > root.leaf;
  const folders = { c: directory(root.cards[2]), n: directory(root.names[2]) };
  const columns = directory(root.columns[1]);
  let simplified = null;
  let last = null;

  /** A file, read by `read` and kept; one that fails is forgotten, so that it can be tried again. */
  function file(key, path, read) {
    if (!files.has(key)) {
      const promise = load(path, key)
        .then(([check, ...parts]) => {
          // Whole, and the one that the directory means.
          const meant = /-(\w{7})\.js$/.exec(path);
          if (checksum(parts.join("\n")) !== check || (meant && meant[1] !== name(check))) throw new Error("damaged");
          return read(parts);
        })
        .catch((error) => {
          files.delete(key);
          throw error instanceof Missing ? error : new Missing(path, error);
        });
      files.set(key, promise);
    }
    return files.get(key);
  }

  async function check(shard) {
    if (!leaves) return top[shard];
    const leaf = Math.floor(shard / root.leaf);
    const checks = await file(`d${leaf}`, `d${leaf}-${name(top[leaf])}.js`, ([text]) => directory(text));
    return checks[shard % root.leaf];
  }

  /** The lists of a character or pair; nothing where no text has it. */
  async function lookUp(key) {
    let hash = checksum(key);
    hash = (hash ^ (hash >>> 15)) >>> 0;
    const number = hash % root.shards;
    const path = `s${number}-${name(await check(number))}.js`;
    const shard = await file(`s${number}`, path, ([singles, pairs, singleBits, pairBits]) => {
      const found = new Map();
      let bits = new Bits(singleBits);
      for (const c of singles) found.set(c, lists(bits, regions, false, number));
      bits = new Bits(pairBits);
      const characters = [...pairs];
      for (let i = 0; i < characters.length; i += 2) found.set(characters[i] + characters[i + 1], lists(bits, regions, true, number));
      return found;
    });
    return shard.get(key);
  }

  /**
   * The entries of a list from `low` up to `high`; of long lists the blocks where `wanted` may be.
   * A block that cannot be had is told to `fail`.
   */
  async function range(list, low, high, wanted, fail) {
    if (!list) return { ids: [], at: [] };
    let parts = [list.held];
    if (list.blocks) {
      const needed = list.blocks.filter((block, i) => {
        const end = list.blocks[i + 1] ? list.blocks[i + 1].first : Infinity;
        if (block.first >= high || end <= low) return false;
        return !wanted || wanted[below(wanted, block.first)] < end;
      });
      parts = await Promise.all(
        needed.map((block) =>
          file(block.key, block.path, ([text]) => entries(new Bits(text), block.count, list.k, list.spread, block.first)).catch((error) => {
            fail(error);
            return { ids: [], at: list.spread === null ? null : [] };
          }),
        ),
      );
    }
    const ids = [], at = parts.length && !parts[0].at ? null : [];
    for (const part of parts) {
      const from = below(part.ids, low), to = below(part.ids, high);
      for (let i = from; i < to; i++) {
        ids.push(part.ids[i]);
        if (at) at.push(part.at[i]);
      }
    }
    return { ids, at };
  }

  /** The address of a page, by the ids in it. */
  const address = (kind, ...ids) => root.kinds[kind][2].replace(/\{\}/g, () => ids.shift());

  const cardOf = (kind, [each, perFolder], read) => (id) => {
    const number = Math.floor(id / each), folder = Math.floor(number / perFolder);
    const path = `${kind}${folder}-${name(folders[kind][folder])}/${number}.js`;
    return file(`${kind}${number}`, path, ([text]) => JSON.parse(text)).then((block) => read(block, id % each));
  };

  const textCard = cardOf("c", root.cards, ([plans, strings, cards], at) => {
    const [kind, plan, anchor, number, title, above, text, role, units, more, dues] = cards[at];
    const [planId, planTitle, planNumber, place, year] = plans[plan];
    const links = (list, path) => list.flatMap((one, i) => (i % 2 ? [] : [{ text: strings[one], path: path(strings[list[i + 1]]) }]));
    const titled = typeof title !== "string";
    return {
      kind: root.kinds[kind][0],
      label: root.kinds[kind][1],
      path: address(kind, planId, anchor),
      number,
      title: titled ? text.substr(...title) : title,
      headings: above.map((i) => strings[i]),
      text,
      behind: titled ? title[0] + title[1] : 0,
      plan: { title: planTitle, number: planNumber, place, year },
      role: ROLES[role],
      units: links(units, (id) => address(UNIT, id)),
      moreUnits: more,
      deadlines: links(dues, (path) => path),
    };
  });

  const nameCard = cardOf("n", root.names, (cards, at) => {
    const [kind, id, title, names, place, year, count] = cards[at];
    return { kind: root.kinds[kind][0], label: root.kinds[kind][1], path: address(kind, id), title, names, place, year, count };
  });

  /** What the text of a record, or each name of a thing, is searched in. */
  async function searched(region, id) {
    if (region === NAME) return (await nameCard(id)).names;
    const card = await textCard(id);
    return [region === TITLE ? card.title : card.text];
  }

  async function loadSimplified() {
    if (!simplified) {
      simplified = await file("simplified", `simplified-${root.simplified}.js`, ([from, to]) => {
        const targets = [...to];
        return new Map([...from].map((c, i) => [c, targets[i]]));
      });
    }
  }

  // Terms ---------------------------------------------------------------------------------------

  /** The pairs of a term by their place in it: as few as cover it. */
  function cover(length) {
    const at = [];
    for (let i = 0; i + 2 <= length; i += 2) at.push(i);
    if (length % 2) at.push(length - 2);
    return at;
  }

  /** Opens the lists of a term; nothing where it is all white space. */
  async function openTerm(term, region = TEXT) {
    const chars = fold(term.text, simplified).chars;
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
        const between = [];
        for (let i = 1; i + 2 < chars.length; i += 2) between.push(pair(i));
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
    const order = [...term.lists].sort((a, b) => a.lists[region].count - b.lists[region].count);
    let found = null;
    for (const one of order) {
      const those = shifted(await range(one.lists[region], low, high, found ? found.ids : wanted, term.fail), one.shift);
      found = found ? meet(found, those) : those;
      if (!found.ids.length) return found;
    }
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
    const has = (text) => places(fold(text, simplified).chars, term.chars).length > 0;
    // A text may print traditional characters.
    if (!simplified && !texts.every((own) => own.some(has))) await loadSimplified().catch(term.fail);
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

  // Facets --------------------------------------------------------------------------------------

  const labels = () =>
    file("labels", `labels-${root.labels}.js`, ([text]) => {
      const [names, plans, places, dues] = JSON.parse(text);
      let from = 0;
      const starts = plans.map(([, count]) => (from += count) - count);
      return { names, plans, starts, places, dues };
    });

  const column = (number) => file(`m${number}`, `m${number}-${name(columns[number])}.js`, ([text]) => JSON.parse(text));

  /** Everything that `values` needs for some results. */
  async function facetsOf(found) {
    const needed = new Set(found.filter((one) => one.region === TEXT).map((one) => Math.floor(one.id / root.columns[0])));
    const all = await labels();
    const loaded = new Map();
    await Promise.all([...needed].map(async (number) => loaded.set(number, await column(number))));
    const row = (id) => loaded.get(Math.floor(id / root.columns[0]))[id % root.columns[0]];
    const planOf = (id) => all.plans[below(all.starts, id + 1) - 1][0];
    /** What a result counts for in a facet; roles and units are looked at together. */
    function values(one, facet, filters) {
      if (one.region === NAME) {
        const [kind, , , place, year] = all.names[one.id];
        if (facet === "kind") return [root.kinds[kind][0]];
        if (facet === "place") return place === null ? [] : [all.places[place][0]];
        if (facet === "year") return year === null ? [] : [String(year)];
        return [];
      }
      const [kind, units, parks, dues] = row(one.id);
      const plan = all.names[planOf(one.id)];
      switch (facet) {
        case "kind": return [root.kinds[kind][0]];
        case "plan": return [plan[1]];
        case "place": return plan[3] === null ? [] : [all.places[plan[3]][0]];
        case "year": return plan[4] === null ? [] : [String(plan[4])];
        case "park": return parks.map((park) => all.names[park][1]);
        case "month": return [...new Set(dues.map((due) => all.dues[due][0]))];
        case "unit": {
          const wanted = units.filter((unit) => !filters.role || ROLES[unit % 4] === filters.role);
          return [...new Set(wanted.map((unit) => all.names[unit >> 2][1]))];
        }
        case "role": {
          const wanted = units.filter((unit) => !filters.unit || all.names[unit >> 2][1] === filters.unit);
          return [...new Set(wanted.map((unit) => ROLES[unit % 4]))];
        }
      }
      return [];
    }
    /** The order of time of a result's first deadline that is not before `from`. */
    const deadline = (one) => (one.region === TEXT ? row(one.id)[3][0] ?? Infinity : Infinity);
    return { all, values, deadline };
  }

  const FACETS = ["kind", "place", "plan", "year", "role", "unit", "park", "month"];

  function labelOf(all, facet, value) {
    if (facet === "kind") return root.kinds.find(([key]) => key === value)[1];
    if (facet === "place") return all.places.find(([id]) => id === value)[1];
    if (facet === "month") return all.monthLabels.get(value) ?? value;
    if (facet === "role") return root.roles[ROLES.indexOf(value)];
    if (facet === "year") return value;
    return all.nameLabels.get(`${facet} ${value}`) ?? value;
  }

  /** Counts for each facet: how many results each of its values would leave. */
  function count(found, { all, values }, filters) {
    all.nameLabels ??= new Map(all.names.map(([kind, id, label]) => [`${root.kinds[kind][0]} ${id}`, label]));
    all.monthLabels ??= new Map(all.dues);
    const counts = Object.fromEntries(FACETS.map((facet) => [facet, new Map()]));
    const passes = (one, facet) => !filters[facet] || values(one, facet, filters).includes(filters[facet]);
    for (const facet of FACETS) {
      const others = FACETS.filter((other) => other !== facet && filters[other]);
      const own = { ...filters, [facet]: undefined };
      for (const one of found) {
        if (!others.every((other) => !filters[other] || values(one, other, own).includes(filters[other]))) continue;
        for (const value of values(one, facet, own)) counts[facet].set(value, (counts[facet].get(value) ?? 0) + 1);
      }
    }
    const facets = {};
    for (const facet of FACETS) {
      facets[facet] = [...counts[facet]]
        .map(([value, count]) => ({ value, label: labelOf(all, facet, value), count }))
        .sort((a, b) => (facet === "month" || facet === "year" ? (a.value < b.value ? -1 : 1) : b.count - a.count || (a.label < b.label ? -1 : 1)));
    }
    return { facets, kept: found.filter((one) => FACETS.every((facet) => passes(one, facet))) };
  }

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
    if (!simplified && opened[0].some(foreign)) {
      const before = opened[0].map((term) => term.chars.join(""));
      await loadSimplified().catch((error) => session.lost.push(error.file));
      if (simplified && opened[0].some((term, i) => fold(before[i], simplified).chars.join("") !== before[i])) opened = await open();
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
      const names = new Map();
      for (const set of sure) {
        for (const stretch of stretches(set, NAME)) {
          const { ids, at } = await within(set, NAME, stretch);
          ids.forEach((id, i) => names.set(id, Math.min(names.get(id) ?? 1, at && at[i].includes(0) ? 0 : 1)));
        }
      }
      // Names that begin with what was typed come first, then those with more tasks.
      yield [...names].sort((a, b) => a[1] - b[1] || b[0] - a[0]).map(([id]) => ({ region: NAME, id }));
      for (const region of [TITLE, TEXT]) {
        if (sure.length > 1) {
          const ids = new Set();
          for (const set of sure) for (const stretch of stretches(set, region)) (await within(set, region, stretch)).ids.forEach((id) => ids.add(id));
          yield [...ids].sort((a, b) => b - a).map((id) => ({ region: TEXT, id }));
        } else if (sure.length) {
          for (const stretch of stretches(sure[0], region)) yield (await within(sure[0], region, stretch)).ids.map((id) => ({ region: TEXT, id }));
        }
      }
    }
    session.steps = steps();
    return session;
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

  // Results -------------------------------------------------------------------------------------

  /** Where the terms stand in a text: `[from, to, term]`, in order, not overlapping. */
  function marks(text, terms) {
    const { chars, at } = fold(text, simplified);
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
    if (simplified || !terms.length || shown.failed) return shown;
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

  /** A name that is exactly what was typed stands first. */
  async function nearest(found, session, wanted) {
    const names = found.filter((one) => one.region === NAME).slice(0, wanted);
    if (names.length < 2 || session.terms.length !== 1) return found;
    const text = session.terms[0].chars.join("");
    const exact = await Promise.all(
      names.map(({ id }) =>
        nameCard(id).then((card) => card.names.some((own) => fold(own, simplified).chars.join("") === text)).catch(() => false),
      ),
    );
    const first = names.filter((_, i) => exact[i]);
    return [...first, ...found.filter((one) => !first.includes(one))];
  }

  /** The files that a session could not have; what it found is incomplete where they matter. */
  const lostOf = (session) => [...new Set([...session.lost, ...session.terms.flatMap((term) => term.failed)])];

  /**
   * Answers a query.
   * @param options offset, limit, sort ("relevance", "deadline", "plan"), any facet as a filter,
   *   facets (true: count them), passage (characters), early (called with the first results where
   *   the total or the facets take longer)
   */
  async function search(query, options = {}) {
    const { sort = "relevance", early = null, passage: length = 90 } = options;
    const offset = Math.max(0, options.offset ?? 0), limit = Math.max(0, options.limit ?? 10);
    const filters = Object.fromEntries(FACETS.filter((facet) => options[facet]).map((facet) => [facet, String(options[facet])]));
    const filtered = Object.keys(filters).length > 0;
    const text = String(query ?? "").trim();
    if (!text && !filtered) return { query: text, total: 0, results: [], settled: true, incomplete: false, failed: [] };
    if (!last || last.query !== text || (last.session && lostOf(last.session).length)) {
      last = { query: text, begun: text ? begin(text) : Promise.resolve(everything()), session: null };
    }
    const own = last;
    const session = (own.session = await own.begun);
    const lost = new Set();
    const answer = async (found, total, settled) => {
      const ordered = offset === 0 && sort === "relevance" ? await nearest(found, session, limit) : found;
      const terms = session.terms.filter((term) => !term.not && !term.empty);
      const results = await Promise.all(ordered.slice(offset, offset + limit).map((one) => result(one, terms, length)));
      results.forEach((one) => one.failed && lost.add(one.file));
      const incomplete = lostOf(session).length > 0 && session.terms.some((term) => term.partial);
      return { query: text, total, results, settled, incomplete, failed: [...new Set([...lostOf(session), ...lost])] };
    };
    if (!filtered && sort === "relevance") {
      await advance(session, offset + limit);
      const known = session.total !== null;
      if (early && (!known || options.facets)) early(await answer(session.found, session.total ?? session.found.length, known));
      if (!known || options.facets) await advance(session, Infinity);
    } else {
      await advance(session, Infinity);
    }
    let found = session.found, data = null, counted = null;
    if (filtered || sort !== "relevance" || options.facets) {
      try {
        data = await facetsOf(found);
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
    const letters = fold(text, simplified).chars.join("").replace(/[\s'\u00fc]/g, (c) => (c === "\u00fc" ? "v" : ""));
    if (/^[a-z]{2,}$/.test(letters)) {
      const term = await openTerm({ text: letters, not: false }, SOUND);
      if (term) await add(term, [["\u0001" + letters[0], 0]], true);
      if (term && !term.empty) {
        for (const stretch of stretches([term], SOUND)) {
          const { ids } = await evaluate(term, SOUND, ...stretch);
          for (const id of ids.reverse()) if (!found.some((one) => one.id === id)) found.push({ region: NAME, id });
        }
      }
    }
    const wanted = found.slice(0, limit * 2);
    const cards = await Promise.all(wanted.map((one) => nameCard(one.id).catch(() => null)));
    const chars = fold(text, simplified).chars;
    const rank = (card) => (card.names.some((own) => fold(own, simplified).chars.join("") === chars.join("")) ? 0 : 1);
    return cards
      .filter((card) => card && card.kind !== "month" && card.kind !== "year")
      .map((card) => ({ ...card, titleMarks: plain(marks(card.title, [{ chars }])) }))
      .map((card, i) => [rank(card), i, card])
      .sort((a, b) => a[0] - b[0] || a[1] - b[1])
      .slice(0, limit)
      .map(([, , card]) => card);
  }

  /** Names that nearly are what was typed: that sound alike, or else have half of its pairs. */
  async function near(typed, limit = 5) {
    await loadSimplified().catch(() => {});
    const chars = fold(String(typed ?? ""), simplified).chars.filter((c) => c !== " ");
    if (chars.length < 2 || chars.length > LONGEST) return [];
    const scores = new Map();
    for (const id of await soundLike(chars).catch(() => [])) scores.set(id, chars.length);
    if (!scores.size) {
      await Promise.all(
        chars.slice(0, -1).map(async (c, i) => {
          const list = (await lookUp(c + chars[i + 1]).catch(() => null))?.[NAME];
          if (list) for (const id of (await range(list, 0, Infinity, null, () => {})).ids) scores.set(id, (scores.get(id) ?? 0) + 1);
        }),
      );
    }
    const least = Math.max(1, Math.floor((chars.length - 1) / 2));
    const best = [...scores].filter(([, score]) => score >= least).sort((a, b) => b[1] - a[1] || b[0] - a[0]);
    const cards = await Promise.all(best.slice(0, limit * 2).map(([id]) => nameCard(id).catch(() => null)));
    return cards.filter((card) => card && card.kind !== "month" && card.kind !== "year").slice(0, limit);
  }

  /** Names in which these characters are heard, whatever they are written with. */
  async function soundLike(chars) {
    const sounds = await file("sounds", `sounds-${root.sounds}.js`, ([text]) => {
      const map = new Map();
      for (const row of text.split(" ")) {
        const sound = /^[a-z]+/.exec(row)[0];
        for (const c of row.slice(sound.length)) map.set(c, sound);
      }
      return map;
    });
    const letters = chars.map((c) => sounds.get(c) ?? (/[a-z0-9]/.test(c) ? c : "")).join("");
    const term = letters.length > 3 ? await openTerm({ text: letters, not: false }, SOUND) : null;
    return term && !term.empty ? (await evaluate(term, SOUND, 0, regions[SOUND][0])).ids : [];
  }

  /** Where a query's terms stand in a text of somebody's: `[[from, to], …]`. */
  async function mark(query, text) {
    const terms = parse(String(query)).filter((term) => !term.not);
    for (const form of [...numbers(String(query)), ...terms.flatMap((term) => (term.exact ? [] : numbers(term.text)))]) terms.push({ text: form, form: true });
    const found = () => marks(text, terms.map((term) => ({ chars: fold(term.text, simplified).chars })).filter((term) => term.chars.length));
    let marked = found();
    // A word that stands nowhere may be traditional.
    const known = new Set(marked.map((mark) => mark[2]));
    if (!simplified && terms.some((term, i) => !term.form && !known.has(i))) {
      await loadSimplified().catch(() => {});
      marked = found();
    }
    return plain(marked);
  }

  return { search, suggest, near, mark };
}

if (typeof module === "object") module.exports = { createSearch, fold, parse, numbers };
