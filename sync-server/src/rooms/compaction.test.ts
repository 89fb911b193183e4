import { execFile } from 'node:child_process';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { compact } from '../compute/jobs.ts';
import { createCompute } from '../compute/compute.ts';
import { openSqliteStore } from '../store/sqlite.ts';
import { createMemoryStore } from '../store/memory.ts';
import type { Store } from '../store/store.ts';
import { aFolder } from '../testing/folders.ts';
import { createDirectCompute, createWorld, seeded } from '../testing/world.ts';
import { compactRoom } from './compaction.ts';

const room = 'team/p/618/board';

/** A room's worth of updates by two people, with deletions and an update whose predecessor is missing. */
const aHistory = (count = 60): { updates: Uint8Array[]; doc: Y.Doc } => {
  const random = seeded(7);
  const doc = new Y.Doc();
  const other = new Y.Doc();
  const updates: Uint8Array[] = [];
  for (const each of [doc, other])
    each.on('update', (update: Uint8Array, origin) => {
      if (origin === null) updates.push(update);
    });
  for (let i = 0; i < count; i++) {
    const writer = random() < 0.5 ? doc : other;
    const map = writer.getMap('cards');
    if (random() < 0.3) map.delete(`k${Math.floor(random() * 10)}`);
    else map.set(`k${Math.floor(random() * 10)}`, `secret-${i}.`);
    writer.getText('notes').insert(0, `note ${i} `);
    if (random() < 0.3) {
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(other), 'meet');
      Y.applyUpdate(other, Y.encodeStateAsUpdate(doc), 'meet');
    }
  }
  return { updates, doc };
};

const fill = (store: Store, updates: readonly Uint8Array[]) =>
  store.append(updates.map((update, index) => ({ room, seq: index + 1, update, user: 'ana', clients: [] })));

const replay = async (store: Store): Promise<Y.Doc> => {
  const stored = await store.load(room);
  if (!stored.ok) throw new Error(stored.error.type);
  const doc = new Y.Doc();
  if (stored.value.snapshot !== null) Y.applyUpdate(doc, stored.value.snapshot.update);
  for (const { update } of stored.value.rows) Y.applyUpdate(doc, update);
  return doc;
};
const contents = (doc: Y.Doc) => ({ cards: doc.getMap('cards').toJSON(), notes: doc.getText('notes').toJSON() });

test('[R9] a compacted room says what its rows said; deleted content is gone', async () => {
  const store = createMemoryStore();
  const { updates } = aHistory();
  await fill(store, updates);
  const before = contents(await replay(store));
  const snapshot = await compactRoom(room, { store, compute: createDirectCompute() });
  expect(snapshot?.seq).toBe(updates.length);
  expect(contents(await replay(store))).toEqual(before);
  const bytes = Buffer.from(snapshot?.update ?? []).toString('latin1');
  const kept = Object.values(before.cards);
  for (let i = 0; i < 60; i++) expect(bytes.includes(`secret-${i}.`), `secret ${i}`).toBe(kept.includes(`secret-${i}.`));
  expect(kept.length).toBeGreaterThan(0);
  expect(await compactRoom(room, { store, compute: createDirectCompute() })).toBeNull();
});

test('[R9] an update that misses its predecessors survives compaction and counts once they come', async () => {
  const source = new Y.Doc();
  const updates: Uint8Array[] = [];
  source.on('update', (update: Uint8Array) => updates.push(update));
  for (const key of ['a', 'b', 'c']) source.getMap('cards').set(key, key);
  source.getMap('cards').delete('b');
  const [first, second, third, deletion] = updates as [Uint8Array, Uint8Array, Uint8Array, Uint8Array];
  const store = createMemoryStore();
  await fill(store, [first, third, deletion]);
  await compactRoom(room, { store, compute: createDirectCompute() });
  expect((await replay(store)).getMap('cards').toJSON()).toEqual({ a: 'a' });
  await store.append([{ room, seq: 4, update: second, user: 'ana', clients: [] }]);
  expect((await replay(store)).getMap('cards').toJSON()).toEqual({ a: 'a', c: 'c' });
  await compactRoom(room, { store, compute: createDirectCompute() });
  expect((await replay(store)).getMap('cards').toJSON()).toEqual({ a: 'a', c: 'c' });
});

test('[R9] compacted in any pieces, a history ends in the same document', () => {
  for (let seed = 1; seed <= 20; seed++) {
    const random = seeded(seed);
    const { updates } = aHistory(40);
    const shuffled = updates.map((update) => ({ update, at: random() })).sort((a, b) => a.at - b.at);
    let snapshot: Uint8Array[] = [];
    for (let i = 0; i < shuffled.length;) {
      const count = 1 + Math.floor(random() * 10);
      const part = shuffled.slice(i, i + count).map((each) => each.update);
      const result = compact([...snapshot, ...part]);
      if (!result.ok) throw new Error(`seed ${seed}: ${result.error.what}`);
      snapshot = [result.value.update];
      i += count;
    }
    const [pieces, straight] = [new Y.Doc(), new Y.Doc()];
    for (const update of snapshot) Y.applyUpdate(pieces, update);
    for (const update of updates) Y.applyUpdate(straight, update);
    expect(contents(pieces), `seed ${seed}`).toEqual(contents(straight));
  }
});

test('[R9] input that does not decode is refused, and the rows stay', async () => {
  const store = createMemoryStore();
  await fill(store, [new Uint8Array([9, 9, 9])]);
  await expect(compactRoom(room, { store, compute: createDirectCompute() })).rejects.toThrow('input does not decode');
  expect(await store.load(room)).toMatchObject({ ok: true, value: { snapshot: null, rows: [{ seq: 1 }] } });
});

test('[R9] a room goes on while it is compacted, and a failed compaction is only a pity', async () => {
  const held: (() => void)[] = [];
  const world = createWorld({
    compute: {
      ...createDirectCompute(),
      compact: async (parts) => {
        await new Promise<void>((done) => held.push(done));
        return held.length === 1 ? { ok: false, error: { type: 'CompactionDiffers', what: 'on purpose' } } : compact(parts);
      },
    },
  });
  const ana = await world.peer('ana');
  for (let i = 0; i < 520; i++) ana.map.set(`k${i % 50}`, i);
  await world.turns(60);
  expect(held).toHaveLength(1);
  ana.map.set('meanwhile', 1);
  await world.turns();
  held[0]?.();
  await world.turns();
  expect(world.problems).toEqual(['a room was not compacted: on purpose']);
  expect((await world.peer('ben')).cards).toEqual(ana.cards);
  for (let i = 0; i < 600; i++) ana.map.set(`k${i % 50}`, -i);
  await world.turns(60);
  expect(held).toHaveLength(2);
  ana.map.set('meanwhile', 2);
  await world.turns();
  held[1]?.();
  await world.turns();
  expect(world.metrics.value('muster_compactions_total')).toBe(1);
  expect((await world.peer('cai')).cards).toEqual(ana.cards);
});

test('[R9] killed at any step, compaction loses nothing', async () => {
  const victim = fileURLToPath(new URL('../testing/compaction-victim.ts', import.meta.url));
  const run = promisify(execFile);
  const template = await aFolder();
  const filled = await openSqliteStore(template);
  await fill(filled, aHistory().updates);
  const expected = contents(await replay(filled));
  await filled.close();
  const copy = async (): Promise<string> => {
    const folder = join(await aFolder(), 'data');
    await cp(template, folder, { recursive: true });
    return folder;
  };

  const whole = await run(process.execPath, [victim, await copy(), room]);
  const { steps } = JSON.parse(whole.stdout) as { steps: number };
  expect(steps).toBeGreaterThan(10);
  const die = async (killAt: number): Promise<void> => {
    const folder = await copy();
    await expect(run(process.execPath, [victim, folder, room, String(killAt)])).rejects.toMatchObject({ signal: 'SIGKILL' });
    const store = await openSqliteStore(folder);
    expect(contents(await replay(store)), `killed at step ${killAt}`).toEqual(expected);
    await compactRoom(room, { store, compute: createDirectCompute() });
    expect(contents(await replay(store)), `compacted again after step ${killAt}`).toEqual(expected);
    await store.close();
  };
  const all = Array.from({ length: steps }, (_, index) => index + 1);
  for (let i = 0; i < all.length; i += 4) await Promise.all(all.slice(i, i + 4).map(die));
});

test('[R14] closing the threads in the middle of queued work ends', async () => {
  const compute = createCompute();
  const jobs = [1, 2, 3].map(() => compute.compact([new Uint8Array([0, 0])]));
  const ended = Promise.allSettled(jobs);
  await jobs[0];
  await compute.close();
  expect((await ended).at(-1)?.status).toBe('rejected');
});

test('[R15] a job that never ends is given up, and the next one is done', async () => {
  const compute = createCompute(1500);
  const doc = new Y.Doc();
  doc.getMap('m').set('a', 1);
  const update = Y.encodeStateAsUpdate(doc);
  const many = Array.from({ length: 2_000_000 }, () => update);
  await expect(compute.compact(many)).rejects.toThrow('took too long');
  expect((await compute.compact([update])).ok).toBe(true);
  expect(await compute.diff(update, Y.encodeStateVector(doc))).toEqual(new Uint8Array([0, 0]));
  await compute.close();
});
