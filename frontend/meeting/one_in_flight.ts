/**
 * Applies wishes one at a time; of those that arrive meanwhile only the last counts.
 *
 * Somebody who presses on, off, on quickly gets the microphone on, and the browser is asked for it
 * once at a time.
 */
export class OneInFlight<Wish> {
  readonly #apply: (wish: Wish) => Promise<void>;
  /** Set while the loop runs: the wish to end with. */
  #latest: { wish: Wish } | undefined;
  #run: Promise<void> | undefined;

  /** `apply` must not reject: it owns its failures. */
  constructor(apply: (wish: Wish) => Promise<void>) {
    this.#apply = apply;
  }

  /** The wish being worked towards, or undefined when all is settled. */
  get under_way(): { readonly wish: Wish } | undefined {
    return this.#latest;
  }

  /** Resolves when this wish, or one that came after it, has been applied. */
  request(wish: Wish): Promise<void> {
    this.#latest = { wish };
    this.#run ??= this.#work();
    return this.#run;
  }

  async #work(): Promise<void> {
    let applied: { wish: Wish } | undefined;
    try {
      while (this.#latest !== undefined && this.#latest.wish !== applied?.wish) {
        applied = this.#latest;
        await this.#apply(applied.wish);
      }
    } finally {
      this.#latest = undefined;
      this.#run = undefined;
    }
  }
}
