import { closeCodes } from '@muster/protocol';
import type { Compute } from '../compute/compute.ts';
import type { Metrics } from '../metrics.ts';
import type { Store } from '../store/store.ts';
import { compactRoom } from './compaction.ts';
import { Committer } from './committer.ts';
import { Room } from './room.ts';
import type { RoomHost } from './room.ts';
import { Session } from './session.ts';
import type { Member, Socket } from './session.ts';

export interface RegistryParts {
  readonly store: Store;
  readonly compute: Compute;
  readonly metrics: Metrics;
  readonly now: () => number;
  /** Runs `work` when everything that arrived in this turn has been taken. */
  readonly soon: (work: () => void) => void;
  readonly later: (ms: number, work: () => void) => void;
  /** One line for the operator; never says whose data it is about. */
  readonly onProblem: (what: string, detail: string) => void;
  /** A member's update was refused. */
  readonly onRefused?: (room: string, user: string, why: string) => void;
  /** How long a room stays in memory after the last one left. */
  readonly lingerMs: number;
}

const tickMs = 100;
const longestStopMs = 10_000;

/** All rooms that are in memory, and the turns in which they are served: take everything, commit once, then tell. */
export class Registry {
  readonly #parts: RegistryParts;
  readonly #host: RoomHost;
  readonly #committer: Committer;
  readonly #rooms = new Map<string, Room>();
  readonly #roomOf = new Map<Session, Room>();
  readonly #touched = new Set<Session>();
  readonly #behind = new Set<Session>();
  readonly #presenceWaits = new Set<Room>();
  #turnIsDue = false;
  #tickIsDue = false;
  #stopping = false;

  constructor(parts: RegistryParts) {
    this.#parts = parts;
    const { metrics, store } = parts;
    this.#committer = new Committer({
      store,
      later: parts.later,
      onPressure: (pressed) => this.#press(pressed),
      onSettled: () => this.#tell(),
      onRefused: (name) => this.#quarantine(name, 'its numbers are taken'),
      onProblem: (message) => {
        metrics.count('muster_disk_refusals_total');
        parts.onProblem('the disk refuses; nothing is acknowledged until it takes writes again', message);
      },
    });
    this.#host = {
      epoch: store.epoch,
      compute: parts.compute,
      now: parts.now,
      queue: (entry) => {
        this.#committer.add(entry);
        this.#turnSoon();
      },
      touched: (session) => {
        this.#touched.add(session);
        this.#turnSoon();
      },
      presenceWaits: (room) => {
        this.#presenceWaits.add(room);
        this.#tickSoon();
      },
      compactionDue: (room) => void this.#compact(room),
      refused: (room, user, why) => parts.onRefused?.(room, user, why),
      count: (counter, by) => metrics.count(counter, by),
    };
    metrics.gauge('muster_connections', 'Sockets in rooms', () => this.#roomOf.size);
    metrics.gauge('muster_rooms', 'Rooms in memory', () => this.#rooms.size);
    metrics.gauge('muster_sockets_behind', 'Sockets that read too slowly', () => this.#behind.size);
    metrics.gauge('muster_disk_refuses', '1 while the disk refuses', () => (this.#committer.sick ? 1 : 0));
  }

  /** Whether what arrives is being stored. */
  get healthy(): boolean {
    return !this.#committer.sick;
  }
  get accepting(): boolean {
    return this.healthy && !this.#stopping;
  }
  get roomCount(): number {
    return this.#rooms.size;
  }

  /** Lets a socket into a room. Its first frames may arrive at once; they wait until the room is loaded. */
  join(name: string, socket: Socket, member: Member): Session {
    const session = new Session(socket, member);
    if (this.#stopping) {
      session.close(closeCodes.restart, 'restart');
      return session;
    }
    this.#parts.metrics.count('muster_connections_total');
    session.hold('loading');
    if (this.#committer.pressed) session.hold('disk');
    let room = this.#rooms.get(name);
    if (room === undefined) {
      room = new Room(name, this.#host);
      this.#rooms.set(name, room);
      this.#loading.set(room, this.#load(room));
    }
    const joined = room;
    joined.sessions.add(session);
    this.#roomOf.set(session, joined);
    const loading = this.#loading.get(joined);
    if (loading === undefined) this.#admit(joined, session);
    else void loading.then((loaded) => loaded && this.#admit(joined, session));
    return session;
  }

  readonly #loading = new Map<Room, Promise<boolean>>();

  async #load(room: Room): Promise<boolean> {
    let problem: string;
    try {
      const stored = await this.#parts.store.load(room.name);
      if (stored.ok && (await room.fill(stored.value))) {
        this.#loading.delete(room);
        if (room.compactionIsDue) void this.#compact(room);
        return true;
      }
      problem = stored.ok ? 'a stored update does not decode' : stored.error.type;
    } catch (error) {
      problem = messageOf(error);
    }
    this.#loading.delete(room);
    this.#quarantine(room.name, problem);
    return false;
  }

  #admit(room: Room, session: Session): void {
    if (!session.open) return;
    room.welcome(session);
    room.resume(session, 'loading');
  }

  receive(session: Session, bytes: Uint8Array): void {
    const room = this.#roomOf.get(session);
    if (room === undefined || !session.open) return;
    if (session.held) session.inbox.push(bytes);
    else room.receive(session, bytes);
  }

  /** The socket is gone. */
  leave(session: Session): void {
    session.open = false;
    const room = this.#roomOf.get(session);
    if (room === undefined) return;
    this.#roomOf.delete(session);
    this.#behind.delete(session);
    this.#touched.delete(session);
    room.leave(session);
    if (room.sessions.size === 0) this.#forgetLater(room);
  }

  /** Commits what arrived, closes every socket with 1012, and lets nobody in any more. */
  async stop(): Promise<void> {
    this.#stopping = true;
    this.#committer.run();
    await Promise.race([this.#committer.settled(), new Promise<void>((done) => this.#parts.later(longestStopMs, done))]);
    this.#tell();
    for (const session of this.#roomOf.keys()) session.close(closeCodes.restart, 'restart');
  }

  #turnSoon(): void {
    if (this.#turnIsDue) return;
    this.#turnIsDue = true;
    this.#parts.soon(() => {
      this.#turnIsDue = false;
      this.#committer.run();
      this.#tell();
    });
  }

  /** Sends every session what it has to be told, each in one write. */
  #tell(): void {
    const now = this.#parts.now();
    for (const session of this.#touched) {
      this.#touched.delete(session);
      this.#roomOf.get(session)?.answer(session);
      session.flush(now);
      if (!session.behind) continue;
      this.#behind.add(session);
      this.#tickSoon();
    }
  }

  #tickSoon(): void {
    if (this.#tickIsDue) return;
    this.#tickIsDue = true;
    this.#parts.later(tickMs, () => {
      this.#tickIsDue = false;
      this.#tick();
    });
  }

  #tick(): void {
    const now = this.#parts.now();
    for (const room of this.#presenceWaits) if (!room.presence.tick(now)) this.#presenceWaits.delete(room);
    for (const session of this.#behind) {
      if (session.canCatchUp()) {
        this.#behind.delete(session);
        this.#roomOf.get(session)?.catchUp(session);
      } else session.closeIfStuck(now);
      if (!session.open) this.#behind.delete(session);
    }
    if (this.#presenceWaits.size > 0 || this.#behind.size > 0) this.#tickSoon();
  }

  #press(pressed: boolean): void {
    for (const [session, room] of this.#roomOf) {
      // What is read now may press again.
      if (this.#committer.pressed !== pressed) return;
      if (pressed) session.hold('disk');
      else room.resume(session, 'disk');
    }
  }

  /** A room that cannot be used costs its own sockets, nobody else's. The next who joins tries again. */
  #quarantine(name: string, problem: string): void {
    const room = this.#rooms.get(name);
    if (room === undefined) return;
    this.#parts.metrics.count('muster_rooms_quarantined_total');
    this.#parts.onProblem('a room cannot be used', problem);
    this.#rooms.delete(name);
    room.retired = true;
    for (const session of room.sessions) session.close(closeCodes.ourFault, 'this room is damaged');
  }

  async #compact(room: Room): Promise<void> {
    if (room.compacting || this.#stopping) return;
    room.compacting = true;
    try {
      const snapshot = await compactRoom(room.name, this.#parts);
      if (snapshot !== null) room.compacted(snapshot);
      this.#parts.metrics.count('muster_compactions_total');
    } catch (error) {
      if (this.#stopping) return;
      room.compactionFailed();
      this.#parts.metrics.count('muster_compaction_failures_total');
      this.#parts.onProblem('a room was not compacted', messageOf(error));
    }
    room.compacting = false;
  }

  #forgetLater(room: Room): void {
    this.#parts.later(this.#parts.lingerMs, () => void this.#forget(room));
  }

  async #forget(room: Room): Promise<void> {
    const unused = (): boolean => this.#rooms.get(room.name) === room && room.sessions.size === 0;
    if (!unused() || this.#stopping) return;
    if (room.unsettled > 0 || room.compacting || this.#loading.has(room)) return this.#forgetLater(room);
    if (room.tailIsLong) await this.#compact(room);
    if (!unused()) return;
    if (room.unsettled > 0) return this.#forgetLater(room);
    this.#rooms.delete(room.name);
    room.retired = true;
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
