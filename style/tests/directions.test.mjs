import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const folder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");

/** Properties that name a side, or an axis, of the screen instead of the text's. */
const PHYSICAL = new RegExp(
  [
    "(?:margin|padding|scroll-margin|scroll-padding|inset)-(?:left|right|top|bottom)",
    "border-(?:left|right|top|bottom)(?:-[a-z-]+)?",
    "(?:min-|max-)?(?:width|height)",
    "left|right|top|bottom",
  ].join("|"),
);
const DECLARATION = new RegExp(`(?:^|[{;\\s])((?:${PHYSICAL.source})\\s*:[^;}]*)`, "g");

/** Values that name a side; a gradient's is a direction of the picture, which is mirrored by hand if it has to be. */
const SIDED = /(?:text-align|float|clear|justify-content|caption-side)\s*:\s*(?:left|right)\b[^;}]*/g;

/** What is wrong in a style sheet. Comments and the conditions of media queries are no declarations. */
function physical(css) {
  const bare = css.replaceAll(/\/\*[^]*?\*\//g, "").replaceAll(/@(?:media|container|supports)[^{]*/g, "");
  return [...bare.matchAll(DECLARATION)].map(([, found]) => found.trim()).concat(bare.match(SIDED) ?? []);
}

test("styles name the text's sides and axes, never the screen's: pages are mirrored by their direction alone", async () => {
  const files = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith(".css"));
  assert.ok(files.length > 30, "there are style sheets");
  const found = await Promise.all(
    files.map(async (name) => physical(await readFile(path.join(folder, name), "utf8")).map((one) => `${name}: ${one}`)),
  );
  assert.deepEqual(found.flat(), []);
});

test("a side of the screen is found wherever it is written", () => {
  assert.deepEqual(physical("a { margin-left: 1px; inset-inline: 0 } b{left:0;color:red}"), ["margin-left: 1px", "left:0"]);
  assert.deepEqual(physical("a { border-top-left-radius: 1px; max-width: 3em; text-align: right }").length, 3);
  assert.deepEqual(physical("@media (min-width: 641px) { a { inline-size: 1px; border-block-end: 0 } } /* top: 1px */"), []);
});
