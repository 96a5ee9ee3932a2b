// Loads files of the index into a page as scripts, which works from a folder on disk and under a
// strict policy, and makes the one global: `gangmuSearch(query, options)`.

const here = document.currentScript.src;

function start(root) {
  const waiting = new Map();
  const load = (path, key) =>
    new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.async = true;
      // On a page in another encoding too.
      script.charset = "utf-8";
      script.src = new URL(path, here).href;
      const done = (settle, value) => {
        waiting.delete(key);
        script.remove();
        settle(value);
      };
      waiting.set(key, (parts) => done(resolve, parts));
      script.onload = () => waiting.has(key) && done(reject, new Error("damaged"));
      script.onerror = () => done(reject, new Error("not there"));
      document.head.append(script);
    });
  const engine = createSearch(root, load);
  const site = new URL("..", here);
  /** Results know their whole addresses. */
  const whole = (one) => (one.path === undefined ? one : { ...one, url: new URL(one.path, site).href });
  const answered = (answer) => ({ ...answer, results: answer.results.map(whole) });
  const search = async (query, options = {}) => {
    const early = options.early && ((answer) => options.early(answered(answer)));
    return answered(await engine.search(query, { ...options, early }));
  };
  search.suggest = async (typed, limit) => (await engine.suggest(typed, limit)).map(whole);
  search.near = async (typed, limit) => (await engine.near(typed, limit)).map(whole);
  search.mark = engine.mark;
  search.put = (key, ...parts) => waiting.get(key)?.(parts);
  search.site = site.href;
  window.gangmuSearch = search;
}
