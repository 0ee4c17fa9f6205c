import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { ConnectionState, DisconnectReason, RoomEvent as SdkEvent } from "livekit-client";
import { ClassConnection } from "../class_connection.ts";
import type { RoomEvent, Snapshot } from "../events.ts";
import { Outbox } from "../outbox.ts";
import { FakeRoom } from "./fake_room.ts";
import { FakeTransport, fake_browser, settled } from "./fakes.ts";

const OPTIONS = { server_url: "ws://media", token: "t", microphone: true, camera: true };

let room: FakeRoom;
let events: RoomEvent[];
let connection: ClassConnection;

beforeEach(() => {
  fake_browser([], "granted");
  Object.assign(globalThis, { requestAnimationFrame: setImmediate, cancelAnimationFrame: clearImmediate });
  room = new FakeRoom();
  events = [];
  const outbox = new Outbox((json) => events.push(...Object.values<RoomEvent>(JSON.parse(json))));
  connection = new ClassConnection(room.as_room, outbox, () => {});
});

const snapshots = () => events.filter((event): event is Snapshot => event.type === "snapshot");
const types = () => events.map((event) => event.type);
async function quiet(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) await settled();
}

test("both devices are opened after the connection is up, and not before", async () => {
  const opened_at: ConnectionState[] = [];
  const create = room.localParticipant.createTracks;
  room.localParticipant.createTracks = (options) => {
    opened_at.push(room.state);
    return create(options);
  };
  await connection.open(OPTIONS);
  await quiet();
  assert.deepEqual(opened_at, [ConnectionState.Connected, ConnectionState.Connected]);
  assert.deepEqual(snapshots()[0]?.connection, "connecting");
  assert.equal(snapshots()[0]?.local.microphone_wanted, true);
  const { local } = snapshots().at(-1)!;
  assert.deepEqual([local.microphone, local.camera], ["on", true]);
  assert.deepEqual(events.filter((event) => event.type === "device_ok").length, 2);
});

test("many changes in a frame are one snapshot", async () => {
  await connection.open({ ...OPTIONS, microphone: false, camera: false });
  await quiet();
  const before = snapshots().length;
  for (let i = 0; i < 20; i++) room.emit(SdkEvent.ActiveSpeakersChanged, []);
  await quiet();
  assert.equal(snapshots().length, before + 1);
});

test("a reconnect: told at once, both wishes kept while all is unpublished, and a snapshot after it", async () => {
  await connection.open(OPTIONS);
  await quiet();
  events.length = 0;
  const tracks = [...room.published];
  room.go(ConnectionState.Reconnecting);
  for (const track of tracks) await room.localParticipant.unpublishTrack(track);
  await quiet();
  assert.ok(snapshots().length > 0);
  for (const { connection: state, local } of snapshots()) {
    assert.equal(state, "reconnecting");
    assert.deepEqual([local.microphone, local.microphone_wanted, local.camera, local.camera_wanted], ["off", true, true, true]);
  }
  // Nothing was published again, as when the devices were gone for a moment.
  room.go(ConnectionState.Connected);
  room.emit(SdkEvent.Reconnected);
  await quiet();
  assert.equal(types()[types().indexOf("reconnected") + 1], "snapshot");
  const { local } = snapshots().at(-1)!;
  assert.deepEqual([local.microphone, local.camera], ["on", true]);
});

test("media is cut off while the SDK notes nothing: told at once, a mute obeyed, and what is wished then done", async () => {
  await connection.open({ ...OPTIONS, camera: false });
  await quiet();
  events.length = 0;
  room.transport.go("disconnected");
  await quiet();
  const cut = snapshots().at(-1)!;
  assert.deepEqual([cut.connection, cut.local.microphone, cut.local.microphone_wanted], ["media_interrupted", "off", true]);

  connection.microphone.request(false);
  connection.camera.request(true);
  assert.equal(room.published[0]?.isMuted, true, "silent at once");
  room.emit(SdkEvent.ActiveSpeakersChanged, []);
  await quiet();
  assert.equal(room.published.length, 1, "nothing is opened for nobody");
  assert.equal(snapshots().at(-1)?.local.camera_wanted, true);

  room.transport.go("connected");
  await quiet();
  assert.equal(types().filter((type) => type === "reconnected").length, 1);
  const { connection: state, local } = snapshots().at(-1)!;
  assert.deepEqual([state, local.microphone, local.camera], ["connected", "muted", true]);
});

test("only signalling is down: the microphone that may be heard is on, and a mute is obeyed and kept", async () => {
  await connection.open({ ...OPTIONS, camera: false });
  await quiet();
  room.go(ConnectionState.SignalReconnecting);
  await quiet();
  const cut = snapshots().at(-1)!;
  assert.deepEqual([cut.connection, cut.local.microphone], ["signal_reconnecting", "on"]);
  connection.microphone.request(false);
  await quiet();
  assert.equal(snapshots().at(-1)?.local.microphone, "muted");
  room.go(ConnectionState.Connected);
  room.emit(SdkEvent.Reconnected);
  await quiet();
  assert.deepEqual([snapshots().at(-1)?.local.microphone, snapshots().at(-1)?.local.microphone_wanted], ["muted", false]);
});

test("the SDK is back before media is: it is told once, when both are", async () => {
  await connection.open(OPTIONS);
  await quiet();
  room.go(ConnectionState.SignalReconnecting);
  room.transport.go("disconnected");
  room.go(ConnectionState.Connected);
  room.emit(SdkEvent.Reconnected);
  await quiet();
  assert.ok(!types().includes("reconnected"));
  assert.equal(snapshots().at(-1)?.connection, "media_interrupted");
  room.transport.go("completed");
  await quiet();
  assert.equal(types().filter((type) => type === "reconnected").length, 1);
  assert.equal(snapshots().at(-1)?.connection, "connected");
});

test("a full reconnect replaces a dead transport, which is then no matter any more", async () => {
  await connection.open({ ...OPTIONS, camera: false });
  await quiet();
  const dead = room.transport;
  dead.go("failed");
  room.go(ConnectionState.Reconnecting);
  for (const track of [...room.published]) await room.localParticipant.unpublishTrack(track);
  room.transport = new FakeTransport("connected");
  room.go(ConnectionState.Connected);
  room.emit(SdkEvent.Reconnected);
  await quiet();
  const { connection: state, local } = snapshots().at(-1)!;
  assert.deepEqual([state, local.microphone, dead.listeners.size], ["connected", "on", 0]);
});

test("the server takes a track out: off, and not wanted any more", async () => {
  await connection.open(OPTIONS);
  await quiet();
  for (const track of [...room.published]) await room.localParticipant.unpublishTrack(track);
  await quiet();
  const { local } = snapshots().at(-1)!;
  assert.deepEqual([local.microphone, local.microphone_wanted, local.camera, local.camera_wanted], ["off", false, false, false]);
});

test("leaving stops the devices and is told once, and nothing follows", async () => {
  await connection.open(OPTIONS);
  await quiet();
  const tracks = [...room.published];
  await connection.leave();
  await connection.leave();
  room.emit(SdkEvent.ActiveSpeakersChanged, []);
  connection.microphone.request(true);
  await quiet();
  assert.ok(tracks.length === 2 && tracks.every((track) => track.is_stopped));
  assert.deepEqual(events.at(-1), { type: "disconnected", reason: "left", reason_code: DisconnectReason.CLIENT_INITIATED });
  assert.equal(types().filter((type) => type === "disconnected").length, 1);
  assert.equal(connection.is_over, true);
});

test("an end that the server made says why", async () => {
  await connection.open(OPTIONS);
  await quiet();
  room.end(DisconnectReason.PARTICIPANT_REMOVED);
  await quiet();
  assert.deepEqual(events.at(-1), { type: "disconnected", reason: "removed", reason_code: 4 });
});

test("a connection that never was up ends by its rejection alone", async () => {
  room.connect_error = new Error("no");
  await assert.rejects(connection.open(OPTIONS), /no/);
  await quiet();
  assert.equal(connection.is_over, true);
  assert.ok(!types().includes("disconnected"));
  assert.equal(snapshots().at(-1)?.connection, "connecting");
  assert.equal(room.published.length, 0);
});
