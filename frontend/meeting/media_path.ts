import type { Room } from "livekit-client";

/** The part of the browser's `RTCIceTransport` that is used here. */
export type IceTransport = Pick<RTCIceTransport, "state" | "addEventListener" | "removeEventListener">;

/**
 * Whether sound and pictures get through, as the browser sees it.
 *
 * A network that is gone silences media at once, but the SDK acts only when the browser has given up or
 * a ping on the signalling socket goes unanswered: many seconds, in which an open microphone is heard by
 * nobody. The browser itself knows earlier: its checks of the path go unanswered. Who neither sends nor
 * receives has no path, and nothing that could be cut off; there the ping decides.
 */
export class MediaPath {
  readonly #changed: () => void;
  /** Every transport in use, and whether it was up at some time. */
  readonly #transports = new Map<IceTransport, boolean>();

  /** `changed` is called whenever the answer may be another. */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** Watches these as well. A track that is gone leaves its transport to others: none is dropped until it is closed. */
  watch(transports: Iterable<IceTransport>): void {
    for (const transport of this.#transports.keys()) {
      if (transport.state === "closed") this.#drop(transport);
    }
    for (const transport of transports) {
      if (this.#transports.has(transport) || transport.state === "closed") continue;
      this.#transports.set(transport, is_up(transport));
      transport.addEventListener("statechange", this.#on_change);
    }
  }

  /** Forgets all of them: they are being replaced. */
  forget(): void {
    for (const transport of [...this.#transports.keys()]) this.#drop(transport);
  }

  /** Something that was up is not any more, and was not closed either. */
  get is_interrupted(): boolean {
    return [...this.#transports].some(([{ state }, was_up]) => {
      if (state === "disconnected" || state === "failed") return true;
      return was_up && (state === "new" || state === "checking");
    });
  }

  readonly #on_change = (): void => {
    for (const transport of this.#transports.keys()) {
      if (is_up(transport)) this.#transports.set(transport, true);
    }
    this.#changed();
  };

  #drop(transport: IceTransport): void {
    transport.removeEventListener("statechange", this.#on_change);
    this.#transports.delete(transport);
  }
}

/** What the tracks of a room go by. None where the browser does not tell. */
export function* transports_of({ localParticipant, remoteParticipants }: Room): Generator<IceTransport> {
  for (const { track } of localParticipant.trackPublications.values()) {
    const transport = track?.sender?.transport?.iceTransport;
    if (transport) yield transport;
  }
  for (const person of remoteParticipants.values()) {
    for (const { track } of person.trackPublications.values()) {
      const transport = track?.receiver?.transport?.iceTransport;
      if (transport) yield transport;
    }
  }
}

function is_up({ state }: IceTransport): boolean {
  return state === "connected" || state === "completed";
}
