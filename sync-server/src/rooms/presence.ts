import { decodePresence, encodeFrame, encodePresence, limits } from '@muster/protocol';
import type { Presence } from '@muster/protocol';
import type { Session } from './session.ts';

interface Present {
  session: Session;
  entry: Presence;
  /** When it may be passed on again. */
  nextAt: number;
  /** Whether `entry` is newer than what was passed on. */
  waiting: boolean;
}

const spanMs = 1000 / limits.presencePerSecond;
const left = 'null';
/** Client ids whose speaker is remembered after they left. */
const maxRemembered = 10_000;

/** Who is in a room and what they show. Never stored. Every session speaks for one client id, the first that it used. */
export class PresenceBoard {
  readonly #present = new Map<number, Present>();
  /** Which user a client id was first used by, here or with the structs of the room, for as long as the room is in memory. */
  readonly #speakers = new Map<number, string>();
  readonly #send: (frame: Uint8Array) => void;
  readonly #ownerOf: (client: number) => string | undefined;

  /** `ownerOf` says who has stored structs under a client id. */
  constructor(send: (frame: Uint8Array) => void, ownerOf: (client: number) => string | undefined) {
    this.#send = send;
    this.#ownerOf = ownerOf;
  }

  /**
   * Who speaks, or spoke, for this client id. Everybody in the room has read it in their presence: it may not become somebody else's
   * in the moment before its owner first writes.
   */
  speakerOf(client: number): string | undefined {
    return this.#speakers.get(client);
  }

  /** Takes a presence body. False if it does not decode. Entries about others, as stock clients echo them, are passed over. */
  take(session: Session, body: Uint8Array, now: number): boolean {
    const entries = decodePresence(body);
    if (!entries.ok) return false;
    for (const entry of entries.value) {
      if (!this.#speaksFor(session, entry)) continue;
      if (entry.state.length > limits.maxPresenceBytes || !isOwnState(entry.state, session.member.user)) continue;
      if (new TextEncoder().encode(entry.state).length > limits.maxPresenceBytes) continue;
      this.#put(session, entry, now);
    }
    return true;
  }

  #speaksFor(session: Session, entry: Presence): boolean {
    if (session.presenceClient !== undefined) return session.presenceClient === entry.client;
    const { user } = session.member;
    const present = this.#present.get(entry.client);
    const owner = this.#ownerOf(entry.client) ?? this.#speakers.get(entry.client) ?? present?.session.member.user;
    if (owner !== undefined && owner !== user) return false;
    if (this.#speakers.size >= maxRemembered) this.#speakers.clear();
    this.#speakers.set(entry.client, user);
    // The same user coming back before the old socket is known to be dead takes their id along, and its pace.
    if (present !== undefined) {
      present.session.presenceClient = undefined;
      present.session = session;
    }
    session.presenceClient = entry.client;
    return true;
  }

  #put(session: Session, entry: Presence, now: number): void {
    const known = this.#present.get(entry.client);
    if (known === undefined) {
      const present = { session, entry, nextAt: 0, waiting: true };
      this.#present.set(entry.client, present);
      this.#pass(present, now);
      return;
    }
    const older = entry.clock < known.entry.clock || (entry.clock === known.entry.clock && entry.state !== left);
    if (older) return;
    known.entry = entry;
    known.waiting = true;
    this.#pass(known, now);
  }

  #pass(present: Present, now: number): void {
    if (!present.waiting || now < present.nextAt) return;
    present.waiting = false;
    present.nextAt = now + spanMs;
    this.#send(frameOf([present.entry]));
  }

  /** Passes on what had to wait. True if something waits still. */
  tick(now: number): boolean {
    let waits = false;
    for (const present of this.#present.values()) {
      this.#pass(present, now);
      waits ||= present.waiting;
    }
    return waits;
  }

  get waits(): boolean {
    for (const present of this.#present.values()) if (present.waiting) return true;
    return false;
  }

  leave(session: Session): void {
    const client = session.presenceClient;
    const present = client === undefined ? undefined : this.#present.get(client);
    if (client === undefined || present?.session !== session) return;
    this.#present.delete(client);
    // A goodbye of its own may still be waiting for its turn.
    if (present.entry.state !== left || present.waiting) this.#send(frameOf([{ ...present.entry, state: left }]));
  }

  /** Everybody who is here, as one frame. */
  everybody(): Uint8Array | undefined {
    const here = [...this.#present.values()].map((present) => present.entry).filter((entry) => entry.state !== left);
    return here.length === 0 ? undefined : frameOf(here);
  }
}

const frameOf = (entries: readonly Presence[]): Uint8Array => encodeFrame({ type: 'awareness', body: encodePresence(entries) });

/** Whether it is JSON, which stock clients parse without asking, and does not say that somebody else is here. */
const isOwnState = (text: string, user: string): boolean => {
  try {
    const state: unknown = JSON.parse(text);
    return typeof state !== 'object' || state === null || !('user' in state) || state.user === user;
  } catch {
    return false;
  }
};
