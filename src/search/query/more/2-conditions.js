// Words that say when, who, where or which document: read as conditions, which find what the words need not print.

const MONTH_NAMES = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const NUMERALS = "\u3007\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d";
const YEAR = new RegExp(`[${NUMERALS}]{4}(?=\u5e74)`, "g");
const COUNT = new RegExp(`[${NUMERALS}\u5341]{1,3}(?=\u6708|\u5b63)`, "g");

/** A number up to 99 in Chinese numerals as digits. */
function inDigits(numeral) {
  const [tens, ones] = numeral.includes("\u5341") ? numeral.split("\u5341") : ["0", numeral];
  const value = (one) => (one === "0" ? 0 : NUMERALS.indexOf(one));
  return String((tens === "" ? 1 : value(tens)) * 10 + (ones === "" ? 0 : value(ones)));
}

/** A text that says when, in one form: digits for numerals, no white space, English words in Chinese. */
function timeWords(text) {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/\s+/g, "")
    .replace(/[\u96f6\u25cb]/g, "\u3007")
    .replace(YEAR, (year) => [...year].map((one) => NUMERALS.indexOf(one)).join(""))
    .replace(COUNT, inDigits)
    .replace(/^(this|next|last)(year|quarter|month)$/, (_, which, unit) => ({ this: "\u672c", next: "\u4e0b", last: "\u4e0a" })[which] + ({ year: "\u5e74", quarter: "\u5b63", month: "\u6708" })[unit])
    .replace(/([a-z]{3})[a-z]*\.?(\d{4})/g, (whole, month, year) => (MONTH_NAMES.includes(month) ? `${year}-${MONTH_NAMES.indexOf(month) + 1}` : whole))
    .replace(/([qh][1-4])(\d{4})/g, "$2$1");
}

/** Months in a row, counted from the year 0: the first and the last one. */
const span = (first, count) => [first, first + count - 1];

/** The months that a text in one form names; `otherwise` is the year where it names none. */
function oneTime(text, today, otherwise = null) {
  const now = today.getFullYear() * 12 + today.getMonth();
  const near = /^([\u672c\u8fd9\u5f53\u4e0b\u4e0a])\u4e2a?([\u6708\u5b63])\u5ea6?$/.exec(text);
  if (near) {
    const step = near[1] === "\u4e0b" ? 1 : near[1] === "\u4e0a" ? -1 : 0;
    return near[2] === "\u6708" ? span(now + step, 1) : span(now - (now % 3) + step * 3, 3);
  }
  const [, digits, word, rest] = /^(?:((?:19|20)\d\d)\u5e74?\u5ea6?|([\u4eca\u672c\u660e\u4e0b\u53bb\u4e0a]\u5e74\u5ea6?))?(.*)$/.exec(text);
  const steps = { "\u4eca": 0, "\u672c": 0, "\u660e": 1, "\u4e0b": 1, "\u53bb": -1, "\u4e0a": -1 };
  const year = digits ? Number(digits) : word ? today.getFullYear() + steps[word[0]] : otherwise;
  if (year === null) return null;
  if (!rest) return digits || word ? span(year * 12, 12) : null;
  const month = /^(?:[-/](\d\d?)|(\d\d?)\u6708\u4efd?)$/.exec(rest);
  if (month) {
    const number = Number(month[1] ?? month[2]);
    return number >= 1 && number <= 12 ? span(year * 12 + number - 1, 1) : null;
  }
  const quarter = /^(?:-?q|\u7b2c?)([1-4])(?:\u5b63\u5ea6?)?$/.exec(rest);
  if (quarter && /[q\u5b63]/.test(rest)) return span(year * 12 + (Number(quarter[1]) - 1) * 3, 3);
  const half = /^(?:-?h([12])|([\u4e0a\u4e0b])\u534a\u5e74)$/.exec(rest);
  if (half) return span(year * 12 + (half[1] === "2" || half[2] === "\u4e0b" ? 6 : 0), 6);
  return null;
}

/** The first and the last month that a text names as a whole, as `[2018-07, 2018-12]`; nothing where it says more, or else. */
function period(text, today) {
  if (text.length > 40) return null;
  const words = timeWords(text);
  let found = oneTime(words, today);
  for (const { 0: sign, index } of found ? [] : words.matchAll(/\u2014+|\u2013|~|\u81f3|\u5230|-+/g)) {
    let first = words.slice(0, index);
    const second = words.slice(index + sign.length);
    // 2018年7—12月: what the second one counts, the first one does.
    if (/\d$/.test(first) && !/^\d{4}$/.test(first)) first += /^\d\d?(\u6708|\u5b63\u5ea6?)/.exec(second)?.[1] ?? "";
    const from = oneTime(first, today);
    const to = from && oneTime(second, today, Math.floor(from[0] / 12));
    if (to && from[0] < to[0]) {
      found = [from[0], to[1]];
      break;
    }
  }
  return found && found.map((month) => `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`);
}

function createConditions({ store, exactly, kindOf, roleWords, parse, numbers, monthsOf, Missing, ID, PLACE }) {
  const { kinds, labels } = store;

  const link = ({ card }) => ({ kind: card.kind, text: card.title, place: card.place, path: card.path });
  const idOf = async ({ id }) => (await labels()).names[id][ID];

  /** The units of this name: a condition that one of them fulfils. */
  async function byName(typed) {
    const found = await exactly(typed, [kindOf("unit")]);
    if (!found.length) return null;
    return { facet: "unit", any: await Promise.all(found.map(async (one) => ["unit", await idOf(one)])), links: found.map(link) };
  }

  /** The place of this name, if it has plans. */
  async function byPlace(typed) {
    if (!PLACE.test(typed)) return null;
    const { places, names, plans } = await labels();
    const at = places.findIndex(([, name]) => name === typed);
    if (at < 0 || !plans.some(([plan]) => names[plan][1] === at)) return null;
    return { facet: "place", any: [["place", places[at][0]]], links: [] };
  }

  /** The plans with this document number. */
  async function byNumber(typed) {
    const found = new Map();
    for (const form of numbers(typed)) for (const one of await exactly(form, [kindOf("plan")])) found.set(one.id, one);
    const own = [...found.values()];
    if (!own.length) return null;
    return { facet: "plan", any: await Promise.all(own.map(async (one) => ["plan", await idOf(one)])), links: own.map(link) };
  }

  async function byTime(typed, today) {
    const due = period(typed, today);
    if (!due) return null;
    const known = (await labels()).dues.map(([key]) => key);
    const within = known.filter((key) => monthsOf(key)[0] >= due[0] && monthsOf(key)[1] <= due[1]);
    // A bare number is a year where something is due in it.
    if (/^\d+$/.test(typed) && !within.length) return null;
    const [year] = due[0].split("-");
    const whole = due[0] === `${year}-01` && due[1] === `${year}-12`;
    const page = !within.length ? null : due[0] === due[1] ? ["month", due[0]] : whole ? ["year", year] : null;
    const path = page && kinds[kindOf(page[0])][2].replace("{}", page[1]);
    return { facet: "due", due, links: page ? [{ kind: page[0], text: page[1], place: null, path }] : [] };
  }

  function byRole(typed) {
    const word = typed.toLowerCase();
    const role = roleWords.get(word) ?? roleWords.get(word.replace(/\u5355\u4f4d$/, ""));
    return role ? { facet: "role", role, links: [], bare: !/\u5355\u4f4d$/.test(word) } : null;
  }

  const single = async (typed, today) => (await byTime(typed, today)) ?? (await byNumber(typed)) ?? byRole(typed) ?? (await byPlace(typed)) ?? (await byName(typed));

  /** What one word says: all of it, or a time, a name and a part without white space between them. */
  async function meaning(typed, today) {
    const whole = await single(typed, today);
    if (whole) return [whole];
    for (const [word, role] of roleWords) {
      const name = typed.replace(/\u5355\u4f4d$/, "");
      const unit = name.length > word.length && name.endsWith(word) ? await byName(name.slice(0, -word.length)) : null;
      if (unit) return [unit, { facet: "role", role, links: [] }];
    }
    for (let length = Math.min(typed.length - 2, 14); length >= 5; length--) {
      if (!period(typed.slice(0, length), today) || /^\d+$/.test(typed.slice(0, length))) continue;
      const time = await byTime(typed.slice(0, length), today);
      const rest = time ? await meaning(typed.slice(length).replace(/^\u7684/, ""), today) : null;
      if (rest) return [time, ...rest];
    }
    return null;
  }

  /** The words of a query, each with what it says; some say it together: 2018 年 12 月. */
  async function words(query, today) {
    const terms = parse(query).map((term) => ({ ...term, raw: term.exact ? `${term.not ? "-" : ""}"${term.text}"` : term.whole }));
    const found = [];
    for (let i = 0; i < terms.length; ) {
      let count = 0, said = null;
      for (count = Math.min(4, terms.length - i); count > 0 && !said; count--) {
        const own = terms.slice(i, i + count);
        if (own.some((term) => term.exact || term.not)) continue;
        const typed = own.map((term) => term.text).join(" ");
        if (count === 1) said = await meaning(typed, today);
        else if (period(typed, today)) said = [await byTime(typed, today)].filter(Boolean);
        else if (numbers(typed).length) said = [await byNumber(typed)].filter(Boolean);
        if (said && !said.length) said = null;
        if (said) break;
      }
      count = Math.max(1, count);
      found.push({ raw: terms.slice(i, i + count).map((term) => term.raw).join(" "), said });
      i += count;
    }
    return found;
  }

  /** Reads a query: see `read` of the search. */
  async function read(query, today) {
    let own;
    try {
      own = await words(query, today);
    } catch (error) {
      if (!(error instanceof Missing)) throw error;
      return { rest: query, conditions: [], literal: query };
    }
    // A bare 配合 is a part beside another condition, otherwise a word.
    const others = own.some(({ said }) => said?.some((one) => !one.bare));
    if (!others) own.forEach((word) => (word.said = null));
    const conditions = own.flatMap(({ raw, said }, at) => {
      const without = own.filter((_, i) => i !== at).map((word) => word.raw).join(" ");
      return (said ?? []).map(({ bare, ...one }) => ({ typed: raw, without, ...one }));
    });
    const join = (list) => list.map((word) => word.raw).join(" ");
    const literal = own.map(({ raw, said }) => (said ? `"${raw}"` : raw)).join(" ");
    // What stays a word may be a name all the same, which has a page.
    const left = conditions.length ? own.filter(({ said }) => !said).map(({ raw }) => raw) : [];
    const named = (await Promise.all(left.map((word) => exactly(word, [kindOf("park"), kindOf("project")])))).flat();
    return { rest: join(own.filter(({ said }) => !said)), conditions: joined(conditions), literal, links: named.map(link) };
  }

  /** Conditions in which a part belongs to the unit before it, or else behind it. */
  function joined(conditions) {
    const isUnit = (one) => one?.facet === "unit" && !one.role;
    const left = [...conditions];
    for (const one of conditions.filter((own) => own.facet === "role")) {
      const at = left.indexOf(one);
      const unit = [left[at - 1], left[at + 1]].find(isUnit);
      if (!unit) continue;
      const typed = unit.typed === one.typed ? unit.typed : [left[at - 1] === unit ? unit : one, left[at - 1] === unit ? one : unit].map((own) => own.typed).join(" ");
      const without = unit.typed === one.typed ? unit.without : unit.without.split(" ").filter((word) => word !== one.typed).join(" ");
      left[left.indexOf(unit)] = { ...unit, role: one.role, typed, without };
      left.splice(at, 1);
    }
    return left;
  }

  return { read };
}
