import type { DeviceOption } from "./device_list.ts";
import type { DeviceFailure } from "./events.ts";
import type { BrowserFamily, Platform } from "./platform.ts";

/**
 * Where a device stands before joining. `idle`: the person has not said anything about it yet.
 * `failed`: it was wanted and gives nothing.
 */
export type Phase = "idle" | "off" | "opening" | "on" | "failed";

/** A microphone or camera before joining. */
export interface DeviceState {
  phase: Phase;
  /** Set while `failed`. */
  failure: DeviceFailure | null;
  /** Empty until the browser tells their names. */
  options: DeviceOption[];
  /** The one of `options` in use, or to be used. */
  chosen: string;
}

/** The whole preview, sent as JSON whenever it changes; its twin is `app/src/devices/state.rs`. */
export interface PreviewState {
  microphone: DeviceState;
  camera: DeviceState;
  /** Empty where the browser gives no choice. */
  speakers: DeviceOption[];
  speaker: string;
  /** What failed is being tried once more. */
  is_retrying: boolean;
  /** The test tone sounds. */
  is_testing: boolean;
  /** The microphone is on, and has given nothing at all for some seconds. */
  is_silent: boolean;
  platform: Platform;
  browser: BrowserFamily;
}
