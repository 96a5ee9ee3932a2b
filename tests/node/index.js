// Opens a built index from its folder, as a page would, but under node.

import { readFileSync, readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join, resolve, dirname } from "node:path";
import { fileURLToPath } from "node:url";
import vm from "node:vm";

const here = dirname(fileURLToPath(import.meta.url));
const parts = resolve(here, "../../src/search/query");
const script = readdirSync(parts).filter((name) => name.endsWith(".js")).sort().map((name) => readFileSync(join(parts, name), "utf8")).join("");
/** The engine, as the generator puts it together. */
export const query = new Function(`"use strict"; ${script}; return { createSearch, fold, parse, numbers };`)();

/** Runs a file of the index with somebody to hand its parts to. */
function run(text, name) {
  let got = null;
  vm.runInNewContext(text, { gangmuSearch: { put: (key, ...parts) => (got = [key, ...parts]) } }, { filename: name });
  return got;
}

/** The directory at the end of search.js. */
export async function root(folder) {
  const text = await readFile(join(folder, "search.js"), "utf8");
  const line = text.trimEnd().split("\n").at(-2);
  return JSON.parse(line.slice("start(".length, -2));
}

/**
 * A search over a folder. `spoil` may change what a file gives, or throw; `loaded` collects what was
 * asked for.
 */
export async function open(folder, { spoil = null, loaded = [] } = {}) {
  const load = async (path, key) => {
    loaded.push(path);
    let text = await readFile(join(folder, path), "utf8");
    if (spoil) text = spoil(path, text);
    const [own, ...parts] = run(text, path);
    if (own !== key) throw new Error(`${path} says that it is ${own}`);
    return parts;
  };
  return query.createSearch(await root(folder), load);
}
