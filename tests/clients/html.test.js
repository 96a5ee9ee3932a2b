// Every page of every site, read by the Nu Html Checker.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { mkdtempSync, writeFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";
import { local, plain, published } from "./site.js";

const jar = createRequire(import.meta.url).resolve("vnu-jar/build/dist/vnu.jar");

function check(folder) {
  const run = spawnSync("java", ["-Xss4m", "-jar", jar, "--errors-only", "--skip-non-html", "--format", "json", folder], { encoding: "utf8", maxBuffer: 1 << 28 });
  assert.equal(run.error, undefined, "Java runs it");
  const { messages } = JSON.parse(run.stderr || run.stdout);
  return messages.map((one) => `${one.url?.slice(one.url.indexOf(folder) + folder.length)}:${one.lastLine}: ${one.message}`);
}

for (const [name, site] of [["gazette", local], ["with an address", published], ["plain", plain]]) {
  test(`every page is valid HTML, ${name}`, () => {
    assert.ok(site.ending(".html").length > 500);
    assert.deepEqual(check(site.folder).slice(0, 5), []);
  });
}

test("the checker would say if one were not", () => {
  const folder = mkdtempSync(join(tmpdir(), "gangmu-"));
  writeFileSync(join(folder, "x.html"), "<!DOCTYPE html><html lang=en><title>x</title><p id=a><p id=a><ul><p></ul>");
  assert.equal(check(folder).length, 2);
  rmSync(folder, { recursive: true });
});
