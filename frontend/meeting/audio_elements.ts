/** The part of the SDK's remote audio tracks that is used here. */
export interface AudioTrack {
  attach(): HTMLMediaElement;
  detach(): unknown;
}

/** One audio element per voice that is heard, in a container of the page if it gave one. */
export class AudioElements {
  readonly #elements = new Map<AudioTrack, HTMLMediaElement>();
  #container: HTMLElement | undefined;

  /** Where elements live from now on; those that exist move there, still playing. */
  set_container(container: HTMLElement): void {
    this.#container = container;
    container.append(...this.#elements.values());
  }

  /** Plays exactly these tracks. */
  sync(tracks: Iterable<AudioTrack>): void {
    const wanted = new Set(tracks);
    for (const [track, element] of this.#elements) {
      if (wanted.has(track)) continue;
      track.detach();
      element.remove();
      this.#elements.delete(track);
    }
    for (const track of wanted) {
      if (this.#elements.has(track)) continue;
      const element = track.attach();
      this.#elements.set(track, element);
      this.#container?.append(element);
    }
  }
}
