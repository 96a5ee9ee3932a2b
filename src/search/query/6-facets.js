// What results can be narrowed by, and how many each value would leave.

/** Where the id of a name stands in its row of labels. */
const ID = 3;

/** The first and the last month of what a deadline names: 2018, 2018-H2, 2018-Q4, 2018-12. */
function monthsOf(due) {
  const [year, part] = due.split("-");
  if (!part) return [`${year}-01`, `${year}-12`];
  if (!/^[HQ]/.test(part)) return [due, due];
  const length = part[0] === "H" ? 6 : 3, last = Number(part[1]) * length;
  return [last - length + 1, last].map((month) => `${year}-${String(month).padStart(2, "0")}`);
}

function createFacets(store) {
  const { kinds, roles, statuses, perColumn, labels, column } = store;

  /** Everything that `values` needs for some results. */
  async function facetsOf(found) {
    const needed = new Set(found.filter((one) => one.region === TEXT).map((one) => Math.floor(one.id / perColumn)));
    const all = await labels();
    const loaded = new Map();
    await Promise.all([...needed].map(async (number) => loaded.set(number, await column(number))));
    const row = (id) => loaded.get(Math.floor(id / perColumn))[id % perColumn];
    const planOf = (id) => all.plans[below(all.starts, id + 1) - 1][0];
    /** What a result counts for in a facet; roles and units are looked at together. */
    function values(one, facet, filters) {
      if (one.region === NAME) {
        const [kind, place, year] = all.names[one.id];
        if (facet === "kind") return [kinds[kind][0]];
        if (facet === "place") return place == null ? [] : [all.places[place][0]];
        if (facet === "year") return year ? [String(year)] : [];
        return [];
      }
      const [kind, units = [], parks = [], dues = [], progress = []] = row(one.id);
      const plan = all.names[planOf(one.id)];
      switch (facet) {
        case "kind": return [kinds[kind][0]];
        case "plan": return [plan[ID]];
        case "place": return plan[1] === null ? [] : [all.places[plan[1]][0]];
        case "year": return plan[2] ? [String(plan[2])] : [];
        case "park": return parks.map((park) => all.names[park][ID]);
        case "progress": return progress.map((status) => statuses[status][0]);
        case "month": return [...new Set(dues.map((due) => all.dues[due][0]))];
        case "unit": {
          const wanted = units.filter((unit) => !filters.role || filters.role.includes(ROLES[unit % 4]));
          return [...new Set(wanted.map((unit) => all.names[unit >> 2][ID]))];
        }
        case "role": {
          const wanted = units.filter((unit) => !filters.unit || filters.unit.includes(all.names[unit >> 2][ID]));
          return [...new Set(wanted.map((unit) => ROLES[unit % 4]))];
        }
      }
      return [];
    }
    /** Units with the groups that speak for them. */
    function withGroups(ids) {
      const wanted = new Set(ids);
      for (const [, , , id, , groups = []] of all.names) if (wanted.has(id)) groups.forEach((group) => wanted.add(all.names[group][ID]));
      return wanted;
    }
    /** How many deadlines of a result lie within some months. */
    const dueWithin = (one, [from, to]) =>
      one.region === TEXT
        ? (row(one.id)[3] ?? []).filter((due) => {
            const [first, last] = monthsOf(all.dues[due][0]);
            return first >= from && last <= to;
          }).length
        : 0;
    /** Makes the test of a condition, as `read` gives them; `through` counts what a group's name stands for. */
    function test({ due, any, role }, through) {
      if (due) return (one) => dueWithin(one, due) > 0;
      const of = (kind) => (any ?? []).filter(([own]) => own === kind).map(([, id]) => id);
      const units = through ? withGroups(of("unit")) : new Set(of("unit"));
      const others = ["park", "plan", "place"].map((facet) => [facet, of(facet)]).filter(([, ids]) => ids.length);
      return (one) => {
        if (one.region !== TEXT) return false;
        const parts = (row(one.id)[1] ?? []).filter((part) => !role || ROLES[part % 4] === role);
        if (!any) return parts.length > 0;
        if (parts.some((part) => units.has(all.names[part >> 2][ID]))) return true;
        return others.some(([facet, ids]) => values(one, facet, {}).some((value) => ids.includes(value)));
      };
    }
    /** Where a result's first deadline stands in the order of time. */
    const deadline = (one) => (one.region === TEXT ? row(one.id)[3]?.[0] ?? Infinity : Infinity);
    return { all, values, deadline, test, dueWithin, withGroups };
  }

  const FACETS = ["kind", "place", "plan", "year", "role", "unit", "park", "month", "progress"];

  function labelOf(all, facet, value) {
    if (facet === "kind") return kinds.find(([key]) => key === value)[1];
    if (facet === "place") return all.places.find(([id]) => id === value)[1];
    if (facet === "month") return all.monthLabels.get(value) ?? value;
    if (facet === "role") return roles[ROLES.indexOf(value)];
    if (facet === "year") return value;
    if (facet === "progress") return statuses.find(([key]) => key === value)?.[1] ?? value;
    return all.nameLabels.get(`${facet} ${value}`) ?? value;
  }

  /** Counts for each facet: how many results each of its values would leave. A filter is a list of values that will do. */
  function count(found, { all, values }, filters) {
    all.nameLabels ??= new Map(all.names.map(([kind, , , id, label]) => [`${kinds[kind][0]} ${id}`, label]));
    all.monthLabels ??= new Map(all.dues);
    const counts = Object.fromEntries(FACETS.map((facet) => [facet, new Map()]));
    const has = (one, facet, own) => values(one, facet, own).some((value) => filters[facet].includes(value));
    const passes = (one, facet) => !filters[facet] || has(one, facet, filters);
    for (const facet of FACETS) {
      const others = FACETS.filter((other) => other !== facet && filters[other]);
      const own = { ...filters, [facet]: undefined };
      for (const one of found) {
        if (!others.every((other) => has(one, other, own))) continue;
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

  return { FACETS, facetsOf, count };
}
