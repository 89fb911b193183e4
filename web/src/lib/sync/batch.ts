import { notesStore, transact, updatesStore } from './database.ts';
import { sealRow } from './rows.ts';

/** What is to be written to a local copy in one transaction. */
export interface Batch {
  readonly updates: { readonly update: Uint8Array; readonly note: string | null }[];
  /** The notes of these updates. */
  readonly carried: Set<string>;
  /** Names of notes to be written, or deleted if there is no such note any more. */
  readonly notes: Set<string>;
  /** Whether it has to survive a power cut before it counts as written. */
  strict: boolean;
  /** Resolves when it is written, or could not be written for now. */
  readonly settled: PromiseWithResolvers<void>;
}

export const emptyBatch = (): Batch => ({
  updates: [],
  carried: new Set(),
  notes: new Set(),
  strict: false,
  settled: Promise.withResolvers(),
});

export const isEmpty = (batch: Batch): boolean => batch.updates.length === 0 && batch.notes.size === 0;

/** Both, the older first. Who waits for the newer waits for both. */
export const mergeBatches = (older: Batch, newer: Batch): Batch => ({
  updates: [...older.updates, ...newer.updates],
  carried: new Set([...older.carried, ...newer.carried]),
  notes: new Set([...older.notes, ...newer.notes]),
  strict: older.strict || newer.strict,
  settled: newer.settled,
});

export interface Written {
  readonly keys: readonly IDBValidKey[];
  readonly bytes: number;
}

/** Writes all of a batch or nothing. Rejects with a DatabaseProblem. */
export async function writeBatch(db: IDBDatabase, batch: Batch, notes: ReadonlyMap<string, unknown>): Promise<Written> {
  const keys: IDBValidKey[] = [];
  let bytes = 0;
  await transact(db, [updatesStore, notesStore], batch.strict ? 'strict' : 'readwrite', (transaction) => {
    const rows = transaction.objectStore(updatesStore);
    const named = transaction.objectStore(notesStore);
    const rowOf = new Map<string, IDBValidKey>();
    const writeNotes = (): void => {
      for (const name of batch.notes) {
        const value = notes.get(name);
        if (value === undefined) named.delete(name);
        else named.put(withRow(value, rowOf.get(name)), name);
      }
    };
    batch.updates.forEach(({ update, note }, index) => {
      const row = sealRow(update);
      bytes += row.length;
      const added = rows.add(row);
      added.onsuccess = () => {
        keys.push(added.result);
        if (note !== null) rowOf.set(note, added.result);
        // Requests are answered in order: this is the last.
        if (index === batch.updates.length - 1) writeNotes();
      };
    });
    if (batch.updates.length === 0) writeNotes();
  });
  return { keys, bytes };
}

/** A note that came with an update remembers the update's row: if that is damaged one day, one knows what is lost. */
const withRow = (value: unknown, row: IDBValidKey | undefined): unknown =>
  row === undefined || typeof value !== 'object' || value === null ? value : { ...value, row };

/** The row that came with a note, if one did. Row numbers only grow. */
export const rowOfNote = (value: unknown): number | undefined =>
  typeof value === 'object' && value !== null && 'row' in value && typeof value.row === 'number' ? value.row : undefined;
