import assert from "node:assert/strict";
import { test } from "node:test";
import { Outbox } from "../outbox.ts";
import type { RoomEvent } from "../events.ts";

const OK: RoomEvent = { type: "device_ok", device: "camera" };
const BACK: RoomEvent = { type: "reconnected" };

test("events are delivered in order, never within the call that sends them", async () => {
  const got: string[] = [];
  const outbox = new Outbox((json) => got.push(json));
  outbox.send(OK);
  outbox.send(BACK);
  assert.deepEqual(got, []);
  await Promise.resolve();
  assert.deepEqual(got.map((json) => JSON.parse(json)), [{ device_ok: OK }, { reconnected: BACK }]);
});

test("an event sent by the receiver comes after, in a stack of its own", async () => {
  const got: string[] = [];
  let is_receiving = false;
  const outbox = new Outbox((json) => {
    assert.equal(is_receiving, false);
    is_receiving = true;
    got.push(...Object.keys(JSON.parse(json)));
    if (got.length === 1) outbox.send(BACK);
    is_receiving = false;
  });
  outbox.send(OK);
  await new Promise((resolve) => setImmediate(resolve));
  assert.deepEqual(got, ["device_ok", "reconnected"]);
});

test("an exception of the receiver costs one event and is reported", async () => {
  const reported: unknown[] = [];
  Object.assign(globalThis, { reportError: (error: unknown) => reported.push(error) });
  const got: (string | undefined)[] = [];
  const outbox = new Outbox((json) => {
    const [type] = Object.keys(JSON.parse(json));
    if (type === "device_ok") throw new Error("receiver");
    got.push(type);
  });
  outbox.send(OK);
  outbox.send(BACK);
  await Promise.resolve();
  assert.deepEqual(got, ["reconnected"]);
  assert.equal(reported.length, 1);
});
