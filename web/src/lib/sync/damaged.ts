import { localPrefix } from './eviction.ts';
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

/** Everything that was ever set aside for somebody. */
export async function readKept(factory: IDBFactory, user: string): Promise<readonly KeptRow[]> {
  const db = await openDatabase(factory, keptDatabase, [rows]);
  try {
    const request = await transact(db, [rows], 'readonly', (transaction) => transaction.objectStore(rows).getAll());
    return (request.result as KeptRow[]).filter(isOf(user));
  } finally {
    db.close();
  }
}

/** Forgets what was set aside of one local copy. */
export async function forgetKept(factory: IDBFactory, database: string): Promise<void> {
  const db = await openDatabase(factory, keptDatabase, [rows]);
  try {
    await transact(db, [rows], 'readwrite', (transaction) => {
      const walk = transaction.objectStore(rows).openCursor();
      walk.onsuccess = () => {
        const cursor = walk.result;
        if (cursor === null) return;
        if ((cursor.value as KeptRow).database === database) cursor.delete();
        cursor.continue();
      };
    });
  } finally {
    db.close();
  }
}

/** Forgets all of it, once they have it elsewhere, do not want it, or sign out. What is others' stays. */
export async function clearKept(factory: IDBFactory, user: string): Promise<void> {
  // Looking must not leave a database behind.
  if (!(await factory.databases()).some(({ name }) => name === keptDatabase)) return;
  const db = await openDatabase(factory, keptDatabase, [rows]);
  try {
    await transact(db, [rows], 'strict', (transaction) => {
      transaction.objectStore(rows).openCursor().onsuccess = ({ target }) => {
        const cursor = (target as IDBRequest<IDBCursorWithValue | null>).result;
        if (cursor === null) return;
        if (isOf(user)(cursor.value as KeptRow)) cursor.delete();
        cursor.continue();
      };
    });
  } finally {
    db.close();
  }
}

const isOf =
  (user: string) =>
  ({ database }: KeptRow): boolean =>
    database.startsWith(`${localPrefix}${user}/`);
