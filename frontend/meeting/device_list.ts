import type { Hardware } from "./device_choice.ts";

/** One device that can be chosen, by the browser's id and the maker's name. */
export interface DeviceOption {
  id: string;
  label: string;
}

/** What can be chosen, by kind. A kind without permission is empty. */
export type DeviceLists = Record<Hardware, DeviceOption[]>;

/** The part of the browser's `MediaDeviceInfo` that is used here. */
export type DeviceInfo = Pick<MediaDeviceInfo, "kind" | "deviceId" | "label">;

const HARDWARE: Record<MediaDeviceKind, Hardware> = {
  audioinput: "microphone",
  videoinput: "camera",
  audiooutput: "speaker",
};

/** Asks the browser. Never prompts, never fails. */
export async function list_devices(): Promise<DeviceLists> {
  try {
    return device_lists(await navigator.mediaDevices.enumerateDevices(), can_choose_speaker());
  } catch {
    return device_lists([], false);
  }
}

/** Whether a device of this kind is plugged in, permission or not. */
export async function is_plugged_in(device: "microphone" | "camera"): Promise<boolean> {
  try {
    const all = await navigator.mediaDevices.enumerateDevices();
    return all.some(({ kind }) => HARDWARE[kind] === device);
  } catch {
    return false;
  }
}

/**
 * Sorts devices by kind. Without permission the browser lists nameless ones: nothing to choose from.
 * Windows' `communications` is one of the others once more, under a name nobody knows.
 */
export function device_lists(devices: Iterable<DeviceInfo>, with_speakers: boolean): DeviceLists {
  const lists: DeviceLists = { microphone: [], camera: [], speaker: [] };
  for (const { kind, deviceId, label } of devices) {
    const hardware = HARDWARE[kind];
    const is_hidden = deviceId === "" || deviceId === "communications" || label === "";
    if (!is_hidden && (with_speakers || hardware !== "speaker")) lists[hardware].push({ id: deviceId, label });
  }
  return lists;
}

/** The id of the device in use, if it can be chosen; else the first, which browsers use unless told otherwise. */
export function chosen_of(options: readonly DeviceOption[], wished: string): string {
  return (options.find(({ id }) => id === wished) ?? options[0])?.id ?? "";
}

/** Safari on phones and older Firefox play through whatever the system says. */
export function can_choose_speaker(): boolean {
  return typeof HTMLMediaElement !== "undefined" && "setSinkId" in HTMLMediaElement.prototype;
}
