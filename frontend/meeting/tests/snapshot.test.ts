import assert from "node:assert/strict";
import { test } from "node:test";
import { ConnectionQuality, ConnectionState } from "livekit-client";
import { type Person, Roster } from "../roster.ts";
import { type OwnDevice, type OwnMedia, type RoomView, snapshot_of as snapshot } from "../snapshot.ts";
import { person } from "./fakes.ts";

const OFF: OwnDevice = { is_wanted: false, state: "off", live_track: undefined };
const ON: OwnDevice = { is_wanted: true, state: "on", live_track: {} };

const all = (device: OwnDevice): OwnMedia => {
  const is_on = device === ON;
  return { microphone: device, camera: device, screen: { is_on, is_wanted: is_on, is_possible: is_on }, is_silent: true };
};

const snapshot_of = (room: RoomView, own: OwnMedia, roster: Roster, is_interrupted = false) =>
  snapshot(room, own, roster, is_interrupted);

function room(people: ReturnType<typeof person>[], more: Partial<RoomView> = {}): RoomView {
  return {
    state: ConnectionState.Connected,
    canPlaybackAudio: true,
    localParticipant: {
      ...person("me"),
      permissions: { canPublish: true, canPublishSources: [2], hidden: false },
    },
    remoteParticipants: new Map(people.map((one) => [one.identity, one])),
    ...more,
  };
}

test("teachers come first, then who came first; of the same second whom this page saw first, whatever comes later", () => {
  const at = (seconds: number) => ({ joinedAt: new Date(seconds * 1000) });
  const people = [
    person("b", at(1)),
    person("a", at(1)),
    person("late-teacher", { ...at(9), attributes: { role: "teacher" } }),
    person("early", at(0)),
  ];
  const roster = new Roster();
  const shown = (people: Person[]) => snapshot_of(room(people), all(OFF), roster).participants.map((one) => one.identity);
  assert.deepEqual(shown(people), ["late-teacher", "early", "b", "a", "me"]);
  assert.deepEqual(shown([person("0", at(1)), ...people.toReversed()]), ["late-teacher", "early", "b", "a", "me", "0"]);
});

test("a person is described by what they publish", () => {
  const people = [
    person("talks", { isSpeaking: true, muted: { microphone: false, camera: false } }),
    person("muted", { isSpeaking: true, muted: { microphone: true, camera: true, screen_share: false } }),
    person("silent", { permissions: { canPublish: false, canPublishSources: [] } }),
  ];
  const { participants } = snapshot_of(room(people), all(OFF), new Roster());
  const of = (identity: string) => participants.find((one) => one.identity === identity)!;
  assert.deepEqual(of("talks"), {
    identity: "talks",
    name: "TALKS",
    role: "",
    is_local: false,
    is_speaking: true,
    microphone: "on",
    camera: true,
    screen_share: false,
    quality: "good",
    can_publish: true,
    joined_at_ms: 1000,
  });
  assert.equal(of("muted").microphone, "muted");
  assert.equal(of("muted").is_speaking, false);
  assert.equal(of("muted").camera, false);
  assert.equal(of("muted").screen_share, true);
  assert.equal(of("silent").microphone, "off");
  assert.equal(of("silent").can_publish, false);
});

test("how well a person's packets travel is told as the SDK says it, for others and for oneself", () => {
  for (const quality of Object.values(ConnectionQuality)) {
    const others = [person("other", { connectionQuality: quality })];
    const localParticipant = { ...room([]).localParticipant, connectionQuality: quality };
    const { participants } = snapshot_of(room(others, { localParticipant }), all(OFF), new Roster());
    assert.deepEqual(participants.map((one) => [one.identity, one.quality]), [["other", quality], ["me", quality]]);
  }
  assert.deepEqual(Object.values(ConnectionQuality).sort(), ["excellent", "good", "lost", "poor", "unknown"]);
});

test("the own person is a tile, with the devices' truth", () => {
  const { local, participants } = snapshot_of(room([]), all(ON), new Roster());
  assert.equal(local.identity, "me");
  assert.equal(local.microphone, "on");
  assert.equal(local.microphone_silent, true);
  assert.equal(local.camera, true);
  assert.equal(local.can_publish_microphone, true);
  assert.equal(local.can_publish_camera, false);
  assert.equal(participants[0]?.is_local, true);
  assert.equal(participants[0]?.microphone, "on");
});

test("the microphone is on where it may be heard and nowhere else, and what is wanted stays", () => {
  const words = {
    [ConnectionState.Disconnected]: ["disconnected", "disconnected"],
    [ConnectionState.Connecting]: ["connecting", "connecting"],
    [ConnectionState.Connected]: ["connected", "media_interrupted"],
    [ConnectionState.SignalReconnecting]: ["signal_reconnecting", "media_interrupted"],
    [ConnectionState.Reconnecting]: ["reconnecting", "reconnecting"],
  };
  for (const [state, is_interrupted] of Object.values(ConnectionState).flatMap((one) => [[one, false], [one, true]] as const)) {
    const { local, participants, connection } = snapshot_of(room([], { state }), all(ON), new Roster(), is_interrupted);
    assert.equal(connection, words[state][Number(is_interrupted)]);
    const sent = connection === "connected" || connection === "signal_reconnecting" ? "on" : "off";
    assert.equal(local.microphone, sent, connection);
    assert.equal(participants[0]?.microphone, sent, connection);
    assert.equal(local.microphone_wanted, true);
    assert.equal(local.camera, true, "the own picture stays");
  }
});

test("an observer and somebody who is not in yet are no tiles", () => {
  const hidden = { ...person("me"), permissions: { canPublish: false, canPublishSources: [], hidden: true } };
  const observed = snapshot_of(room([person("a")], { localParticipant: hidden }), all(OFF), new Roster());
  assert.deepEqual(observed.participants.map((one) => one.identity), ["a"]);
  assert.equal(observed.local.hidden, true);
  const before = room([], { localParticipant: { ...person(""), permissions: undefined }, state: ConnectionState.Connecting });
  const connecting = snapshot_of(before, all(OFF), new Roster());
  assert.deepEqual(connecting.participants, []);
  assert.equal(connecting.local.can_publish_microphone, false);
});

test("a full reconnect keeps the people, silent, until the room knows better", () => {
  const roster = new Roster();
  const talks = person("a", { isSpeaking: true, muted: { microphone: false } });
  snapshot_of(room([talks, person("b")]), all(OFF), roster);
  const cut = snapshot_of(room([], { state: ConnectionState.Reconnecting }), all(OFF), roster);
  assert.deepEqual(cut.participants.map((one) => [one.identity, one.is_speaking]), [["a", false], ["b", false], ["me", false]]);
  const stalled = snapshot_of(room([talks]), all(OFF), roster, true);
  assert.deepEqual(stalled.participants.map((one) => [one.identity, one.is_speaking]), [["a", false], ["me", false]]);
  const back = person("a", { joinedAt: new Date(99_000) });
  const after = snapshot_of(room([back]), all(OFF), roster);
  assert.deepEqual(after.participants.map((one) => [one.identity, one.joined_at_ms]), [["a", 1000], ["me", 1000]]);
});
