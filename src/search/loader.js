// Loads files of the index into a page as scripts, which works from a folder on disk and under a
// strict policy, and makes the one global: `gangmuSearch(query, options)`.
//
// This script keeps its name while the files that it names change with each build, so a reader may
// hold an old copy of it, from a cache, a service worker or a proxy. Where it may be old it asks its
// server, and where a file is missing it loads itself anew; a newer build then answers in its place.

const own = document.currentScript.src;
/** Its address, without what was put behind it to get past caches. */
const here = own.split(/[?#]/)[0];
/** Whether the server can be asked: not from a folder on disk, nor from a page elsewhere. */
const askable = /^https?:/.test(here) && new URL(here).origin === location.origin;
/** Milliseconds that an answer waits to hear which build is published. */
const PATIENCE = 2000;
/** Milliseconds until that is asked again: where files are missing, and where all is well. */
const AGAIN = 5000, LATER = 60000;

/** Runs a script; what it hands over goes to `take`. Rejects where there is none. */
function run(address, take) {
  const script = document.createElement("script");
  // On a page in another encoding too.
  script.charset = "utf-8";
  script.src = address;
  // On the element itself, so that a file of another build is not taken for this one's.
  script.gangmuTake = take;
  document.head.append(script);
  return new Promise((resolve, reject) => {
    script.onload = resolve;
    script.onerror = () => reject(new Error("not there"));
  }).finally(() => script.remove());
}

/** Whether this script may have come from a cache that did not ask the server. */
function mayBeOld() {
  const [timing] = performance.getEntriesByName(own);
  return askable && (Boolean(navigator.serviceWorker?.controller) || !timing?.transferSize);
}

function start(root) {
  /** The search of a newer build, once there is one. */
  let newer = null;
  let asked = performance.now(), asking = null, misses = 0;

  async function load(path, key) {
    try {
      let taken = null;
      await run(new URL(path, here).href, (name, parts) => name === key && (taken = parts));
      if (!taken) throw new Error("damaged");
      return taken;
    } catch (error) {
      misses++;
      throw error;
    }
  }

  /** Goes on with a newer build, if the server has one. */
  async function renew(missed) {
    let build = null;
    try {
      const how = missed ? { cache: "reload" } : { cache: "no-cache", signal: AbortSignal.timeout(PATIENCE) };
      if (askable) build = /BUILD = "(\w+)"/.exec(await (await fetch(here, how)).text())[1];
    } catch {
      // Who cannot be asked may have it all the same.
    }
    if (build === BUILD || !(build || missed)) return;
    // Pages may not run what they fetched: it is loaded by a name that no cache knows.
    await run(`${here}?v=${build ?? Date.now()}`).catch(() => {});
    if (window.gangmuSearch.build === BUILD) window.gangmuSearch = search;
    else newer = window.gangmuSearch;
  }

  /** Resolves when it is known whether there is a newer build, which is not asked again and again. */
  function checked(missed) {
    const now = performance.now();
    const known = asking || !(missed || mayBeOld());
    if (!known || now - asked > (missed ? AGAIN : LATER)) {
      asked = now;
      asking = renew(missed);
    }
    return asking;
  }

  /** Makes a question that a newer build answers where this one turns out to be old. */
  const question = (answer, newerOne) => async (...given) => {
    const before = misses;
    const own = newer ? null : answer(...given);
    await Promise.allSettled([own, newer || checked(false)]);
    if (!newer && misses > before) await checked(true);
    return newer ? newerOne(newer)(...given) : own;
  };

  const engine = createSearch(root, load);
  const site = new URL("..", here);
  /** Results know their whole addresses. */
  const whole = (one) => (one.path === undefined ? one : { ...one, url: new URL(one.path, site).href });
  const answered = (answer) => ({ ...answer, build: BUILD, results: answer.results.map(whole) });

  async function first(query, options = {}) {
    const early = options.early && (async (answer) => {
      await checked(false);
      if (!newer) options.early(answered(answer));
    });
    return answered(await engine.search(query, { ...options, early }));
  }
  const search = question(first, (newer) => newer);
  search.suggest = question(async (typed, limit) => (await engine.suggest(typed, limit)).map(whole), (newer) => newer.suggest);
  search.near = question(async (typed, limit) => (await engine.near(typed, limit)).map(whole), (newer) => newer.near);
  const linked = (answer) => ({ ...answer, links: answer.links?.map(whole), conditions: answer.conditions.map((one) => ({ ...one, links: one.links.map(whole) })) });
  search.read = question(async (query, today) => linked(await engine.read(query, today)), (newer) => newer.read ?? (async (query) => ({ rest: query, conditions: [], literal: query })));
  // Marks follow from the text: an old build knows them as well.
  search.mark = engine.mark;
  search.put = (key, ...parts) => document.currentScript?.gangmuTake?.(key, parts);
  search.site = site.href;
  search.build = BUILD;
  window.gangmuSearch = search;
}
