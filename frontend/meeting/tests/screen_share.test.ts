import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { ConnectionState } from "livekit-client";
import type { DeviceFailed, DeviceOk } from "../events.ts";
import { ScreenShare } from "../screen_share.ts";
import { fake_browser, Gate } from "./fakes.ts";

let is_published: boolean;
let choice: () => Promise<void>;
let stopped: number;
let reports: (DeviceFailed | DeviceOk)[];
let changes: number;

function share(state = ConnectionState.Connected, room = {}): ScreenShare {
  const localParticipant = {
    permissions: { canPublish: true, canPublishSources: [] },
    getTrackPublication: () => (is_published ? { track: { stop: () => stopped++ } } : undefined),
    setScreenShareEnabled: async (on: boolean) => {
      if (on) await choice();
      is_published = on;
    },
  };
  const whole = Object.assign(room, { state, localParticipant }) as unknown as ConstructorParameters<typeof ScreenShare>[0];
  return new ScreenShare(whole, (event) => reports.push(event), () => changes++);
}

beforeEach(() => {
  fake_browser([], "granted");
  is_published = false;
  stopped = 0;
  choice = async () => {};
  reports = [];
  changes = 0;
});

test("what is wished shows while the browser asks, and only one question stands", async () => {
  const gate = new Gate();
  choice = () => gate.passage();
  const screen = share();
  const asked = screen.request(true);
  assert.deepEqual([screen.is_wanted, screen.is_on], [true, false]);
  await screen.request(false);
  gate.open();
  await asked;
  assert.deepEqual([screen.is_wanted, screen.is_on], [true, true]);
  assert.ok(changes >= 2);
  assert.deepEqual(reports.map(({ type }) => type), ["device_ok"]);
});

test("choosing nothing is no failure, a system that refuses is one", async () => {
  const screen = share();
  choice = () => Promise.reject(new DOMException("Permission denied", "NotAllowedError"));
  await screen.request(true);
  assert.deepEqual([screen.is_wanted, screen.is_on, reports.length], [false, false, 0]);
  choice = () => Promise.reject(new DOMException("Permission denied by system", "NotAllowedError"));
  await screen.request(true);
  assert.deepEqual(reports.map((event) => [event.device, "failure" in event && event.failure]), [["screen", "system_denied"]]);
});

test("nothing is asked while the connection is not up", async () => {
  choice = () => Promise.reject(new Error("asked"));
  const screen = share(ConnectionState.Reconnecting);
  await screen.request(true);
  assert.deepEqual([screen.is_wanted, reports.length], [false, 0]);
});

test("stopped while the connection is being restored: nothing is captured at once, and it is taken out afterwards", async () => {
  const room = { state: ConnectionState.Connected };
  const screen = share(ConnectionState.Connected, room);
  await screen.request(true);
  room.state = ConnectionState.SignalReconnecting;
  await screen.request(false);
  assert.deepEqual([screen.is_on, screen.is_wanted, stopped], [false, false, 2]);
  assert.equal(is_published, true, "the server could not be told");
  room.state = ConnectionState.Connected;
  screen.restore();
  await Promise.resolve();
  assert.deepEqual([screen.is_on, is_published], [false, false]);
});

test("a browser that can't capture a screen offers none", () => {
  assert.equal(share().is_possible, false);
  Object.assign(navigator.mediaDevices, { getDisplayMedia: () => {} });
  assert.equal(share().is_possible, true);
});
