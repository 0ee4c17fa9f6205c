import { type LocalTrack, type RemoteTrack, type SimulationScenario, ConnectionState, Room, RoomEvent, Track } from "livekit-client";
import { capture_of } from "./capture.ts";
import { ClassDevices } from "./class_devices.ts";
import { Coalescer } from "./coalescer.ts";
import { load_choice } from "./device_choice.ts";
import { leave_reason } from "./disconnect_reason.ts";
import type { ConnectOptions, VideoSource } from "./events.ts";
import { take_handed_over } from "./handover.ts";
import { LevelMeter } from "./level_meter.ts";
import { LocalDevice } from "./local_device.ts";
import { MediaPath, transports_of } from "./media_path.ts";
import type { Outbox } from "./outbox.ts";
import { CONNECT_OPTIONS } from "./room_options.ts";
import { Roster } from "./roster.ts";
import { ScreenShare } from "./screen_share.ts";
import { snapshot_of } from "./snapshot.ts";
import { WakeLock } from "./wake_lock.ts";

/** All that can change a snapshot or a media element. */
const CHANGES = [
  RoomEvent.SignalConnected,
  RoomEvent.ParticipantConnected,
  RoomEvent.ParticipantDisconnected,
  RoomEvent.ParticipantNameChanged,
  RoomEvent.ParticipantAttributesChanged,
  RoomEvent.ParticipantPermissionsChanged,
  RoomEvent.TrackPublished,
  RoomEvent.TrackUnpublished,
  RoomEvent.TrackSubscribed,
  RoomEvent.TrackUnsubscribed,
  RoomEvent.TrackMuted,
  RoomEvent.TrackUnmuted,
  RoomEvent.LocalTrackPublished,
  RoomEvent.ActiveSpeakersChanged,
  RoomEvent.ConnectionQualityChanged,
  RoomEvent.AudioPlaybackStatusChanged,
] as const;

/** By then the browser has answered the server's offer; what the page makes of the news no longer holds that up. */
const SIGNALLED_AFTER_MS = 50;

/** Which devices there are is asked after the first picture: nobody opens a menu before. */
const DEVICES_AFTER_MS = 500;

const SOURCES: Record<VideoSource, Track.Source> = {
  camera: Track.Source.Camera,
  screen_share: Track.Source.ScreenShare,
};

/**
 * One connection to a class, from `open` until it is over; it never comes back to life.
 *
 * It owns the SDK's room. Whatever happens there ends in a snapshot built from the room itself, so
 * an event that was missed during a reconnect does no harm.
 */
export class ClassConnection {
  readonly microphone: LocalDevice<LocalTrack>;
  readonly camera: LocalDevice<LocalTrack>;
  /** What can be chosen, and changing it. */
  readonly devices: ClassDevices;
  readonly screen: ScreenShare;
  /** Nothing at all comes from the open microphone. */
  is_silent = false;
  readonly #meter = new LevelMeter((is_silent) => {
    this.is_silent = is_silent;
    this.#changed();
  });
  readonly #path = new MediaPath(() => this.#path_changed());
  readonly #wake_lock = new WakeLock();
  readonly #room: Room;
  readonly #outbox: Outbox;
  readonly #sync_media: () => void;
  readonly #roster = new Roster();
  readonly #snapshots = new Coalescer(() => this.#send_snapshot());
  #was_connected = false;
  /** The connection is up and the wishes have been brought about since; what differs now was done to them. */
  #is_restored = false;
  #was_left = false;
  #is_over = false;

  /** `sync_media` is called whenever another track may have to be shown or heard. */
  constructor(room: Room, outbox: Outbox, sync_media: () => void) {
    this.#room = room;
    this.#outbox = outbox;
    this.#sync_media = sync_media;
    const send = outbox.send.bind(outbox);
    this.devices = new ClassDevices(room, send, (device) => this[device].request(false));
    const report: ClassDevices["report"] = (event) => this.devices.report(event);
    const changed = () => this.#changed();
    const held = take_handed_over();
    const is_up = () => this.#is_up;
    const microphone = capture_of(room, Track.Source.Microphone, is_up, held.microphone);
    const camera = capture_of(room, Track.Source.Camera, is_up, held.camera);
    this.microphone = new LocalDevice("microphone", microphone, report, changed);
    this.camera = new LocalDevice("camera", camera, report, changed);
    this.screen = new ScreenShare(room, send, changed);
    this.#listen();
  }

  get is_over(): boolean {
    return this.#is_over;
  }

  /** The server has answered; what fails after that is the media path. */
  get has_signalled(): boolean {
    return this.#room.localParticipant.identity !== "";
  }

  /** Connects; devices are opened afterwards and never stop it. Rejects with the SDK's error. */
  async open(options: ConnectOptions): Promise<void> {
    const { microphone_on, camera_on } = load_choice();
    this.microphone.request(options.microphone ?? (options.starts_with_microphone === true && microphone_on !== false));
    this.camera.request(options.camera ?? (options.starts_with_camera === true && camera_on !== false));
    try {
      await this.#room.connect(options.server_url, options.token, CONNECT_OPTIONS);
    } catch (error) {
      this.#finish();
      throw error;
    }
  }

  /** Leaves and releases the devices. Does nothing when it is over already. */
  async leave(): Promise<void> {
    if (this.#is_over) return;
    this.#was_left = true;
    this.microphone.close();
    this.camera.close();
    await this.#room.disconnect();
  }

  /** Makes the SDK fail in one of its ways, or asks the server to make it. */
  async simulate(scenario: SimulationScenario): Promise<void> {
    await this.#room.simulateScenario(scenario);
  }

  /** Lets blocked sound play; to be called from a click. */
  async start_audio(): Promise<void> {
    try {
      await this.#room.startAudio();
    } catch (error) {
      console.warn("sound is still blocked", error);
    }
    this.#changed();
  }

  /** The track by which a person is to be seen now. */
  video_track(identity: string, source: VideoSource): LocalTrack | RemoteTrack | undefined {
    if (this.#is_over) return undefined;
    const { localParticipant, remoteParticipants } = this.#room;
    if (identity !== localParticipant.identity) {
      return remoteParticipants.get(identity)?.getTrackPublication(SOURCES[source])?.track;
    }
    if (source === "camera") return this.camera.live_track;
    return localParticipant.getTrackPublication(SOURCES[source])?.track;
  }

  /** The tracks that are to be heard now: everybody else's voices and shared sound. */
  *audio_tracks(): Iterable<RemoteTrack> {
    if (this.#is_over) return;
    for (const person of this.#room.remoteParticipants.values()) {
      for (const { track } of person.audioTrackPublications.values()) {
        if (track !== undefined) yield track as RemoteTrack;
      }
    }
  }

  /** The server answers and, as far as the browser knows, media gets through. */
  get #is_up(): boolean {
    return this.#room.state === ConnectionState.Connected && !this.#path.is_interrupted;
  }

  #listen(): void {
    for (const event of CHANGES) this.#room.on(event, () => this.#changed());
    this.#room
      .on(RoomEvent.SignalConnected, () => this.#later(SIGNALLED_AFTER_MS, () => this.#outbox.send({ type: "signalled" })))
      .on(RoomEvent.LocalTrackUnpublished, ({ track }) => this.#local_unpublished(track))
      .on(RoomEvent.ConnectionStateChanged, (state) => this.#state_changed(state))
      .on(RoomEvent.Reconnected, () => this.#is_up && this.#tell_reconnected())
      .on(RoomEvent.Disconnected, (reason) => this.#ended(reason));
  }

  /** Does something a little later, unless the class is over by then. */
  #later(delay_ms: number, act: () => void): void {
    setTimeout(() => {
      if (!this.#is_over) act();
    }, delay_ms);
  }

  #changed(): void {
    if (this.#is_over) return;
    // A full reconnect brings other transports, once its tracks are published again.
    if (this.#room.state !== ConnectionState.Reconnecting) this.#path.watch(transports_of(this.#room));
    if (this.#is_restored) {
      this.microphone.settle();
      this.camera.settle();
    }
    this.#meter.listen_to(this.microphone.live_track?.mediaStreamTrack);
    this.#sync_media();
    this.#snapshots.request();
  }

  /** The way of media broke or mended by itself. What the SDK restores, it tells of. */
  #path_changed(): void {
    if (this.#is_over) return;
    const was_up = this.#is_restored;
    this.#keep_up();
    this.#changed();
    this.#snapshots.flush();
    if (!was_up && this.#is_restored) this.#tell_reconnected();
  }

  /** Brings the wishes about when the connection comes up, and lets them wait when it breaks. */
  #keep_up(): void {
    if (!this.#is_up) {
      this.#is_restored = false;
    } else if (!this.#is_restored) {
      this.microphone.restore();
      this.camera.restore();
      this.screen.restore();
      this.#is_restored = true;
    }
  }

  #tell_reconnected(): void {
    this.#outbox.send({ type: "reconnected" });
    this.#snapshots.flush();
  }

  /** A full reconnect unpublishes to publish again: only outside of one it is the server's doing. */
  #local_unpublished(track: LocalTrack | undefined): void {
    if (this.#room.state === ConnectionState.Connected) {
      this.microphone.unpublished(track);
      this.camera.unpublished(track);
    }
    this.#changed();
  }

  #state_changed(state: ConnectionState): void {
    if (state === ConnectionState.Disconnected) return;
    if (state === ConnectionState.Reconnecting) this.#path.forget();
    if (state === ConnectionState.Connected) {
      this.#was_connected = true;
      this.devices.start();
      this.#later(DEVICES_AFTER_MS, () => void this.devices.refresh());
      this.#wake_lock.hold();
    }
    this.#keep_up();
    this.#changed();
    this.#snapshots.flush();
  }

  #send_snapshot(): void {
    if (this.#is_over) return;
    this.#outbox.send(snapshot_of(this.#room, this, this.#roster, this.#path.is_interrupted));
  }

  #ended(reason: Parameters<typeof leave_reason>[0]): void {
    this.#finish();
    // A connection that was never up ends by the rejection of `open`, unless the person left.
    if (this.#was_connected || this.#was_left) {
      this.#outbox.send({
        type: "disconnected",
        reason: leave_reason(reason, this.#was_left),
        reason_code: reason ?? null,
      });
    }
  }

  #finish(): void {
    this.#is_over = true;
    this.#wake_lock.release();
    this.#path.forget();
    this.#meter.listen_to(undefined);
    this.devices.stop();
    this.microphone.close();
    this.camera.close();
    this.#sync_media();
  }
}
