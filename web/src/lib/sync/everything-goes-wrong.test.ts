import { afterAll, beforeAll, expect, test } from 'vitest';
import { localPrefix } from './eviction.ts';
import { pillStart, pillStep } from './pill.ts';
import { openSyncedDocument } from './synced-document.ts';
import type { SyncedDocument } from './synced-document.ts';
import { readFresh } from './testing/fresh.ts';
import { createProfile } from './testing/profile.ts';
import type { Profile, TestTab } from './testing/profile.ts';
import { startRelay } from './testing/relay.ts';
import type { Relay } from './testing/relay.ts';
import { pick, seeded } from './testing/seeded.ts';
import { until } from './testing/wait.ts';

let relay: Relay;
beforeAll(async () => {
  relay = await startRelay();
});
afterAll(() => relay.stop());

interface Person {
  readonly user: string;
  readonly profile: Profile;
  /** Two places for a tab. */
  readonly tabs: (OpenTab | null)[];
}
interface OpenTab {
  readonly tab: TestTab;
  readonly document: SyncedDocument;
  /** Edits made in this tab that are not yet known to be on the device. */
  readonly unsure: Set<string>;
  online: boolean;
}

/** What must never be lost, by the word of the pill or of the disk. */
interface Promises {
  readonly onServer: Set<string>;
  readonly onDevice: Set<string>;
  /** How often they said so. */
  syncedSaid: number;
  savedSaid: number;
}

const root = 'requisitions';
const keysOf = ({ doc }: SyncedDocument): string[] => [...doc.getMap(root).keys()];

async function open(person: Person, place: number, room: string, promises: Promises, online: boolean): Promise<void> {
  const tab = person.profile.openTab();
  if (!online) tab.goOffline();
  const document = await openSyncedDocument({
    user: person.user,
    kind: 'board',
    room,
    server: relay.address,
    surroundings: tab.surroundings,
  });
  const unsure = new Set<string>();
  const check = (): void => {
    const { facts } = document;
    if (facts.unsafe === 0) {
      for (const key of unsure) promises.onDevice.add(key);
      promises.savedSaid += unsure.size;
      unsure.clear();
    }
    if (pillStep(pillStart, [facts], 0).state.kind !== 'synced') return;
    promises.syncedSaid += 1;
    for (const key of keysOf(document)) promises.onServer.add(key);
  };
  document.subscribe(check);
  check();
  person.tabs[place] = { tab, document, unsure, online };
}

async function run(seed: number, steps: number): Promise<Promises> {
  const random = seeded(seed);
  const room = `chaos${seed}/p/one/board`;
  const people: Person[] = ['ana', 'ben'].map((user) => ({ user, profile: createProfile(), tabs: [null, null] }));
  const promises: Promises = { onServer: new Set(), onDevice: new Set(), syncedSaid: 0, savedSaid: 0 };
  const log: string[] = [];
  let edits = 0;

  const closeTab = async (person: Person, place: number, how: 'crash' | 'leave'): Promise<void> => {
    const opened = person.tabs[place];
    if (opened === null || opened === undefined) return;
    person.tabs[place] = null;
    if (how === 'crash') opened.tab.crash();
    await opened.document.stop();
  };
  const step = async (): Promise<void> => {
    const person = pick(random, people);
    const place = Math.floor(random() * 2);
    const opened = person.tabs[place];
    const roll = random();
    if (opened === null || opened === undefined) {
      log.push(`${person.user}${place} opens`);
      return open(person, place, room, promises, random() < 0.8);
    }
    if (roll < 0.55) {
      const key = `${person.user}-${edits++}`;
      log.push(`${person.user}${place} edits ${key}`);
      opened.unsure.add(key);
      opened.document.doc.getMap(root).set(key, edits);
    } else if (roll < 0.65) {
      opened.online = !opened.online;
      log.push(`${person.user}${place} ${opened.online ? 'online' : 'offline'}`);
      if (opened.online) opened.tab.goOnline();
      else opened.tab.goOffline();
    } else if (roll < 0.72) {
      log.push(`${person.user}${place} crashes`);
      await closeTab(person, place, 'crash');
    } else if (roll < 0.77) {
      log.push(`${person.user}${place} leaves`);
      await closeTab(person, place, 'leave');
    } else if (roll < 0.81) {
      log.push(`${person.user} database deleted`);
      // What was only on this device is as safe as its tabs now: they write it again, if nothing happens to them before.
      for (const key of promises.onDevice) if (key.startsWith(person.user)) promises.onDevice.delete(key);
      person.profile.indexedDB.deleteDatabase(`${localPrefix}${person.user}/${room}`);
    } else if (roll < 0.85) {
      log.push(`${person.user}${place} databases closed`);
      opened.tab.closeDatabases();
    } else if (roll < 0.9) {
      opened.tab.diskFull = !opened.tab.diskFull;
      log.push(`${person.user}${place} disk ${opened.tab.diskFull ? 'full' : 'has room'}`);
    } else if (roll < 0.93) {
      log.push('server killed');
      await relay.kill();
      await relay.start();
      const seen = await readFresh(relay.address, room, root);
      for (const key of promises.onServer)
        expect(seen, `seed ${seed}: the pill said synced, a newcomer lacks ${key}\n${log.join('\n')}`).toHaveProperty(key);
    } else await new Promise((done) => setTimeout(done, random() * 60));
  };

  for (let n = 0; n < steps; n++) {
    await step();
    if (random() < 0.3) await new Promise((done) => setTimeout(done, random() * 10));
  }
  // Calm: everybody comes back.
  for (const person of people) {
    for (const place of [0, 1]) {
      const opened = person.tabs[place];
      if (opened === null || opened === undefined) await open(person, place, room, promises, true);
      else {
        opened.tab.diskFull = false;
        if (!opened.online) opened.tab.goOnline();
      }
    }
  }
  const all = people.flatMap(({ tabs }) => tabs.flatMap((one) => one ?? []));
  await until(
    `seed ${seed}: all are synced\n${log.join('\n')}`,
    () => all.every(({ document }) => pillStep(pillStart, [document.facts], 0).state.kind === 'synced'),
    () => all.map(({ document }) => document.facts),
    30_000,
  );
  const seen = await readFresh(relay.address, room, root);
  for (const key of [...promises.onServer, ...promises.onDevice])
    expect(seen, `seed ${seed}: ${key} is lost\n${log.join('\n')}`).toHaveProperty(key);
  await until(`seed ${seed}: all see the same`, () =>
    all.every(({ document }) => keysOf(document).length === Object.keys(seen).length),
  );
  await Promise.all(all.map(({ document }) => document.stop()));
  return promises;
}

const seeds = process.env['SEEDS']?.split(',').map(Number) ?? [1, 2, 3];

test.for(seeds)(
  '[L1] [L5] whatever goes wrong, what was said to be safe is safe (seed %i)',
  { timeout: 120_000 },
  async (seed) => {
    const promises = await run(seed, 100);
    // The run tells something only if pills said so.
    expect(promises.syncedSaid).toBeGreaterThan(0);
    expect(promises.savedSaid).toBeGreaterThan(10);
  },
);
