import assert from "node:assert/strict";
import { test } from "node:test";
import { OneInFlight } from "../one_in_flight.ts";
import { Gate } from "./fakes.ts";

test("wishes are applied one at a time and the last one wins", async () => {
  const applied: string[] = [];
  const gate = new Gate();
  const wishes = new OneInFlight<string>(async (wish) => {
    applied.push(wish);
    await gate.passage();
  });
  const settled = wishes.request("a");
  void wishes.request("b");
  void wishes.request("c");
  assert.deepEqual(applied, ["a"]);
  assert.deepEqual(wishes.under_way, { wish: "c" });
  gate.open();
  await settled;
  assert.deepEqual(applied, ["a", "c"]);
  assert.equal(wishes.under_way, undefined);
});

test("a wish that returns to what is being applied is not applied twice", async () => {
  const applied: boolean[] = [];
  const gate = new Gate();
  const wishes = new OneInFlight<boolean>(async (wish) => {
    applied.push(wish);
    await gate.passage();
  });
  const settled = wishes.request(true);
  void wishes.request(false);
  void wishes.request(true);
  gate.open();
  await settled;
  assert.deepEqual(applied, [true]);
});

test("the same wish again, later, is applied again", async () => {
  let times = 0;
  const wishes = new OneInFlight<boolean>(async () => void times++);
  await wishes.request(true);
  await wishes.request(true);
  assert.equal(times, 2);
});
