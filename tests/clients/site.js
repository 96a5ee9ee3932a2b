// The sites that the tests look at: that of the bundled content, which does not know its address, and
// one that does, with addresses that moved and went.

import { readFileSync, readdirSync, existsSync } from "node:fs";
import { dirname, join, resolve, posix } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const artefacts = resolve(here, "../artefacts");
export const BASE = "https://example.org/promises/";

class Site {
  constructor(folder) {
    this.folder = folder;
    if (!existsSync(join(folder, "index.html"))) throw new Error(`${folder} is not there: tests/run builds it`);
    this.files = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(folder.length + 1));
  }
  has(path) {
    return existsSync(join(this.folder, path));
  }
  bytes(path) {
    return readFileSync(join(this.folder, path));
  }
  text(path) {
    return readFileSync(join(this.folder, path), "utf8");
  }
  json(path) {
    return JSON.parse(this.text(path));
  }
  ending(ending, under = "") {
    return this.files.filter((path) => path.endsWith(ending) && path.startsWith(under));
  }
}

export const local = new Site(join(artefacts, "site"));
export const plain = new Site(join(artefacts, "plain/public"));
export const published = new Site(join(artefacts, "published/public"));

/** All plans and tasks of the published site in a form of citing, read on a day that stands for all days. */
export const citations = (ending) => readFileSync(join(artefacts, `published/citations.${ending}`), "utf8");

/** The path of a file that an address on a page leads to; nothing where it leads away. */
export function target(page, href) {
  const address = href.split("#")[0];
  if (address.startsWith(BASE)) return address.slice(BASE.length) || "index.html";
  if (/^[a-z]+:/.test(address)) return null;
  return posix.normalize(posix.join(posix.dirname(page), address));
}

const UNESCAPED = { amp: "&", lt: "<", gt: ">", quot: '"', "#x27": "'", "#39": "'", "#x2f": "/", "#x2F": "/" };
export const unescape = (text) => text.replace(/&(#?\w+);/g, (whole, name) => UNESCAPED[name] ?? whole);
