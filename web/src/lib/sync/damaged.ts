import { openDatabase, transact } from './database.ts';

/** Rows that were taken out of use, kept for export: of a damaged local copy, or of changes the server refused. */
export interface KeptRow {
  readonly database: string;
  readonly store: string;
  readonly key: IDBValidKey;
  /** As it was found. */
  readonly value: unknown;
  readonly at: number;
  readonly why: 'damaged' | 'refused';
}

const keptDatabase = 'muster-damaged';
const rows = 'rows';

/** Adds rows to what is kept. Resolves when they are on the device. */
export async function keepRows(factory: IDBFactory, kept: readonly KeptRow[]): Promise<void> {
  const db = await openDatabase(factory, keptDatabase, [rows]);
  try {
    await transact(db, [rows], 'strict', (transaction) => {
      for (const row of kept) transaction.objectStore(rows).add(row);
    });
  } finally {
    db.close();
  }
}

/** Everything that was ever set aside. */
export async function readKept(factory: IDBFactory): Promise<readonly KeptRow[]> {
  const db = await openDatabase(factory, keptDatabase, [rows]);
  try {
    const request = await transact(db, [rows], 'readonly', (transaction) => transaction.objectStore(rows).getAll());
    return request.result as KeptRow[];
  } finally {
    db.close();
  }
}

/** Forgets all of it, once the user has it elsewhere or does not want it. */
export async function clearKept(factory: IDBFactory): Promise<void> {
  const db = await openDatabase(factory, keptDatabase, [rows]);
  try {
    await transact(db, [rows], 'readwrite', (transaction) => void transaction.objectStore(rows).clear());
  } finally {
    db.close();
  }
}
