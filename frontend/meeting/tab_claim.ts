/**
 * One class, one tab: a claim on a class within this browser, held by a Web Lock, so that it ends with
 * its tab however that ends. Taken before a ticket is asked for; otherwise the media server would throw
 * out whichever tab was first, and two tabs that reconnect would fight.
 *
 * A browser that has no locks, or refuses them, is told apart from a tab that holds one: there the
 * media server decides (the newest connection stays), and nobody reconnects by itself on that.
 */
export interface TabClaim {
  /** Claims the class unless another tab of this browser holds it. Resolves to whether this one may go on. */
  claim(): Promise<boolean>;
  /** Asks the tab that holds it to leave, waits until it has (a tab that hangs is robbed), and claims. */
  take_over(): Promise<void>;
  /** Lets go. Does nothing when nothing is held. */
  release(): void;
}

/** How long another tab may take to leave, milliseconds. */
const HAND_OFF_MS = 3_000;
const LEAVE = "leave";

/** `name` is the class and the person; `on_taken` is called when another tab wants to take over. */
export function create_tab_claim(name: string, on_taken: () => void): TabClaim {
  const locks: LockManager | undefined = globalThis.navigator?.locks;
  let let_go: (() => void) | undefined;
  let channel: BroadcastChannel | undefined;
  /** Raised by letting go: what was asked for before and is granted after it is given back at once. */
  let turn = 0;

  /** Resolves to whether it is held from now on; the lock lasts until `let_go`. */
  function hold(options: LockOptions): Promise<boolean> {
    const asked = turn;
    return new Promise((resolve, reject) => {
      const held = locks?.request(name, options, (lock) => {
        const is_held = lock !== null && asked === turn;
        resolve(is_held);
        if (!is_held) return undefined;
        listen();
        return new Promise<void>((end) => (let_go = end));
      });
      // Robbed by a tab that took over: the same as being asked to leave.
      held?.catch((error: unknown) => (let_go === undefined ? reject(error) : taken()));
    });
  }

  function listen(): void {
    channel = new BroadcastChannel(name);
    channel.onmessage = ({ data }) => data === LEAVE && taken();
  }

  function taken(): void {
    if (let_go !== undefined) on_taken();
  }

  function release(): void {
    turn += 1;
    channel?.close();
    channel = undefined;
    const end = let_go;
    let_go = undefined;
    end?.();
  }

  async function take_over(): Promise<void> {
    if (locks === undefined || let_go !== undefined) return;
    const asked = new BroadcastChannel(name);
    asked.postMessage(LEAVE);
    asked.close();
    try {
      await hold({ signal: AbortSignal.timeout(HAND_OFF_MS) });
    } catch (error) {
      if ((error as DOMException).name === "TimeoutError") await hold({ steal: true }).catch(() => {});
    }
  }

  async function claim(): Promise<boolean> {
    if (locks === undefined || let_go !== undefined) return true;
    try {
      return await hold({ ifAvailable: true });
    } catch {
      return true;
    }
  }

  return { claim, take_over, release };
}
