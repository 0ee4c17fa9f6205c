/** How often the level is read; ten times a second look steady and cost next to nothing. */
const READ_EVERY_MS = 100;

/** The highest level. */
export const LOUDEST = 9;

/** Below this a voice in the next room disappears; it shows as nothing. */
const QUIETEST_DB = -55;

/** What a microphone that is switched off in hardware gives, and a room without people does not. */
const NOTHING = 0.0001;

/** A pause of this length is no evidence yet. */
const SILENT_AFTER_MS = 6_000;

/** A level of 0 to `LOUDEST`, coarse on purpose: it says "we hear you", not how loud. */
export function level_of(samples: Float32Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  const db = 10 * Math.log10(sum / samples.length + 1e-12);
  const share = (db - QUIETEST_DB) / -QUIETEST_DB;
  // Speech stays well below full scale, so three quarters of it fill the bar.
  return Math.max(0, Math.min(LOUDEST, Math.round((share * LOUDEST) / 0.75)));
}

/** Whether nothing at all came. */
export function is_nothing(samples: Float32Array): boolean {
  return samples.every((sample) => Math.abs(sample) < NOTHING);
}

/** Tells when nothing at all has come for so long that the microphone may be switched off. */
export class SilenceWatch {
  #since: number | undefined;

  /** Takes one reading; `counts` is false where silence is no evidence (a hidden tab, a context at rest). */
  read(is_nothing: boolean, counts: boolean, now_ms: number): boolean {
    if (!is_nothing || !counts) {
      this.#since = undefined;
      return false;
    }
    this.#since ??= now_ms;
    return now_ms - this.#since >= SILENT_AFTER_MS;
  }
}

/**
 * Shows how loud a microphone is, on a meter of the page. The element is written to from here,
 * because ten readings a second are no state of the page.
 */
export class LevelMeter {
  readonly #silent_changed: (is_silent: boolean) => void;
  #meter: HTMLMeterElement | undefined;
  #track: MediaStreamTrack | undefined;
  #stop = () => {};

  constructor(silent_changed: (is_silent: boolean) => void) {
    this.#silent_changed = silent_changed;
  }

  /** Where the level is shown from now on. */
  show_on(meter: HTMLMeterElement): void {
    this.#meter = meter;
    meter.value = 0;
  }

  /** Listens to a track in place of the one before. */
  listen_to(track: MediaStreamTrack | undefined): void {
    if (track === this.#track) return;
    this.#track = track;
    this.#stop();
    this.#show(0);
    this.#stop = track === undefined ? () => {} : this.#listen(track);
  }

  #listen(track: MediaStreamTrack): () => void {
    const context = new AudioContext();
    const analyser = context.createAnalyser();
    analyser.fftSize = 1024;
    context.createMediaStreamSource(new MediaStream([track])).connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    const silence = new SilenceWatch();
    let was_silent = false;
    const timer = setInterval(() => {
      if (document.hidden) return;
      analyser.getFloatTimeDomainData(samples);
      this.#show(level_of(samples));
      const counts = context.state === "running" && track.enabled && track.readyState === "live";
      const is_silent = silence.read(is_nothing(samples), counts, performance.now());
      if (is_silent !== was_silent) this.#silent_changed((was_silent = is_silent));
    }, READ_EVERY_MS);
    // Without a click on this page the context is at rest; any click will do.
    const woken = new AbortController();
    const wake = () => void context.resume();
    for (const kind of ["pointerdown", "keydown"]) window.addEventListener(kind, wake, { signal: woken.signal });
    return () => {
      clearInterval(timer);
      woken.abort();
      void context.close();
      if (was_silent) this.#silent_changed(false);
    };
  }

  #show(level: number): void {
    if (this.#meter !== undefined && this.#meter.value !== level) this.#meter.value = level;
  }
}
