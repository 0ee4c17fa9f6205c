import { exactly, load_choice, prefer, save_choice } from "./device_choice.ts";
import { device_permission, is_gone } from "./device_failure.ts";
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

type Ids = Partial<Record<Capturer, string>>;

async function open(ids: Ids): Promise<Partial<Record<Capturer, MediaStreamTrack>>> {
  // Absent in a page without a secure context.
  if (navigator.mediaDevices?.getUserMedia === undefined) {
    throw new DOMException("no navigator.mediaDevices here", "NotSupportedError");
  }
  const stream = await open_chosen(ids);
  const [microphone] = stream.getAudioTracks();
  const [camera] = stream.getVideoTracks();
  // In class the SDK opens the camera again by what the track was asked for: another one must do by then.
  await camera?.applyConstraints({ ...PICTURE, ...prefer(ids.camera ?? "") }).catch(() => {});
  return { ...(microphone && { microphone }), ...(camera && { camera }) };
}

/** Takes the chosen devices, and whatever there is when they are gone. */
async function open_chosen(ids: Ids): Promise<MediaStream> {
  try {
    return await ask(ids);
  } catch (error) {
    // One that is gone must not cost the other its choice: they are asked for apart, then.
    const chosen = Object.values(ids).filter((id) => id !== "").length;
    if (!is_gone(error) || chosen !== 1) throw error;
    const any = Object.fromEntries(Object.keys(ids).map((device) => [device, ""]));
    return await ask(any);
  }
}

function ask({ microphone, camera }: Ids): Promise<MediaStream> {
  return navigator.mediaDevices.getUserMedia({
    audio: microphone !== undefined && { ...SOUND, ...exactly(microphone) },
    video: camera !== undefined && { ...PICTURE, ...exactly(camera) },
  });
}
