import { type Room, RoomEvent } from "livekit-client";
import { watch_access } from "./access_watch.ts";
import { type Hardware, load_choice, prefer, save_choice } from "./device_choice.ts";
import { type Permission, device_failure, device_permission, error_detail } from "./device_failure.ts";
import { type DeviceLists, is_plugged_in, list_devices } from "./device_list.ts";
import type { DeviceFailed, DeviceFailure, DeviceOk, Devices, RoomEvent as Sent } from "./events.ts";
import { OneInFlight } from "./one_in_flight.ts";

type Capturer = "microphone" | "camera";

const KINDS: Record<Hardware, MediaDeviceKind> = {
  microphone: "audioinput",
  camera: "videoinput",
  speaker: "audiooutput",
};

/** The part of the SDK's `Room` that is used here. */
export type DeviceRoom = Pick<Room, "getActiveDevice" | "switchActiveDevice" | "on">;

/**
 * The hardware of a class: what there is to choose from, changing to another, being told of a change
 * that nobody asked for, and noticing that a device which failed can be used again.
 */
export class ClassDevices {
  readonly #room: DeviceRoom;
  readonly #send: (event: Sent) => void;
  readonly #turn_off: (device: Capturer) => void;
  readonly #failed = new Map<Capturer, { failure: DeviceFailure; permission: Permission }>();
  readonly #rechecks = new OneInFlight<number>(() => this.#recheck());
  #lists: DeviceLists = { microphone: [], camera: [], speaker: [] };
  /** The name of each device in use, as it was told last. */
  readonly #in_use = new Map<Hardware, string>();
  readonly #being_switched = new Set<Hardware>();
  #signals = 0;
  #unwatch: (() => void) | undefined;
  #is_over = false;

  /** `turn_off` is called for a device that was lost by changing to another. */
  constructor(room: DeviceRoom, send: (event: Sent) => void, turn_off: (device: Capturer) => void) {
    this.#room = room;
    this.#send = send;
    this.#turn_off = turn_off;
    for (const event of [RoomEvent.ActiveDeviceChanged, RoomEvent.LocalTrackPublished] as const) {
      room.on(event, () => void this.refresh());
    }
  }

  /** To be called when the class is up. What there is to choose from is told by `refresh`, or when something changes. */
  start(): void {
    this.#unwatch ??= watch_access(() => {
      void this.refresh();
      void this.#rechecks.request((this.#signals += 1));
    });
  }

  /** Nothing is sent afterwards. */
  stop(): void {
    this.#is_over = true;
    this.#unwatch?.();
  }

  /** Passes on what a device reports, and remembers which of them failed. */
  async report(event: DeviceFailed | DeviceOk): Promise<void> {
    this.#send(event);
    if (event.device === "screen") return;
    if (event.type === "device_ok") this.#failed.delete(event.device);
    else this.#failed.set(event.device, { failure: event.failure, permission: await device_permission(event.device) });
  }

  /** Changes to another device, live, and keeps it for the next time. One that can't be opened is undone. */
  async switch_to(device: Hardware, id: string): Promise<void> {
    const before = this.#room.getActiveDevice(KINDS[device]) ?? "";
    this.#being_switched.add(device);
    try {
      // By its exact id, among the other wishes for sound. A camera is asked for by nothing else, and must be
      // replaceable when it is unplugged, which the SDK sees to for microphones only.
      await this.#room.switchActiveDevice(KINDS[device], id, device === "microphone");
      save_choice({ [device]: id });
    } catch (error) {
      await this.#undo(device, before, error);
    }
    await this.refresh();
    this.#being_switched.delete(device);
  }

  async #undo(device: Hardware, before: string, error: unknown): Promise<void> {
    if (device !== "speaker") {
      const failure = device_failure(error, await device_permission(device));
      void this.report({ type: "device_failed", device, failure, detail: error_detail(error) });
    }
    try {
      await this.#room.switchActiveDevice(KINDS[device], before === "" ? "default" : before, false);
    } catch (again) {
      console.warn(`the ${device} before could not be taken again`, again);
      if (device !== "speaker") this.#turn_off(device);
    }
  }

  /** Tells what there is, and what changed by itself: an unplugged device has been replaced by another. */
  async refresh(): Promise<void> {
    this.#lists = await list_devices();
    if (this.#is_over) return;
    this.#send(this.#state());
    for (const device of Object.keys(KINDS) as Hardware[]) {
      const label = this.#label_in_use(device);
      const before = this.#in_use.get(device);
      if (label === undefined) continue;
      this.#in_use.set(device, label);
      if (before === undefined || before === label || this.#being_switched.has(device)) continue;
      this.#send({ type: "device_changed", device, label });
    }
  }

  #state(): Devices {
    const { microphone, camera, speaker } = this.#lists;
    return {
      type: "devices",
      microphones: microphone,
      microphone: this.#id_in_use("microphone"),
      cameras: camera,
      camera: this.#id_in_use("camera"),
      speakers: speaker,
      speaker: this.#id_in_use("speaker"),
    };
  }

  #id_in_use(device: Hardware): string {
    const options = this.#lists[device];
    const id = this.#room.getActiveDevice(KINDS[device]) ?? load_choice()[device];
    return (options.find((option) => option.id === id) ?? options[0])?.id ?? "";
  }

  /** Undefined while the room does not know, or what it knows is not there (any more). */
  #label_in_use(device: Hardware): string | undefined {
    const id = this.#room.getActiveDevice(KINDS[device]);
    return this.#lists[device].find((option) => option.id === id)?.label;
  }

  async #recheck(): Promise<void> {
    for (const [device, { failure, permission }] of this.#failed) {
      if (!(await works_again(device, failure, permission)) || this.#is_over) continue;
      this.#failed.delete(device);
      this.#send({ type: "device_ok", device });
    }
  }
}

/** Whether a device that failed can be used now, as far as that can be found out without asking anybody. */
async function works_again(device: Capturer, failure: DeviceFailure, before: Permission): Promise<boolean> {
  const permission = await device_permission(device);
  if (failure === "denied") return permission === "granted" || (permission === "prompt" && before === "denied");
  if (failure === "missing") return is_plugged_in(device);
  return permission === "granted" && opens(device);
}

async function opens(device: Capturer): Promise<boolean> {
  try {
    const wanted = prefer(load_choice()[device]);
    const constraints = device === "camera" ? { video: wanted } : { audio: wanted };
    const stream = await navigator.mediaDevices.getUserMedia(constraints);
    for (const track of stream.getTracks()) track.stop();
    return true;
  } catch {
    return false;
  }
}
