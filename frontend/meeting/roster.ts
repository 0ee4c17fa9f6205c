import { Track } from "livekit-client";
import type { Connection, Microphone, ParticipantState, Quality } from "./events.ts";
import type { Grants } from "./grants.ts";

/** The part of the SDK's `Participant` that is used here. */
export interface Person {
  readonly identity: string;
  readonly name?: string | undefined;
  readonly attributes: Readonly<Record<string, string>>;
  readonly isSpeaking: boolean;
  readonly connectionQuality: Quality;
  readonly permissions?: Grants | undefined;
  readonly joinedAt?: Date | undefined;
  getTrackPublication(source: Track.Source): { readonly isMuted: boolean } | undefined;
}

/** What this page captures and sends itself. */
export interface Sent {
  microphone: Microphone;
  camera: boolean;
}

/** The people in the class, as tiles see them; it remembers what the SDK forgets in a reconnect. */
export class Roster {
  readonly #joined_at_ms = new Map<string, number>();
  /** As which one this page saw each person first: the media server counts their arrivals in seconds. */
  readonly #places = new Map<string, number>();
  #others: ParticipantState[] = [];

  /** The others; while the SDK has cleared its list, those who were there last. Silent while nothing gets through. */
  others(people: Iterable<Person>, connection: Connection): ParticipantState[] {
    if (connection !== "reconnecting") {
      this.#others = Array.from(people, (person) => this.#state_of(person, false, sent_by(person)));
    }
    if (connection !== "reconnecting" && connection !== "media_interrupted") return this.#others;
    return this.#others.map((person) => ({ ...person, is_speaking: false }));
  }

  /** This page's own person. */
  own(person: Person, sent: Sent): ParticipantState {
    return this.#state_of(person, true, sent);
  }

  /** Teachers first, then by arrival; of the same second whom this page saw first. So tiles keep their places. */
  sorted(people: ParticipantState[]): ParticipantState[] {
    const place = ({ identity }: ParticipantState) => this.#places.get(identity) ?? 0;
    return [...people].sort(
      (a, b) =>
        Number(b.role === "teacher") - Number(a.role === "teacher") || a.joined_at_ms - b.joined_at_ms || place(a) - place(b),
    );
  }

  #state_of(person: Person, is_local: boolean, sent: Sent): ParticipantState {
    return {
      identity: person.identity,
      name: person.name ?? "",
      role: person.attributes["role"] ?? "",
      is_local,
      is_speaking: person.isSpeaking && sent.microphone === "on",
      microphone: sent.microphone,
      camera: sent.camera,
      screen_share: is_seen(person, Track.Source.ScreenShare),
      quality: person.connectionQuality,
      can_publish: person.permissions?.canPublish ?? false,
      joined_at_ms: this.#joined(person),
    };
  }

  #joined(person: Person): number {
    const known = this.#joined_at_ms.get(person.identity);
    if (known !== undefined) return known;
    const joined = person.joinedAt?.getTime() ?? 0;
    this.#joined_at_ms.set(person.identity, joined);
    this.#places.set(person.identity, this.#places.size);
    return joined;
  }
}

function sent_by(person: Person): Sent {
  const microphone = person.getTrackPublication(Track.Source.Microphone);
  return {
    microphone: microphone === undefined ? "off" : microphone.isMuted ? "muted" : "on",
    camera: is_seen(person, Track.Source.Camera),
  };
}

function is_seen(person: Person, source: Track.Source): boolean {
  return person.getTrackPublication(source)?.isMuted === false;
}
