import { EventEmitter } from "node:events";
import { type Room, type Track, ConnectionState, DisconnectReason, RoomEvent, TrackEvent } from "livekit-client";
import { FakeTrack, FakeTransport } from "./fakes.ts";

/** A track that tells of itself by the SDK's events. */
class RoomTrack extends FakeTrack {
  readonly source: string;
  readonly #events = new EventEmitter();
  readonly sender: object;

  constructor(source: string, iceTransport: FakeTransport) {
    super();
    this.source = source;
    this.sender = { transport: { iceTransport } };
    this.listener = () => this.#events.emit(TrackEvent.Muted);
  }

  on(event: string, listener: () => void): this {
    this.#events.on(event, listener);
    return this;
  }

  off(event: string, listener: () => void): this {
    this.#events.off(event, listener);
    return this;
  }
}

/** As much of the SDK's room as a connection touches, driven by the test. */
export class FakeRoom extends EventEmitter {
  state = ConnectionState.Disconnected;
  canPlaybackAudio = true;
  readonly remoteParticipants = new Map();
  readonly published: RoomTrack[] = [];
  /** What all tracks go by. */
  transport = new FakeTransport("connected");
  /** What `connect` rejects with. */
  connect_error: Error | undefined;
  readonly localParticipant = {
    identity: "",
    attributes: {},
    isSpeaking: false,
    connectionQuality: "good",
    permissions: undefined as object | undefined,
    getTrackPublication: (source: Track.Source) => {
      const track = this.published.find((one) => one.source === source);
      return track && { track, isMuted: track.isMuted };
    },
    /** As far as a connection looks at them. */
    trackPublications: { values: () => this.published.map((track) => ({ track })) },
    createTracks: async ({ video }: { video?: boolean }) => [new RoomTrack(video ? "camera" : "microphone", this.transport)],
    publishTrack: async (track: RoomTrack) => {
      this.published.push(track);
      this.emit(RoomEvent.LocalTrackPublished, { track });
    },
    unpublishTrack: async (track: RoomTrack) => {
      this.published.splice(this.published.indexOf(track), 1);
      this.emit(RoomEvent.LocalTrackUnpublished, { track });
    },
  };

  getActiveDevice(): undefined {}

  /** For what takes the SDK's class. */
  get as_room(): Room {
    return this as unknown as Room;
  }

  go(state: ConnectionState): void {
    this.state = state;
    this.emit(RoomEvent.ConnectionStateChanged, state);
  }

  end(reason: DisconnectReason): void {
    this.published.length = 0;
    this.go(ConnectionState.Disconnected);
    this.emit(RoomEvent.Disconnected, reason);
  }

  async connect(): Promise<void> {
    this.go(ConnectionState.Connecting);
    if (this.connect_error) {
      this.end(DisconnectReason.JOIN_FAILURE);
      throw this.connect_error;
    }
    this.localParticipant.identity = "me";
    this.localParticipant.permissions = { canPublish: true, canPublishSources: [], hidden: false };
    this.emit(RoomEvent.SignalConnected);
    await Promise.resolve();
    this.go(ConnectionState.Connected);
  }

  async disconnect(): Promise<void> {
    if (this.state !== ConnectionState.Disconnected) this.end(DisconnectReason.CLIENT_INITIATED);
  }
}
