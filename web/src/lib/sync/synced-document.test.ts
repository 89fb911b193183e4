import { afterAll, beforeAll, expect, test } from 'vitest';
import { Y } from '@muster/model';
import { createProfile } from './testing/profile.ts';
import type { TestTab } from './testing/profile.ts';
import { startRelay } from './testing/relay.ts';
import type { Relay } from './testing/relay.ts';
import { until } from './testing/wait.ts';
import { openSyncedDocument } from './synced-document.ts';
import type { SyncedDocument } from './synced-document.ts';

let relay: Relay;
beforeAll(async () => {
  relay = await startRelay();
});
afterAll(() => relay.stop());

let rooms = 0;
const aRoom = (): string => `team${rooms++}/p/one/board`;
const open = (tab: TestTab, room: string, user = 'ana'): Promise<SyncedDocument> =>
  openSyncedDocument({ user, kind: 'board', room, server: relay.address, surroundings: tab.surroundings });
const write = (document: SyncedDocument, key: string, value: unknown = 1): void =>
  void document.doc.getMap('requisitions').set(key, value);
const read = (document: SyncedDocument, key: string): unknown => document.doc.getMap('requisitions').get(key);
const synced = ({ facts }: SyncedDocument): boolean => facts.settled && facts.waiting.length === 0;

test('[L1] an edit is on this device, then on the server, and each is known', async () => {
  const tab = createProfile().openTab();
  const document = await open(tab, aRoom());
  await until(
    'settled',
    () => synced(document),
    () => document.facts,
  );
  write(document, 'r1');
  expect(document.facts).toMatchObject({
    waiting: [{ records: [{ document: 'board', root: 'requisitions', id: 'r1' }] }],
    unsafe: 1,
    settled: false,
  });
  await until('saved here', () => document.facts.unsafe === 0);
  await until(
    'acknowledged',
    () => synced(document),
    () => document.facts,
  );
  expect(tab.persists).toBe(1);
  await document.stop();
});

test('[L5] what waits survives a crash, is counted after it, and reaches the server', async () => {
  const profile = createProfile();
  const room = aRoom();
  const first = profile.openTab();
  first.goOffline();
  const before = await open(first, room);
  write(before, 'r1');
  write(before, 'r2');
  await until('saved here', () => before.facts.unsafe === 0);
  first.crash();
  void before.stop();

  const second = profile.openTab();
  second.goOffline();
  const after = await open(second, room);
  expect(read(after, 'r1')).toBe(1);
  expect(after.facts.waiting.flatMap(({ records }) => records.map(({ id }) => id)).sort()).toEqual(['r1', 'r2']);
  second.goOnline();
  await until(
    'acknowledged',
    () => synced(after),
    () => after.facts,
  );
  const other = await open(createProfile().openTab(), room, 'ben');
  await until('ben has it', () => read(other, 'r2') === 1);
  await Promise.all([after.stop(), other.stop()]);
});

test('[R12] after a reconnect both sides see each other at once, not when presence is next renewed', async () => {
  const room = aRoom();
  const tab = createProfile().openTab();
  const [ana, ben] = [await open(tab, room), await open(createProfile().openTab(), room, 'ben')];
  ana.awareness.setLocalState({ name: 'Ana' });
  ben.awareness.setLocalState({ name: 'Ben' });
  const see = (one: SyncedDocument, other: SyncedDocument): boolean => one.awareness.states.has(other.doc.clientID);
  await until('they see each other', () => see(ana, ben) && see(ben, ana));
  tab.goOffline();
  await until('they do not', () => !see(ana, ben) && !see(ben, ana));
  tab.goOnline();
  await until(
    'they do again',
    () => see(ana, ben) && see(ben, ana),
    () => [see(ana, ben), see(ben, ana)],
    5000,
  );
  await Promise.all([ana.stop(), ben.stop()]);
});

test('what is written into one text waits as one change of one record, however long it gets', async () => {
  const tab = createProfile().openTab();
  tab.goOffline();
  const document = await open(tab, aRoom());
  const text = new Y.Text();
  document.doc.getMap('requisitions').set('r1', text);
  for (let letter = 0; letter < 300; letter++) text.insert(letter, 'a');
  const typed = document.facts.waiting.filter(({ records }) => records.some(({ id }) => id === 'r1'));
  expect(typed.map(({ records }) => records.length)).toEqual([1]);
  await document.stop();
});
