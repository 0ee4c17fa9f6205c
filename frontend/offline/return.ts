/**
 * When the offline page looks whether the server is there again. Of its own accord ever less often, and never at the same
 * moment as everybody else: when a school's line or our server comes back, all its pages notice it at once.
 */

const FIRST_MS = 5_000;
const LONGEST_MS = 60_000;

/** Within how long after a hint all of them look. */
const SPREAD_MS = 2_000;

/** How long to wait before the next look, `failed` of which have found nothing: 0.5 to 1.5 times a doubling time. */
export function wait_ms(failed: number, random: number): number {
  return Math.min(FIRST_MS * 2 ** failed, LONGEST_MS) * (0.5 + random);
}

/** What is told to the person who pressed the button. */
export type Told = "looking" | "still";

export interface Surroundings {
  /** Whether the server answers. */
  answers(): Promise<boolean>;
  /** Opens the wanted page. */
  open(): void;
  tell(what: Told): void;
  /** From 0 to 1. */
  random(): number;
  /** Does something later, unless the returned function is called before. */
  later(ms: number, run: () => void): () => void;
}

export class Return {
  readonly #around: Surroundings;
  #cancel: () => void = () => undefined;
  #failed = 0;
  #is_looking = false;
  #is_awaited = false;

  constructor(around: Surroundings) {
    this.#around = around;
    this.#wait();
  }

  /** The browser thinks that there is a network again, or somebody looks at the page again. */
  hint(): void {
    if (!this.#is_looking) this.#in(SPREAD_MS * this.#around.random());
  }

  /** The button: at once, and the person is told what comes of it. */
  press(): void {
    this.#is_awaited = true;
    this.#around.tell("looking");
    void this.#look();
  }

  async #look(): Promise<void> {
    if (this.#is_looking) return;
    this.#cancel();
    this.#is_looking = true;
    const answers = await this.#around.answers();
    this.#is_looking = false;
    if (answers) {
      this.#around.open();
      return;
    }
    if (this.#is_awaited) this.#around.tell("still");
    this.#is_awaited = false;
    this.#failed++;
    this.#wait();
  }

  #wait(): void {
    this.#in(wait_ms(this.#failed, this.#around.random()));
  }

  #in(ms: number): void {
    this.#cancel();
    this.#cancel = this.#around.later(ms, () => void this.#look());
  }
}
