import type { RoomEvent } from "./events.ts";

/**
 * Hands events to Rust, in order, each in a microtask of its own stack.
 *
 * The delay matters: a wasm-bindgen closure must not be called while it is running, and SDK events
 * can fire inside a call that Rust itself made. So `emit` never runs within a call of the handle.
 */
export class Outbox {
  readonly #emit: (event_json: string) => void;
  #waiting: RoomEvent[] = [];

  constructor(emit: (event_json: string) => void) {
    this.#emit = emit;
  }

  /** Queues one event, to arrive as `{"<type>": event}`. An exception of the receiver is reported and costs only that event. */
  send(event: RoomEvent): void {
    this.#waiting.push(event);
    if (this.#waiting.length === 1) queueMicrotask(() => this.#deliver());
  }

  #deliver(): void {
    const events = this.#waiting;
    this.#waiting = [];
    for (const event of events) {
      try {
        // Under its name, so that Rust knows what to read before it begins.
        this.#emit(JSON.stringify({ [event.type]: event }));
      } catch (error) {
        reportError(error);
      }
    }
  }
}
