/**
 * Open tracks on their way from the preview into the class, so that a camera's light does not
 * flicker, nobody is asked twice, and no device is found busy because we have it ourselves.
 *
 * The preview and the room are two scripts; this module is bundled into what they share, so there is
 * one of it in a page.
 */
export type Tracks = { microphone?: HandedOver; camera?: HandedOver };

/** A track, or one that comes when the person has answered the browser; undefined when nothing came of it. */
export type HandedOver = MediaStreamTrack | Promise<MediaStreamTrack | undefined>;

let held: Tracks = {};

/** Leaves tracks for the class. Those that were left before and not taken are stopped. */
export function hand_over(tracks: Tracks): void {
  stop_all(take_handed_over());
  held = tracks;
}

/** Takes what was left. Who takes it has to stop it. */
export function take_handed_over(): Tracks {
  const taken = held;
  held = {};
  return taken;
}

/** Stops tracks that nobody needs. */
export function stop_all(tracks: Tracks): void {
  stop(tracks.microphone);
  stop(tracks.camera);
}

/** Stops a track that nobody needs, at once or as soon as it comes. */
export function stop(track: HandedOver | undefined): void {
  if (track instanceof Promise) void track.then((late) => late?.stop());
  else track?.stop();
}
