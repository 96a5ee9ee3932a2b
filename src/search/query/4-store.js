// The files of the index: loaded when they are needed, checked, and kept. `load` is given by whoever
// uses the search, so there is no document here.

/** The kind of units, by its place in the directory. */
const UNIT = 3;
const ROLES = ["lead", "responsible", "cooperating"];

/**
 * @param root the directory, as the generator wrote it
 * @param load (path, key) → promise of `[checksum, ...parts]` of a file
 */
function createStore(root, load) {
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

  /** The shard of a character or pair: its number and path. */
  async function whereIs(key) {
    let hash = checksum(key);
    hash = (hash ^ (hash >>> 15)) >>> 0;
    const number = hash % root.shards;
    return [number, `s${number}-${name(await check(number))}.js`];
  }

  /** The lists of a character or pair; nothing where no text has it. */
  async function lookUp(key) {
    const [number, path] = await whereIs(key);
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

  /** The blocks of a long list from `low` up to `high`; if some are `wanted`, those where they may be. */
  function blocksOf(list, low, high, wanted = null) {
    return (list.blocks ?? []).filter((block, i, blocks) => {
      const end = blocks[i + 1] ? blocks[i + 1].first : Infinity;
      if (block.first >= high || end <= low) return false;
      return !wanted || wanted[below(wanted, block.first)] < end;
    });
  }

  /**
   * The entries of a list from `low` up to `high`; of long lists the blocks where `wanted` may be.
   * A block that cannot be had is told to `fail`.
   */
  async function range(list, low, high, wanted, fail) {
    if (!list) return { ids: [], at: [] };
    let parts = [list.held];
    if (list.blocks) {
      parts = await Promise.all(
        blocksOf(list, low, high, wanted).map((block) =>
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
    const [kind, plan, anchor, number, title, above, text, role = 1, units = [], more = 0, dues = []] = cards[at];
    const [planId, planTitle, planNumber, place, year, ended = null] = (root.plans ?? plans)[plan];
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
      plan: { title: planTitle, number: planNumber, place, year, ended },
      role: ROLES[role],
      units: links(units, (id) => address(UNIT, id)),
      moreUnits: more,
      deadlines: links(dues, (path) => path),
    };
  });

  const nameCard = cardOf("n", root.names, (cards, at) => {
    const [kind, id, title, names, place, year, count, ended = null] = cards[at];
    return { kind: root.kinds[kind][0], label: root.kinds[kind][1], path: address(kind, id), title, names: names.map((own) => own || title), place, year, count, ended };
  });

  /** What the text of a record, or each name of a thing, is searched in. */
  async function searched(region, id) {
    if (region === NAME) return (await nameCard(id)).names;
    const card = await textCard(id);
    return [region === TITLE ? card.title : card.text];
  }

  /** Traditional characters, which few queries need. */
  async function loadSimplified() {
    if (!simplified) {
      simplified = await file("simplified", `simplified-${root.simplified}.js`, ([from, to]) => {
        const targets = [...to];
        return new Map([...from].map((c, i) => [c, targets[i]]));
      });
    }
  }

  const labels = () =>
    file("labels", `labels-${root.labels}.js`, ([text]) => {
      const [names, plans, places, dues] = JSON.parse(text);
      let from = 0;
      const starts = plans.map(([, count]) => (from += count) - count);
      return { names, plans, starts, places, dues };
    });

  const column = (number) => file(`m${number}`, `m${number}-${name(columns[number])}.js`, ([text]) => JSON.parse(text));

  /** What each common character sounds like. */
  const sounds = () =>
    file("sounds", `sounds-${root.sounds}.js`, ([text]) => {
      const map = new Map();
      for (const row of text.split(" ")) {
        const sound = /^[a-z]+/.exec(row)[0];
        for (const c of row.slice(sound.length)) map.set(c, sound);
      }
      return map;
    });

  /** What few queries need: functions, made with what the rest of the engine lends them. */
  const more = (lent) => file("more", `more-${root.more}.js`, ([make]) => make(lent));

  return {
    more,
    kinds: root.kinds,
    roles: root.roles,
    statuses: root.progress ?? [],
    named: root.named,
    regions,
    perColumn: root.columns[0],
    lookUp,
    whereIs,
    range,
    blocksOf,
    textCard,
    nameCard,
    searched,
    labels,
    column,
    sounds,
    loadSimplified,
    /** Whether traditional characters are known. */
    get simplified() {
      return simplified !== null;
    },
    fold: (text) => fold(text, simplified),
  };
}
