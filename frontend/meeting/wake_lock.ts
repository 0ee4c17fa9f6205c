/**
 * Keeps the screen of the device from going dark while held. The browser takes the lock away when the
 * page is hidden; it is asked for again when the page is back. Browsers without it, or that refuse
 * (battery low), simply go dark.
 */
export class WakeLock {
  #lock: WakeLockSentinel | undefined;
  #is_held = false;

  hold(): void {
    if (this.#is_held) return;
    this.#is_held = true;
    document.addEventListener("visibilitychange", this.#ask);
    void this.#ask();
  }

  release(): void {
    this.#is_held = false;
    document.removeEventListener("visibilitychange", this.#ask);
    void this.#lock?.release();
    this.#lock = undefined;
  }

  readonly #ask = async (): Promise<void> => {
    if (navigator.wakeLock === undefined || document.visibilityState !== "visible") return;
    try {
      const lock = await navigator.wakeLock.request("screen");
      if (this.#is_held) this.#lock = lock;
      else await lock.release();
    } catch {
      // Refused: nothing is lost but the light.
    }
  };
}
