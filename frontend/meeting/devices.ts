/**
 * The device facade: everything about microphone, camera and speaker before joining. It needs no SDK,
 * so it is small enough to be loaded with the page of a lesson.
 */
import { watch_access } from "./access_watch.ts";
import { BROWSER_MEDIA } from "./browser_media.ts";
import { load_choice, save_choice } from "./device_choice.ts";
import { chosen_of } from "./device_list.ts";
import { hand_over, stop_all } from "./handover.ts";
import { LevelMeter } from "./level_meter.ts";
import { browser_of, platform_of } from "./platform.ts";
import { type Capturer, Preview } from "./preview.ts";
import type { PreviewState } from "./preview_state.ts";
import { play_test_tone } from "./speaker_test.ts";

/** What Rust holds. Only `start`, `turn` and `retry` may prompt; they belong into a click. */
export interface PreviewHandle {
  /** Where the picture is shown from now on. */
  show_picture(element: HTMLVideoElement): void;
  /** Where the level is shown from now on. */
  show_level(element: HTMLMeterElement): void;
  /** Turns on what was on last time, if the browser allows it without a question. */
  resume(): void;
  /** Turns microphone and camera on. */
  start(): void;
  /** Turns one of them on or off. */
  turn(device: Capturer, on: boolean): void;
  /** Changes to another device, kept for the next time. */
  choose(device: Capturer | "speaker", id: string): void;
  /** Tries what failed once more. */
  retry(): void;
  /** Plays two notes through the chosen speaker. */
  test_speaker(): void;
  /** Leaves the open tracks for the class that is being joined, and closes. */
  hand_over(): void;
  /** Stops everything. Nothing is sent afterwards. */
  close(): void;
}

/** Makes a preview, dark and silent. `emit` gets each `PreviewState` as JSON, never from within a call of the handle. */
export function create_preview(emit: (state_json: string) => void): PreviewHandle {
  const platform = platform_of(navigator);
  const browser = browser_of(navigator);
  let picture: HTMLVideoElement | undefined;
  let is_testing = false;
  let is_silent = false;
  let is_closed = false;
  let is_told = true;

  const meter = new LevelMeter((now) => {
    is_silent = now;
    changed();
  });
  const preview = new Preview(BROWSER_MEDIA, () => changed());
  const unwatch = watch_access(() => void preview.recheck());

  function changed(): void {
    if (is_closed) return;
    show_picture(picture, preview.track("camera"));
    meter.listen_to(preview.track("microphone"));
    if (is_told) queueMicrotask(tell);
    is_told = false;
  }

  function tell(): void {
    is_told = true;
    if (!is_closed) emit(JSON.stringify(state()));
  }

  function state(): PreviewState {
    const speakers = preview.lists.speaker;
    return {
      microphone: preview.state("microphone"),
      camera: preview.state("camera"),
      speakers,
      speaker: chosen_of(speakers, load_choice().speaker),
      is_retrying: preview.is_retrying,
      is_testing,
      is_silent,
      platform,
      browser,
    };
  }

  async function test_speaker(): Promise<void> {
    if (is_testing) return;
    is_testing = true;
    changed();
    try {
      await play_test_tone(state().speaker);
    } catch (error) {
      console.warn("the test tone was not played", error);
    }
    is_testing = false;
    changed();
  }

  function close(): ReturnType<typeof preview.release> {
    is_closed = true;
    unwatch();
    meter.listen_to(undefined);
    return preview.release();
  }

  // What was switched off last time is known before anything else happens.
  changed();
  return {
    show_picture: (element) => {
      show_picture(picture, undefined);
      picture = element;
      show_picture(picture, preview.track("camera"));
    },
    show_level: (element) => meter.show_on(element),
    resume: () => void preview.resume(),
    start: () => void preview.start(),
    turn: (device, on) => void preview.turn(device, on),
    choose: (device, id) => {
      if (device !== "speaker") return void preview.choose(device, id);
      save_choice({ speaker: id });
      changed();
    },
    retry: () => void preview.retry(),
    test_speaker: () => void test_speaker(),
    // The picture stays in its element until that goes: the class shows the same.
    hand_over: () => {
      if (!is_closed) hand_over(close());
    },
    close: () => {
      show_picture(picture, undefined);
      stop_all(close());
    },
  };
}

function show_picture(element: HTMLVideoElement | undefined, track: MediaStreamTrack | undefined): void {
  const shown = element?.srcObject instanceof MediaStream ? element.srcObject.getVideoTracks()[0] : undefined;
  if (element === undefined || shown === track) return;
  element.srcObject = track === undefined ? null : new MediaStream([track]);
}
