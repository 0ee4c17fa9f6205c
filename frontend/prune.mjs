// prune.mjs INPUT OUTPUT: takes out of linked WebAssembly what is never called but hangs on every view.
//
// Leptos keeps, for each type-erased view, a function that hydrates it asynchronously (`into_any::hydrate_async`, for pages
// hydrated out of order or lazily); ours are hydrated in one go. Nothing can tell the compiler, since all are reached through
// the same table of functions. Their bodies become `unreachable` here, and the relocations in them are forgotten; then the
// splitter, which follows relocations from what is exported, finds nobody who needs what only they needed, and leaves it out.
//
// Safe although the linker may have given equal functions one name: each returns a future of its own type, and a function
// equal to it would have to return the same. See decision 19.

import { readFile, writeFile } from "node:fs/promises";

const DEAD = /into_any13hydrate_async17h[0-9a-f]{16}E$/;
const UNREACHABLE = 0x00;
const NOP = 0x01;
const END = 0x0b;
const CUSTOM = 0;
const IMPORTS = 2;
const CODE = 10;
/** Kinds of relocations that carry an addend, of the tool conventions' list. */
const WITH_ADDEND = new Set([3, 4, 5, 8, 9, 11, 14, 15, 16, 17, 21, 22, 23, 25]);

/** Reads the format's numbers and names from a place on. */
class Reader {
  constructor(bytes, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }
  byte() {
    return this.bytes[this.at++];
  }
  number() {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.byte();
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
  }
  name() {
    const length = this.number();
    this.at += length;
    return this.bytes.toString("utf8", this.at - length, this.at);
  }
}

function sectionsOf(bytes) {
  const reader = new Reader(bytes, 8);
  const sections = [];
  while (reader.at < bytes.length) {
    const id = reader.byte();
    const length = reader.number();
    const start = reader.at;
    const payload = bytes.subarray(start, start + length);
    sections.push({ id, payload, name: id === CUSTOM ? new Reader(payload).name() : "" });
    reader.at = start + length;
  }
  return sections;
}

/** Function index → name, from the section `name`. */
function functionNames(payload) {
  const reader = new Reader(payload);
  reader.name();
  const names = new Map();
  while (reader.at < payload.length) {
    const kind = reader.byte();
    const end = reader.number() + reader.at;
    if (kind === 1) for (let left = reader.number(); left > 0; left--) names.set(reader.number(), reader.name());
    reader.at = end;
  }
  return names;
}

function countImportedFunctions(payload) {
  const reader = new Reader(payload);
  let functions = 0;
  for (let left = reader.number(); left > 0; left--) {
    reader.name();
    reader.name();
    const kind = reader.byte();
    if (kind === 0) functions++;
    if (kind === 1 || kind === 3 || kind === 4) reader.byte();
    if (kind === 1 || kind === 2) {
      const hasMaximum = reader.number() & 1;
      reader.number();
      if (hasMaximum) reader.number();
    } else {
      reader.number();
    }
  }
  return functions;
}

/** Empties the dead functions in place; returns where their bodies were, relative to the section's payload. */
function empty(code, firstIndex, names) {
  const reader = new Reader(code);
  const emptied = [];
  const count = reader.number();
  for (let index = firstIndex; index < firstIndex + count; index++) {
    const length = reader.number();
    const start = reader.at;
    if (DEAD.test(names.get(index) ?? "")) {
      code.fill(NOP, start, start + length);
      code[start] = 0; // no locals
      code[start + 1] = UNREACHABLE;
      code[start + length - 1] = END;
      emptied.push([start, start + length]);
    }
    reader.at = start + length;
  }
  return emptied;
}

function encode(value) {
  const bytes = [];
  do {
    const rest = Math.floor(value / 128);
    bytes.push((value % 128) + (rest > 0 ? 0x80 : 0));
    value = rest;
  } while (value > 0);
  return Buffer.from(bytes);
}

/** The section of relocations without those in the emptied bodies. */
function withoutRelocationsIn(payload, emptied) {
  const reader = new Reader(payload);
  reader.name();
  reader.number();
  const head = payload.subarray(0, reader.at);
  const kept = [];
  let next = 0;
  for (let left = reader.number(); left > 0; left--) {
    const start = reader.at;
    const kind = reader.byte();
    const offset = reader.number();
    reader.number();
    if (WITH_ADDEND.has(kind)) reader.number();
    while (next < emptied.length && emptied[next][1] <= offset) next++;
    const isDead = next < emptied.length && offset >= emptied[next][0];
    if (!isDead) kept.push(payload.subarray(start, reader.at));
  }
  return Buffer.concat([head, encode(kept.length), ...kept]);
}

const [, , input, output] = process.argv;
const bytes = await readFile(input);
const sections = sectionsOf(bytes);
const custom = (name) => sections.find((section) => section.name === name) ?? fail(`there is no section ${name}`);
const standard = (id) => sections.find((section) => section.id === id) ?? fail(`there is no section ${id}`);

const names = functionNames(custom("name").payload);
const emptied = empty(standard(CODE).payload, countImportedFunctions(standard(IMPORTS).payload), names);
if (emptied.length === 0) fail("found nothing to take out: are Leptos' functions named otherwise now?");
const relocations = custom("reloc.CODE");
relocations.payload = withoutRelocationsIn(relocations.payload, emptied);

const parts = sections.map(({ id, payload }) => Buffer.concat([Buffer.from([id]), encode(payload.length), payload]));
await writeFile(output, Buffer.concat([bytes.subarray(0, 8), ...parts]));

function fail(why) {
  throw new Error(`${input}: ${why}`);
}
