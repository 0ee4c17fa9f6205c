import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import type { RoomEvent } from "../events.ts";
import { LocalDevice } from "../local_device.ts";
import { FakeCapture, type FakeTrack, Gate, fake_browser, settled } from "./fakes.ts";

let capture: FakeCapture;
let reports: RoomEvent[];
let device: LocalDevice<FakeTrack>;

beforeEach(() => {
  fake_browser(["videoinput"], "prompt");
  capture = new FakeCapture();
  reports = [];
  device = new LocalDevice("microphone", capture, (event) => reports.push(event), () => {});
});

const last_track = () => capture.opened.at(-1)!;
const refusal = () => new DOMException("Permission denied", "NotAllowedError");

test("nothing is opened before a wish, nor before the connection is up", async () => {
  capture.is_connected = false;
  device.request(true);
  await settled();
  assert.equal(capture.opened.length, 0);
  assert.equal(device.is_wanted, true);
  assert.equal(device.state, "off");
  capture.is_connected = true;
  device.restore();
  await settled();
  assert.equal(device.state, "on");
  assert.deepEqual(reports, [{ type: "device_ok", device: "microphone" }]);
});

test("off mutes and on unmutes the same track", async () => {
  device.request(true);
  await settled();
  device.request(false);
  assert.equal(last_track().isMuted, true, "silent at once");
  await settled();
  assert.equal(device.state, "muted");
  assert.equal(device.live_track, undefined);
  device.request(true);
  await settled();
  assert.equal(device.state, "on");
  assert.equal(device.live_track, last_track());
  assert.equal(capture.opened.length, 1);
});

test("pressed off while the browser still asks: what it gives is closed, never published", async () => {
  capture.prompt = new Gate();
  device.request(true);
  await settled();
  device.request(false);
  capture.prompt.open();
  await settled();
  assert.equal(last_track().is_stopped, true);
  assert.equal(capture.published.size, 0);
  assert.equal(device.is_wanted, false);
  assert.deepEqual(reports, []);
});

test("the class ends while the browser still asks: what it gives is closed", async () => {
  capture.prompt = new Gate();
  device.request(true);
  await settled();
  device.close();
  capture.prompt.open();
  await settled();
  assert.equal(last_track().is_stopped, true);
  assert.equal(capture.published.size, 0);
});

test("a refusal ends the wish and is reported; the next press asks again", async () => {
  capture.open_error = refusal();
  device.request(true);
  await settled();
  assert.equal(device.is_wanted, false);
  assert.equal(device.state, "off");
  assert.deepEqual(reports, [
    { type: "device_failed", device: "microphone", failure: "denied", detail: "NotAllowedError: Permission denied" },
  ]);
  capture.open_error = undefined;
  device.request(true);
  await settled();
  assert.deepEqual(reports.at(-1), { type: "device_ok", device: "microphone" });
});

test("a track that cannot be published is closed and reported", async () => {
  capture.publish_error = new Error("no");
  device.request(true);
  await settled();
  assert.equal(last_track().is_stopped, true);
  assert.equal(device.live_track, undefined);
  assert.equal(reports.at(-1)?.type, "device_failed");
});

test("a failure for want of a connection is none of the device's: it is tried again", async () => {
  capture.publish_error = new Error("not connected");
  const publish = capture.publish.bind(capture);
  capture.publish = (track) => {
    capture.is_connected = false;
    return publish(track);
  };
  device.request(true);
  await settled();
  assert.deepEqual(reports, []);
  assert.equal(device.is_wanted, true);
  capture.publish = publish;
  capture.publish_error = undefined;
  capture.is_connected = true;
  device.restore();
  await settled();
  assert.equal(device.state, "on");
  assert.equal(capture.opened[0]?.is_stopped, true);
});

test("without a grant nothing is opened and nothing is reported", async () => {
  capture.is_allowed = false;
  device.request(true);
  await settled();
  assert.equal(capture.opened.length, 0);
  assert.equal(device.is_wanted, false);
  assert.deepEqual(reports, []);
});

test("a reconnect that could not publish again: the device is opened anew", async () => {
  device.request(true);
  await settled();
  capture.is_connected = false;
  capture.published.clear();
  assert.equal(device.is_wanted, true);
  capture.is_connected = true;
  device.restore();
  await settled();
  assert.equal(device.state, "on");
  assert.equal(capture.opened.length, 2);
  assert.equal(capture.opened[0]?.is_stopped, true);
});

test("muted during a reconnect stays muted; unmuted during one is on after it", async () => {
  device.request(true);
  await settled();
  capture.is_connected = false;
  device.request(false);
  assert.equal(last_track().isMuted, true);
  await settled();
  device.request(true);
  await settled();
  assert.equal(last_track().isMuted, true, "not before the connection is up");
  capture.is_connected = true;
  device.restore();
  await settled();
  assert.equal(device.state, "on");
});

test("a device that is unplugged, and not replaced by the SDK, is reported and released", async () => {
  device.request(true);
  await settled();
  const track = last_track();
  track.listener?.("ended");
  device.settle();
  assert.equal(device.state, "muted", "no open microphone while the SDK looks for another");
  await track.mute();
  await settled();
  assert.equal(device.state, "off");
  assert.equal(device.is_wanted, false);
  assert.equal(track.is_stopped, true);
  assert.equal(capture.published.size, 0);
  assert.deepEqual(reports.at(-1), {
    type: "device_failed",
    device: "microphone",
    failure: "missing",
    detail: "the track ended",
  });
});

test("a device that the SDK replaces is no failure", async () => {
  device.request(true);
  await settled();
  last_track().listener?.("ended");
  last_track().listener?.("restarted");
  await settled();
  assert.equal(device.state, "on");
  assert.equal(reports.length, 1);
});

test("a device that is gone when it is to be unmuted is reported, and opened anew by the next press", async () => {
  device.request(true);
  await settled();
  device.request(false);
  await settled();
  last_track().unmute_error = new DOMException("gone", "NotFoundError");
  device.request(true);
  await settled();
  assert.deepEqual(reports.at(-1), {
    type: "device_failed",
    device: "microphone",
    failure: "missing",
    detail: "NotFoundError: gone",
  });
  device.request(true);
  await settled();
  assert.equal(capture.opened.length, 2);
  assert.equal(device.state, "on");
});

test("what others do to the track is taken over: muted by the server, taken out of the room", async () => {
  device.request(true);
  await settled();
  await last_track().mute();
  device.settle();
  assert.equal(device.is_wanted, false);
  assert.equal(device.state, "muted");
  device.request(true);
  await settled();
  capture.published.clear();
  device.unpublished(last_track());
  device.settle();
  assert.equal(device.is_wanted, false);
  assert.equal(device.state, "off");
});

test("silenced by the operating system is not on", async () => {
  device.request(true);
  await settled();
  last_track().isUpstreamPaused = true;
  assert.equal(device.state, "muted");
});

test("once closed it stays closed", async () => {
  device.request(true);
  await settled();
  device.close();
  assert.equal(last_track().is_stopped, true);
  device.request(true);
  await settled();
  assert.equal(capture.opened.length, 1);
  assert.equal(device.is_wanted, false);
});
