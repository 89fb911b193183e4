import { expect, test } from 'vitest';
import { evictOne, usedNote } from './eviction.ts';
import { openLocalCopy } from './local-copy.ts';
import type { LocalCopy } from './local-copy.ts';
import { createProfile } from './testing/profile.ts';

test('[L6] copies go one at a time, the least recently used first; never one with unsynced work, with a refused change, or in use', async () => {
  const profile = createProfile();
  const { surroundings } = profile.openTab();
  let clock = 0;
  const open = (name: string): Promise<LocalCopy> => openLocalCopy(`muster/ana/${name}`, { ...surroundings, now: () => ++clock });
  const names = async (): Promise<string[]> =>
    (await profile.indexedDB.databases()).map(({ name }) => name?.replace('muster/ana/', '') ?? '').sort();

  for (const name of ['first', 'unsynced', 'refused', 'second', 'third']) {
    const copy = await open(name);
    if (name === 'unsynced') copy.note('waiting/x', { change: 'x', at: 1, records: [] });
    if (name === 'refused')
      copy.note('refused/x', { change: 'x', at: 1, records: [], why: 'read-only', update: new Uint8Array() });
    await copy.close();
  }
  // Used again: now it is the latest.
  await (await open('first')).close();
  const inUse = await open('in use');
  expect(inUse.notes.get(usedNote)).toBeGreaterThan(0);

  expect(await evictOne(surroundings)).toBe(true);
  expect(await names()).toEqual(['first', 'in use', 'refused', 'third', 'unsynced']);
  expect(await evictOne(surroundings)).toBe(true);
  expect(await names()).toEqual(['first', 'in use', 'refused', 'unsynced']);
  expect(await evictOne(surroundings)).toBe(true);
  expect(await names()).toEqual(['in use', 'refused', 'unsynced']);
  expect(await evictOne(surroundings)).toBe(false);
  await inUse.close();
});
