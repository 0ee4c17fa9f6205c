import type { DeviceChoice } from "./device_choice.ts";
import { type Permission, device_failure, is_refusal } from "./device_failure.ts";
import type { DeviceLists } from "./device_list.ts";
import { OneInFlight } from "./one_in_flight.ts";
import { PreviewDevice, type PreviewTrack } from "./preview_device.ts";
import type { DeviceState } from "./preview_state.ts";

export type Capturer = "microphone" | "camera";

const BOTH = ["microphone", "camera"] as const;

/** What the preview needs of the browser. */
export interface PreviewMedia<Track extends PreviewTrack> {
  /** Opens what is named, each preferably by this id, in one question. Rejects with the browser's error. */
  open(ids: Partial<Record<Capturer, string>>): Promise<Partial<Record<Capturer, Track>>>;
  permission(device: Capturer): Promise<Permission>;
  is_plugged_in(device: Capturer): Promise<boolean>;
  list(): Promise<DeviceLists>;
  load_choice(): DeviceChoice;
  save_choice(part: Partial<DeviceChoice>): void;
}

/**
 * Microphone and camera before joining: from what a person wants to open tracks, or to the reason
 * why there is none.
 *
 * Nothing here prompts by itself: `start`, `turn` and `retry` belong into a click; `resume` and
 * `recheck` open only what the Permissions API calls granted. A failed device stays wanted, and comes
 * on when access works again.
 */
export class Preview<Track extends PreviewTrack> {
  readonly #media: PreviewMedia<Track>;
  readonly #changed: () => void;
  readonly #devices: Record<Capturer, PreviewDevice<Track>>;
  /** One question to the browser at a time; the wish is a number, so that each one counts. */
  readonly #work = new OneInFlight<number>(() => this.#open_missing());
  #wishes = 0;
  #is_closed = false;
  #lists: DeviceLists = { microphone: [], camera: [], speaker: [] };

  /** `changed` is called whenever what the getters say may have changed. */
  constructor(media: PreviewMedia<Track>, changed: () => void) {
    this.#media = media;
    this.#changed = changed;
    const choice = media.load_choice();
    this.#devices = {
      microphone: new PreviewDevice(choice.microphone),
      camera: new PreviewDevice(choice.camera),
    };
    // What was switched off last time is off; what was on waits for `resume` or for a click.
    for (const name of BOTH) this.#devices[name].is_decided = choice[`${name}_on`] === false;
  }

  get lists(): DeviceLists {
    return this.#lists;
  }

  state(device: Capturer): DeviceState {
    return this.#devices[device].state(this.#lists[device]);
  }

  /** What failed is being tried once more. */
  get is_retrying(): boolean {
    return BOTH.some((name) => this.#devices[name].is_opening && this.#devices[name].failure !== undefined);
  }

  track(device: Capturer): Track | undefined {
    return this.#devices[device].track;
  }

  /** Turns on what was on last time, as far as that needs no question. */
  async resume(): Promise<void> {
    const choice = this.#media.load_choice();
    for (const name of BOTH) {
      if (!choice[`${name}_on`] || (await this.#media.permission(name)) !== "granted") continue;
      this.#want(name, true);
    }
    await this.#bring_about();
  }

  /** Turns both on, with one question. */
  async start(): Promise<void> {
    this.#media.save_choice({ microphone_on: true, camera_on: true });
    for (const name of BOTH) this.#want(name, true);
    await this.#bring_about();
  }

  /** Turns one device on or off. Off is at once, and puts a failure away. */
  async turn(name: Capturer, on: boolean): Promise<void> {
    this.#media.save_choice(name === "microphone" ? { microphone_on: on } : { camera_on: on });
    this.#want(name, on);
    await this.#bring_about();
  }

  /** Changes to another device, at once if it is on. */
  async choose(name: Capturer, id: string): Promise<void> {
    this.#media.save_choice(name === "microphone" ? { microphone: id } : { camera: id });
    const device = this.#devices[name];
    device.wished_id = id;
    // Some systems give the second device only when the first is free.
    device.stop();
    if (device.is_wanted) device.failure = undefined;
    await this.#bring_about();
  }

  /** Tries what failed once more. */
  async retry(): Promise<void> {
    for (const name of BOTH) this.#devices[name].is_to_be_retried = true;
    await this.#bring_about();
  }

  /** To be called when access may have changed: what failed comes on if it now can, without a question. */
  async recheck(): Promise<void> {
    for (const name of BOTH) {
      const device = this.#devices[name];
      if (device.failure !== undefined) await this.#think_again(name, device);
    }
    await this.#bring_about();
  }

  /** Gives the open tracks away, and those that the browser is being asked for. The preview is over. */
  release(): Partial<Record<Capturer, Track | Promise<Track | undefined>>> {
    this.#is_closed = true;
    const tracks: ReturnType<typeof this.release> = {};
    for (const name of BOTH) {
      const device = this.#devices[name];
      if (device.track !== undefined) tracks[name] = device.track;
      else if (device.is_opening && device.is_wanted) tracks[name] = new Promise((resolve) => (device.heir = resolve));
      device.track = undefined;
      device.is_wanted = false;
    }
    return tracks;
  }

  #want(name: Capturer, on: boolean): void {
    const device = this.#devices[name];
    device.is_wanted = on;
    device.is_decided = true;
    device.failure = undefined;
    if (!on) device.stop();
  }

  async #bring_about(): Promise<void> {
    // Given away: a late press must not open what nobody closes.
    if (this.#is_closed) return;
    this.#wishes += 1;
    this.#changed();
    await this.#work.request(this.#wishes);
  }

  async #think_again(name: Capturer, device: PreviewDevice<Track>): Promise<void> {
    const permission = await this.#media.permission(name);
    if (device.failure === undefined) return;
    if (device.failure === "missing" && !(await this.#media.is_plugged_in(name))) return;
    if (permission === "granted") {
      device.is_to_be_retried = true;
    } else if (permission === "prompt" && device.permission_when_failed === "denied") {
      // The block was lifted: the next click asks again.
      device.failure = undefined;
      device.is_wanted = false;
      device.is_decided = false;
    }
  }

  async #open_missing(): Promise<void> {
    const missing = BOTH.filter((name) => this.#devices[name].is_missing);
    for (const name of missing) {
      this.#devices[name].is_opening = true;
      this.#devices[name].is_to_be_retried = false;
    }
    this.#changed();
    const apart = missing.length === 2 ? await this.#open_together() : missing;
    await Promise.all(apart.map((name) => this.#open_one(name)));
    for (const name of missing) {
      this.#devices[name].is_opening = false;
      this.#devices[name].settle(undefined);
    }
    if (this.#is_closed) return;
    this.#lists = await this.#media.list();
    this.#changed();
  }

  /** Returns the devices that have to be asked for apart. */
  async #open_together(): Promise<Capturer[]> {
    try {
      await this.#open({ microphone: this.#id("microphone"), camera: this.#id("camera") });
      return [];
    } catch (error) {
      return is_refusal(error) ? await this.#refused_together(error) : [...BOTH];
    }
  }

  /**
   * A block of one device refuses the question for both. What is granted is opened apart, which asks
   * nothing; what was never asked about is asked apart if the other's block was the reason.
   */
  async #refused_together(error: unknown): Promise<Capturer[]> {
    const [microphone, camera] = await Promise.all(BOTH.map((name) => this.#media.permission(name)));
    const permissions = { microphone: microphone ?? "unknown", camera: camera ?? "unknown" };
    const is_blocked = Object.values(permissions).includes("denied");
    const apart: Capturer[] = [];
    for (const name of BOTH) {
      const permission = permissions[name];
      if (permission === "granted" || (permission === "prompt" && is_blocked)) apart.push(name);
      else this.#devices[name].fail(device_failure(error, permission), permission);
    }
    return apart;
  }

  async #open_one(name: Capturer): Promise<void> {
    try {
      await this.#open({ [name]: this.#id(name) });
    } catch (error) {
      const permission = await this.#media.permission(name);
      this.#devices[name].fail(device_failure(error, permission), permission);
    }
    this.#changed();
  }

  async #open(ids: Partial<Record<Capturer, string>>): Promise<void> {
    const tracks = await this.#media.open(ids);
    for (const name of BOTH) {
      const track = tracks[name];
      if (track === undefined) continue;
      // Another one was chosen meanwhile; that wish is next in turn.
      if (ids[name] !== this.#id(name)) track.stop();
      else this.#devices[name].adopt(track, () => void this.#ended(name));
    }
  }

  /** Unplugged, or taken away by the browser: another one of its kind takes over if there is one. */
  async #ended(name: Capturer): Promise<void> {
    const device = this.#devices[name];
    device.track = undefined;
    device.wished_id = "";
    const permission = await this.#media.permission(name);
    if (permission === "denied") device.fail("denied", permission);
    // Access was taken back: the next click asks again, and nothing else does.
    else if (permission === "prompt") device.is_wanted = device.is_decided = false;
    else if (!(await this.#media.is_plugged_in(name))) device.fail("missing", permission);
    await this.#bring_about();
  }

  #id(name: Capturer): string {
    return this.#devices[name].wished_id;
  }
}
