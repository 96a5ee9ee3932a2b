// What changed of what a reader keeps since it was last seen: digests of what is shown, compared. The same file in each theme.
window.gangmuChanges = (() => {
  "use strict";
  /** A short digest (FNV-1a, 32 bits). */
  function digest(text) {
    let sum = 0x811c9dc5;
    for (let at = 0; at < text.length; at++) sum = Math.imul(sum ^ text.charCodeAt(at), 0x01000193);
    return (sum >>> 0).toString(36);
  }
  const COLUMNS = ["document_number", "number", "title", "raw", "due", "what", "lead", "responsible", "cooperating", "parks", "projects", "text", "corrections", "amendments", "standing", "progress"];
  /** What is shown of each place: its title, and a digest of each column of its rows. */
  function shown({ rows, places }) {
    const found = {};
    for (const [path, title] of places) {
      const own = rows.filter((row) => row.path === path);
      found[path] = [own.length ? `${own[0].number} ${own[0].title ?? ""}`.trim() : title, ...(own.length ? COLUMNS.map((name) => digest(own.map((row) => row[name] ?? "").join("\u0001"))) : [])];
    }
    return found;
  }
  function compare(pin, now) {
    const before = pin.seen.places;
    const differs = (path) => now[path].slice(1).flatMap((one, at) => (before[path].length > 1 && one !== before[path][at + 1] ? [COLUMNS[at]] : []));
    const changed = Object.keys(now).filter((path) => before[path]).map((path) => [path, differs(path)]);
    return {
      new: Object.keys(now).filter((path) => !before[path]),
      changed: changed.filter(([, columns]) => columns.length),
      gone: Object.keys(before).filter((path) => !now[path]),
    };
  }
  return { compare, shown };
})();
