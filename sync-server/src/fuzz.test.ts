import { encodeFrame, limits } from '@muster/protocol';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { compactRoom } from './rooms/compaction.ts';
import { aSeed, createDirectCompute, createWorld, seeded } from './testing/world.ts';
import type { Peer } from './testing/world.ts';

const frames = 24_000;

/** Real frames of every kind, to be damaged. */
const specimens = (): Uint8Array[] => {
  const doc = new Y.Doc();
  doc.clientID = 1_234_567_890; // a seed means the same bytes in every run
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  doc.getMap('cards').set('li', { stage: 'screening', tags: ['a', 'b'], seen: null });
  doc.getText('notes').insert(0, 'hello 你好');
  doc.getText('notes').format(0, 3, { bold: true });
  doc.getText('notes').delete(2, 2);
  doc.getArray('rows').push([new Y.Map([['k', new Uint8Array([1, 2, 3])]]), 1.5, true]);
  doc.getMap('cards').delete('li');
  return [
    ...updates.map((update) => encodeFrame({ type: 'update', update })),
    encodeFrame({ type: 'step2', update: Y.encodeStateAsUpdate(doc) }),
    encodeFrame({ type: 'step1', stateVector: Y.encodeStateVector(doc) }),
    encodeFrame({ type: 'awareness', body: new Uint8Array([1, 7, 1, 4, 110, 117, 108, 108]) }),
    encodeFrame({ type: 'queryAwareness' }),
    encodeFrame({ type: 'ping' }),
  ];
};

test(`[R4] ${frames} random, cut, bent and oversized frames: no crash, none acknowledged, nobody disturbed, memory bounded`, async () => {
  const seed = aSeed();
  const random = seeded(seed);
  const below = (limit: number): number => Math.floor(random() * limit);
  const whole = specimens();
  const oversized = new Uint8Array(limits.maxFrameBytes + 1);
  const damage = (): Uint8Array => {
    const bytes = Uint8Array.from(whole[below(whole.length)] ?? []);
    switch (below(6)) {
      case 0:
        return Uint8Array.from({ length: below(60) }, () => below(256));
      case 1:
        return bytes.subarray(0, below(bytes.length));
      case 2: {
        for (let i = 1 + below(4); i > 0; i--) {
          const at = below(bytes.length);
          bytes[at] = (bytes[at] ?? 0) ^ (1 << below(8));
        }
        return bytes;
      }
      case 3:
        return new Uint8Array([...bytes, ...Array.from({ length: 1 + below(9) }, () => below(256))]);
      case 4: // a believable start, then noise
        return new Uint8Array([0, below(4), ...Array.from({ length: below(40) }, () => below(256))]);
      default:
        return below(200) === 0 ? oversized : bytes.copyWithin(below(bytes.length), below(bytes.length));
    }
  };

  const world = createWorld();
  const ana = await world.peer('ana');
  const ben = await world.peer('ben');
  // Vandals are let in to read: whatever of theirs would say something new must be refused. None of it may count as saved.
  let vandal: Peer | undefined;
  const acknowledged: string[] = [];
  let closed = 0;
  let nacked = 0;
  global.gc?.();
  const heapBefore = process.memoryUsage().heapUsed;
  for (let i = 0; i < frames; i++) {
    if (vandal === undefined || !vandal.session.open) {
      nacked += vandal?.nacks.length ?? 0;
      closed += vandal === undefined ? 0 : 1;
      vandal = await world.peer('vandal', { silent: true, rights: 'r' });
    }
    const bytes = damage();
    const before = vandal.session.numbered;
    const known = world.metrics.value('muster_updates_known_total');
    vandal.sendBytes(bytes);
    await world.turns(1);
    // What says nothing at all (an empty update, say) is no lie; everything else that was numbered needs its NACK.
    const said = vandal.session.numbered - before - (world.metrics.value('muster_updates_known_total') - known);
    if (said > 0 && vandal.session.open) {
      await world.turns(3);
      if (!vandal.nacks.some((nack) => nack.number === vandal?.session.numbered))
        acknowledged.push(Buffer.from(bytes).toString('hex'));
    }
    if (i % 500 === 0) {
      ana.map.set(`k${i}`, i);
      await world.turns(8);
      expect(ben.map.get(`k${i}`), `seed ${seed}, frame ${i}`).toBe(i);
    }
  }
  expect(acknowledged, `seed ${seed}`).toEqual([]);
  expect([ana.socket.closed, ben.socket.closed]).toEqual([undefined, undefined]);
  expect(ana.acked).toBe(1 + frames / 500);
  expect(world.metrics.value('muster_updates_stored_total')).toBe(frames / 500);
  expect(closed).toBeGreaterThan(1000);
  expect(nacked).toBeGreaterThan(1000);
  expect(process.memoryUsage().heapUsed - heapBefore, `seed ${seed}`).toBeLessThan(200 * 1024 * 1024);
  console.log(`seed ${seed}: ${closed} sockets closed, ${nacked} updates refused`);
}, 60_000);

test('[R4] bent updates from somebody who may write do not break the room, its other readers or its compaction', async () => {
  const seed = aSeed();
  const random = seeded(seed);
  const world = createWorld();
  const ana = await world.peer('ana');
  const updates = specimens().filter((bytes) => bytes[0] === 0 && (bytes[1] ?? 0) > 0);
  for (let i = 0; i < 2000; i++) {
    const vandal = await world.peer(`vandal${i}`, { silent: true });
    const bytes = Uint8Array.from(updates[Math.floor(random() * updates.length)] ?? []);
    const at = Math.floor(random() * bytes.length);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(random() * 8));
    vandal.sendBytes(bytes);
    await world.turns(2);
    vandal.disconnect();
  }
  await world.turns();
  expect(ana.session.open, `seed ${seed}`).toBe(true);
  ana.map.set('still', 'here');
  await world.turns();
  const late = await world.peer('late');
  expect(late.map.get('still'), `seed ${seed}`).toBe('here');
  expect(world.metrics.value('muster_updates_stored_total')).toBeGreaterThan(100);
  const snapshot = await compactRoom(ana.options.room, { store: world.store, compute: createDirectCompute() });
  expect(snapshot, `seed ${seed}`).not.toBeNull();
});
