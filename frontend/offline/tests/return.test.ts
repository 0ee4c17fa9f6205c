import assert from "node:assert/strict";
import { test } from "node:test";
import { Return, type Told, wait_ms } from "../return.ts";

/** The page without a server, on a clock moved by hand. Every wait is the middle of its range. */
function offline() {
  let now = 0;
  const waiting = new Map<() => void, number>();
  const page = { looks: 0, opened: 0, told: [] as Told[], is_back: false };
  const way_back = new Return({
    answers: async () => {
      page.looks++;
      return page.is_back;
    },
    open: () => void page.opened++,
    tell: (what) => void page.told.push(what),
    random: () => 0.5,
    later: (ms, run) => {
      waiting.set(run, now + ms);
      return () => void waiting.delete(run);
    },
  });
  /** Lets time pass, and what it brought about happen. */
  const pass = async (ms: number) => {
    now += ms;
    for (const [run, at] of [...waiting]) {
      if (at > now) continue;
      waiting.delete(run);
      run();
    }
    await settled();
  };
  return { page, way_back, pass };
}

/** What was under way is done: it waits for nothing but itself. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 10; turn++) await Promise.resolve();
}

test("looks are ever rarer, and spread", () => {
  assert.deepEqual([0, 1, 2, 3, 4, 9].map((failed) => wait_ms(failed, 0.5)), [5_000, 10_000, 20_000, 40_000, 60_000, 60_000]);
  assert.deepEqual([0, 0.999].map((random) => Math.round(wait_ms(0, random) / 1000)), [3, 7]);
});

test("it goes on by itself, without a word, when the server is there again", async () => {
  const { page, pass } = offline();
  await pass(4_999);
  assert.equal(page.looks, 0, "not at once: a page that fails again and again must not open again and again");
  await pass(1);
  assert.deepEqual([page.looks, page.opened], [1, 0]);
  page.is_back = true;
  await pass(10_000);
  assert.deepEqual(page, { looks: 2, opened: 1, told: [], is_back: true });
  await pass(600_000);
  assert.equal(page.looks, 2);
});

test("a hint is followed soon, not at once", async () => {
  const { page, way_back, pass } = offline();
  page.is_back = true;
  way_back.hint();
  way_back.hint();
  await pass(999);
  assert.equal(page.looks, 0);
  await pass(1);
  assert.deepEqual([page.looks, page.opened], [1, 1]);
});

test("the button looks at once and tells", async () => {
  const { page, way_back, pass } = offline();
  way_back.press();
  way_back.press();
  assert.deepEqual([page.looks, page.told], [1, ["looking", "looking"]]);
  await settled();
  assert.deepEqual([page.opened, page.told.at(-1)], [0, "still"]);
  await pass(10_000);
  assert.deepEqual([page.looks, page.told.length], [2, 3], "what comes by itself says nothing");
  page.is_back = true;
  way_back.press();
  await settled();
  assert.equal(page.opened, 1);
});
