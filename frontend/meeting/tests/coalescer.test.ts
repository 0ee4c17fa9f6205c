import assert from "node:assert/strict";
import { test } from "node:test";
import { Coalescer } from "../coalescer.ts";

/** A schedule that runs when told to. */
function by_hand() {
  const waiting = new Set<() => void>();
  return {
    schedule: (run: () => void) => {
      waiting.add(run);
      return () => void waiting.delete(run);
    },
    run: () => {
      for (const run of [...waiting]) {
        waiting.delete(run);
        run();
      }
    },
    get waiting() {
      return waiting.size;
    },
  };
}

test("many requests are one run", () => {
  let runs = 0;
  const hand = by_hand();
  const coalescer = new Coalescer(() => runs++, hand.schedule);
  for (let i = 0; i < 5; i++) coalescer.request();
  assert.equal(runs, 0);
  hand.run();
  assert.equal(runs, 1);
  coalescer.request();
  hand.run();
  assert.equal(runs, 2);
});

test("a flush runs now and takes the place of what was asked for", () => {
  let runs = 0;
  const hand = by_hand();
  const coalescer = new Coalescer(() => runs++, hand.schedule);
  coalescer.request();
  coalescer.flush();
  assert.equal(runs, 1);
  assert.equal(hand.waiting, 0);
});

test("a request made by the action is a run of its own", () => {
  let runs = 0;
  const hand = by_hand();
  const coalescer = new Coalescer(() => {
    if (++runs === 1) coalescer.request();
  }, hand.schedule);
  coalescer.request();
  hand.run();
  assert.equal(hand.waiting, 1);
  hand.run();
  assert.equal(runs, 2);
});

test("a hidden tab, which gets no frames, is served by the timer; a visible one by the frame, once", (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const frames: (() => void)[] = [];
  const cancelled: number[] = [];
  Object.assign(globalThis, {
    requestAnimationFrame: (run: () => void) => frames.push(run),
    cancelAnimationFrame: (frame: number) => cancelled.push(frame),
  });
  let runs = 0;
  const coalescer = new Coalescer(() => runs++);
  coalescer.request();
  t.mock.timers.tick(Coalescer.HIDDEN_WAIT_MS);
  assert.equal(runs, 1);
  assert.deepEqual(cancelled, [1]);
  coalescer.request();
  frames[1]?.();
  t.mock.timers.tick(Coalescer.HIDDEN_WAIT_MS);
  assert.equal(runs, 2);
});
