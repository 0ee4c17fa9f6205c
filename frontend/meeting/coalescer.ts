/**
 * Runs an action at most once per animation frame, however often it is asked for.
 *
 * A hidden tab gets no animation frames, yet its roster must stay true, so a timer runs beside the
 * frame and whichever comes first wins.
 */
export class Coalescer {
  /** Longest wait when no frame comes; browsers stretch it to a second in a hidden tab. */
  static readonly HIDDEN_WAIT_MS = 200;

  readonly #action: () => void;
  readonly #schedule: (run: () => void) => () => void;
  #cancel: (() => void) | undefined;

  /** `schedule` calls its argument once, later, unless the function it returns is called before. */
  constructor(action: () => void, schedule: (run: () => void) => () => void = next_frame_or_timer) {
    this.#action = action;
    this.#schedule = schedule;
  }

  /** Asks for a run soon. */
  request(): void {
    this.#cancel ??= this.#schedule(() => {
      this.#cancel = undefined;
      this.#action();
    });
  }

  /** Runs now, in place of a run that was asked for. */
  flush(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    this.#action();
  }
}

function next_frame_or_timer(run: () => void): () => void {
  const cancel = () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
  const once = () => {
    cancel();
    run();
  };
  const frame = requestAnimationFrame(once);
  const timer = setTimeout(once, Coalescer.HIDDEN_WAIT_MS);
  return cancel;
}
