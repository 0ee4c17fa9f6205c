import { ConnectionState, Track } from "livekit-client";
import type { Connection, LocalState, Microphone, Snapshot } from "./events.ts";
import { type Grants, may_publish } from "./grants.ts";
import type { Person, Roster } from "./roster.ts";

/** The part of the SDK's `Room` that is used here. */
export interface RoomView {
  readonly state: ConnectionState;
  readonly canPlaybackAudio: boolean;
  readonly localParticipant: Person & { readonly permissions?: (Grants & { hidden: boolean }) | undefined };
  readonly remoteParticipants: ReadonlyMap<string, Person>;
}

/** The part of `LocalDevice` that is used here. */
export interface OwnDevice {
  readonly is_wanted: boolean;
  readonly state: Microphone;
  readonly live_track: unknown;
}

/** What this page itself shows and says. */
export interface OwnMedia {
  readonly microphone: OwnDevice;
  readonly camera: OwnDevice;
  readonly screen: { readonly is_on: boolean; readonly is_wanted: boolean; readonly is_possible: boolean };
  /** Nothing at all comes from the open microphone. */
  readonly is_silent: boolean;
}

const CONNECTIONS: Record<ConnectionState, Connection> = {
  [ConnectionState.Disconnected]: "disconnected",
  [ConnectionState.Connecting]: "connecting",
  [ConnectionState.Connected]: "connected",
  [ConnectionState.SignalReconnecting]: "signal_reconnecting",
  [ConnectionState.Reconnecting]: "reconnecting",
};

/** The connections in which what is said may be heard. */
const AUDIBLE: readonly Connection[] = ["connected", "signal_reconnecting"];

/** Builds the whole picture from the room as it is now. `is_interrupted`: the browser finds the way of media cut. */
export function snapshot_of(room: RoomView, own_media: OwnMedia, roster: Roster, is_interrupted: boolean): Snapshot {
  const known = CONNECTIONS[room.state];
  const connection = is_interrupted && AUDIBLE.includes(known) ? "media_interrupted" : known;
  const local = local_state(room, connection, own_media);
  const participants = roster.others(room.remoteParticipants.values(), connection);
  const own = local.identity === "" || local.hidden ? [] : [roster.own(room.localParticipant, local)];
  return {
    type: "snapshot",
    connection,
    can_play_audio: room.canPlaybackAudio,
    local,
    participants: roster.sorted([...participants, ...own]),
  };
}

function local_state(room: RoomView, connection: Connection, own_media: OwnMedia): LocalState {
  const { microphone, camera, screen } = own_media;
  const { identity, permissions } = room.localParticipant;
  const is_dead = !AUDIBLE.includes(connection) && microphone.state === "on";
  return {
    identity,
    microphone: is_dead ? "off" : microphone.state,
    microphone_silent: own_media.is_silent && microphone.state === "on",
    // By the track, not the publication: the own picture stays while a reconnect publishes it again.
    camera: camera.live_track !== undefined,
    microphone_wanted: microphone.is_wanted,
    camera_wanted: camera.is_wanted,
    screen_share: screen.is_on,
    screen_share_wanted: screen.is_wanted,
    can_publish_microphone: may_publish(permissions, Track.Source.Microphone),
    can_publish_camera: may_publish(permissions, Track.Source.Camera),
    can_share_screen: screen.is_possible,
    hidden: permissions?.hidden ?? false,
  };
}
