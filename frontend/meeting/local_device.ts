import type { DeviceFailed, DeviceOk, Microphone } from "./events.ts";
import { device_failure, device_permission, error_detail, lost_device_failure } from "./device_failure.ts";
import { OneInFlight } from "./one_in_flight.ts";

/** What a track tells of its hardware, by the SDK's names. */
export type CaptureEvent = "ended" | "restarted" | "muted";

/** The part of the SDK's `LocalTrack` that is used here. */
export interface CapturedTrack {
  readonly isMuted: boolean;
  /** The operating system gives no media (a phone call, a switch on the headset), so nothing is sent. */
  readonly isUpstreamPaused: boolean;
  mute(): Promise<unknown>;
  unmute(): Promise<unknown>;
  stop(): void;
}

/** What a device needs of the room. */
export interface Capture<Track extends CapturedTrack> {
  /** The room is connected: something can be published now. */
  readonly is_connected: boolean;
  /** The server lets this person publish from this device now. */
  readonly is_allowed: boolean;
  /** Opens the device, which may prompt; rejects with the browser's error. */
  open(): Promise<Track>;
  /** Closes a device that was open before the class and is not wanted in it. */
  discard(): void;
  /** Calls `listener` for each event of the track until the returned function is called. */
  listen(track: Track, listener: (event: CaptureEvent) => void): () => void;
  publish(track: Track): Promise<unknown>;
  unpublish(track: Track): Promise<unknown>;
  is_published(track: Track): boolean;
}

/**
 * The microphone or the camera of this page: one wish, on or off, and the way from it to a
 * published track.
 *
 * The wish outlives a reconnect, during which the SDK unpublishes and publishes again: `restore`
 * brings about what it could not. A device that fails or is lost ends the wish and is reported,
 * so that a person is never shown a press that has no effect.
 */
export class LocalDevice<Track extends CapturedTrack> {
  readonly #device: "microphone" | "camera";
  readonly #capture: Capture<Track>;
  readonly #report: (event: DeviceFailed | DeviceOk) => void;
  readonly #changed: () => void;
  readonly #wishes = new OneInFlight<boolean>((on) => this.#apply(on));
  #wish = false;
  #track: Track | undefined;
  #stop_listening = () => {};
  /** The hardware behind the track is gone and the SDK is looking for a replacement. */
  #has_ended = false;
  #is_closed = false;

  /** `changed` is called whenever what the getters say may have changed. */
  constructor(
    device: "microphone" | "camera",
    capture: Capture<Track>,
    report: (event: DeviceFailed | DeviceOk) => void,
    changed: () => void,
  ) {
    this.#device = device;
    this.#capture = capture;
    this.#report = report;
    this.#changed = changed;
  }

  /** What was last wished for while that is under way or the connection is not up; else what is the case. */
  get is_wanted(): boolean {
    return this.#wish;
  }

  /** What the class gets from this device, given that the connection is up. */
  get state(): Microphone {
    const track = this.#track;
    if (track === undefined || !this.#capture.is_published(track)) return "off";
    return track.isMuted || track.isUpstreamPaused || this.#has_ended ? "muted" : "on";
  }

  /** The open track, kept through a reconnect; undefined while the device is off or muted. */
  get live_track(): Track | undefined {
    return this.#track?.isMuted === false ? this.#track : undefined;
  }

  /**
   * Turns the device on or off. Off silences at once, whatever is under way; on waits for the
   * connection if there is none.
   */
  request(on: boolean): void {
    if (this.#is_closed) return;
    this.#wish = on;
    if (!on) this.#silence();
    void this.#wishes.request(on);
    this.#changed();
  }

  /** To be called when the connection is up, for the first time or again. */
  restore(): void {
    if (this.#wish !== (this.state === "on")) this.request(this.#wish);
  }

  /** To be called when the room has changed while the connection is up: takes over what was done elsewhere. */
  settle(): void {
    if (this.#wishes.under_way === undefined) this.#wish = this.state === "on";
  }

  /** To be called when the server took the track out of the room. */
  unpublished(track: unknown): void {
    if (track === this.#track) this.#forget();
  }

  /** Releases the hardware for good. A device that is just being opened is closed when it has been. */
  close(): void {
    this.#is_closed = true;
    this.#wish = false;
    this.#capture.discard();
    this.#track?.stop();
    this.#forget();
  }

  #silence(): void {
    this.#capture.discard();
    void this.#track?.mute();
  }

  async #apply(on: boolean): Promise<void> {
    try {
      if (!on) await this.#track?.mute();
      else if (this.#capture.is_connected) await this.#turn_on();
    } catch (error) {
      await this.#failed(error);
    }
    this.#changed();
  }

  async #turn_on(): Promise<void> {
    if (!this.#capture.is_allowed) {
      this.#wish = false;
      this.#capture.discard();
    } else if (this.#track !== undefined && this.#capture.is_published(this.#track)) {
      await this.#track.unmute();
    } else {
      await this.#open();
    }
    if (this.state === "on") this.#report({ type: "device_ok", device: this.#device });
  }

  async #open(): Promise<void> {
    await this.#drop();
    const track = await this.#capture.open();
    // A prompt can stand for minutes; by its end the wish may be another, or the class over.
    if (this.#is_closed || !this.#wish) {
      track.stop();
      return;
    }
    this.#track = track;
    this.#stop_listening = this.#capture.listen(track, (event) => this.#heard(event));
    await this.#capture.publish(track);
  }

  async #failed(error: unknown): Promise<void> {
    // Without a connection it is the connection's fault; `restore` will try again.
    if (this.#is_closed || !this.#capture.is_connected) return;
    this.#wish = false;
    await this.#drop();
    const failure = device_failure(error, await device_permission(this.#device));
    this.#report_failure(failure, error_detail(error));
  }

  #heard(event: CaptureEvent): void {
    if (event !== "muted") this.#has_ended = event === "ended";
    // The SDK mutes what it found no replacement for. The mute of a person has a wish under way.
    else if (this.#has_ended && this.#wishes.under_way === undefined) void this.#lost();
    this.#changed();
  }

  async #lost(): Promise<void> {
    this.#wish = false;
    await this.#drop();
    this.#report_failure(await lost_device_failure(this.#device), "the track ended");
  }

  #report_failure(failure: DeviceFailed["failure"], detail: string): void {
    if (this.#is_closed) return;
    this.#report({ type: "device_failed", device: this.#device, failure, detail });
    this.#changed();
  }

  /** Takes the track out of the room, so that the next wish opens the device from scratch. */
  async #drop(): Promise<void> {
    const track = this.#track;
    if (track === undefined) return;
    this.#forget();
    track.stop();
    try {
      if (this.#capture.is_published(track)) await this.#capture.unpublish(track);
    } catch (error) {
      console.warn(`the ${this.#device} could not be taken out of the room`, error);
    }
  }

  #forget(): void {
    this.#stop_listening();
    this.#stop_listening = () => {};
    this.#track = undefined;
    this.#has_ended = false;
  }
}
