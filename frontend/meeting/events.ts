/**
 * What crosses the border to Rust: every shape here is sent as one JSON string and has its twin
 * in Rust. Times are milliseconds since 1970, UTC.
 */

import type { DeviceOption } from "./device_list.ts";

/**
 * Where the connection stands. `signal_reconnecting`: the server can't be told anything, but what is said may
 * still be heard. `media_interrupted`: sound and pictures don't get through. `reconnecting`: all is set up anew.
 */
export type Connection =
  | "connecting"
  | "connected"
  | "signal_reconnecting"
  | "media_interrupted"
  | "reconnecting"
  | "disconnected";

/** `off`: nothing is published. `muted`: published and silent. `on`: the class hears it. */
export type Microphone = "on" | "muted" | "off";

/** How well a person's packets travel, as LiveKit judges it. */
export type Quality = "excellent" | "good" | "poor" | "lost" | "unknown";

/** The tracks a person's picture can come from. */
export type VideoSource = "camera" | "screen_share";

/** What a person captures with. */
export type Device = "microphone" | "camera" | "screen";

/** One visible person in the class. Hidden observers never appear (LiveKit does not tell us of them). */
export interface ParticipantState {
  /** Unique in the room. */
  identity: string;
  /** The name our server put into the token. */
  name: string;
  /** The participant attribute `role`, signed by our server; empty if it set none. */
  role: string;
  is_local: boolean;
  is_speaking: boolean;
  microphone: Microphone;
  camera: boolean;
  screen_share: boolean;
  quality: Quality;
  /** Whether the server lets this person publish anything at all now. */
  can_publish: boolean;
  /** When this page first saw this person join; a reconnect does not change it. Whole seconds. */
  joined_at_ms: number;
}

/** This page's own person, who is no tile when `hidden`. */
export interface LocalState {
  /** Empty until the server has answered. */
  identity: string;
  /**
   * `off` in place of `on` where nothing gets through: a dead session must not look like an open microphone. Where
   * only signalling is down it stays `on`: who may be heard must not be told otherwise.
   */
  microphone: Microphone;
  /** The microphone is on, and for some time nothing at all has come from it: it may be switched off itself. */
  microphone_silent: boolean;
  /** The own picture is there, be the connection up or not. */
  camera: boolean;
  /**
   * What was last wished for, while that is under way or the connection is not up; else what is the
   * case. A press inverts this.
   */
  microphone_wanted: boolean;
  camera_wanted: boolean;
  /** The class sees the own screen. */
  screen_share: boolean;
  /** Like `microphone_wanted`: differs from `screen_share` while the browser asks what to share. */
  screen_share_wanted: boolean;
  can_publish_microphone: boolean;
  can_publish_camera: boolean;
  /** Allowed by the server, and possible in this browser. */
  can_share_screen: boolean;
  /** An observer: nobody else is told of this person. */
  hidden: boolean;
}

/** The whole picture of the class. Each one replaces the one before. */
export interface Snapshot {
  type: "snapshot";
  connection: Connection;
  /** False: the browser blocks sound until `start_audio` is called from a click. */
  can_play_audio: boolean;
  local: LocalState;
  /**
   * Teachers first, then by `joined_at_ms`, then by whom this page saw first. While `reconnecting`, the people who
   * were there last. None of them speaks while nothing gets through.
   */
  participants: ParticipantState[];
}

/** Why a class ended for this page. See `disconnect_reason.ts` for where each comes from. */
export type LeaveReason =
  | "left"
  | "duplicate_identity"
  | "removed"
  | "room_deleted"
  | "room_closed"
  | "server_shutdown"
  | "join_failed"
  | "signal_closed"
  | "connection_timeout"
  | "media_failure"
  | "state_mismatch"
  | "unknown";

/** Why a device gives nothing. See `device_failure.ts`. */
export type DeviceFailure =
  | "denied"
  | "system_denied"
  | "missing"
  | "busy"
  | "unsupported"
  | "other";

/**
 * The connection is over; it does not come back without a new `connect`. Not sent for one that never
 * was up, unless the person left: there `connect` rejects.
 */
export interface Disconnected {
  type: "disconnected";
  reason: LeaveReason;
  /** LiveKit's number, for the log; null when the SDK gave none. */
  reason_code: number | null;
}

/** The media server has answered, and was answered; the way for sound and pictures is being made. */
export interface Signalled {
  type: "signalled";
}

/** The connection came back, by a resume or a full reconnect. A full snapshot follows. */
export interface Reconnected {
  type: "reconnected";
}

/** A device could not be opened, or was lost. The class goes on without it. */
export interface DeviceFailed {
  type: "device_failed";
  device: Device;
  failure: DeviceFailure;
  /** For the log, never for a person. */
  detail: string;
}

/** A device is open and published, or could be again; an earlier failure of it is over. */
export interface DeviceOk {
  type: "device_ok";
  device: Device;
}

/** What can be chosen, and what is in use, by id. A list is empty where the browser names nothing. */
export interface Devices {
  type: "devices";
  microphones: DeviceOption[];
  microphone: string;
  cameras: DeviceOption[];
  camera: string;
  speakers: DeviceOption[];
  speaker: string;
}

/** A device was unplugged or the system changed it, and this one took over. */
export interface DeviceChanged {
  type: "device_changed";
  device: "microphone" | "camera" | "speaker";
  label: string;
}

/** Everything the facade tells Rust. */
export type RoomEvent =
  | Snapshot
  | Disconnected
  | Signalled
  | Reconnected
  | DeviceFailed
  | DeviceOk
  | Devices
  | DeviceChanged;

/** What `connect` takes. */
export interface ConnectOptions {
  server_url: string;
  token: string;
  /** Open this device once connected, if the token allows it; null where the person has not said, in this page. */
  microphone: boolean | null;
  camera: boolean | null;
  /** What the lesson does where they have not said, unless they had it off the last time. */
  starts_with_microphone?: boolean;
  starts_with_camera?: boolean;
}

/** Why `connect` failed: the JSON in the message of the error it rejects with. */
export interface ConnectFailure {
  code: "signalling" | "media" | "token_refused" | "cancelled" | "unknown";
  /** For the log, never for a person. */
  detail: string;
}
