import { decodePresence, encodeFrame, encodePresence, limits } from '@muster/protocol';
import type { Presence } from '@muster/protocol';
import type { Session } from './session.ts';

interface Present {
  readonly session: Session;
  entry: Presence;
  /** When it may be passed on again. */
  nextAt: number;
  /** Whether `entry` is newer than what was passed on. */
  waiting: boolean;
}

const spanMs = 1000 / limits.presencePerSecond;
const left = 'null';

/** Who is in a room and what they show. Never stored. Every session speaks for one client id, the first that it used. */
export class PresenceBoard {
  readonly #present = new Map<number, Present>();
  readonly #send: (frame: Uint8Array) => void;

  constructor(send: (frame: Uint8Array) => void) {
    this.#send = send;
  }

  /** Takes a presence body. False if it does not decode. Entries about others, as stock clients echo them, are passed over. */
  take(session: Session, body: Uint8Array, now: number): boolean {
    const entries = decodePresence(body);
    if (!entries.ok) return false;
    for (const entry of entries.value) {
      if (!this.#speaksFor(session, entry)) continue;
      if (entry.state.length > limits.maxPresenceBytes || !isJson(entry.state)) continue;
      if (new TextEncoder().encode(entry.state).length > limits.maxPresenceBytes) continue;
      this.#put(session, entry, now);
    }
    return true;
  }

  #speaksFor(session: Session, entry: Presence): boolean {
    if (session.presenceClient !== undefined) return session.presenceClient === entry.client;
    const holder = this.#present.get(entry.client)?.session;
    // The same user coming back before the old socket is known to be dead takes their id along.
    if (holder !== undefined && holder.member.user !== session.member.user) return false;
    if (holder !== undefined) {
      holder.presenceClient = undefined;
      this.#present.delete(entry.client);
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

/** Stock clients parse it without asking. */
const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};
