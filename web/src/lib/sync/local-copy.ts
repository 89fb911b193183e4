import { PREFERRED_TRIM_SIZE } from 'y-indexeddb';
import { createDoc, Y } from '@muster/model';
import { emptyBatch, isEmpty, mergeBatches, writeBatch } from './batch.ts';
import type { Batch } from './batch.ts';
import { rewriteRows } from './compaction.ts';
import { bornNote, DatabaseProblem, notesStore, openDatabase, transact, updatesStore } from './database.ts';
import { evictOne, holdOpen, usedNote } from './eviction.ts';
import { applyRows, loadRows } from './load-rows.ts';
import type { Damage, Reader } from './load-rows.ts';
import type { LocalFailure } from './pill.ts';
import type { Surroundings } from './surroundings.ts';

/**
 * A document on this device: y-indexeddb's database, reading and numbering, without its faults [L1, L2]. Writing never
 * throws and never loses: what could not be written stays in memory, is told as `failure`, and is tried again.
 */
export interface LocalCopy {
  /** Filled from this device. */
  readonly doc: Y.Doc;
  /** The origin of transactions that read from this device. */
  readonly origin: unknown;
  /** Small facts that are written together with updates, by name. What is here is on the device or on its way there. */
  readonly notes: ReadonlyMap<string, unknown>;
  /** What was found damaged when it was opened. */
  readonly damage: Damage | null;
  /** Notes that were written with a row that turned out damaged. */
  readonly lostNotes: ReadonlySet<string>;
  /** Set while the last write failed. */
  readonly failure: LocalFailure | null;
  /** Whether the update that came with this note is on the device. True for what was never recorded. */
  isSaved(note: string): boolean;
  /** Writes an update, and a note with it if one is given: both or neither. With `strict` it survives a power cut too. */
  record(update: Uint8Array, as?: { readonly note: string; readonly value: object; readonly strict: boolean }): void;
  note(name: string, value: unknown): void;
  forget(names: Iterable<string>): void;
  /** Resolves when everything recorded so far is on the device, or could not be written for now. */
  settled(): Promise<void>;
  /** Reads what other tabs wrote since; answers the names of all notes on the device. */
  refill(): Promise<ReadonlySet<string>>;
  /** Called after a write and when `failure` changes. */
  subscribe(listener: () => void): () => void;
  /** Lets go: after writing what is left, if that is possible soon, or at once. */
  close(when?: 'when written' | 'at once'): Promise<void>;
}

/** Opens a local copy. Never rejects: without a usable database the document is kept in memory, and `failure` says so. */
export async function openLocalCopy(name: string, parts: Parts): Promise<LocalCopy> {
  const copy = new Copy(name, parts);
  await copy.open();
  return copy;
}

type Parts = Pick<Surroundings, 'indexedDB' | 'locks' | 'idle' | 'now'>;

const retryAfterMs = [0, 500, 2000, 5000, 15_000] as const;
const closeWithinMs = 2000;
/** A copy is rewritten as one row when it has many, and they weigh something beside the whole. */
const compactAtRows = PREFERRED_TRIM_SIZE;
const weighs = 1 / 8;

class Copy implements LocalCopy {
  doc = createDoc();
  damage: Damage | null = null;
  lostNotes: ReadonlySet<string> = new Set();
  failure: LocalFailure | null = null;
  readonly notes = new Map<string, unknown>();

  readonly #name: string;
  readonly #parts: Parts;
  readonly #listeners = new Set<() => void>();
  /** Set once the database has been read. */
  #reader: Reader | null = null;
  #db: IDBDatabase | null = null;
  #born: unknown;
  #batch = emptyBatch();
  #writing: Batch | null = null;
  #tries = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #connecting: Promise<LocalFailure | null> | null = null;
  #opened = false;
  #closed = false;
  #release: () => void = () => undefined;
  /** Rows whose content is certainly in the document: a rewritten copy replaces these and no others. */
  #rows: IDBValidKey[] = [];
  #tailBytes = 0;
  #wholeBytes = 0;
  #compacting = false;

  constructor(name: string, parts: Parts) {
    this.#name = name;
    this.#parts = parts;
  }

  get origin(): unknown {
    // Never null: that is the origin of edits without one.
    return this.#reader ?? this;
  }

  async open(): Promise<void> {
    this.#release = await holdOpen(this.#parts.locks, this.#name);
    let failure = await this.#connect();
    if (failure === 'unavailable' || failure === 'closed') failure = await this.#connect();
    this.#opened = true;
    if (failure === null) this.note(usedNote, this.#parts.now());
    else this.#fail(failure);
  }

  isSaved(note: string): boolean {
    return !this.#batch.carried.has(note) && this.#writing?.carried.has(note) !== true;
  }

  record(update: Uint8Array, as?: { readonly note: string; readonly value: object; readonly strict: boolean }): void {
    this.#batch.updates.push({ update, note: as?.note ?? null });
    if (as !== undefined) {
      this.#batch.carried.add(as.note);
      this.#batch.strict ||= as.strict;
      this.#batch.notes.add(as.note);
      this.notes.set(as.note, as.value);
    }
    this.#write();
  }

  note(name: string, value: unknown): void {
    this.notes.set(name, value);
    this.#batch.notes.add(name);
    this.#write();
  }

  forget(names: Iterable<string>): void {
    for (const name of names) {
      this.notes.delete(name);
      // Another tab may have written it.
      this.#batch.notes.add(name);
    }
    this.#write();
  }

  settled(): Promise<void> {
    if (this.failure !== null) return Promise.resolve();
    if (!isEmpty(this.#batch)) return this.#batch.settled.promise;
    return this.#writing?.settled.promise ?? Promise.resolve();
  }

  async refill(): Promise<ReadonlySet<string>> {
    const db = this.#db;
    if (db === null || this.#reader === null) return new Set(this.notes.keys());
    try {
      const asked = await transact(db, [notesStore], 'readonly', (transaction) =>
        transaction.objectStore(notesStore).getAllKeys(),
      );
      // After the notes: a note's row was written together with it.
      await applyRows(this.#reader);
      return new Set(asked.result.map(String));
    } catch {
      return new Set(this.notes.keys());
    }
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  async close(when: 'when written' | 'at once' = 'when written'): Promise<void> {
    const late = Promise.withResolvers<boolean>();
    const timer = setTimeout(() => late.resolve(true), closeWithinMs);
    while (when === 'when written' && this.failure === null && (this.#writing !== null || !isEmpty(this.#batch))) {
      if (await Promise.race([this.settled().then(() => false), late.promise])) break;
    }
    clearTimeout(timer);
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#disconnect();
    this.#listeners.clear();
    this.#release();
  }

  /** Opens the database, and reads it the first time. Answers what failed. */
  #connect(): Promise<LocalFailure | null> {
    this.#connecting ??= this.#connectNow()
      .then(
        () => null,
        (error: unknown) => (error instanceof DatabaseProblem ? error.failure : 'unavailable'),
      )
      .finally(() => (this.#connecting = null));
    return this.#connecting;
  }

  async #connectNow(): Promise<void> {
    const db = await openDatabase(this.#parts.indexedDB, this.#name, [updatesStore, notesStore], () => {
      if (this.#db !== db) return;
      this.#db = null;
      // Deleted or closed under us: what was there may be gone, so look at once.
      if (!this.#closed) void this.#recover('closed');
    });
    if (this.#reader === null) await this.#read(db);
    else await this.#lookAgain(db, this.#reader);
    if (this.#closed) db.close();
    else this.#db = db;
  }

  #disconnect(): void {
    const db = this.#db;
    this.#db = null;
    db?.close();
  }

  async #read(db: IDBDatabase): Promise<void> {
    const loaded = await loadRows(this.#parts.indexedDB, this.#name, db);
    if (this.#opened) {
      // It could not be read when it was asked for, and the document has been worked in since: bring both together.
      Y.applyUpdate(this.doc, Y.encodeStateAsUpdate(loaded.reader.doc), loaded.reader);
      loaded.reader.doc = this.doc;
    } else this.doc = loaded.reader.doc;
    this.#reader = loaded.reader;
    this.#rows = [...loaded.rowKeys];
    // The largest row is the rewritten one, if any is: what comes after it is the tail, of this and of earlier sessions.
    this.#wholeBytes = loaded.largest;
    this.#tailBytes = loaded.bytes - loaded.largest;
    this.damage = loaded.damage;
    this.lostNotes = loaded.lostNotes;
    this.#born = loaded.notes.get(bornNote);
    for (const [name, value] of loaded.notes) if (name !== bornNote && !this.notes.has(name)) this.notes.set(name, value);
  }

  /** After the connection was lost: another database under the same name has nothing of what was written. */
  async #lookAgain(db: IDBDatabase, reader: Reader): Promise<void> {
    const asked = await transact(
      db,
      [notesStore],
      'readonly',
      (transaction) => transaction.objectStore(notesStore).get(bornNote) as IDBRequest<unknown>,
    );
    reader.db = db;
    if (asked.result === this.#born) return;
    this.#born = asked.result;
    reader._dbref = 0;
    this.#rows = [];
    this.#batch.updates.push({ update: Y.encodeStateAsUpdate(this.doc), note: null });
    this.#batch.strict = true;
    for (const name of this.notes.keys()) this.#batch.notes.add(name);
  }

  /** Writes everything that waits in one transaction, and then what came meanwhile in the next. */
  #write(again = this.failure === null): void {
    const db = this.#db;
    // While writing fails only the timer tries.
    if (!again || db === null || this.#writing !== null || isEmpty(this.#batch)) return;
    const batch = (this.#writing = this.#batch);
    this.#batch = emptyBatch();
    writeBatch(db, batch, this.notes).then(
      ({ keys, bytes }) => {
        this.#writing = null;
        this.#rows.push(...keys);
        this.#tailBytes += bytes;
        this.#works();
        batch.settled.resolve();
        this.#tell();
        this.#write();
        this.#compactSoon();
      },
      (error: unknown) => {
        this.#writing = null;
        this.#batch = mergeBatches(batch, this.#batch);
        const failure = error instanceof DatabaseProblem ? error.failure : 'unavailable';
        void this.#recover(failure).finally(batch.settled.resolve);
      },
    );
  }

  #works(): void {
    this.#tries = 0;
    this.failure = null;
  }

  async #recover(failure: LocalFailure): Promise<void> {
    if (this.#closed) return;
    if (failure === 'quota') {
      const evicted = await evictOne(this.#parts).catch(() => false);
      return evicted ? this.#write(true) : this.#fail(failure);
    }
    // The first time it is taken for a connection that was closed: a new one will do.
    if (this.#tries++ > 0) return this.#fail(failure);
    this.#disconnect();
    const again = await this.#connect();
    if (again === null) this.#write(true);
    else this.#fail(again);
  }

  #fail(failure: LocalFailure): void {
    if (this.#closed) return;
    this.failure = failure;
    this.#batch.settled.resolve();
    // Who waits from now on waits for the next try.
    this.#batch = { ...this.#batch, settled: Promise.withResolvers() };
    this.#tell();
    clearTimeout(this.#timer);
    const wait = retryAfterMs[Math.min(this.#tries++, retryAfterMs.length - 1)];
    this.#timer = setTimeout(() => void this.#retry(failure), wait);
  }

  async #retry(failed: LocalFailure): Promise<void> {
    if (this.#closed) return;
    if (failed !== 'quota') this.#disconnect();
    const failure = this.#db === null ? await this.#connect() : null;
    if (failure !== null) return this.#fail(failure);
    if (!isEmpty(this.#batch)) return this.#write(true);
    this.#works();
    this.#tell();
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) listener();
  }

  #compactSoon(): void {
    if (this.#compacting || this.#rows.length < compactAtRows || this.#tailBytes < this.#wholeBytes * weighs) return;
    this.#compacting = true;
    this.#parts.idle(() => void this.#compact().finally(() => (this.#compacting = false)));
  }

  async #compact(): Promise<void> {
    const db = this.#db;
    if (db === null) return;
    const replaced = new Set(this.#rows);
    const written = await rewriteRows(db, Y.encodeStateAsUpdate(this.doc), replaced);
    if (written === null) return;
    this.#rows = [written.key, ...this.#rows.filter((row) => !replaced.has(row))];
    this.#wholeBytes = written.bytes;
    this.#tailBytes = 0;
  }
}
