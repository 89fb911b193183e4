import { deleteDatabase, notesStore, openDatabase, transact, updatesStore } from './database.ts';
import type { Surroundings } from './surroundings.ts';

export const localPrefix = 'muster/';
/** Held, shared, by every tab that has this local copy open. */
export const openLock = (name: string): string => `open:${name}`;
/** Notes that keep a local copy from being evicted: work that the server does not have. */
export const waitingPrefix = 'waiting/';
export const refusedPrefix = 'refused/';
/** When the local copy was last opened. */
export const usedNote = 'used';

/**
 * Makes room: deletes the least recently used local copy that holds nothing but what the server has, and that no tab has
 * open. Answers whether one was deleted. Unsynced work is never deleted [L6].
 */
export async function evictOne({ indexedDB, locks }: Pick<Surroundings, 'indexedDB' | 'locks'>): Promise<boolean> {
  if (locks === null) return false;
  const names = (await indexedDB.databases()).map(({ name }) => name ?? '').filter((name) => name.startsWith(localPrefix));
  const used = new Map<string, number>();
  for (const name of names) {
    const at = await whenIdle(locks, name, () => usedAt(indexedDB, name));
    if (at !== null) used.set(name, at);
  }
  for (const [name] of [...used].sort(([, a], [, b]) => a - b)) {
    const gone = await whenIdle(locks, name, async () => {
      // Somebody may have opened it and worked in it since.
      if ((await usedAt(indexedDB, name)) === null) return null;
      await deleteDatabase(indexedDB, name);
      return true;
    });
    if (gone === true) return true;
  }
  return false;
}

/**
 * The local copies under this prefix that hold work the server does not have, and that no tab has open. Without locks or a
 * list of databases nobody can tell: then none.
 */
export async function idleWithWork(
  { indexedDB, locks }: Pick<Surroundings, 'indexedDB' | 'locks'>,
  prefix: string,
): Promise<readonly string[]> {
  if (locks === null || !('databases' in indexedDB)) return [];
  const names = (await indexedDB.databases()).flatMap(({ name }) => (name?.startsWith(prefix) === true ? [name] : []));
  const holds = (name: string): Promise<string | null> =>
    whenIdle(locks, name, async () => ((await usedAt(indexedDB, name)) === null ? name : null));
  return (await Promise.all(names.map(holds))).filter((name) => name !== null);
}

/** Does work while no tab has the local copy open; null if one has. */
export const whenIdle = <T>(locks: LockManager, name: string, work: () => Promise<T | null>): Promise<T | null> =>
  locks.request(openLock(name), { mode: 'exclusive', ifAvailable: true }, async (lock) => {
    if (lock === null) return null;
    // One that cannot be read is left alone.
    return work().catch(() => null);
  });

/** When it was last used; null if it must stay. */
async function usedAt(factory: IDBFactory, name: string): Promise<number | null> {
  const db = await openDatabase(factory, name, [updatesStore, notesStore]);
  try {
    const [keys, used] = await transact(db, [notesStore], 'readonly', (transaction) => {
      const notes = transaction.objectStore(notesStore);
      return [notes.getAllKeys(), notes.get(usedNote) as IDBRequest<unknown>] as const;
    });
    const needed = keys.result.some(
      (key) => typeof key === 'string' && (key.startsWith(waitingPrefix) || key.startsWith(refusedPrefix)),
    );
    return needed ? null : typeof used.result === 'number' ? used.result : 0;
  } finally {
    db.close();
  }
}

/** Keeps a local copy from being evicted until the answer is called. Waits for an eviction that has begun. */
export async function holdOpen(locks: LockManager | null, name: string): Promise<() => void> {
  if (locks === null) return () => undefined;
  const held = Promise.withResolvers<void>();
  await new Promise<void>((granted) => {
    const hold = (): Promise<void> => (granted(), held.promise);
    // Without locks nothing is evicted either.
    locks.request(openLock(name), { mode: 'shared' }, hold).catch(() => granted());
  });
  return held.resolve;
}
