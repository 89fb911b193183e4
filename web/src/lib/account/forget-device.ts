import { clearKept } from '#lib/sync/damaged.ts';
import { deleteDatabase } from '#lib/sync/database.ts';
import { localPrefix, openLock } from '#lib/sync/eviction.ts';
import { forgetKeys, usersIn } from './own-keys.ts';

/** Where a browser keeps something of somebody. */
export interface Device {
  readonly indexedDB: IDBFactory;
  /** null in browsers without them, or where the page is not served securely. */
  readonly locks: LockManager | null;
  /** localStorage and sessionStorage; asking for them may throw. */
  readonly storages: readonly (() => Storage)[];
  readonly caches: Pick<CacheStorage, 'keys' | 'delete'> | null;
  readonly workers: Pick<ServiceWorkerContainer, 'getRegistrations'> | null;
}

export const browserDevice = (): Device => ({
  indexedDB,
  locks: 'locks' in navigator ? navigator.locks : null,
  storages: [() => localStorage, () => sessionStorage],
  caches: 'caches' in globalThis ? caches : null,
  workers: 'serviceWorker' in navigator ? navigator.serviceWorker : null,
});

/** How long tabs are waited for that still have a database open. */
const letGoWithinMs = 4000;
const rounds = 5;
const roundMs = 200;

/**
 * Removes everything of one account from this device: databases, what was set aside, and what was kept in Web Storage.
 * Nothing of another account is touched. Answers whether nothing is left; if something is, it can be called again.
 */
export async function forgetAccount(user: string, device: Device): Promise<boolean> {
  const forgetAllKeys = (): void => device.storages.forEach((storage) => forgetKeys(user, storage));
  forgetAllKeys();
  const prefix = `${localPrefix}${user}/`;
  // A tab that was slow to leave makes a database again when it is taken from under it: look until there is none.
  for (let round = 0; round < rounds; round++) {
    if (round > 0) await new Promise((resolve) => setTimeout(resolve, roundMs * round));
    const found = await databases(device, prefix);
    if (found.length === 0) break;
    await Promise.all(found.map((name) => whenLetGo(device, name, () => deleteDatabase(device.indexedDB, name))));
  }
  const kept = await clearKept(device.indexedDB, user).then(
    () => true,
    () => false,
  );
  forgetAllKeys();
  return kept && (await databases(device, prefix)).length === 0;
}

/**
 * Forgets what Web Storage has of people who have no documents here any more: a tab that was closed while its person signed
 * out in another one comes back with what it held.
 */
export async function forgetLeftovers(current: string | null, device: Pick<Device, 'indexedDB' | 'storages'>): Promise<void> {
  const found = new Set(device.storages.flatMap((storage) => [...usersIn(storage)]));
  for (const user of found) {
    if (user === current || (await databases(device, `${localPrefix}${user}/`)).length > 0) continue;
    for (const storage of device.storages) forgetKeys(user, storage);
  }
}

/** Removes the app itself from this device, unless somebody else has work here. */
export async function forgetApp({ indexedDB, caches, workers }: Device): Promise<void> {
  if ((await databases({ indexedDB }, localPrefix)).length > 0) return;
  try {
    for (const registration of (await workers?.getRegistrations()) ?? []) await registration.unregister();
    for (const name of (await caches?.keys()) ?? []) await caches?.delete(name);
  } catch {
    // Forbidden in private windows, where nothing stays anyway.
  }
}

const databases = async ({ indexedDB }: Pick<Device, 'indexedDB'>, prefix: string): Promise<string[]> =>
  (await indexedDB.databases().catch(() => [])).flatMap(({ name }) => (name?.startsWith(prefix) === true ? [name] : []));

/** Does it once no tab has the database open, or when waiting any longer is of no use. Never rejects, never hangs. */
async function whenLetGo({ locks }: Pick<Device, 'locks'>, name: string, work: () => Promise<void>): Promise<void> {
  const late = new Promise<void>((resolve) => setTimeout(resolve, letGoWithinMs));
  const done = (): Promise<void> => Promise.race([work().catch(() => undefined), late]);
  if (locks === null) return done();
  const options = { mode: 'exclusive', signal: AbortSignal.timeout(letGoWithinMs) } as const;
  await locks.request(openLock(name), options, done).catch(done);
}
