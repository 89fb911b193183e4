import { afterEach, beforeEach, expect, test } from 'vitest';
import { createDoc, Y } from '@muster/model';
import { openLocalCopy } from './local-copy.ts';
import { openSyncedDocument } from './synced-document.ts';
import type { SyncedDocument } from './synced-document.ts';
import { createProfile } from './testing/profile.ts';
import type { Profile, TestTab } from './testing/profile.ts';
import { readDatabase } from './testing/rows.ts';
import { startScriptedRelay } from './testing/scripted-relay.ts';
import type { ScriptedRelay } from './testing/scripted-relay.ts';
import { until } from './testing/wait.ts';

let relay: ScriptedRelay;
let profile: Profile;
const opened: SyncedDocument[] = [];
beforeEach(async () => {
  relay = await startScriptedRelay();
  profile = createProfile();
});
afterEach(async () => {
  await Promise.all(opened.splice(0).map((document) => document.stop()));
  await relay.close();
});

const room = 'team/p/one/board';
async function open(tab: TestTab = profile.openTab(), user = 'ana'): Promise<SyncedDocument> {
  const document = await openSyncedDocument({ user, kind: 'board', room, server: relay.address, surroundings: tab.surroundings });
  opened.push(document);
  return document;
}
const write = (document: SyncedDocument, key: string): void => void document.doc.getMap('requisitions').set(key, key);
const keysIn = (update: Uint8Array): string[] => {
  const doc = createDoc();
  Y.applyUpdate(doc, update);
  return [...doc.getMap('requisitions').keys()].sort();
};
const isSynced = ({ facts }: SyncedDocument): boolean => facts.settled && facts.waiting.length === 0;

test('[L4] two tabs of one user share edits at once without a connection, and agree on what waits', async () => {
  const [one, two] = [profile.openTab(), profile.openTab()];
  one.goOffline();
  two.goOffline();
  const [first, second] = [await open(one), await open(two)];
  write(first, 'a');
  await until('it is there', () => second.doc.getMap('requisitions').has('a'));
  await until('both count it', () => first.facts.waiting.length === 1 && second.facts.waiting.length === 1);
  one.goOnline();
  await until('acknowledged in one', () => isSynced(first));
  await until('and so in the other', () => second.facts.waiting.length === 0);
});

test('[L4] two users of one profile share neither edits nor counts', async () => {
  const [one, two] = [profile.openTab(), profile.openTab()];
  one.goOffline();
  two.goOffline();
  const [ana, ben] = [await open(one, 'ana'), await open(two, 'ben')];
  write(ana, 'a');
  await until('saved', () => ana.facts.unsafe === 0);
  write(ben, 'b');
  await until('saved', () => ben.facts.unsafe === 0);
  expect([...ana.doc.getMap('requisitions').keys(), ...ben.doc.getMap('requisitions').keys()]).toEqual(['a', 'b']);
  expect([ana.facts.waiting.length, ben.facts.waiting.length]).toEqual([1, 1]);
  expect((await profile.indexedDB.databases()).map(({ name }) => name).sort()).toEqual([
    `muster/ana/${room}`,
    `muster/ben/${room}`,
  ]);
});

test('[P5] a tab that opens sends the others what they ask for, and not its whole document', async () => {
  const [one, two] = [profile.openTab(), profile.openTab()];
  one.goOffline();
  two.goOffline();
  const first = await open(one);
  for (let n = 0; n < 200; n++) write(first, `before ${n}`);
  await until('saved', () => first.facts.unsafe === 0);
  let bytes = 0;
  const channel = new BroadcastChannel(`${relay.address}/sync/ana/${room}`);
  channel.onmessage = ({ data }: MessageEvent<Uint8Array>) => (bytes += data.length);
  const second = await open(two);
  expect(second.doc.getMap('requisitions').size).toBe(200);
  write(second, 'after');
  await until('the first has it', () => first.doc.getMap('requisitions').has('after'));
  await until('it was heard', () => bytes > 0);
  channel.close();
  expect(bytes).toBeLessThan(Y.encodeStateAsUpdate(first.doc).length / 4);
});

test('[L4] a tab that lacks what another has asks for it', async () => {
  const [one, two] = [profile.openTab(), profile.openTab()];
  one.goOffline();
  two.goOffline();
  const first = await open(one);
  // Written by a tab that the first one never heard.
  const unheard = createDoc();
  unheard.getMap('requisitions').set('unheard', 1);
  const copy = await openLocalCopy(`muster/ana/${room}`, profile.openTab().surroundings);
  copy.record(Y.encodeStateAsUpdate(unheard));
  await copy.settled();
  await copy.close();
  await open(two);
  await until('it has it', () => first.doc.getMap('requisitions').has('unheard'));
});

test('[L4] what a tab without a connection made, a tab with one delivers, and both hear of it', async () => {
  const [one, two] = [profile.openTab(), profile.openTab()];
  const first = await open(one);
  const second = await open(two);
  await until('settled', () => isSynced(first) && isSynced(second));
  one.goOffline();
  relay.received.length = 0;
  write(first, 'a');
  expect(isSynced(second)).toBe(false);
  await until('delivered', () => second.facts.waiting.length === 0);
  await until('and known', () => first.facts.waiting.length === 0);
  const sent = relay.received.flatMap((frame) => (frame.type === 'update' || frame.type === 'step2' ? keysIn(frame.update) : []));
  expect(sent).toContain('a');
  expect(first.facts).toMatchObject({ connected: false, settled: false });
});

test('[L4] what a tab announced and never wrote, because it was gone, does not wait for ever', async () => {
  const one = profile.openTab();
  const first = await open(one);
  await until('settled', () => isSynced(first));
  const channel = one.surroundings.channel(`tabs:muster/ana/${room}`);
  channel.postMessage({ type: 'waiting', notes: [['ghost', { change: 'g', at: 1, records: [] }]] });
  await until('counted', () => first.facts.waiting.length === 1);
  await until('dropped', () => isSynced(first));
  channel.close();
});

test('[L6] with what waits in it a copy is never clean, whichever tab wrote it', async () => {
  const [one, two] = [profile.openTab(), profile.openTab()];
  one.goOffline();
  two.goOffline();
  const [first, second] = [await open(one), await open(two)];
  write(first, 'a');
  await until('both have it', () => second.facts.waiting.length === 1);
  await Promise.all([first.stop(), second.stop()]);
  const { notes } = await readDatabase(profile.indexedDB, `muster/ana/${room}`);
  expect([...notes.keys()].filter((name) => (name as string).startsWith('waiting/'))).toHaveLength(1);
});
