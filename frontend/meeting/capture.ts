import { type LocalTrack, type Room, LocalAudioTrack, LocalVideoTrack, Track, TrackEvent } from "livekit-client";
import { exactly, load_choice } from "./device_choice.ts";
import { is_gone } from "./device_failure.ts";
import type { Capture, CaptureEvent } from "./local_device.ts";
import { may_publish } from "./grants.ts";
import { type HandedOver, stop } from "./handover.ts";

type Source = Track.Source.Microphone | Track.Source.Camera;

/** Connects a `LocalDevice` to the SDK's room. `handed_over` is a track to begin with. */
export function capture_of(
  room: Room,
  source: Source,
  is_up: () => boolean,
  handed_over?: HandedOver,
): Capture<LocalTrack> {
  const local = () => room.localParticipant;
  let spare = handed_over;
  return {
    get is_connected() {
      return is_up();
    },
    get is_allowed() {
      return may_publish(local().permissions, source);
    },
    open: async () => {
      const given = spare;
      spare = undefined;
      const track = await given;
      return track?.readyState === "live" ? local_track(track, source) : open(room, source);
    },
    discard: () => {
      stop(spare);
      spare = undefined;
    },
    listen,
    publish: (track) => local().publishTrack(track),
    unpublish: (track) => local().unpublishTrack(track, true),
    is_published: (track) => local().getTrackPublication(source)?.track === track,
  };
}

/** The SDK takes the track over: it stops and reopens it as if it were its own. */
function local_track(track: MediaStreamTrack, source: Source): LocalTrack {
  const is_camera = source === Track.Source.Camera;
  const local = is_camera ? new LocalVideoTrack(track, undefined, false) : new LocalAudioTrack(track, undefined, false);
  local.source = source;
  // The SDK's own types disagree about an absent processor.
  return local as LocalTrack;
}

async function open(room: Room, source: Source): Promise<LocalTrack> {
  // Absent in a page without a secure context; the SDK would stumble over it with a TypeError.
  if (navigator.mediaDevices?.getUserMedia === undefined) {
    throw new DOMException("no navigator.mediaDevices here", "NotSupportedError");
  }
  const track = await open_chosen(room, source);
  if (track === undefined) throw new DOMException("no track was given", "NotFoundError");
  return track;
}

/** Takes the chosen device, and whatever there is when it is gone. */
async function open_chosen(room: Room, source: Source): Promise<LocalTrack | undefined> {
  const kind = source === Track.Source.Camera ? "video" : "audio";
  const id = load_choice()[source === Track.Source.Camera ? "camera" : "microphone"];
  if (id !== "") {
    try {
      const [track] = await room.localParticipant.createTracks({ [kind]: exactly(id) });
      // The SDK opens a camera again by its constraints: when it is unplugged another one must do. For a
      // microphone it sees to that itself.
      if (track !== undefined && kind === "video") track.constraints.deviceId = id;
      return track;
    } catch (error) {
      if (!is_gone(error)) throw error;
    }
  }
  const [track] = await room.localParticipant.createTracks({ [kind]: true });
  return track;
}

function listen(track: LocalTrack, listener: (event: CaptureEvent) => void): () => void {
  const ended = () => listener("ended");
  const restarted = () => listener("restarted");
  const muted = () => listener("muted");
  track.on(TrackEvent.Ended, ended).on(TrackEvent.Restarted, restarted).on(TrackEvent.Muted, muted);
  return () => {
    track.off(TrackEvent.Ended, ended).off(TrackEvent.Restarted, restarted).off(TrackEvent.Muted, muted);
  };
}
