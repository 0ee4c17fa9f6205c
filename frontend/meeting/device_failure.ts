import type { DeviceFailure } from "./events.ts";

/** What the Permissions API says of a device; `unknown` where the browser will not tell. */
export type Permission = PermissionState | "unknown";

/**
 * Names the trouble with a device. The four that a person can cure have four different cures, so
 * they must not be mixed up.
 */
export function device_failure(error: unknown, permission: Permission): DeviceFailure {
  switch (error_name(error)) {
    case "NotAllowedError":
    case "PermissionDeniedError":
      return is_systems_refusal(error, permission) ? "system_denied" : "denied";
    case "NotFoundError":
    case "DevicesNotFoundError":
    case "OverconstrainedError":
      return "missing";
    case "NotReadableError":
    case "TrackStartError":
    // Chromium and Firefox: the device exists and did not start, mostly because another program has it.
    case "AbortError":
      return "busy";
    // A page without a secure context, a permissions policy, or a browser without the API.
    case "SecurityError":
    case "NotSupportedError":
    case "DeviceUnsupportedError":
      return "unsupported";
    default:
      return "other";
  }
}

/** Names the trouble with a device that worked and then stopped, for which there is no error to read. */
export async function lost_device_failure(device: "microphone" | "camera"): Promise<DeviceFailure> {
  if ((await device_permission(device)) === "denied") return "denied";
  const kind = device === "microphone" ? "audioinput" : "videoinput";
  const devices = await navigator.mediaDevices.enumerateDevices();
  return devices.some((one) => one.kind === kind) ? "other" : "missing";
}

/** One line for the log, without the token that a media server quotes when it refuses it. */
export function error_detail(error: unknown): string {
  const detail = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return detail.replace(/eyJ[\w-]+(\.[\w-]*)*/g, "[token]");
}

/** By shape: `OverconstrainedError` is no `Error` in every browser. */
function error_name(error: unknown): string {
  return typeof error === "object" && error !== null && "name" in error ? String(error.name) : "";
}

/**
 * Chromium says "Permission denied by system"; elsewhere, a refusal although the site is allowed
 * can only come from the operating system.
 */
function is_systems_refusal(error: unknown, permission: Permission): boolean {
  return permission === "granted" || (error instanceof Error && /system/i.test(error.message));
}

/** Whether a person, the browser or the system said no; everything else is trouble with the device. */
export function is_refusal(error: unknown): boolean {
  return ["NotAllowedError", "PermissionDeniedError"].includes(error_name(error));
}

/** Whether the device that was asked for by its id is not there (any more). */
export function is_gone(error: unknown): boolean {
  return ["OverconstrainedError", "NotFoundError"].includes(error_name(error));
}

/** Asks the Permissions API, which knows these names in most browsers but not in all. */
export async function device_permission(device: "microphone" | "camera"): Promise<Permission> {
  try {
    return (await navigator.permissions.query({ name: device })).state;
  } catch {
    return "unknown";
  }
}
