import { afterAll, beforeAll, expect, test } from 'vitest';
import { Y } from '@muster/model';
import type { Room } from '@muster/protocol';
import { readKept } from './damaged.ts';
import { giveUpRooms } from './give-up.ts';
import type { GivenUp, HandedIn } from './give-up.ts';
import { openSyncedDocument } from './synced-document.ts';
import { createProfile } from './testing/profile.ts';
import type { TestTab } from './testing/profile.ts';
import { readFresh } from './testing/fresh.ts';
import { startRelay } from './testing/relay.ts';
import type { Relay } from './testing/relay.ts';
import { until } from './testing/wait.ts';

let relay: Relay;
beforeAll(async () => {
  relay = await startRelay();
});
afterAll(() => relay.stop());

const open = (tab: TestTab, room: string, user = 'li') =>
  openSyncedDocument({ user, kind: 'board', room, server: relay.address, surroundings: tab.surroundings });
const namesIn = async (tab: TestTab) =>
  (await tab.surroundings.indexedDB.databases()).map(({ name = '' }) => name).filter((name) => name.startsWith('muster/'));

/** Somebody works in a room, the last of it without network, and leaves it. */
async function workIn(tab: TestTab, room: string, online: string, offline: string | null, user = 'li'): Promise<void> {
  const document = await open(tab, room, user);
  document.doc.getMap('cards').set(online, 1);
  await until('synced', () => document.facts.settled && document.facts.waiting.length === 0);
  if (offline !== null) {
    tab.goOffline();
    document.doc.getMap('cards').set(offline, 1);
  }
  await document.stop();
}

const giveUp = (tab: TestTab, mayRead: (room: Room) => boolean, handIn: (work: HandedIn) => 'taken' | 'refused' | 'later') =>
  giveUpRooms({ user: 'li', mayRead, surroundings: tab.surroundings, handIn: (work) => Promise.resolve(handIn(work)) });

test('[S6] what one may not read any more leaves the device, what one may stays, and nobody else’s is touched', async () => {
  const tab = createProfile().openTab();
  await workIn(tab, 'gone/p/1/board', 'a', null);
  await workIn(tab, 'stays/p/1/board', 'a', null);
  await workIn(tab, 'gone/p/1/board', 'b', null, 'wu');
  const given = await giveUp(
    tab,
    ({ team }) => team === 'stays',
    () => 'taken',
  );
  expect(given).toEqual({ teams: new Set(['gone']), changes: 0, left: 0 } satisfies GivenUp);
  expect(await namesIn(tab)).toEqual(['muster/li/stays/p/1/board', 'muster/wu/gone/p/1/board']);
});

test('[L5, S6] work that the server does not have is handed in whole before its copy is dropped', async () => {
  const tab = createProfile().openTab();
  await workIn(tab, 'team/p/1/board', 'before', 'unsynced');
  const handed: HandedIn[] = [];
  const given = await giveUp(
    tab,
    () => false,
    (work) => (handed.push(work), 'taken'),
  );
  expect(given.changes).toBe(1);
  expect(handed.map(({ team, room, what }) => ({ team, room, what }))).toEqual([
    { team: 'team', room: 'team/p/1/board', what: [{ command: 'cards', times: 1 }] },
  ]);
  const doc = new Y.Doc();
  Y.applyUpdate(doc, handed[0]?.update ?? new Uint8Array());
  expect(doc.getMap('cards').toJSON()).toEqual({ before: 1, unsynced: 1 });
  expect(await readFresh(relay.address, 'team/p/1/board', 'cards')).toEqual({ before: 1 });
  expect(await namesIn(tab)).toEqual([]);
});

test('[L5] nothing is dropped while its work could not be handed in, or while a tab has it open', async () => {
  const tab = createProfile().openTab();
  await workIn(tab, 'later/p/1/board', 'a', 'unsynced');
  tab.goOnline();
  const inUse = await open(tab, 'open/p/1/board');
  expect(
    await giveUp(
      tab,
      () => false,
      () => 'later',
    ),
  ).toEqual({ teams: new Set(), changes: 0, left: 2 });
  expect(await namesIn(tab)).toHaveLength(2);
  await inUse.stop();
  expect(
    await giveUp(
      tab,
      () => false,
      () => 'taken',
    ),
  ).toMatchObject({ changes: 1, left: 0 });
  expect(await namesIn(tab)).toEqual([]);
});

test('[L5] what the server refuses for good is kept on this device, apart from the copy that is dropped', async () => {
  const tab = createProfile().openTab();
  await workIn(tab, 'refused/p/1/board', 'a', 'unsynced');
  await giveUp(
    tab,
    () => false,
    () => 'refused',
  );
  expect(await namesIn(tab)).toEqual([]);
  const kept = await readKept(tab.surroundings.indexedDB, 'li');
  expect(kept.map(({ database, why }) => [database, why])).toEqual([['muster/li/refused/p/1/board', 'refused']]);
  const doc = new Y.Doc();
  Y.applyUpdate(doc, kept[0]?.value as Uint8Array);
  expect(doc.getMap('cards').toJSON()).toEqual({ a: 1, unsynced: 1 });
});
