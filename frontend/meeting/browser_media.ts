import { load_choice, prefer, save_choice } from "./device_choice.ts";
import { device_permission } from "./device_failure.ts";
import { is_plugged_in, list_devices } from "./device_list.ts";
import type { Capturer, PreviewMedia } from "./preview.ts";

/** As the class will capture (see `room_options.ts`), so that a track can go over as it is. */
const SOUND = { autoGainControl: true, echoCancellation: true, noiseSuppression: true };
const PICTURE = { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30 } };

/** The preview's browser, for real. */
export const BROWSER_MEDIA: PreviewMedia<MediaStreamTrack> = {
  open,
  permission: device_permission,
  is_plugged_in,
  list: list_devices,
  load_choice: () => load_choice(),
  save_choice: (part) => save_choice(part),
};

async function open(ids: Partial<Record<Capturer, string>>): Promise<Partial<Record<Capturer, MediaStreamTrack>>> {
  // Absent in a page without a secure context.
  if (navigator.mediaDevices?.getUserMedia === undefined) {
    throw new DOMException("no navigator.mediaDevices here", "NotSupportedError");
  }
  const stream = await navigator.mediaDevices.getUserMedia({
    audio: ids.microphone !== undefined && { ...SOUND, ...prefer(ids.microphone) },
    video: ids.camera !== undefined && { ...PICTURE, ...prefer(ids.camera) },
  });
  const [microphone] = stream.getAudioTracks();
  const [camera] = stream.getVideoTracks();
  return { ...(microphone && { microphone }), ...(camera && { camera }) };
}
