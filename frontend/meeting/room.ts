/**
 * The meeting facade: the class, its people, sound and pictures, behind one handle and one stream of
 * JSON events. Rust owns the state of the page; this owns the objects of the SDK.
 */
import { Room, type SimulationScenario } from "livekit-client";
import { AudioElements } from "./audio_elements.ts";
import { ClassConnection } from "./class_connection.ts";
import { connect_failure } from "./connect_failure.ts";
import type { Hardware } from "./device_choice.ts";
import type { ConnectOptions, VideoSource } from "./events.ts";
import { Outbox } from "./outbox.ts";
import { room_options } from "./room_options.ts";
import { quieten_sdk_log } from "./sdk_log.ts";
import { VideoBindings } from "./video_bindings.ts";
import { warm_webrtc_up } from "./warm_up.ts";

/** What Rust holds. Nothing here prompts for a device before the class is connected. */
export interface RoomHandle {
  /** Warms the way to the server (name, TLS) and the browser's WebRTC up, so that `connect` is quick. Failures are of no account. */
  prepare(server_url: string): void;
  /**
   * Takes `ConnectOptions` as JSON and resolves when connected. Rejects with an `Error` whose message
   * is a `ConnectFailure` as JSON. May be called again when the connection before is over.
   */
  connect(options_json: string): Promise<void>;
  /** Without effect outside of a class, or when the server does not allow it. */
  set_microphone(on: boolean): void;
  /** Like `set_microphone`. */
  set_camera(on: boolean): void;
  /** Starts or stops showing the screen, from within a click: the browser asks what to share. */
  set_screen_share(on: boolean): void;
  /** Changes to another device, live; `devices` tells the outcome. */
  switch_device(device: Hardware, id: string): void;
  /**
   * Shows a person in a video element, now and whenever there is a picture, until `detach_video`.
   * The element must be laid out: for one without a size (`hidden`) the server sends nothing.
   */
  attach_video(identity: string, source: VideoSource, element: HTMLVideoElement): void;
  detach_video(element: HTMLVideoElement): void;
  /** Where the audio elements go. They play without one, too. */
  set_audio_container(element: HTMLElement): void;
  /** Unblocks sound, from within a click; `can_play_audio` of the next snapshot says whether it worked. */
  start_audio(): Promise<void>;
  /** Makes one's own connection fail in a way of the SDK's, to see that it comes back. */
  simulate(scenario: SimulationScenario): Promise<void>;
  /** Leaves and releases all devices. `disconnected` follows once, with the reason `left`. */
  disconnect(): Promise<void>;
}

export { create_tab_claim } from "./tab_claim.ts";

/** Makes a handle. `emit` gets each `RoomEvent` as JSON, never from within a call of the handle. */
export function create_room(emit: (event_json: string) => void): RoomHandle {
  quieten_sdk_log();
  const outbox = new Outbox(emit);
  const audio = new AudioElements();
  const videos = new VideoBindings((identity, source) => connection?.video_track(identity, source));
  let connection: ClassConnection | undefined;

  const sync_media = () => {
    audio.sync(connection?.audio_tracks() ?? []);
    videos.sync();
  };

  async function connect(options_json: string): Promise<void> {
    let attempt: ClassConnection | undefined;
    try {
      const options = JSON.parse(options_json) as ConnectOptions;
      if (connection?.is_over === false) throw new Error("there is a connection already");
      attempt = connection = new ClassConnection(new Room(room_options()), outbox, sync_media);
      await attempt.open(options);
    } catch (error) {
      const failure = connect_failure(error, attempt?.has_signalled ?? false);
      throw new Error(JSON.stringify(failure));
    }
  }

  return {
    prepare: (server_url) => {
      void new Room(room_options()).prepareConnection(server_url);
      warm_webrtc_up();
    },
    connect,
    set_microphone: (on) => connection?.microphone.request(on),
    set_camera: (on) => connection?.camera.request(on),
    set_screen_share: (on) => void connection?.screen.request(on),
    switch_device: (device, id) => void connection?.devices.switch_to(device, id),
    attach_video: (identity, source, element) => videos.attach(identity, source, element),
    detach_video: (element) => videos.detach(element),
    set_audio_container: (element) => audio.set_container(element),
    start_audio: async () => connection?.start_audio(),
    simulate: async (scenario) => connection?.simulate(scenario),
    disconnect: async () => connection?.leave(),
  };
}
