/** What a person chose of their devices, kept in this browser for the next time. */

/** What sound or picture comes from, or goes to. */
export type Hardware = "microphone" | "camera" | "speaker";

/** Null or empty: never chosen. */
export interface DeviceChoice {
  microphone_on: boolean | null;
  camera_on: boolean | null;
  microphone: string;
  camera: string;
  speaker: string;
}

/** The part of the browser's `Storage` that is used here. */
export type ChoiceStorage = Pick<Storage, "getItem" | "setItem">;

const KEY = "majlis-devices";
const NOTHING_CHOSEN: DeviceChoice = {
  microphone_on: null,
  camera_on: null,
  microphone: "",
  camera: "",
  speaker: "",
};

/** Reads the choice; where nothing is kept, or what is kept is not ours, nothing was chosen. */
export function load_choice(storage: ChoiceStorage | undefined = browser_storage()): DeviceChoice {
  try {
    const kept = JSON.parse(storage?.getItem(KEY) ?? "{}") as Partial<Record<keyof DeviceChoice, unknown>>;
    return {
      microphone_on: switch_or_null(kept.microphone_on),
      camera_on: switch_or_null(kept.camera_on),
      microphone: id_or_empty(kept.microphone),
      camera: id_or_empty(kept.camera),
      speaker: id_or_empty(kept.speaker),
    };
  } catch {
    return { ...NOTHING_CHOSEN };
  }
}

/** Changes a part of the choice. Where the browser keeps nothing, it holds for this page only. */
export function save_choice(
  part: Partial<DeviceChoice>,
  storage: ChoiceStorage | undefined = browser_storage(),
): void {
  try {
    storage?.setItem(KEY, JSON.stringify({ ...load_choice(storage), ...part }));
  } catch {
    // A full or forbidden storage costs the memory of a choice, nothing else.
  }
}

/**
 * A constraint that prefers a device and takes another when it is gone. Among other wishes, for a size
 * of picture say, browsers may weigh it less: only `exactly` is sure to be obeyed.
 */
export function prefer(id: string): { deviceId?: string } {
  return id === "" ? {} : { deviceId: id };
}

/** A constraint that takes this device or none; without an id, any. */
export function exactly(id: string): { deviceId?: { exact: string } } {
  return id === "" ? {} : { deviceId: { exact: id } };
}

/** Touching the storage throws where the browser forbids it. */
function browser_storage(): ChoiceStorage | undefined {
  try {
    return globalThis.localStorage;
  } catch {
    return undefined;
  }
}

function switch_or_null(value: unknown): boolean | null {
  return typeof value === "boolean" ? value : null;
}

function id_or_empty(value: unknown): string {
  return typeof value === "string" ? value : "";
}
