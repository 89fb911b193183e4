import { IndexeddbPersistence } from 'y-indexeddb';
import { createDoc } from '@muster/model';
import { notesStore, openDatabase, resultOf, transact, updatesStore } from '../database.ts';

/** Everything in a local copy's database, as it lies there. */
export async function readDatabase(
  factory: IDBFactory,
  name: string,
): Promise<{ rows: [IDBValidKey, unknown][]; notes: Map<IDBValidKey, unknown> }> {
  const db = await openDatabase(factory, name, [updatesStore, notesStore]);
  const [keys, values, names, notes] = await transact(db, [updatesStore, notesStore], 'readonly', (transaction) => {
    const updates = transaction.objectStore(updatesStore);
    const noted = transaction.objectStore(notesStore);
    return [updates.getAllKeys(), updates.getAll(), noted.getAllKeys(), noted.getAll()] as const;
  });
  db.close();
  return {
    rows: keys.result.map((key, index) => [key, values.result[index]]),
    notes: new Map(names.result.map((name, index) => [name, notes.result[index]])),
  };
}

/** Puts bytes where a row is, as a failing disk would. */
export async function overwriteRow(factory: IDBFactory, name: string, key: IDBValidKey, value: unknown): Promise<void> {
  const db = await openDatabase(factory, name, [updatesStore, notesStore]);
  await transact(
    db,
    [updatesStore],
    'readwrite',
    (transaction) => void resultOf(transaction.objectStore(updatesStore).put(value, key)),
  );
  db.close();
}

/** What the stock package makes of a database. */
export async function readWithStockPackage(factory: IDBFactory, name: string): Promise<Record<string, unknown>> {
  const globals = globalThis as { indexedDB: IDBFactory };
  const before = globals.indexedDB;
  globals.indexedDB = factory;
  try {
    const doc = createDoc();
    const persistence = new IndexeddbPersistence(name, doc);
    await persistence.whenSynced;
    const read = doc.getMap('data').toJSON();
    await persistence.destroy();
    return read;
  } finally {
    globals.indexedDB = before;
  }
}
