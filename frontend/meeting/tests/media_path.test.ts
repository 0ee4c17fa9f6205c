import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { MediaPath } from "../media_path.ts";
import { FakeTransport } from "./fakes.ts";

let changes: number;
let path: MediaPath;

beforeEach(() => {
  changes = 0;
  path = new MediaPath(() => changes++);
});

test("without any transport nothing is cut off, and one that is being made is not broken", () => {
  assert.equal(path.is_interrupted, false);
  const transport = new FakeTransport("new");
  path.watch([transport]);
  for (const state of ["checking", "connected", "completed"] as const) {
    transport.go(state);
    assert.equal(path.is_interrupted, false, state);
  }
  assert.equal(changes, 3);
});

test("each way to break is told, and so is its end", () => {
  for (const broken of ["disconnected", "failed", "checking", "new"] as const) {
    const transport = new FakeTransport("connected");
    path.forget();
    path.watch([transport]);
    transport.go(broken);
    assert.equal(path.is_interrupted, true, broken);
    transport.go("connected");
    assert.equal(path.is_interrupted, false);
  }
});

test("one broken transport of several is enough, though its track is gone", () => {
  const [sends, receives] = [new FakeTransport("connected"), new FakeTransport("connected")];
  path.watch([sends, receives, sends]);
  path.watch([sends]);
  receives.go("disconnected");
  assert.equal(path.is_interrupted, true);
  assert.equal(changes, 1);
});

test("what was closed or replaced no longer counts", () => {
  const [closed, replaced] = [new FakeTransport("connected"), new FakeTransport("disconnected")];
  path.watch([closed, replaced]);
  closed.state = "closed";
  path.forget();
  assert.equal(path.is_interrupted, false);
  assert.equal(closed.listeners.size + replaced.listeners.size, 0);
  path.watch([closed]);
  assert.equal(closed.listeners.size, 0);
});
