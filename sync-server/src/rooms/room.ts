import { closeCodes, decodeFrame, encodeFrame, limits, nackCodes, ok, protocolVersion } from '@muster/protocol';
import type { Result } from '@muster/protocol';
import type { Compute } from '../compute/compute.ts';
import type { Counter } from '../metrics.ts';
import type { Snapshot, StoredRoom } from '../store/store.ts';
import { aHotSnapshot, answerFrames, aTailRow, snapshotAnswer } from './answer.ts';
import type { HotSnapshot, TailRow } from './answer.ts';
import type { Entry } from './committer.ts';
import { PresenceBoard } from './presence.ts';
import { addFacts, coversClient, coversFacts, decodeFacts, encodeStateVector, noFacts, repeatedVector } from './ranges.ts';
import type { Facts } from './ranges.ts';
import type { Session } from './session.ts';
import { readStateVector, readUpdate, withoutKnown } from './update.ts';
import type { UpdateRefusal } from './update.ts';

/** What a room is handed: no network, no clock and no disk of its own. */
export interface RoomHost {
  readonly epoch: string;
  readonly compute: Pick<Compute, 'inspect' | 'diff'>;
  now(): number;
  queue(entry: Entry): void;
  /** This session has something to be sent in this turn. */
  touched(session: Session): void;
  presenceWaits(room: Room): void;
  compactionDue(room: Room): void;
  /** An update of this user was refused: `why` is the refusal's name. */
  refused(room: string, user: string, why: string): void;
  count(counter: Counter, by?: number): void;
}

/** Longer updates are checked off the event loop. */
const checkElsewhereBytes = 128 * 1024;
/** A tail this long is compacted; also one that outweighs the snapshot. */
const maxTailRows = 512;
const minTailBytes = 256 * 1024;
/** Diffs kept for the next who asks the same: so many, and no more bytes than this or than one may have. */
const maxSharedDiffs = 32;
const maxSharedDiffBytes = 8 * 1024 * 1024;

/** A hot room: frames in, frames out. Holds bytes and numbers, never a document. */
export class Room {
  readonly name: string;
  readonly sessions = new Set<Session>();
  readonly presence: PresenceBoard;
  /** Entries that are queued and not settled. */
  unsettled = 0;
  compacting = false;
  /** Set when it is forgotten or cannot be used: another room may go by this name now. */
  retired = false;

  readonly #host: RoomHost;
  /** Everything that was ever accepted here, on disk or on its way there. */
  readonly #known: Facts = noFacts();
  readonly #owners = new Map<number, string>();
  #seq = 0;
  #snapshot: HotSnapshot | null = null;
  #tail: TailRow[] = [];
  #tailBytes = 0;
  /** Rows that are compacted away and that somebody who is behind has not been sent. */
  #past: readonly TailRow[] = [];
  /** After a compaction that failed: how long the tail must be for the next try. */
  #compactAtRows = maxTailRows;
  /** Diffs of the present snapshot, by the state vector that was asked with. */
  #diffs = new Map<string, Promise<Uint8Array>>();
  #diffBytes = 0;

  constructor(name: string, host: RoomHost) {
    this.name = name;
    this.#host = host;
    this.presence = new PresenceBoard(
      (frame) => {
        // To its sender too: a stock client that hears nothing for 30 seconds takes the line for dead.
        for (const session of this.sessions) {
          session.presence(frame);
          host.touched(session);
        }
      },
      (client) => this.#owners.get(client),
    );
  }

  /** Takes what the store has. False if a stored update does not decode. */
  async fill(stored: StoredRoom): Promise<boolean> {
    if (stored.snapshot !== null) this.#useSnapshot(stored.snapshot);
    for (const { seq, update } of stored.rows) {
      const facts = await this.#factsOf(update);
      if (!facts.ok) return false;
      addFacts(this.#known, facts.value);
      this.#keep(aTailRow(seq, encodeFrame({ type: 'update', update }), facts.value));
      this.#seq = seq;
    }
    for (const [client, user] of stored.owners) this.#owners.set(client, user);
    return true;
  }

  welcome(session: Session): void {
    const { ext, rights } = session.member;
    if (ext) {
      const { epoch } = this.#host;
      const serverTime = this.#host.now();
      session.reply(encodeFrame({ type: 'hello', version: protocolVersion, epoch, rights, serverTime, limits }));
    }
    session.reply(encodeFrame({ type: 'step1', stateVector: encodeStateVector(this.#known.structs) }));
    const everybody = this.presence.everybody();
    if (everybody !== undefined) session.reply(everybody);
    session.startAt(this.#settledSeq);
    this.#host.touched(session);
  }

  get #settledSeq(): number {
    return this.#tail.at(-1)?.seq ?? this.#snapshot?.seq ?? 0;
  }

  /** Takes one frame of a session. A bad one costs that session its socket or gets a NACK; nobody else notices. */
  receive(session: Session, bytes: Uint8Array): void {
    const decoded = decodeFrame(bytes, limits.maxFrameBytes);
    if (!decoded.ok) return this.#badFrame(session, decoded.error.type);
    const frame = decoded.value;
    switch (frame.type) {
      case 'step1':
        session.ask = frame.stateVector;
        break;
      case 'step2':
      case 'update':
        this.#takeUpdate(session, frame.update);
        break;
      case 'awareness':
        this.#host.count('muster_presence_total');
        if (!this.presence.take(session, frame.body, this.#host.now())) return this.#badFrame(session, 'PresenceMalformed');
        if (this.presence.waits) this.#host.presenceWaits(this);
        return;
      case 'queryAwareness': {
        const everybody = this.presence.everybody();
        if (everybody !== undefined) session.reply(everybody);
        break;
      }
      case 'ping':
        session.reply(bytes);
        break;
      case 'denied':
      case 'hello':
      case 'ack':
      case 'nack':
        return this.#badFrame(session, 'FrameUnexpected');
    }
    this.#host.touched(session);
  }

  #badFrame(session: Session, what: string): void {
    this.#host.count('muster_bad_frames_total');
    session.close(closeCodes.badFrame, what);
  }

  #takeUpdate(session: Session, update: Uint8Array): void {
    const number = ++session.numbered;
    this.#host.count('muster_updates_received_total');
    if (update.length <= checkElsewhereBytes) return this.#judge(session, number, update, readUpdate(update));
    session.hold('checking');
    void this.#judgeLarge(session, number, update)
      .catch(() => session.close(closeCodes.overloaded, 'the update could not be checked'))
      .finally(() => this.resume(session, 'checking'));
  }

  async #judgeLarge(session: Session, number: number, update: Uint8Array): Promise<void> {
    const facts = await this.#factsOf(update);
    const repeated = facts.ok ? repeatedVector(this.#known.structs, facts.value.structs) : undefined;
    if (repeated === undefined) return this.#judge(session, number, update, facts);
    const rest = await this.#host.compute.diff(update, repeated);
    this.#judge(session, number, rest, await this.#factsOf(rest));
  }

  async #factsOf(update: Uint8Array): Promise<Result<Facts, UpdateRefusal>> {
    if (update.length <= checkElsewhereBytes) return readUpdate(update);
    const facts = await this.#host.compute.inspect(update);
    return facts.ok ? ok(decodeFacts(facts.value)) : facts;
  }

  #judge(session: Session, number: number, update: Uint8Array, facts: Result<Facts, UpdateRefusal>): void {
    const refuse = (code: keyof typeof nackCodes): void => {
      this.#host.count('muster_nacks_total');
      session.nack(number, nackCodes[code], code);
      this.#host.refused(this.name, session.member.user, code);
      this.#host.touched(session);
    };
    // A right may have ended while a long update was being checked [R13].
    if (this.retired || session.dismissed) return;
    if (!facts.ok) return refuse(facts.error.type === 'UpdateTooLarge' ? 'tooLarge' : 'malformed');
    // Every reconnect repeats all deletions; what says nothing new is acknowledged once what it repeats is on disk.
    if (coversFacts(this.#known, facts.value)) {
      this.#host.count('muster_updates_known_total');
      return this.#queue({ room: this.name, row: null, settle: () => this.#settle(session, number) });
    }
    if (session.member.rights !== 'w') return refuse('readOnly');
    const { user } = session.member;
    const unbound: number[] = [];
    for (const [client, list] of facts.value.structs) {
      const owner = this.#owners.get(client) ?? this.presence.speakerOf(client);
      if (owner === undefined || (owner === user && !this.#owners.has(client))) unbound.push(client);
      else if (owner !== user && !coversClient(this.#known.structs, client, list)) return refuse('foreignClient');
    }
    // What is known is not stored twice: told in another way than the first time, it would not be the same in every document.
    const repeated = repeatedVector(this.#known.structs, facts.value.structs);
    if (repeated !== undefined) {
      const rest = withoutKnown(update, repeated);
      return this.#judge(session, number, rest, readUpdate(rest));
    }
    for (const client of unbound) this.#owners.set(client, user);
    addFacts(this.#known, facts.value);
    const seq = ++this.#seq;
    // Built once: stored from here, kept in the tail, sent to everybody.
    const frame = encodeFrame({ type: 'update', update });
    const kept = aTailRow(seq, frame, facts.value);
    const row = { room: this.name, seq, update: frame.subarray(frame.length - update.length), user, clients: unbound };
    this.#queue({ room: this.name, row, settle: () => this.#settle(session, number, kept) });
  }

  #queue(entry: Entry): void {
    this.unsettled++;
    this.#host.queue(entry);
  }

  /** It is on disk: acknowledge it, then tell the others. */
  #settle(session: Session, number: number, row?: TailRow): void {
    this.unsettled--;
    session.ack(number);
    this.#host.touched(session);
    if (row === undefined) return;
    this.#host.count('muster_updates_stored_total');
    this.#host.count('muster_update_bytes_total', row.frame.length);
    for (const other of this.sessions) {
      if (other === session) continue;
      other.update(row.frame, row.seq);
      this.#host.touched(other);
    }
    // A compaction may have read it from the disk before we heard that it is there.
    if (row.seq > (this.#snapshot?.seq ?? 0)) this.#keep(row);
    if (this.compactionIsDue) this.#host.compactionDue(this);
  }

  #keep(row: TailRow): void {
    this.#tail.push(row);
    this.#tailBytes += row.frame.length;
  }

  get compactionIsDue(): boolean {
    if (this.#compactAtRows > maxTailRows) return this.#tail.length >= this.#compactAtRows;
    const heavy = Math.max(minTailBytes, this.#snapshot?.update.length ?? 0);
    return this.#tail.length >= maxTailRows || (this.#tail.length > 1 && this.#tailBytes >= heavy);
  }

  /** Whether to compact before the room is forgotten: the next who opens it should not have to read many rows. */
  get tailIsLong(): boolean {
    return this.#compactAtRows === maxTailRows && this.#tail.length >= 32;
  }

  compacted(snapshot: Snapshot): void {
    this.#compactAtRows = maxTailRows;
    this.#useSnapshot(snapshot);
    const someoneIsBehind = [...this.sessions].some((session) => session.behind);
    this.#past = someoneIsBehind ? newestRows([...this.#past, ...this.#tail], limits.maxUnsentBytes) : [];
    this.#tail = this.#tail.filter((row) => row.seq > snapshot.seq);
    this.#tailBytes = bytesOf(this.#tail);
  }

  compactionFailed(): void {
    this.#compactAtRows = 2 * Math.max(maxTailRows, this.#tail.length);
  }

  #useSnapshot(snapshot: Snapshot): void {
    const facts = decodeFacts(snapshot.facts);
    addFacts(this.#known, facts);
    this.#snapshot = aHotSnapshot(snapshot.seq, snapshot.update, facts);
    this.#seq = Math.max(this.#seq, snapshot.seq);
    this.#forgetDiffs();
  }

  /** Answers the session's question, at most one at a time. */
  answer(session: Session): void {
    const asked = session.ask;
    if (asked === undefined || session.answering || session.held) return;
    session.ask = undefined;
    const read = readStateVector(asked);
    if (!read.ok) return this.#badFrame(session, 'StateVectorMalformed');
    const vector = read.value;
    this.#host.count('muster_answers_total');
    const snapshot = this.#snapshot;
    if (snapshot === null) return session.answer(answerFrames(undefined, this.#tail, vector));
    const kind = snapshotAnswer(snapshot, vector);
    if (kind === 'whole') return session.answer(answerFrames(snapshot.frame, this.#tail, vector));
    if (kind === 'deletes') return session.answer(answerFrames(snapshot.deletesFrame, this.#tail, vector));
    // What arrives meanwhile reaches the session as it comes; Yjs keeps what it cannot place yet.
    const tail = [...this.#tail];
    session.answering = true;
    void this.#diff(snapshot, asked)
      .then((past) => session.answer(answerFrames(past, tail, vector)))
      .catch(() => session.close(closeCodes.overloaded, 'the answer could not be computed'))
      .finally(() => {
        session.answering = false;
        this.#host.touched(session);
      });
  }

  /** The frame with what of the snapshot is missing at `vector`, shared by those who ask the same. */
  #diff(snapshot: HotSnapshot, vector: Uint8Array): Promise<Uint8Array> {
    const key = Buffer.from(vector).toString('base64');
    const known = this.#diffs.get(key);
    if (known !== undefined) return known;
    this.#host.count('muster_diffs_total');
    const made = this.#host.compute.diff(snapshot.update, vector).then((update) => encodeFrame({ type: 'update', update }));
    if (this.#diffs.size >= maxSharedDiffs) this.#forgetDiffs();
    const held = this.#diffs.set(key, made);
    const maxBytes = Math.max(maxSharedDiffBytes, snapshot.update.length);
    void made.then(
      ({ length }) => {
        if (held !== this.#diffs) return;
        this.#diffBytes += length;
        // Whoever waits for one of them still gets it.
        if (this.#diffBytes > maxBytes) this.#forgetDiffs();
      },
      () => held.delete(key),
    );
    return made;
  }

  #forgetDiffs(): void {
    this.#diffs = new Map();
    this.#diffBytes = 0;
  }

  /** Tells a session that was behind what it missed. */
  catchUp(session: Session): void {
    const rows = [...this.#past.filter((row) => row.seq <= (this.#snapshot?.seq ?? 0)), ...this.#tail];
    const missed = rows.filter((row) => row.seq > session.sentSeq);
    if (missed.length < this.#settledSeq - session.sentSeq) {
      // Some are gone for good. Coming back, it asks with what it has and gets just the rest.
      return session.close(closeCodes.overloaded, 'reads too slowly');
    }
    session.caughtUp();
    if (![...this.sessions].some((other) => other.behind)) this.#past = [];
    for (const row of missed) session.update(row.frame, row.seq);
    const everybody = this.presence.everybody();
    if (everybody !== undefined) session.presence(everybody);
    this.#host.touched(session);
    this.#drainInbox(session);
  }

  /** Ends one reason why the session had to wait, and takes what arrived meanwhile. */
  resume(session: Session, why: 'loading' | 'checking' | 'disk'): void {
    session.release(why);
    this.#drainInbox(session);
  }

  #drainInbox(session: Session): void {
    while (!session.held && session.open) {
      const next = session.inbox.shift();
      if (next === undefined) break;
      this.receive(session, next);
    }
    this.#host.touched(session);
  }

  leave(session: Session): void {
    this.sessions.delete(session);
    this.presence.leave(session);
  }
}

const bytesOf = (rows: readonly TailRow[]): number => rows.reduce((sum, row) => sum + row.frame.length, 0);

/** The last of these rows that weigh no more than `maxBytes` together. */
const newestRows = (rows: readonly TailRow[], maxBytes: number): readonly TailRow[] => {
  let first = rows.length;
  for (let bytes = 0; first > 0; first--) {
    bytes += rows[first - 1]?.frame.length ?? 0;
    if (bytes > maxBytes) break;
  }
  return rows.slice(first);
};
