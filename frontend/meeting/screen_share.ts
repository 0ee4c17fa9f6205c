import { type LocalParticipant, type Room, ConnectionState, Track } from "livekit-client";
import { device_failure, error_detail } from "./device_failure.ts";
import type { DeviceFailed, DeviceOk } from "./events.ts";
import { may_publish } from "./grants.ts";

/**
 * This page's own screen in the class. The browser asks what to share at each start, so a wish never
 * outlives its click: a share that ends, by whomever, stays ended.
 */
export class ScreenShare {
  readonly #room: Pick<Room, "state" | "localParticipant">;
  readonly #report: (event: DeviceFailed | DeviceOk) => void;
  readonly #changed: () => void;
  /** The wish under way, while the browser asks or the track is taken out. */
  #wish: boolean | undefined;
  /** It was stopped while the server could not be told. */
  #is_to_be_taken_out = false;

  constructor(room: Pick<Room, "state" | "localParticipant">, report: (event: DeviceFailed | DeviceOk) => void, changed: () => void) {
    this.#room = room;
    this.#report = report;
    this.#changed = changed;
  }

  get #local(): LocalParticipant {
    return this.#room.localParticipant;
  }

  /** The class sees the screen. */
  get is_on(): boolean {
    if (this.#is_to_be_taken_out) return false;
    return this.#local.getTrackPublication(Track.Source.ScreenShare)?.track !== undefined;
  }

  get is_wanted(): boolean {
    return this.#wish ?? this.is_on;
  }

  /** The server lets this person share, and the browser can: phones mostly can't. */
  get is_possible(): boolean {
    const can_capture = globalThis.navigator?.mediaDevices?.getDisplayMedia !== undefined;
    return can_capture && may_publish(this.#local.permissions, Track.Source.ScreenShare);
  }

  /**
   * Starts or stops sharing, from within a click. Choosing nothing in the browser's question is no failure.
   * Stopping works at once also while the connection is being restored; starting needs it.
   */
  async request(on: boolean): Promise<void> {
    if (this.#wish !== undefined || on === this.is_on) return;
    if (this.#room.state === ConnectionState.Connected) await this.#set(on);
    else if (!on) this.#stop();
  }

  /** To be called when the connection is up again. */
  restore(): void {
    if (!this.#is_to_be_taken_out) return;
    this.#is_to_be_taken_out = false;
    if (this.is_on) void this.#set(false);
  }

  /** Nothing more is captured; `restore` takes the rest out of the room. */
  #stop(): void {
    for (const source of [Track.Source.ScreenShare, Track.Source.ScreenShareAudio]) {
      this.#local.getTrackPublication(source)?.track?.stop();
    }
    this.#is_to_be_taken_out = true;
    this.#changed();
  }

  async #set(on: boolean): Promise<void> {
    this.#wish = on;
    this.#changed();
    try {
      // A picture of this very page would show itself in itself.
      await this.#local.setScreenShareEnabled(on, { audio: true, selfBrowserSurface: "exclude" });
      if (on) this.#report({ type: "device_ok", device: "screen" });
    } catch (error) {
      const failure = device_failure(error, "unknown");
      if (failure !== "denied") this.#report({ type: "device_failed", device: "screen", failure, detail: error_detail(error) });
    }
    this.#wish = undefined;
    this.#changed();
  }
}
