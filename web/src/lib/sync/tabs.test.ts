import { afterEach, beforeEach, expect, test } from 'vitest';
import { createDoc, Y } from '@muster/model';
import { closeCodes } from '@muster/protocol';
import type { Frame } from '@muster/protocol';
import { updateId } from './fingerprint.ts';
import { openLocalCopy } from './local-copy.ts';
import { ownPrefix } from './own-work.ts';
import { openSyncedDocument } from './synced-document.ts';
import type { SyncedDocument } from './synced-document.ts';
import { createProfile } from './testing/profile.ts';
import type { Profile, TestTab } from './testing/profile.ts';
import { overwriteRow, readDatabase } from './testing/rows.ts';
import { startScriptedRelay } from './testing/scripted-relay.ts';
import type { ScriptedPeer, ScriptedRelay } from './testing/scripted-relay.ts';
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

/** Resolves when this tab has looked for changes that were announced and are not on this device: it drops a ghost then. */
async function looksForOverdue(document: SyncedDocument): Promise<void> {
  const channel = profile.openTab().surroundings.channel(`tabs:muster/ana/${room}`);
  const count = document.facts.waiting.length;
  channel.postMessage({ type: 'waiting', notes: [['ghost', { change: 'g', at: 1, records: [] }]] });
  await until('counted', () => document.facts.waiting.length === count + 1);
  await until('dropped', () => document.facts.waiting.every(({ id }) => id !== 'g'));
  channel.close();
}

/** A tab that wrote changes on this device, and was killed before it could send them to anybody. */
async function killedAfterSaving(...keys: string[]): Promise<{ announce(): void }> {
  const { surroundings } = profile.openTab();
  const doc = createDoc();
  const copy = await openLocalCopy(`muster/ana/${room}`, surroundings);
  copy.note(`${ownPrefix}${doc.clientID}`, true);
  const notes = keys.map((key) => {
    const before = Y.encodeStateVector(doc);
    doc.getMap('requisitions').set(key, key);
    const update = Y.encodeStateAsUpdate(doc, before);
    const note = { change: key, at: 1, records: [{ document: 'board', root: 'requisitions', id: key }] };
    copy.record(update, { note: `waiting/${updateId(update)}`, value: note, strict: true });
    return [updateId(update), note] as const;
  });
  await copy.settled();
  await copy.close();
  return {
    announce: () => {
      const channel = surroundings.channel(`tabs:muster/ana/${room}`);
      channel.postMessage({ type: 'waiting', notes });
      channel.close();
    },
  };
}
/** The keys that the relay was ever sent, on whatever connection; it acknowledges each frame. */
function keysOnRelay(): Set<string> {
  const keys = new Set<string>();
  relay.onData = (peer: ScriptedPeer, number: number, frame: Frame) => {
    if (frame.type === 'step2' || frame.type === 'update') for (const key of keysIn(frame.update)) keys.add(key);
    peer.send({ type: 'ack', count: number });
  };
  return keys;
}

// One is read from the device as it was made, several are read as one: their acknowledgement has to be asked for.
test.for([{ keys: ['of the dead'] }, { keys: ['one', 'two'] }])(
  '[L5] what a tab saved and could not send before it was killed, a tab that lives brings to the server: $keys',
  async ({ keys }) => {
    const sent = keysOnRelay();
    const first = await open();
    await until('settled', () => isSynced(first));
    const dead = await killedAfterSaving(...keys);
    dead.announce();
    await until('counted', () => first.facts.waiting.length === keys.length);
    await until('delivered', () => isSynced(first));
    expect([...sent].sort()).toEqual(keys);
  },
);

test('[L5] an acknowledgement of what this tab has does not cover what another tab only announced', async () => {
  const sent = keysOnRelay();
  let ask = (): void => undefined;
  relay.onConnect = (peer) => {
    if (relay.asked.length > 1) return peer.welcome();
    peer.hello();
    ask = () => {
      peer.send({ type: 'step1', stateVector: new Uint8Array([0]) });
      peer.send({ type: 'step2', update: new Uint8Array([0, 0]) });
    };
  };
  const first = await open();
  await until('greeted', () => first.facts.connected);
  const dead = await killedAfterSaving('announced');
  dead.announce();
  await until('counted', () => first.facts.waiting.length === 1);
  const early: string[] = [];
  first.subscribe(() => {
    if (first.facts.waiting.length === 0 && !sent.has('announced')) early.push('synced without it');
  });
  ask();
  await until('delivered', () => isSynced(first));
  expect([early, [...sent]]).toEqual([[], ['announced']]);
});

test('[L5] a restored server gets back what a tab wrote that is gone, from the tab that lives', async () => {
  const before = await open();
  write(before, 'before the restore');
  await until('settled', () => isSynced(before));
  await before.stop();
  relay.onConnect = (peer) => {
    if (relay.asked.at(-1)?.includes('epoch=second') === true) peer.welcome({ epoch: 'second' });
    else peer.hangUp(closeCodes.epochChanged, 'second');
  };
  const sent = keysOnRelay();
  const tab = profile.openTab();
  const first = await open(tab);
  await until('settled', () => isSynced(first));
  tab.goOffline();
  const dead = await killedAfterSaving('of the dead');
  dead.announce();
  await until('read from the device', () => first.doc.getMap('requisitions').has('of the dead'));
  expect(first.facts.waiting).toHaveLength(1);
  tab.goOnline();
  await until('delivered', () => isSynced(first));
  expect([...sent].sort()).toEqual(['before the restore', 'of the dead']);
});

test('[L5] what a tab made that was killed before it was saved, and another tab kept, is still one’s own after a restore', async () => {
  const tab = profile.openTab();
  const [first, second] = [await open(tab), await open()];
  await until('settled', () => isSynced(first) && isSynced(second));
  tab.holdWrites();
  write(first, 'kept by the other');
  await until('it is there', () => second.doc.getMap('requisitions').has('kept by the other'));
  tab.crash();
  await until('delivered', () => isSynced(second));
  await second.stop();
  relay.onConnect = (peer) => {
    if (relay.asked.at(-1)?.includes('epoch=second') === true) peer.welcome({ epoch: 'second' });
    else peer.hangUp(closeCodes.epochChanged, 'second');
  };
  const sent = keysOnRelay();
  const later = await open();
  await until('settled', () => isSynced(later));
  expect([...sent]).toEqual(['kept by the other']);
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

test('[L2] [L5] a waiting change whose row is damaged is told as damage, and does not wait for a server that cannot get it', async () => {
  const offline = (): TestTab => {
    const tab = profile.openTab();
    tab.goOffline();
    return tab;
  };
  const before = await open(offline());
  write(before, 'a');
  await until('saved', () => before.facts.unsafe === 0);
  await before.stop();
  const database = `muster/ana/${room}`;
  const [row] = (await readDatabase(profile.indexedDB, database)).rows;
  await overwriteRow(profile.indexedDB, database, row?.[0] ?? 0, new Uint8Array([1, 2, 3]));
  const after = await open(offline());
  expect(after.damage).toEqual({ rows: 1, kept: true });
  expect(after.facts.waiting).toEqual([]);
  await after.stop();
  const later = await open(offline());
  expect(later.facts.waiting).toEqual([]);
});

test('[L4] two tabs agree on what waits, although its row was damaged before the second opened', async () => {
  const [one, two] = [profile.openTab(), profile.openTab()];
  one.goOffline();
  two.goOffline();
  const first = await open(one);
  write(first, 'a');
  await until('saved', () => first.facts.unsafe === 0);
  const database = `muster/ana/${room}`;
  const [row] = (await readDatabase(profile.indexedDB, database)).rows;
  await overwriteRow(profile.indexedDB, database, row?.[0] ?? 0, new Uint8Array([1, 2, 3]));
  const second = await open(two);
  await until('the second has it from the first', () => second.doc.getMap('requisitions').has('a'));
  await until('both count it', () => second.facts.waiting.length === 1);
  // The second looks for what was announced and is nowhere, and drops it: this is not such a thing.
  await looksForOverdue(second);
  expect([first.facts.waiting.length, second.facts.waiting.length]).toEqual([1, 1]);
});
