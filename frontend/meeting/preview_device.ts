import { type DeviceOption, chosen_of } from "./device_list.ts";
import type { Permission } from "./device_failure.ts";
import type { DeviceFailure } from "./events.ts";
import type { DeviceState, Phase } from "./preview_state.ts";

/** The part of the browser's `MediaStreamTrack` that is used here. */
export interface PreviewTrack {
  stop(): void;
  getSettings(): { deviceId?: string };
  addEventListener(type: "ended", listener: () => void): void;
}

/** What the preview knows of the microphone, or of the camera. */
export class PreviewDevice<Track extends PreviewTrack> {
  /** The person wants it on. Survives a failure, so that it comes on when access works again. */
  is_wanted = false;
  /** The person, or their last choice, has said something about it in this page. */
  is_decided = false;
  is_opening = false;
  /** What failed is to be tried once more; the failure stands until that has worked. */
  is_to_be_retried = false;
  /** The device to open, if it is there. */
  wished_id: string;
  track: Track | undefined;
  /** Set when the preview ended while this was being opened: gets what came of it. */
  heir: ((track: Track | undefined) => void) | undefined;
  failure: DeviceFailure | undefined;
  /** What the Permissions API said when it failed: another answer is a reason to think again. */
  permission_when_failed: Permission = "unknown";

  constructor(wished_id: string) {
    this.wished_id = wished_id;
  }

  /** Wanted, not open, and not known to be impossible. */
  get is_missing(): boolean {
    return this.is_wanted && this.track === undefined && (this.failure === undefined || this.is_to_be_retried);
  }

  /** Stops the track, so that its light goes out. */
  stop(): void {
    this.track?.stop();
    this.track = undefined;
  }

  /** Gives what came of opening it to whoever was promised it. */
  settle(track: Track | undefined): void {
    this.heir?.(track);
    this.heir = undefined;
  }

  /** Takes an open track, or passes it on; unless it is not wanted any more. */
  adopt(track: Track, ended: () => void): void {
    if (this.heir !== undefined) {
      this.settle(track);
      return;
    }
    if (!this.is_wanted) {
      track.stop();
      return;
    }
    this.stop();
    this.failure = undefined;
    this.track = track;
    track.addEventListener("ended", () => {
      if (this.track === track) ended();
    });
  }

  fail(failure: DeviceFailure, permission: Permission): void {
    // Who has switched it off meanwhile is not told about it.
    if (!this.is_wanted) return;
    this.stop();
    this.failure = failure;
    this.permission_when_failed = permission;
  }

  state(options: DeviceOption[]): DeviceState {
    const wished = this.track?.getSettings().deviceId ?? this.wished_id;
    return { phase: this.#phase(), failure: this.failure ?? null, options, chosen: chosen_of(options, wished) };
  }

  #phase(): Phase {
    if (this.track !== undefined) return "on";
    if (this.failure !== undefined) return "failed";
    // From the press on, even while something else is being opened; and not any more once it was pressed again.
    if (this.is_wanted) return "opening";
    return this.is_decided ? "off" : "idle";
  }
}
