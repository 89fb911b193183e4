import { createDoc, Y } from '@muster/model';
import { readKept } from '#lib/sync/damaged.ts';
import { notesStore, openDatabase, transact, updatesStore } from '#lib/sync/database.ts';
import { localPrefix, refusedPrefix, waitingPrefix } from '#lib/sync/eviction.ts';
import { openRow } from '#lib/sync/rows.ts';
import { copyFile } from '#lib/sync/safety.ts';

/** What of an account's work is on this device only. */
export interface Unsynced {
  /** Changes that the server's disk does not have. */
  readonly waiting: number;
  /** Changes that the server did not accept. */
  readonly refused: number;
  /** The teams they are in. */
  readonly teams: readonly string[];
}

interface LocalNotes {
  readonly room: string;
  readonly name: string;
  readonly waiting: readonly unknown[];
  readonly refused: readonly unknown[];
}

/** Counts over all documents of the account, open or not. */
export async function readUnsynced(factory: IDBFactory, user: string): Promise<Unsynced> {
  const all = await notesOf(factory, user);
  // One intention may write several documents; it counts once.
  const changes = new Set(all.flatMap(({ waiting }) => waiting.map(changeOf)));
  return {
    waiting: changes.size,
    refused: all.reduce((sum, { refused }) => sum + refused.length, 0),
    teams: [...new Set(all.filter(hasWork).map(({ room }) => room.split('/')[0] ?? ''))],
  };
}

/** Every document that has such work in it, and all that was set aside, as one JSON file. */
export async function exportUnsynced(factory: IDBFactory, user: string): Promise<Blob> {
  const documents = [];
  for (const { room, name, waiting, refused } of (await notesOf(factory, user)).filter(hasWork)) {
    const doc = createDoc();
    for (const update of await updatesOf(factory, name)) Y.applyUpdate(doc, update);
    const content = Object.fromEntries([...doc.share.keys()].map((root) => [root, doc.getMap(root).toJSON()]));
    documents.push({ room, content, update: Y.encodeStateAsUpdate(doc), waiting, refused });
    doc.destroy();
  }
  return copyFile(documents, await readKept(factory, user).catch(() => []));
}

const hasWork = ({ waiting, refused }: LocalNotes): boolean => waiting.length + refused.length > 0;

const changeOf = (note: unknown): unknown => (typeof note === 'object' && note !== null && 'change' in note ? note.change : note);

async function notesOf(factory: IDBFactory, user: string): Promise<LocalNotes[]> {
  const prefix = `${localPrefix}${user}/`;
  const names = (await factory.databases()).flatMap(({ name }) => (name?.startsWith(prefix) === true ? [name] : []));
  const all: LocalNotes[] = [];
  for (const name of names) {
    // One that cannot be read has nothing that could be counted.
    const notes = await read(factory, name, notesStore).catch(() => []);
    const under = (start: string) =>
      notes.flatMap(([key, value]) => (typeof key === 'string' && key.startsWith(start) ? [value] : []));
    all.push({ room: name.slice(prefix.length), name, waiting: under(waitingPrefix), refused: under(refusedPrefix) });
  }
  return all;
}

const updatesOf = async (factory: IDBFactory, name: string): Promise<Uint8Array[]> =>
  (await read(factory, name, updatesStore)).flatMap(([, row]) => openRow(row) ?? []);

async function read(factory: IDBFactory, name: string, store: string): Promise<(readonly [IDBValidKey, unknown])[]> {
  const db = await openDatabase(factory, name, [updatesStore, notesStore]);
  try {
    const [keys, values] = await transact(db, [store], 'readonly', (transaction) => {
      const from = transaction.objectStore(store);
      return [from.getAllKeys(), from.getAll() as IDBRequest<unknown[]>] as const;
    });
    return keys.result.map((key, index) => [key, values.result[index]] as const);
  } finally {
    db.close();
  }
}
