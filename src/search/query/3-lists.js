// Reads the lists of the index, and meets them.

/** The parts of the index: the text of each record, its title, names, how the names sound. */
const TEXT = 0, TITLE = 1, NAME = 2, SOUND = 3;

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
