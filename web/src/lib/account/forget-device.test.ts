import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, expect, test } from 'vitest';
import { Y } from '@muster/model';
import { ok } from '@muster/protocol';
import { keepRows, readKept } from '#lib/sync/damaged.ts';
import { openLocalCopy } from '#lib/sync/local-copy.ts';
import type { LocalCopy } from '#lib/sync/local-copy.ts';
import { createProfile } from '#lib/sync/testing/profile.ts';
import type { AccountStore } from './account.ts';
import { forgetAccount, forgetApp, forgetLeftovers } from './forget-device.ts';
import type { Device } from './forget-device.ts';
import { readLeaving, writeLeaving } from './leaving.ts';
import { ownKey } from './own-keys.ts';
import { forgetTraces, signOut } from './sign-out.ts';
import { exportUnsynced, readUnsynced } from './unsynced.ts';

function aStorage(): Storage {
  const kept = new Map<string, string>();
  return {
    get length() {
      return kept.size;
    },
    key: (index: number) => [...kept.keys()][index] ?? null,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
    clear: () => kept.clear(),
  };
}
const keysOf = (storage: Storage): string[] => Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '');

const copies: LocalCopy[] = [];
afterEach(() => Promise.all(copies.splice(0).map((copy) => copy.close('at once'))));

function aDevice() {
  const profile = createProfile();
  const [local, session] = [aStorage(), aStorage()];
  const caches = new Set(['muster-shell-1', 'muster-shell-2']);
  const workers = new Set(['app']);
  const device: Device = {
    indexedDB: profile.indexedDB,
    locks: navigator.locks,
    storages: [() => local, () => session],
    caches: { keys: () => Promise.resolve([...caches]), delete: (name) => Promise.resolve(caches.delete(name)) },
    workers: {
      getRegistrations: () =>
        Promise.resolve(
          [...workers].map((name) => ({ unregister: () => Promise.resolve(workers.delete(name)) }) as ServiceWorkerRegistration),
        ),
    },
  };
  const open = async (user: string, room: string): Promise<LocalCopy> => {
    const copy = await openLocalCopy(`muster/${user}/${room}`, profile.openTab().surroundings);
    copies.push(copy);
    return copy;
  };
  const write = async (user: string, room: string, change: string | null): Promise<void> => {
    const copy = await open(user, room);
    const doc = new Y.Doc();
    doc.getMap('persons').set('p1', `${user} wrote this`);
    const note = change && { note: `waiting/${change}`, value: { change, at: 1, records: [] }, strict: false };
    copy.record(Y.encodeStateAsUpdate(doc), note || undefined);
    await copy.settled();
    await copy.close();
  };
  const names = async (): Promise<string[]> => (await profile.indexedDB.databases()).map(({ name }) => name ?? '').sort();
  return { device, local, session, caches, workers, open, write, names };
}

const keptOf = (user: string) =>
  ({ database: `muster/${user}/t/space`, store: 'updates', key: 1, value: 'x', at: 1, why: 'damaged' }) as const;

test('[L4] signing out removes everything of an account from the device, and nothing of another one', async () => {
  const { device, local, session, names, write, caches, workers } = aDevice();
  for (const user of ['ana', 'ana2', 'ben']) {
    await write(user, 'one/space', null);
    await write(user, 'one/p/x/people', 'c1');
    local.setItem(ownKey(user, 'places'), '[]');
    session.setItem(ownKey(user, 'draft:city'), '杭州');
    await keepRows(device.indexedDB, [keptOf(user)]);
  }
  local.setItem('muster:theme', 'dark');
  expect(await forgetAccount('ana', device)).toBe(true);
  expect(await names()).toEqual([
    'muster-damaged',
    'muster/ana2/one/p/x/people',
    'muster/ana2/one/space',
    'muster/ben/one/p/x/people',
    'muster/ben/one/space',
  ]);
  expect(keysOf(local)).toEqual(['muster:of:ana2:places', 'muster:of:ben:places', 'muster:theme']);
  expect(keysOf(session)).toEqual(['muster:of:ana2:draft:city', 'muster:of:ben:draft:city']);
  expect((await readKept(device.indexedDB, 'ana')).length).toBe(0);
  expect((await readKept(device.indexedDB, 'ben')).length).toBe(1);

  // Somebody else works here: the app stays.
  await forgetApp(device);
  expect([caches.size, workers.size]).toEqual([2, 1]);
  await forgetAccount('ben', device);
  await forgetAccount('ana2', device);
  await forgetApp(device);
  expect([caches.size, workers.size]).toEqual([0, 0]);
});

test('a device that never kept anything is left without a database', async () => {
  const { device, names } = aDevice();
  expect(await forgetAccount('ana', device)).toBe(true);
  expect(await names()).toEqual([]);
});

test('[L4] a tab that lets go late, and writes its database anew, does not bring anything back', async () => {
  for (const locks of [navigator.locks, null]) {
    const { device, names, open } = aDevice();
    const copy = await open('ana', 'one/space');
    const doc = new Y.Doc();
    doc.getMap('persons').set('p1', 'x');
    copy.record(Y.encodeStateAsUpdate(doc));
    await copy.settled();
    const forgetting = forgetAccount('ana', { ...device, locks });
    setTimeout(() => void copy.close(), 300);
    expect(await forgetting).toBe(true);
    expect(await names()).toEqual([]);
  }
});

test('[L4] what Web Storage of a restored tab holds of somebody who has left is forgotten; who still has work here keeps it', async () => {
  const { device, session, local, write } = aDevice();
  await write('ben', 'one/space', null);
  for (const user of ['ana', 'ben', 'cara']) session.setItem(ownKey(user, 'draft:x'), 'typed');
  local.setItem(ownKey('ana', 'places'), '[]');
  await forgetLeftovers('cara', device);
  expect([keysOf(session), keysOf(local)]).toEqual([['muster:of:ben:draft:x', 'muster:of:cara:draft:x'], []]);
});

test('[L5] what would be lost is counted over all documents, open or not, and can be taken along', async () => {
  const { device, open, write } = aDevice();
  await write('ana', 'one/p/x/people', 'c1');
  await write('ana', 'one/p/x/board', 'c1');
  await write('ana', 'two/space', 'c2');
  await write('ana', 'three/space', null);
  await write('ben', 'one/space', 'c9');
  const copy = await open('ana', 'two/settings');
  copy.note('refused/1', { change: 'c3', at: 1, records: [], why: 'read-only', update: new Uint8Array([0, 0]) });
  await copy.settled();
  await copy.close();
  const found = await readUnsynced(device.indexedDB, 'ana');
  expect({ ...found, teams: found.teams.toSorted() }).toEqual({ waiting: 2, refused: 1, teams: ['one', 'two'] });

  const file = JSON.parse(await (await exportUnsynced(device.indexedDB, 'ana')).text()) as {
    format: string;
    documents: { room: string; content: unknown }[];
  };
  expect(file.format).toBe('muster-copy');
  expect(file.documents.map(({ room }) => room).sort()).toEqual(['one/p/x/board', 'one/p/x/people', 'two/settings', 'two/space']);
  expect(JSON.stringify(file)).toContain('ana wrote this');
  expect(JSON.stringify(file)).not.toContain('ben wrote this');
});

test('[L4] an interrupted sign-out is finished at the next start, also without a network', async () => {
  const { device, local, write, names, caches } = aDevice();
  await write('ana', 'one/space', null);
  const account = (online: boolean) =>
    ({
      leave: () => {
        writeLeaving(local, { user: 'ana', session: true, traces: true });
        return 'ana';
      },
      left: () => undefined,
      endSession: () => {
        if (!online) return Promise.resolve({ ok: false, error: { type: 'Offline' } } as const);
        const left = readLeaving(local);
        if (left !== null) writeLeaving(local, { ...left, session: false });
        return Promise.resolve(ok(undefined));
      },
    }) as unknown as AccountStore;

  const broken = { ...device, indexedDB: new Proxy(new IDBFactory(), { get: () => () => Promise.reject(new Error('no')) }) };
  expect(await signOut({ account: account(false), profile: local, device: broken })).toEqual({ session: false, traces: false });
  expect(await names()).toEqual(['muster/ana/one/space']);
  // The app stays until it could tell the server.
  expect(caches.size).toBe(2);

  await forgetTraces(local, device);
  expect(await names()).toEqual([]);
  expect(readLeaving(local)).toEqual({ user: 'ana', session: true, traces: false });
  expect(await signOut({ account: account(true), profile: local, device })).toEqual({ session: true, traces: true });
  expect([readLeaving(local), caches.size]).toEqual([null, 0]);
});
