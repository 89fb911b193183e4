import { mkdirSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { crc32 } from 'node:zlib';
import { err, ok } from '@muster/protocol';
import type { Result } from '@muster/protocol';
import type { AppendRefusal, CompactRefusal, LoadRefusal, Snapshot, StoredRoom } from './store.ts';

/** Many rows in one piece of memory, so that a batch crosses threads without copies. */
export interface PackedRow {
  readonly room: string;
  readonly seq: number;
  readonly from: number;
  readonly to: number;
  readonly user: string;
  readonly clients: readonly number[];
}

const schemaVersion = 1;
const schema = `
  CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE rooms (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
  CREATE TABLE updates (room INTEGER NOT NULL, seq INTEGER NOT NULL, bytes BLOB NOT NULL, checksum INTEGER NOT NULL,
    PRIMARY KEY (room, seq)) WITHOUT ROWID;
  CREATE TABLE snapshots (room INTEGER PRIMARY KEY, seq INTEGER NOT NULL, bytes BLOB NOT NULL, facts BLOB NOT NULL,
    checksum INTEGER NOT NULL);
  CREATE TABLE owners (room INTEGER NOT NULL, client INTEGER NOT NULL, user TEXT NOT NULL,
    PRIMARY KEY (room, client)) WITHOUT ROWID;
`;

/** The checksum covers the place too, so that a row which turns up elsewhere is found out. */
const checksum = (room: string, seq: number, ...parts: readonly Uint8Array[]): number =>
  parts.reduce((sum, part) => crc32(part, sum), crc32(`${room}:${seq}`));

const isConstraint = (error: unknown): boolean =>
  error instanceof Error && 'errcode' in error && ((error.errcode as number) & 0xff) === 19;
const message = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** The SQLite side of the store, synchronous: it runs in its own thread. Opening throws if the folder cannot be used. */
export class Database {
  readonly epoch: string;
  readonly #folder: string;
  readonly #lock: DatabaseSync;
  readonly #rooms = new Map<string, number>();
  #db: DatabaseSync;
  /** After an I/O error the connection may be in any state: the next call opens a fresh one. */
  #suspect = false;

  constructor(folder: string) {
    this.#folder = folder;
    // What is in it is for the server's own user only.
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    this.#lock = lockFolder(folder);
    this.#db = this.#open();
    this.#createSchema();
    const { value } = this.#db.prepare(`SELECT value FROM meta WHERE key = 'epoch'`).get() as { value: string };
    this.epoch = value;
  }

  #open(): DatabaseSync {
    const db = new DatabaseSync(join(this.#folder, 'muster.sqlite'));
    db.exec(`PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;`);
    return db;
  }

  #createSchema(): void {
    const { user_version: version } = this.#db.prepare('PRAGMA user_version').get() as { user_version: number };
    if (version > schemaVersion) throw new Error('The data folder was written by a newer Muster.');
    if (version === schemaVersion) return;
    this.#transaction(() => {
      this.#db.exec(schema);
      const epoch = randomBytes(12).toString('base64url');
      this.#db.prepare(`INSERT INTO meta VALUES ('epoch', ?)`).run(epoch);
      this.#db.exec(`PRAGMA user_version = ${schemaVersion}`);
    });
  }

  #transaction<T>(work: () => T): T {
    this.#db.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      this.#db.exec('COMMIT');
      return result;
    } catch (error) {
      if (this.#db.isTransaction) this.#db.exec('ROLLBACK');
      this.#rooms.clear();
      throw error;
    }
  }

  /** Runs `work`; whatever the disk answers comes out as a refusal. */
  #guarded<T, E>(work: () => Result<T, E>): Result<T, E | { type: 'DiskRefuses'; message: string }> {
    try {
      if (this.#suspect) {
        if (this.#db.isOpen) this.#db.close();
        this.#db = this.#open();
        this.#suspect = false;
      }
      return work();
    } catch (error) {
      this.#suspect = true;
      return err({ type: 'DiskRefuses', message: message(error) });
    }
  }

  #roomId(name: string): number {
    const known = this.#rooms.get(name);
    if (known !== undefined) return known;
    this.#db.prepare('INSERT OR IGNORE INTO rooms (name) VALUES (?)').run(name);
    const { id } = this.#db.prepare('SELECT id FROM rooms WHERE name = ?').get(name) as { id: number };
    if (this.#rooms.size > 50_000) this.#rooms.clear();
    this.#rooms.set(name, id);
    return id;
  }

  append(rows: readonly PackedRow[], bytes: Uint8Array): Result<void, AppendRefusal> {
    return this.#guarded<void, AppendRefusal>(() => {
      let room = '';
      try {
        this.#transaction(() => {
          const insert = this.#db.prepare('INSERT INTO updates VALUES (?, ?, ?, ?)');
          const bind = this.#db.prepare('INSERT OR IGNORE INTO owners VALUES (?, ?, ?)');
          for (const row of rows) {
            room = row.room;
            const id = this.#roomId(room);
            const update = bytes.subarray(row.from, row.to);
            insert.run(id, row.seq, update, checksum(room, row.seq, update));
            for (const client of row.clients) bind.run(id, client, row.user);
          }
        });
      } catch (error) {
        if (isConstraint(error)) return err({ type: 'SeqTaken', room });
        throw error;
      }
      return ok(undefined);
    });
  }

  load(room: string): Result<StoredRoom, LoadRefusal> {
    return this.#guarded<StoredRoom, LoadRefusal>(() => {
      const found = this.#db.prepare('SELECT id FROM rooms WHERE name = ?').get(room) as { id: number } | undefined;
      if (found === undefined) return ok({ snapshot: null, rows: [], owners: [] });
      this.#db.exec('BEGIN');
      try {
        return this.#readRoom(room, found.id);
      } finally {
        this.#db.exec('ROLLBACK');
      }
    });
  }

  #readRoom(room: string, id: number): Result<StoredRoom, LoadRefusal> {
    const corrupt = (what: string) => err<LoadRefusal>({ type: 'RoomCorrupt', what });
    type SnapshotRow = { seq: number; bytes: Uint8Array; facts: Uint8Array; checksum: number };
    const kept = this.#db.prepare('SELECT seq, bytes, facts, checksum FROM snapshots WHERE room = ?').get(id) as
      SnapshotRow | undefined;
    if (kept !== undefined && checksum(room, kept.seq, kept.bytes, kept.facts) !== kept.checksum) return corrupt('snapshot');
    const snapshot = kept === undefined ? null : { seq: kept.seq, update: kept.bytes, facts: kept.facts };

    type UpdateRow = { seq: number; bytes: Uint8Array; checksum: number };
    const stored = this.#db.prepare('SELECT seq, bytes, checksum FROM updates WHERE room = ? ORDER BY seq').all(id);
    const rows: { seq: number; update: Uint8Array }[] = [];
    let expected = (snapshot?.seq ?? 0) + 1;
    for (const row of stored as unknown as UpdateRow[]) {
      if (row.seq !== expected++) return corrupt(`order at row ${row.seq}`);
      if (checksum(room, row.seq, row.bytes) !== row.checksum) return corrupt(`row ${row.seq}`);
      rows.push({ seq: row.seq, update: row.bytes });
    }
    const owners = this.#db.prepare('SELECT client, user FROM owners WHERE room = ?').all(id) as unknown as {
      client: number;
      user: string;
    }[];
    return ok({ snapshot, rows, owners: owners.map(({ client, user }) => [client, user] as const) });
  }

  compact(room: string, snapshot: Snapshot, rowCount: number): Result<void, CompactRefusal> {
    const changed = new Error('RowsChanged');
    return this.#guarded<void, CompactRefusal>(() => {
      try {
        this.#transaction(() => {
          const id = this.#roomId(room);
          const { seq, update, facts } = snapshot;
          this.#db
            .prepare('INSERT OR REPLACE INTO snapshots VALUES (?, ?, ?, ?, ?)')
            .run(id, seq, update, facts, checksum(room, seq, update, facts));
          const { changes } = this.#db.prepare('DELETE FROM updates WHERE room = ? AND seq <= ?').run(id, seq);
          if (Number(changes) !== rowCount) throw changed;
        });
      } catch (error) {
        if (error === changed) return err({ type: 'RowsChanged' });
        throw error;
      }
      return ok(undefined);
    });
  }

  close(): void {
    if (this.#db.isOpen) this.#db.close();
    this.#lock.close();
  }
}

/** Two processes on one folder would number the same rooms. The operating system frees this lock when the process dies. */
const lockFolder = (folder: string): DatabaseSync => {
  const lock = new DatabaseSync(join(folder, 'muster.lock'));
  try {
    lock.exec('PRAGMA busy_timeout = 1000; BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if (message(error).includes('locked')) throw new Error('Another Muster is using this data folder.', { cause: error });
    throw error;
  }
  return lock;
};
