// A small project with pages of its own, and the program that builds and previews it.

import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const repository = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
/** The program, as `cargo build` leaves it. */
export const program = resolve(process.env.GANGMU ?? join(repository, "target/debug/gangmu"));

const made = [];
process.on("exit", () => made.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** A project of the fixtures, with the session's pages, in one of the bundled themes. */
export function ownProject(theme) {
  const folder = mkdtempSync(join(tmpdir(), "gangmu-own-"));
  made.push(folder);
  cpSync(join(repository, "tests/fixtures/base"), folder, { recursive: true });
  cpSync(join(repository, "tests/fixtures/sessions/own-pages"), folder, { recursive: true });
  cpSync(join(repository, "themes"), join(folder, "themes"), { recursive: true });
  const settings = join(folder, "content/site.toml");
  writeFileSync(settings, readFileSync(settings, "utf8").replace(/theme = .*/, `theme = "${theme}"`));
  return folder;
}

/** Runs the program in a project. */
export function gangmu(folder, ...args) {
  return execFileSync(program, ["--root", folder, "--quiet", ...args], { encoding: "utf8" });
}
