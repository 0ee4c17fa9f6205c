import type { VideoSource } from "./events.ts";

/** The part of the SDK's video tracks that is used here. */
export interface VideoTrack {
  attach(element: HTMLMediaElement): unknown;
  detach(element: HTMLMediaElement): unknown;
}

/** Gives the track that a person is to be seen by now, if there is one. */
export type FindVideo = (identity: string, source: VideoSource) => VideoTrack | undefined;

interface Binding {
  identity: string;
  source: VideoSource;
  track: VideoTrack | undefined;
}

/**
 * Which video element shows whom.
 *
 * An element is bound to a person and a source, not to a track: tracks come and go with every
 * camera switch and reconnect, and `sync` follows them.
 */
export class VideoBindings {
  readonly #find: FindVideo;
  readonly #bindings = new Map<HTMLMediaElement, Binding>();

  constructor(find: FindVideo) {
    this.#find = find;
  }

  /** Shows this person in this element from now on, in place of anybody it showed before. */
  attach(identity: string, source: VideoSource, element: HTMLMediaElement): void {
    const before = this.#bindings.get(element);
    const binding = { identity, source, track: before?.track };
    this.#bindings.set(element, binding);
    this.#bind(element, binding);
  }

  /** Leaves the element empty and forgets it. */
  detach(element: HTMLMediaElement): void {
    this.#bindings.get(element)?.track?.detach(element);
    this.#bindings.delete(element);
  }

  /** Brings every element up to date. */
  sync(): void {
    for (const [element, binding] of this.#bindings) this.#bind(element, binding);
  }

  #bind(element: HTMLMediaElement, binding: Binding): void {
    const track = this.#find(binding.identity, binding.source);
    if (track === binding.track) return;
    binding.track?.detach(element);
    track?.attach(element);
    binding.track = track;
  }
}
