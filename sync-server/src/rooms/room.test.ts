import { closeCodes, encodeFrame, protocolVersion } from '@muster/protocol';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { Compute } from '../compute/compute.ts';
import { createMemoryStore } from '../store/memory.ts';
import type { Store } from '../store/store.ts';
import { createDirectCompute, createMoodyStore, createWorld, Peer } from '../testing/world.ts';

test('two peers edit at once and end with the same cards; a third who joins later sees them too', async () => {
  const world = createWorld();
  const ana = await world.peer('ana');
  const ben = await world.peer('ben');
  ana.map.set('li', 'screening');
  ben.map.set('wu', 'offer');
  await world.turns();
  const late = await world.peer('late');
  expect([ana.cards, ben.cards, late.cards]).toEqual(Array(3).fill({ li: 'screening', wu: 'offer' }));
  expect(late.synced).toBe(true);
});

test('HELLO comes first and says version, epoch, rights, time and limits', async () => {
  const world = createWorld();
  const ana = await world.peer('ana', { rights: 'r' });
  expect(ana.received[0]).toMatchObject({
    type: 'hello',
    version: protocolVersion,
    epoch: 'memory',
    rights: 'r',
    serverTime: world.clock.now,
    limits: { maxPresenceBytes: 2048, presencePerSecond: 5, reconnectSpreadMs: 5000 },
  });
});

test('a stock client is sent stock frames only', async () => {
  const world = createWorld();
  const stock = await world.peer('stock', { ext: false });
  const reader = await world.peer('reader', { ext: false, rights: 'r' });
  stock.map.set('li', 1);
  reader.map.set('wu', 1);
  stock.send({ type: 'update', update: new Uint8Array([9, 9]) });
  await world.turns();
  const types = new Set([...stock.received, ...reader.received].map((frame) => frame.type));
  expect([...types].sort()).toEqual(['denied', 'step1', 'step2', 'update']);
});

test('[R1] an update is acknowledged only after the store has it', async () => {
  const store = createMoodyStore();
  const world = createWorld({ store });
  const ana = await world.peer('ana');
  store.waits = true;
  ana.map.set('li', 'screening');
  await world.turns();
  expect(store.appends).toBe(1);
  expect(ana.acked).toBe(1); // the step2 that said nothing new
  store.letGo();
  await world.turns();
  expect(ana.acked).toBe(2);
});

test('[R1] what arrives in one turn is one commit, whatever the rooms', async () => {
  const store = createMoodyStore();
  const world = createWorld({ store });
  const rooms = ['a', 'b', 'c'].map((project) => `team/p/${project}/board`);
  const peers = await Promise.all(rooms.map((room) => world.peer('ana', { room })));
  for (const peer of peers) for (const key of ['x', 'y']) peer.map.set(key, 1);
  await world.turns();
  expect(store.rowsOfAppends).toEqual([6]);
});

test('[R2] others are told only what is stored, late comers too', async () => {
  const store = createMoodyStore();
  const world = createWorld({ store });
  const ana = await world.peer('ana');
  const ben = await world.peer('ben');
  store.waits = true;
  ana.map.set('li', 'screening');
  await world.turns();
  const late = await world.peer('late');
  expect(ben.cards).toEqual({});
  expect(late.cards).toEqual({});
  store.letGo();
  await world.turns();
  expect([ben.cards, late.cards]).toEqual([{ li: 'screening' }, { li: 'screening' }]);
});

test('[R3] while the disk refuses nothing is acknowledged, told or read; when it takes writes again all goes on', async () => {
  const store = createMoodyStore();
  const world = createWorld({ store });
  const ana = await world.peer('ana');
  const ben = await world.peer('ben');
  store.refuses = true;
  ana.map.set('li', 'screening');
  await world.advance(5000);
  expect(world.registry.healthy).toBe(false);
  expect(world.problems).toHaveLength(1);
  expect([ana.socket.paused, ben.socket.paused]).toEqual([true, true]);
  expect([ana.acked, ben.cards]).toEqual([1, {}]);
  // Frames that were already on their way wait.
  ben.map.set('wu', 'offer');
  const late = await world.peer('late');
  await world.advance(5000);
  expect(ana.cards).toEqual({ li: 'screening' });
  store.refuses = false;
  await world.advance(5000);
  expect(world.registry.healthy).toBe(true);
  expect([ana.socket.paused, ben.socket.paused, late.socket.paused]).toEqual([false, false, false]);
  expect([ana.acked, ben.acked]).toEqual([2, 2]);
  expect([ana.cards, ben.cards, late.cards]).toEqual(Array(3).fill({ li: 'screening', wu: 'offer' }));
});

test('[R3] a disk that takes in less than what arrives is a reason to stop reading too, until it has caught up', async () => {
  const store = createMoodyStore();
  const world = createWorld({ store });
  const ana = await world.peer('ana');
  const ben = await world.peer('ben', { room: 'team/space' });
  store.waits = true;
  ana.map.set('first', 1);
  await world.turns();
  for (let i = 0; i < 5; i++) {
    ana.map.set(`k${i}`, 'x'.repeat(8_000_000));
    await world.turns();
  }
  expect([ana.socket.paused, ben.socket.paused, world.registry.healthy]).toEqual([true, true, true]);
  store.letGo();
  await world.turns(60);
  expect([ana.socket.paused, ben.socket.paused]).toEqual([false, false]);
  expect(ana.acked).toBe(7);
});

test('[R3] [R15] a room that the store refuses takes its weight along: the others are read again', async () => {
  const store = createMoodyStore();
  const world = createWorld({ store });
  const ana = await world.peer('ana');
  const ben = await world.peer('ben', { room: 'team/space' });
  await world.store.append([{ room: 'team/space', seq: 1, update: new Uint8Array([0, 0]), user: 'ghost', clients: [] }]);
  store.waits = true;
  ben.map.set('first', 1);
  await world.turns();
  for (let i = 0; i < 5; i++) {
    ben.map.set(`k${i}`, 'x'.repeat(8_000_000));
    await world.turns();
  }
  expect(ana.socket.paused).toBe(true);
  store.letGo();
  await world.turns(60);
  expect(ben.socket.closed?.code).toBe(closeCodes.ourFault);
  expect(ana.socket.paused).toBe(false);
});

test('[R4] a bad frame closes its own socket with a named code; the others go on', async () => {
  const world = createWorld();
  const ana = await world.peer('ana');
  const ben = await world.peer('ben');
  const bad = [
    new Uint8Array(),
    new Uint8Array([9]),
    new Uint8Array([0, 2, 200, 1]),
    new Uint8Array([116, 0]),
    encodeFrame({ type: 'ack', count: 3 }),
    encodeFrame({ type: 'awareness', body: new Uint8Array([3, 1]) }),
    encodeFrame({ type: 'step1', stateVector: new Uint8Array([5, 1]) }),
  ];
  for (const bytes of bad) {
    const eve = await world.peer('eve');
    eve.sendBytes(bytes);
    await world.turns();
    expect(eve.socket.closed?.code).toBe(closeCodes.badFrame);
  }
  ana.map.set('li', 1);
  await world.turns();
  expect(ben.cards).toEqual({ li: 1 });
});

test('[R4] an update that does not decode to its last byte gets a final NACK, is not stored and not told', async () => {
  const world = createWorld();
  const eve = await world.peer('eve');
  const ben = await world.peer('ben');
  const doc = new Y.Doc();
  doc.getMap('cards').set('li', 'x');
  const good = Y.encodeStateAsUpdate(doc);
  eve.send({ type: 'update', update: new Uint8Array([...good, 0]) });
  eve.send({ type: 'update', update: good.subarray(0, good.length - 1) });
  eve.send({ type: 'update', update: good });
  await world.turns();
  expect(eve.nacks).toMatchObject([
    { number: 2, code: 2, final: true },
    { number: 3, code: 2, final: true },
  ]);
  expect(eve.acked).toBe(4);
  expect(ben.cards).toEqual({ li: 'x' });
  expect(world.metrics.value('muster_updates_stored_total')).toBe(1);
});

test("[R5] a reader's update gets a final NACK and is never stored; a step2 that says nothing new is fine", async () => {
  const world = createWorld();
  const ana = await world.peer('ana');
  ana.map.set('li', 1);
  await world.turns();
  const reader = await world.peer('reader', { rights: 'r' });
  expect([reader.acked, reader.nacks]).toEqual([1, []]);
  reader.map.set('wu', 2);
  reader.map.delete('li');
  await world.turns();
  expect(reader.nacks).toMatchObject([
    { number: 2, code: 1, final: true },
    { number: 3, code: 1, final: true },
  ]);
  expect(ana.cards).toEqual({ li: 1 });
  const late = await world.peer('late');
  expect(late.cards).toEqual({ li: 1 });
});

test("[R6] new structs under somebody else's client id are refused; deleting and repeating theirs is fine", async () => {
  const world = createWorld();
  const ana = await world.peer('ana');
  ana.map.set('li', 1);
  await world.turns();
  const ben = await world.peer('ben');
  const forged = new Y.Doc();
  Y.applyUpdate(forged, Y.encodeStateAsUpdate(ana.doc));
  forged.clientID = ana.doc.clientID;
  const before = Y.encodeStateVector(forged);
  forged.getMap('cards').set('li', 'forged');
  ben.send({ type: 'update', update: Y.encodeStateAsUpdate(forged, before) });
  ben.send({ type: 'update', update: Y.encodeStateAsUpdate(ana.doc) });
  ben.map.delete('li');
  await world.turns();
  expect(ben.nacks).toMatchObject([{ number: 2, code: 3, final: true }]);
  expect(ben.acked).toBe(4);
  expect(ana.cards).toEqual({});
  // Ana herself, on another device of hers, may go on with it.
  const again = await world.peer('ana', { doc: forged });
  expect(again.nacks).toEqual([]);
});

test("[R6] somebody else's structs, told in another way together with new ones of one's own, stay as they were first told", async () => {
  const world = createWorld();
  const ana = await world.peer('ana');
  ana.map.set('li', 'true');
  ana.map.set('note', 'x'.repeat(10));
  await world.turns();
  for (const size of [1, 200_000]) {
    // Has the room's updates as they come, but has not asked for the past yet.
    const late = await world.peer('late', { silent: true });
    const ben = await world.peer(`ben${size}`);
    const forged = new Y.Doc();
    forged.clientID = ana.doc.clientID;
    forged.getMap('cards').set('li', 'lie!');
    forged.getMap('cards').set('note', 'y'.repeat(10));
    forged.clientID = ben.doc.clientID;
    forged.getMap('cards').set(`own${size}`, 'z'.repeat(size));
    ben.send({ type: 'update', update: Y.encodeStateAsUpdate(forged) });
    await world.turns();
    expect([ben.nacks, ben.acked]).toEqual([[], 2]);
    late.ask();
    await world.turns();
    const cards = [late, ana, await world.peer('later')].map((peer) => peer.map.toJSON());
    for (const each of cards) {
      expect([each['li'], each['note']]).toEqual(['true', 'x'.repeat(10)]);
      expect(String(each[`own${size}`])).toHaveLength(size);
    }
  }
});

test('[R6] who owns a client id is remembered when the room is forgotten', async () => {
  const world = createWorld({ lingerMs: 1000 });
  const ana = await world.peer('ana');
  ana.map.set('li', 1);
  await world.turns();
  ana.disconnect();
  await world.advance(2000);
  expect(world.registry.roomCount).toBe(0);
  ana.map.set('wu', 1);
  const ben = await world.peer('ben');
  ben.send({ type: 'update', update: Y.encodeStateAsUpdate(ana.doc) });
  await world.turns();
  expect(ben.nacks).toMatchObject([{ number: 2, code: 3, final: true }]);
});

test('[R7] a deletion arrives although the state vectors are equal', async () => {
  const world = createWorld();
  const ana = await world.peer('ana');
  ana.map.set('li', 1);
  await world.turns();
  const ben = await world.peer('ben');
  ben.disconnect();
  const vector = Y.encodeStateVector(ben.doc);
  ana.map.delete('li');
  await world.turns();
  expect(Y.encodeStateVector(ana.doc)).toEqual(vector);
  ben.connect();
  await world.turns();
  expect(ben.cards).toEqual({});
  // And made offline: it comes with the step2.
  ana.map.set('wu', 1);
  await world.turns();
  ben.disconnect();
  ben.map.delete('wu');
  ben.connect();
  await world.turns();
  expect(ana.cards).toEqual({});
});

test('[R7] a deletion that was compacted away arrives although the state vectors are equal', async () => {
  const world = createWorld();
  const ana = await world.peer('ana');
  for (let i = 0; i < 40; i++) ana.map.set(`k${i}`, i);
  await world.turns();
  const ben = await world.peer('ben');
  ben.disconnect();
  ana.map.delete('k7');
  await world.turns();
  ana.disconnect();
  await world.advance(31_000); // compacted and forgotten
  expect([world.metrics.value('muster_compactions_total'), world.registry.roomCount]).toEqual([1, 0]);
  ben.connect();
  await world.turns();
  expect(ben.map.has('k7')).toBe(false);
  expect(ben.cards).toEqual(ana.cards);
});

test('a reconnect that brings nothing new stores nothing, however much was deleted', async () => {
  const world = createWorld();
  const ana = await world.peer('ana');
  for (let i = 0; i < 50; i++) ana.map.set(`k${i}`, i);
  for (let i = 0; i < 50; i += 2) ana.map.delete(`k${i}`);
  await world.turns();
  const stored = world.metrics.value('muster_updates_stored_total');
  for (let i = 0; i < 5; i++) {
    ana.disconnect();
    ana.connect();
    await world.turns();
    expect(ana.acked).toBe(1);
  }
  expect(world.metrics.value('muster_updates_stored_total')).toBe(stored);
});

test('a repetition is not acknowledged before what it repeats is stored', async () => {
  const store = createMoodyStore();
  const world = createWorld({ store });
  const ana = await world.peer('ana');
  const tab = await world.peer('ana');
  store.waits = true;
  ana.map.set('li', 1);
  await world.turns();
  tab.send({ type: 'update', update: Y.encodeStateAsUpdate(ana.doc) });
  await world.turns();
  expect(tab.acked).toBe(1);
  store.letGo();
  await world.turns();
  expect(tab.acked).toBe(2);
});

test('an update whose predecessors are missing is stored, and known once they come', async () => {
  const world = createWorld();
  const source = new Y.Doc();
  const updates: Uint8Array[] = [];
  source.on('update', (update: Uint8Array) => updates.push(update));
  for (const key of ['a', 'b', 'c']) source.getMap('cards').set(key, key);
  const [first, second, third] = updates as [Uint8Array, Uint8Array, Uint8Array];
  const ana = await world.peer('ana');
  ana.send({ type: 'update', update: third });
  ana.send({ type: 'update', update: first });
  await world.turns();
  expect(ana.acked).toBe(3);
  // The relay asks for what follows the first: it does not claim to know what lies behind the gap.
  const late = await world.peer('late', { silent: true });
  const vector = Y.decodeStateVector(late.framesOf('step1')[0]?.stateVector ?? new Uint8Array([0]));
  expect(vector.get(source.clientID)).toBe(1);
  ana.send({ type: 'update', update: second });
  await world.turns();
  const after = await world.peer('after');
  expect(after.cards).toEqual({ a: 'a', b: 'b', c: 'c' });
  const stored = world.metrics.value('muster_updates_stored_total');
  ana.send({ type: 'update', update: third });
  await world.turns();
  expect(world.metrics.value('muster_updates_stored_total')).toBe(stored);
});

test('[R8] a room nobody is in is forgotten, and comes back from the store', async () => {
  const world = createWorld({ lingerMs: 1000 });
  const ana = await world.peer('ana');
  ana.map.set('li', 1);
  await world.turns();
  ana.disconnect();
  await world.advance(500);
  expect(world.registry.roomCount).toBe(1);
  await world.advance(600);
  expect(world.registry.roomCount).toBe(0);
  const ben = await world.peer('ben');
  expect(ben.cards).toEqual({ li: 1 });
});

test('[R8] with a snapshot: nothing known → snapshot and tail; all of it known → its deletions and the tail; else one shared diff', async () => {
  const compute = createDirectCompute();
  const world = createWorld({ compute });
  const ana = await world.peer('ana');
  const stale = await world.peer('stale');
  ana.map.set('early', 1);
  await world.turns();
  stale.disconnect();
  const ben = await world.peer('ben');
  for (let i = 0; i < 520; i++) ana.map.set(`k${i}`, i);
  await world.turns(100);
  expect(world.metrics.value('muster_compactions_total')).toBe(1);
  ana.map.delete('early');
  await world.turns();

  const fresh = await world.peer('fresh');
  expect(fresh.cards).toEqual(ana.cards);
  expect(compute.diffs).toBe(0);

  ben.disconnect();
  ben.connect();
  await world.turns();
  expect(compute.diffs).toBe(0);
  const bytes = ben.framesOf('update').reduce((sum, frame) => sum + frame.update.length, 0);
  expect(bytes).toBeLessThan(500);
  expect(ben.cards).toEqual(ana.cards);

  const twin = new Y.Doc();
  Y.applyUpdate(twin, Y.encodeStateAsUpdate(stale.doc));
  stale.connect();
  const other = new Peer(world.registry, { ...stale.options, user: 'other', doc: twin });
  other.connect();
  await world.turns();
  expect([stale.cards, other.cards]).toEqual([ana.cards, ana.cards]);
  expect(compute.diffs).toBe(1);
});

test('[R11] one frame is built for all, and a turn reaches a socket in one write', async () => {
  const world = createWorld();
  const ana = await world.peer('ana');
  const ben = await world.peer('ben');
  const cai = await world.peer('cai');
  const before = ben.socket.writes.length;
  for (let i = 0; i < 20; i++) ana.map.set(`k${i}`, i);
  await world.turns();
  expect(ben.socket.writes).toHaveLength(before + 1);
  const [bens, cais] = [ben.socket.writes.at(-1), cai.socket.writes.at(-1)];
  expect(bens).toHaveLength(20);
  for (const [index, frame] of (bens ?? []).entries()) expect(frame).toBe(cais?.[index]);
  expect(ana.socket.writes.at(-1)).toHaveLength(1); // one ACK for all twenty
});

test('[R14] stopping stores and acknowledges what arrived, then closes with 1012 and lets nobody in', async () => {
  const store = createMoodyStore();
  const world = createWorld({ store });
  const ana = await world.peer('ana');
  store.waits = true;
  ana.map.set('li', 1);
  await world.turns();
  const stopped = world.registry.stop();
  await world.turns();
  expect(ana.socket.closed).toBeUndefined();
  store.letGo();
  await stopped;
  expect(ana.acked).toBe(2);
  expect(ana.socket.closed?.code).toBe(closeCodes.restart);
  const late = await world.peer('late');
  expect(late.socket.closed?.code).toBe(closeCodes.restart);
});

const damages: readonly (readonly [string, () => ReturnType<Store['load']>])[] = [
  ['is damaged', () => Promise.resolve({ ok: false, error: { type: 'RoomCorrupt', what: 'row 1' } })],
  ['cannot be read', () => Promise.reject(new Error('The thread has ended.'))],
  [
    'holds a row that does not decode',
    () =>
      Promise.resolve({ ok: true, value: { snapshot: null, rows: [{ seq: 1, update: new Uint8Array([9, 9]) }], owners: [] } }),
  ],
];
test.each(damages)(
  '[R15] a room that %s closes with 1011; another one does not notice, and it heals by itself',
  async (_what, load) => {
    const inner = createMemoryStore();
    let damaged = true;
    const store = { ...inner, load: (room: string) => (damaged && room.includes('/bad/') ? load() : inner.load(room)) };
    const world = createWorld({ store });
    const ana = await world.peer('ana');
    const unlucky = await world.peer('ben', { room: 'team/p/bad/board' });
    expect(unlucky.socket.closed?.code).toBe(closeCodes.ourFault);
    ana.map.set('li', 1);
    await world.turns();
    expect(ana.acked).toBe(2);
    damaged = false;
    unlucky.connect();
    await world.turns();
    expect(unlucky.synced).toBe(true);
  },
);

test('[R15] a room whose numbers the store does not take costs its own sockets; the same commit goes on for others', async () => {
  const world = createWorld();
  const ana = await world.peer('ana');
  const ben = await world.peer('ben', { room: 'team/p/bad/board' });
  // Somebody else wrote to the log behind the room's back.
  await world.store.append([{ room: 'team/p/bad/board', seq: 1, update: new Uint8Array([0, 0]), user: 'ghost', clients: [] }]);
  ben.map.set('wu', 1);
  ana.map.set('li', 1);
  await world.turns();
  expect(ben.socket.closed?.code).toBe(closeCodes.ourFault);
  expect([ben.acked, ana.acked]).toEqual([1, 2]);
  // Coming back, Ben brings it again.
  ben.connect();
  await world.turns();
  expect(ben.acked).toBe(1);
  expect((await world.peer('cai', { room: 'team/p/bad/board' })).cards).toEqual({ wu: 1 });
});

test('a large update is checked elsewhere; what its sender says next waits its turn', async () => {
  const world = createWorld();
  const ana = await world.peer('ana');
  const ben = await world.peer('ben');
  ana.map.set('note', 'x'.repeat(300_000));
  ana.map.set('li', 1);
  await world.turns();
  expect(ana.acked).toBe(3);
  expect(ben.map.get('li')).toBe(1);
  expect(String(ben.map.get('note')).length).toBe(300_000);
});

test('[R13] a long update whose sender lost the right while it was being checked is not stored', async () => {
  const direct = createDirectCompute();
  const checks: (() => void)[] = [];
  const inspect: Compute['inspect'] = async (update) => {
    await new Promise<void>((done) => checks.push(done));
    return direct.inspect(update);
  };
  const world = createWorld({ compute: { ...direct, inspect } });
  const ana = await world.peer('ana');
  const ben = await world.peer('ben');
  ben.map.set('note', 'x'.repeat(300_000));
  await world.turns();
  ben.session.close(closeCodes.noAccess, 'no access');
  for (const done of checks) done();
  await world.turns();
  expect([ana.cards, world.metrics.value('muster_updates_stored_total')]).toEqual([{}, 0]);
});

test('[R15] while a large update is checked, only its own sender waits', async () => {
  const direct = createDirectCompute();
  const held: (() => void)[] = [];
  const world = createWorld({
    compute: {
      ...direct,
      inspect: async (update) => {
        await new Promise<void>((done) => held.push(done));
        return direct.inspect(update);
      },
    },
  });
  const ana = await world.peer('ana');
  const ben = await world.peer('ben');
  ana.map.set('note', 'x'.repeat(300_000));
  ana.map.set('li', 1);
  ben.map.set('wu', 1);
  await world.turns();
  expect(held).toHaveLength(1);
  expect([ana.socket.paused, ana.acked, ana.map.get('wu')]).toEqual([true, 1, 1]);
  expect([ben.socket.paused, ben.acked, ben.map.has('li')]).toEqual([false, 2, false]);
  held[0]?.();
  await world.turns();
  expect([ana.socket.paused, ana.acked, ben.map.get('li')]).toEqual([false, 3, 1]);
});

test('[R15] a check or an answer that cannot be computed costs its own socket', async () => {
  const broken = () => Promise.reject(new Error('took too long'));
  const world = createWorld({ compute: { ...createDirectCompute(), inspect: broken, diff: broken } });
  const ana = await world.peer('ana');
  const stale = await world.peer('stale');
  ana.map.set('early', 1);
  await world.turns();
  stale.disconnect();
  for (let i = 0; i < 520; i++) ana.map.set(`k${i}`, i);
  await world.turns(100);
  stale.connect();
  const large = await world.peer('large');
  large.map.set('note', 'x'.repeat(300_000));
  await world.turns();
  expect([stale, large].map((peer) => peer.socket.closed?.code)).toEqual([closeCodes.overloaded, closeCodes.overloaded]);
  expect(ana.session.open).toBe(true);
});

test('[R8] rows that tell the asker nothing are left out of an answer', async () => {
  const world = createWorld();
  const ana = await world.peer('ana');
  for (let i = 0; i < 20; i++) ana.map.set(`k${i}`, i);
  await world.turns();
  ana.disconnect();
  ana.connect();
  await world.turns();
  expect(ana.synced).toBe(true);
  expect(ana.framesOf('update')).toEqual([]);
});
