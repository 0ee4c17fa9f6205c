import type { Capture, CapturedTrack, CaptureEvent } from "../local_device.ts";
import type { IceTransport } from "../media_path.ts";
import type { Person } from "../roster.ts";

/** Holds back whoever comes until it is opened, for good. */
export class Gate {
  #open!: () => void;
  readonly #opened = new Promise<void>((resolve) => (this.#open = resolve));

  open(): void {
    this.#open();
  }

  passage(): Promise<void> {
    return this.#opened;
  }
}

/** Lets everything that is ready happen. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** Gives the test a browser with these devices and this answer to every question for permission. */
export function fake_browser(kinds: MediaDeviceKind[], permission: PermissionState): void {
  Object.assign(globalThis, { window: new EventTarget(), document: new EventTarget() });
  const value = {
    permissions: { query: async () => Object.assign(new EventTarget(), { state: permission }) },
    mediaDevices: {
      addEventListener: () => {},
      enumerateDevices: async () => kinds.map((kind) => ({ kind, deviceId: "", label: "" })),
      getUserMedia: () => Promise.reject(new Error("only the fakes open devices")),
    },
  };
  // Newer versions of node have a navigator of their own, which cannot simply be assigned.
  Object.defineProperty(globalThis, "navigator", { value, configurable: true });
}

/** A track as the SDK would make it. */
export class FakeTrack implements CapturedTrack {
  isMuted = false;
  isUpstreamPaused = false;
  is_stopped = false;
  listener: ((event: CaptureEvent) => void) | undefined;
  /** What unmuting rejects with, as the SDK does when the device is gone. */
  unmute_error: Error | undefined;

  async mute(): Promise<void> {
    if (this.isMuted) return;
    this.isMuted = true;
    this.listener?.("muted");
  }

  async unmute(): Promise<void> {
    if (this.unmute_error) throw this.unmute_error;
    this.isMuted = false;
  }

  stop(): void {
    this.is_stopped = true;
  }
}

/** A room with one device, connected unless told otherwise. */
export class FakeCapture implements Capture<FakeTrack> {
  is_connected = true;
  is_allowed = true;
  readonly opened: FakeTrack[] = [];
  /** How often it was told that nobody needs what was open before the class. */
  discarded = 0;
  readonly published = new Set<FakeTrack>();
  open_error: Error | undefined;
  publish_error: Error | undefined;
  /** Stands for the prompt of the browser. */
  prompt: Gate | undefined;

  async open(): Promise<FakeTrack> {
    await this.prompt?.passage();
    if (this.open_error) throw this.open_error;
    const track = new FakeTrack();
    this.opened.push(track);
    return track;
  }

  discard(): void {
    this.discarded += 1;
  }

  listen(track: FakeTrack, listener: (event: CaptureEvent) => void): () => void {
    track.listener = listener;
    return () => (track.listener = undefined);
  }

  async publish(track: FakeTrack): Promise<void> {
    if (this.publish_error) throw this.publish_error;
    this.published.add(track);
  }

  async unpublish(track: FakeTrack): Promise<void> {
    this.published.delete(track);
  }

  is_published(track: FakeTrack): boolean {
    return this.published.has(track);
  }
}

/** A transport of the browser's, driven by the test. */
export class FakeTransport implements IceTransport {
  state: RTCIceTransportState;
  readonly listeners = new Set<() => void>();

  constructor(state: RTCIceTransportState) {
    this.state = state;
  }

  addEventListener(_event: string, listener: unknown): void {
    this.listeners.add(listener as () => void);
  }

  removeEventListener(_event: string, listener: unknown): void {
    this.listeners.delete(listener as () => void);
  }

  go(state: RTCIceTransportState): void {
    this.state = state;
    for (const listener of this.listeners) listener();
  }
}

/** A person of the SDK's making. `muted` says of each published source whether it is muted. */
export function person(identity: string, more: Partial<Person> & { muted?: Record<string, boolean> } = {}): Person {
  const { muted = {}, ...rest } = more;
  return {
    identity,
    name: identity.toUpperCase(),
    attributes: {},
    isSpeaking: false,
    connectionQuality: "good",
    permissions: { canPublish: true, canPublishSources: [] },
    joinedAt: new Date(1_000),
    getTrackPublication: (source) => {
      const isMuted = muted[source];
      return isMuted === undefined ? undefined : { isMuted };
    },
    ...rest,
  };
}
