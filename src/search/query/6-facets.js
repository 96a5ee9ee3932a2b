// What results can be narrowed by, and how many each value would leave.

/** Where the id of a name stands in its row of labels. */
const ID = 3;

function createFacets(store) {
  const { kinds, roles, perColumn, labels, column } = store;

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
      const [kind, units = [], parks = [], dues = []] = row(one.id);
      const plan = all.names[planOf(one.id)];
      switch (facet) {
        case "kind": return [kinds[kind][0]];
        case "plan": return [plan[ID]];
        case "place": return plan[1] === null ? [] : [all.places[plan[1]][0]];
        case "year": return plan[2] ? [String(plan[2])] : [];
        case "park": return parks.map((park) => all.names[park][ID]);
        case "month": return [...new Set(dues.map((due) => all.dues[due][0]))];
        case "unit": {
          const wanted = units.filter((unit) => !filters.role || ROLES[unit % 4] === filters.role);
          return [...new Set(wanted.map((unit) => all.names[unit >> 2][ID]))];
        }
        case "role": {
          const wanted = units.filter((unit) => !filters.unit || all.names[unit >> 2][ID] === filters.unit);
          return [...new Set(wanted.map((unit) => ROLES[unit % 4]))];
        }
      }
      return [];
    }
    /** Where a result's first deadline stands in the order of time. */
    const deadline = (one) => (one.region === TEXT ? row(one.id)[3]?.[0] ?? Infinity : Infinity);
    return { all, values, deadline };
  }

  const FACETS = ["kind", "place", "plan", "year", "role", "unit", "park", "month"];

  function labelOf(all, facet, value) {
    if (facet === "kind") return kinds.find(([key]) => key === value)[1];
    if (facet === "place") return all.places.find(([id]) => id === value)[1];
    if (facet === "month") return all.monthLabels.get(value) ?? value;
    if (facet === "role") return roles[ROLES.indexOf(value)];
    if (facet === "year") return value;
    return all.nameLabels.get(`${facet} ${value}`) ?? value;
  }

  /** Counts for each facet: how many results each of its values would leave. */
  function count(found, { all, values }, filters) {
    all.nameLabels ??= new Map(all.names.map(([kind, , , id, label]) => [`${kinds[kind][0]} ${id}`, label]));
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

  return { FACETS, facetsOf, count };
}
