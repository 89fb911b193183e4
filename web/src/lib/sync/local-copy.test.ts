import { expect, test } from 'vitest';
import { Y } from '@muster/model';
import { readKept } from './damaged.ts';
import { openLocalCopy } from './local-copy.ts';
import type { LocalCopy } from './local-copy.ts';
import { createProfile } from './testing/profile.ts';
import type { Profile, TestTab } from './testing/profile.ts';
import { overwriteRow, readDatabase, readWithStockPackage } from './testing/rows.ts';
import { seeded } from './testing/seeded.ts';
import { until } from './testing/wait.ts';

const name = 'muster/ana/team/p/one/board';
/** Opens a copy that records every edit, as the synced document does. */
async function open(tab: TestTab): Promise<LocalCopy> {
  const copy = await openLocalCopy(name, tab.surroundings);
  copy.doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== copy.origin) copy.record(update);
  });
  return copy;
}
const write = (copy: LocalCopy, key: string, value: unknown = key): void => void copy.doc.getMap('data').set(key, value);
const read = (copy: LocalCopy): unknown => copy.doc.getMap('data').toJSON();

/** Lets a tab write one row per key, and closes it. */
async function fill(profile: Profile, keys: readonly string[]): Promise<void> {
  const copy = await open(profile.openTab());
  for (const key of keys) {
    copy.record(updateOf(copy, key), { note: `waiting/${key}`, value: { change: key, at: 1, records: [] }, strict: true });
    await copy.settled();
  }
  await copy.close();
}
function updateOf(copy: LocalCopy, key: string): Uint8Array {
  const before = Y.encodeStateVector(copy.doc);
  copy.doc.transact(() => copy.doc.getMap('data').set(key, key), copy.origin);
  return Y.encodeStateAsUpdate(copy.doc, before);
}

test('[L1] "saved" is said when the transaction is complete, and not before', async () => {
  const profile = createProfile();
  const tab = profile.openTab();
  const copy = await open(tab);
  await copy.settled();
  copy.record(updateOf(copy, 'a'), { note: 'waiting/a', value: {}, strict: true });
  expect(copy.isSaved('waiting/a')).toBe(false);
  await copy.settled();
  expect(copy.isSaved('waiting/a')).toBe(true);
  tab.crash();
  void copy.close();
  const again = await open(profile.openTab());
  expect(read(again)).toEqual({ a: 'a' });
  await again.close();
});

test('[L5] what waits is written so that it survives a power cut, and together with its update', async () => {
  const profile = createProfile();
  const tab = profile.openTab();
  const copy = await open(tab);
  await copy.settled();
  tab.transactions.length = 0;
  copy.record(updateOf(copy, 'a'), { note: 'waiting/a', value: { change: 'c' }, strict: true });
  await copy.settled();
  expect(tab.transactions).toEqual(['readwrite strict']);
  await copy.close();
  const { rows, notes } = await readDatabase(profile.indexedDB, name);
  expect(notes.get('waiting/a')).toEqual({ change: 'c', row: rows[0]?.[0] });
});

test('[L2] opening and closing again and again adds no row', async () => {
  const profile = createProfile();
  await fill(profile, ['a', 'b']);
  for (let n = 0; n < 3; n++) await (await open(profile.openTab())).close();
  const { rows } = await readDatabase(profile.indexedDB, name);
  expect(rows).toHaveLength(2);
});

test('[L2] the stock package reads what is stored', async () => {
  const profile = createProfile();
  await fill(profile, ['a', 'b']);
  expect(await readWithStockPackage(profile.indexedDB, name)).toEqual({ a: 'a', b: 'b' });
  // And what the stock package stored, its rows without a seal, is read here.
  const copy = await open(profile.openTab());
  expect(read(copy)).toEqual({ a: 'a', b: 'b' });
  expect(copy.damage).toBeNull();
  await copy.close();
});

test('[L2] a corrupt row, whatever is in it, neither hangs nor spoils the rest, and is kept for export', async () => {
  for (let seed = 1; seed <= 150; seed++) {
    const random = seeded(seed);
    const profile = createProfile();
    await fill(profile, ['a', 'b', 'c']);
    const { rows } = await readDatabase(profile.indexedDB, name);
    const [key, value] = rows[Math.floor(random() * rows.length)] as [number, Uint8Array];
    await overwriteRow(profile.indexedDB, name, key, corrupted(value, random));
    const copy = await open(profile.openTab());
    const survivors = ['a', 'b', 'c'].filter((_, index) => rows[index]?.[0] !== key);
    expect([seed, copy.damage]).toEqual([seed, { rows: 1, kept: true }]);
    const data = read(copy) as Record<string, unknown>;
    // What was written after the lost row by the same tab waits for it; what came before is there.
    for (const survivor of survivors)
      if (Number(rows[['a', 'b', 'c'].indexOf(survivor)]?.[0]) < key) expect([seed, data[survivor]]).toEqual([seed, survivor]);
    for (const found of Object.keys(data)) expect(data[found]).toBe(found);
    expect([...copy.lostNotes]).toEqual([`waiting/${['a', 'b', 'c'][rows.findIndex(([at]) => at === key)]}`]);
    await copy.close();
    const kept = await readKept(profile.indexedDB, 'ana');
    expect(kept).toHaveLength(3);
    // Repaired: the next time nothing is found wrong.
    const again = await open(profile.openTab());
    expect([seed, again.damage]).toEqual([seed, null]);
    await again.close();
  }
});

/** One of the ways in which stored bytes go wrong. */
function corrupted(row: Uint8Array, random: () => number): unknown {
  const copy = row.slice();
  switch (Math.floor(random() * 6)) {
    case 0:
      return crypto.getRandomValues(new Uint8Array(1 + Math.floor(random() * 200)));
    case 1:
      return copy.subarray(0, Math.floor(random() * copy.length));
    case 2:
      return 'not bytes at all';
    case 3:
      return new Uint8Array(copy.length);
    case 4: {
      const swapped = Math.floor(random() * (copy.length - 1));
      copy[swapped] = (copy[swapped] ?? 0) ^ 0xff;
      return copy;
    }
    default: {
      // One bit, in the update or in its seal.
      const at = Math.floor(random() * copy.length);
      copy[at] = (copy[at] ?? 0) ^ (1 << Math.floor(random() * 8));
      return copy;
    }
  }
}

test('[L2] a database that is deleted under an edit: nothing is thrown, and everything is written again', async () => {
  const profile = createProfile();
  await fill(profile, ['a', 'b']);
  const copy = await open(profile.openTab());
  await copy.settled();
  const deleted = new Promise((done, failed) => {
    const request = profile.indexedDB.deleteDatabase(name);
    request.onsuccess = done;
    request.onerror = failed;
  });
  write(copy, 'during');
  await deleted;
  write(copy, 'after');
  await until('everything is written', () => copy.failure === null && copy.isSaved('x'));
  await copy.settled();
  await copy.close();
  const again = await open(profile.openTab());
  expect(read(again)).toEqual({ a: 'a', b: 'b', during: 'during', after: 'after' });
  expect([...again.notes.keys()].filter((note) => note.startsWith('waiting/'))).toEqual(['waiting/a', 'waiting/b']);
  await again.close();
});

test('[L2] a connection that the browser closed: the edit is not disturbed and is written through a new one', async () => {
  const profile = createProfile();
  const tab = profile.openTab();
  const copy = await open(tab);
  tab.closeDatabases();
  write(copy, 'a');
  await until('written again', () => copy.failure === null);
  await copy.settled();
  await copy.close();
  const again = await open(profile.openTab());
  expect(read(again)).toEqual({ a: 'a' });
  await again.close();
});

test('[L2] without any database the document works in memory, says so, and is written once there is one', async () => {
  const profile = createProfile();
  await fill(profile, ['before']);
  const tab = profile.openTab();
  let broken = true;
  const indexedDB = new Proxy(tab.surroundings.indexedDB, {
    get: (target, key) => {
      if (key === 'open' && broken) {
        return () => {
          throw new DOMException('private mode', 'SecurityError');
        };
      }
      return Reflect.get(target, key) as unknown;
    },
  });
  const copy = await open({ ...tab, surroundings: { ...tab.surroundings, indexedDB } });
  expect(copy.failure).toBe('unavailable');
  write(copy, 'now');
  expect(read(copy)).toEqual({ now: 'now' });
  broken = false;
  await until(
    'it is read and written',
    () => copy.failure === null,
    () => copy.failure,
  );
  await copy.settled();
  expect(read(copy)).toEqual({ before: 'before', now: 'now' });
  await copy.close();
  const again = await open(profile.openTab());
  expect(read(again)).toEqual({ before: 'before', now: 'now' });
  await again.close();
});

test('[L2] many rows become one, and the rows of a tab that is open beside are not lost', async () => {
  const profile = createProfile();
  const one = profile.openTab();
  const first = await open(one);
  const second = await open(profile.openTab());
  for (let n = 0; n < 40; n++) write(second, `second ${n}`);
  await second.settled();
  for (let n = 0; n < 700; n++) write(first, `first ${n}`);
  await first.settled();
  one.idle();
  await until('rewritten', () => one.transactions.length > 0);
  write(first, 'last');
  await first.settled();
  await Promise.all([first.close(), second.close()]);
  const { rows } = await readDatabase(profile.indexedDB, name);
  expect(rows.length).toBeLessThan(60);
  const again = await open(profile.openTab());
  expect(Object.keys(read(again) as object)).toHaveLength(741);
  await again.close();
});

test('[L2] rows do not pile up from one short session to the next', async () => {
  const profile = createProfile();
  const keys = Array.from({ length: 40 }, (_, key) => `k${key}`);
  for (let session = 0; session < 30; session++) {
    const tab = profile.openTab();
    const copy = await open(tab);
    for (const key of keys) write(copy, key, `session ${session}`);
    await copy.settled();
    tab.idle();
    await copy.settled();
    await new Promise((done) => setTimeout(done, 20));
    await copy.close();
  }
  const { rows } = await readDatabase(profile.indexedDB, name);
  expect(rows.length).toBeLessThan(600);
  const again = await open(profile.openTab());
  expect(Object.keys(read(again) as object)).toHaveLength(40);
  await again.close();
});

test('[L6] no room: nothing is thrown or lost, it is said, and written when there is room', async () => {
  const profile = createProfile();
  const tab = profile.openTab();
  const copy = await open(tab);
  await copy.settled();
  tab.diskFull = true;
  write(copy, 'a');
  await until('it is said', () => copy.failure === 'quota');
  write(copy, 'b');
  tab.diskFull = false;
  await until('there is room', () => copy.failure === null);
  await copy.settled();
  await copy.close();
  const again = await open(profile.openTab());
  expect(read(again)).toEqual({ a: 'a', b: 'b' });
  await again.close();
});

test('[L6] room is made from clean documents that are closed, least recently used first, and never from unsynced work', async () => {
  const profile = createProfile();
  const tab = profile.openTab();
  let clock = 0;
  const make = async (document: string, waits: boolean): Promise<LocalCopy> => {
    const copy = await openLocalCopy(`muster/ana/${document}`, { ...tab.surroundings, now: () => ++clock });
    if (waits) copy.note('waiting/x', { change: 'x', at: 1, records: [] });
    await copy.settled();
    return copy;
  };
  for (const [document, waits] of [
    ['old', false],
    ['older-unsynced', true],
    ['newer', false],
  ] as const)
    await (await make(document, waits)).close();
  const inUse = await make('in-use', false);
  const writer = await make('writer', false);
  const names = async (): Promise<string[]> =>
    (await profile.indexedDB.databases()).map((one) => one.name?.replace('muster/ana/', '') ?? '').sort();

  // Full, until one database is gone.
  tab.diskFull = true;
  const before = (await names()).length;
  const watching = setInterval(() => void names().then((left) => (tab.diskFull &&= left.length >= before)), 1);
  writer.record(updateOf(writer, 'a'));
  await until('it is written', () => !tab.diskFull);
  await until('it is written', () => writer.failure === null);
  await writer.settled();
  clearInterval(watching);
  const left = await names();
  expect(left).toContain('older-unsynced');
  expect(left).toContain('in-use');
  expect(left).toContain('writer');
  expect(left).not.toContain('old');
  await Promise.all([inUse.close(), writer.close()]);
});
