import { fetchUpdates } from 'y-indexeddb';
import type { IndexeddbPersistence } from 'y-indexeddb';
import { createDoc } from '@muster/model';
import type { Y } from '@muster/model';
import { rowOfNote } from './batch.ts';
import { keepRows } from './damaged.ts';
import type { KeptRow } from './damaged.ts';
import { notesStore, resultOf, transact, updatesStore } from './database.ts';
import { openRow } from './rows.ts';

/** What of a local copy could not be read. It was set aside for export and is asked from the server again. */
export interface Damage {
  readonly rows: number;
  /** Whether a copy of what was found could be kept. */
  readonly kept: boolean;
}

/** y-indexeddb's reader works on a part of its own class; this is that part, without its fire-and-forget writes. */
export interface Reader {
  db: IDBDatabase;
  doc: Y.Doc;
  /** The first row number not read yet. */
  _dbref: number;
  _dbsize: number;
  _destroyed: boolean;
}

export interface Loaded {
  /** Its own origin in the document's transactions. */
  readonly reader: Reader;
  readonly rowKeys: readonly IDBValidKey[];
  readonly bytes: number;
  /** The bytes of the largest row. */
  readonly largest: number;
  readonly notes: ReadonlyMap<string, unknown>;
  /** Notes that were written together with a row that is damaged now. */
  readonly lostNotes: ReadonlySet<string>;
  readonly damage: Damage | null;
}

/**
 * Fills an empty document from its database. Every row is checked before it is applied, and decoded once. Damaged rows are
 * set aside [L2]; if the rest does not apply either, all of it is, and the document comes out empty.
 */
export async function loadRows(factory: IDBFactory, name: string, db: IDBDatabase): Promise<Loaded> {
  const found = await readAll(db);
  const isGood = new Set(found.rows.filter(([, value]) => openRow(value) !== null));
  const damaged = found.rows.filter((row) => !isGood.has(row));
  let good = [...isGood];
  let damage = damaged.length === 0 ? null : await setAside(factory, name, db, found.rows, damaged);
  let reader = aReader(db);
  try {
    await applyRows(reader);
  } catch {
    // A row that is whole and still does not apply: take nothing from this database.
    damage = await setAside(factory, name, db, found.rows, good);
    reader = aReader(db);
    damaged.push(...good);
    good = [];
    await applyRows(reader);
  }
  const sizes = good.map(([, value]) => (value as Uint8Array).length);
  return {
    reader,
    rowKeys: good.map(([key]) => key),
    bytes: sizes.reduce((sum, size) => sum + size, 0),
    largest: sizes.reduce((most, size) => Math.max(most, size), 0),
    notes: found.notes,
    lostNotes: notesLostWith(found.notes, good, damaged),
    damage,
  };
}

/** A note's row may have been rewritten into a later one since; if that is damaged, the note's row is lost with it. */
function notesLostWith(notes: ReadonlyMap<string, unknown>, good: readonly Row[], damaged: readonly Row[]): Set<string> {
  const whole = new Set(good.map(([key]) => key));
  const last = Math.max(...damaged.map(([key]) => Number(key)));
  const isLost = (value: unknown): boolean => {
    const row = rowOfNote(value);
    return row !== undefined && !whole.has(row) && row <= last;
  };
  return new Set([...notes].flatMap(([name, value]) => (isLost(value) ? [name] : [])));
}

/** Applies the rows that the reader has not read yet: rows of other tabs, once loaded. */
export const applyRows = (reader: Reader): Promise<unknown> => fetchUpdates(reader as unknown as IndexeddbPersistence);

const aReader = (db: IDBDatabase): Reader => ({ db, doc: createDoc(), _dbref: 0, _dbsize: 0, _destroyed: false });

type Row = readonly [key: IDBValidKey, value: unknown];

async function readAll(db: IDBDatabase): Promise<{ rows: Row[]; notes: Map<string, unknown> }> {
  const [keys, values, noteKeys, notes] = await transact(db, [updatesStore, notesStore], 'readonly', (transaction) => {
    const updates = transaction.objectStore(updatesStore);
    const noted = transaction.objectStore(notesStore);
    return [
      updates.getAllKeys(),
      resultOf(updates.getAll()).catch(() => null),
      noted.getAllKeys(),
      resultOf(noted.getAll()).catch(() => []),
    ] as const;
  });
  const names = noteKeys.result;
  const told = await notes;
  const all = await values;
  const rows = keys.result.map((key, index): Row => [key, all?.[index]]);
  return {
    // One row that cannot be read fails the reading of all: then each is read by itself.
    rows: all === null ? await Promise.all(rows.map(async ([key]): Promise<Row> => [key, await readOne(db, key)])) : rows,
    notes: new Map(names.flatMap((key, index) => (typeof key === 'string' ? [[key, told[index]]] : []))),
  };
}

const readOne = async (db: IDBDatabase, key: IDBValidKey): Promise<unknown> => {
  const value = await transact(db, [updatesStore], 'readonly', (transaction) =>
    resultOf(transaction.objectStore(updatesStore).get(key) as IDBRequest<unknown>).catch(() => null),
  );
  return value;
};

/** Keeps a copy of everything that was found, then takes `damaged` out of use. */
async function setAside(
  factory: IDBFactory,
  database: string,
  db: IDBDatabase,
  rows: readonly Row[],
  damaged: readonly Row[],
): Promise<Damage> {
  const at = Date.now();
  const kept = (some: readonly Row[]): KeptRow[] =>
    some.map(([key, value]) => ({ database, store: updatesStore, key, value, at, why: 'damaged' }));
  const copied = await keepRows(factory, kept(rows))
    // Not enough room for all: at least what goes.
    .catch(() => keepRows(factory, kept(damaged)))
    .then(
      () => true,
      () => false,
    );
  await transact(db, [updatesStore], 'strict', (transaction) => {
    const store = transaction.objectStore(updatesStore);
    for (const [key] of damaged) store.delete(key);
  });
  return { rows: damaged.length, kept: copied };
}
