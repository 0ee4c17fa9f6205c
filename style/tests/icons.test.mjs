import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");

/** Everything in quotes in the pages' code, where an icon is called by its name. */
async function quoted() {
  const files = (await readdir(path.join(root, "app/src"), { recursive: true })).filter((name) => name.endsWith(".rs"));
  const texts = await Promise.all(files.map((name) => readFile(path.join(root, "app/src", name), "utf8")));
  return { texts, names: new Set(texts.flatMap((text) => [...text.matchAll(/"([a-z][a-z0-9-]*)"/g)].map(([, name]) => name))) };
}

async function sprite() {
  const text = await readFile(path.join(root, "public/icons.svg"), "utf8");
  return [...text.matchAll(/<symbol id="([^"]+)"/g)].map(([, name]) => name);
}

test("every icon of the sprite is used by a page: what nobody sees is not fetched", async () => {
  const { names } = await quoted();
  const icons = await sprite();
  assert.ok(icons.length > 50, "there are icons");
  assert.deepEqual(icons.filter((name) => !names.has(name)), []);
});

test("every icon that is written down in a page is in the sprite", async () => {
  const { texts } = await quoted();
  const icons = new Set(await sprite());
  const asked = texts.flatMap((text) => [...text.matchAll(/<Icon\s+name="([^"]+)"|Mark::Icon\("([^"]+)"\)/g)].map(([, name, mark]) => name ?? mark));
  assert.ok(asked.length > 40, "icons are found in the code");
  assert.deepEqual([...new Set(asked)].filter((name) => !icons.has(name)), []);
});
