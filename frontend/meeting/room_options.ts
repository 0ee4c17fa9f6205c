import { AudioPresets, VideoPresets, type RoomConnectOptions, type RoomOptions } from "livekit-client";
import { load_choice, prefer } from "./device_choice.ts";

/** How a class captures, publishes and receives, with the devices that were chosen last. */
export function room_options(): RoomOptions {
  const { microphone, camera, speaker } = load_choice();
  return {
    ...OPTIONS,
    audioCaptureDefaults: { ...OPTIONS.audioCaptureDefaults, ...prefer(microphone) },
    videoCaptureDefaults: { ...OPTIONS.videoCaptureDefaults, ...prefer(camera) },
    ...(speaker !== "" && { audioOutput: { deviceId: speaker } }),
  };
}

const OPTIONS: RoomOptions = {
  // Receive only what is seen, in the size it is seen; send only the layers that somebody receives.
  adaptiveStream: true,
  dynacast: true,
  audioCaptureDefaults: { autoGainControl: true, echoCancellation: true, noiseSuppression: true },
  videoCaptureDefaults: { resolution: VideoPresets.h720.resolution },
  publishDefaults: {
    audioPreset: AudioPresets.speech,
    dtx: true,
    red: true,
    simulcast: true,
    videoCodec: "vp8",
    videoEncoding: VideoPresets.h720.encoding,
    videoSimulcastLayers: [VideoPresets.h180, VideoPresets.h360],
    // A muted microphone stays open and sends nothing: unmuting is instant and a Bluetooth headset
    // does not change its profile. A muted camera is stopped by the SDK, so its light goes out.
    stopMicTrackOnMute: false,
  },
  stopLocalTrackOnUnpublish: true,
  disconnectOnPageLeave: true,
};

/** A person waits in front of this, so it gives up sooner than the SDK's 15 s each. */
export const CONNECT_OPTIONS: RoomConnectOptions = {
  websocketTimeout: 8_000,
  peerConnectionTimeout: 12_000,
};
