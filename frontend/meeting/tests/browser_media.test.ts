import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { BROWSER_MEDIA } from "../browser_media.ts";

const asked: MediaStreamConstraints[] = [];
const applied: MediaTrackConstraints[] = [];
let answer: (constraints: MediaStreamConstraints) => string | undefined;

beforeEach(() => {
  asked.length = applied.length = 0;
  const getUserMedia = async (constraints: MediaStreamConstraints) => {
    asked.push(constraints);
    const error = answer(constraints);
    if (error !== undefined) throw new DOMException("", error);
    const track = { applyConstraints: async (one: MediaTrackConstraints) => void applied.push(one) };
    const tracks = (wanted: unknown) => (wanted ? [track] : []);
    return { getAudioTracks: () => tracks(constraints.audio), getVideoTracks: () => tracks(constraints.video) };
  };
  Object.defineProperty(globalThis, "navigator", { value: { mediaDevices: { getUserMedia } }, configurable: true });
});

const device_of = (wanted: boolean | MediaTrackConstraints | undefined) =>
  typeof wanted === "object" ? wanted.deviceId : wanted;

test("chosen devices are asked for exactly, and only those that are wanted", async () => {
  answer = () => undefined;
  assert.deepEqual(Object.keys(await BROWSER_MEDIA.open({ microphone: "m2" })), ["microphone"]);
  assert.deepEqual([device_of(asked[0]!.audio), asked[0]!.video], [{ exact: "m2" }, false]);
});

test("when a chosen device is gone any other is taken; nothing is asked twice without a choice", async () => {
  answer = ({ video }) => (device_of(video) === undefined ? undefined : "OverconstrainedError");
  await BROWSER_MEDIA.open({ microphone: "", camera: "c9" });
  assert.deepEqual(asked.map(({ video }) => device_of(video)), [{ exact: "c9" }, undefined]);
  asked.length = 0;
  answer = () => "NotFoundError";
  await assert.rejects(BROWSER_MEDIA.open({ microphone: "", camera: "" }), { name: "NotFoundError" });
  assert.equal(asked.length, 1);
});

test("a refusal is not worked around, and a camera may be replaced later", async () => {
  answer = () => "NotAllowedError";
  await assert.rejects(BROWSER_MEDIA.open({ camera: "c2" }), { name: "NotAllowedError" });
  assert.equal(asked.length, 1);
  answer = () => undefined;
  await BROWSER_MEDIA.open({ camera: "c2" });
  assert.equal(applied.at(-1)?.deviceId, "c2");
});
