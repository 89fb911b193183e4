import { decodePresence, encodePresence, nackCodes } from '@muster/protocol';
import type { Presence } from '@muster/protocol';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { createWorld } from '../testing/world.ts';
import type { Peer } from '../testing/world.ts';

const says = (peer: Peer, client: number, clock: number, state: unknown): void =>
  peer.send({ type: 'awareness', body: encodePresence([{ client, clock, state: JSON.stringify(state) }]) });
const heard = (peer: Peer): Presence[] =>
  peer.framesOf('awareness').flatMap((frame) => {
    const entries = decodePresence(frame.body);
    return entries.ok ? entries.value : [];
  });
const heardOf = (peer: Peer, client: number): string[] =>
  heard(peer)
    .filter((entry) => entry.client === client)
    .map((entry) => entry.state);

test('[R12] presence reaches everybody, those who come later too, and is never stored', async () => {
  const world = createWorld();
  const ana = await world.peer('ana');
  const ben = await world.peer('ben');
  says(ana, 1, 1, { at: 'li' });
  await world.turns();
  const late = await world.peer('late');
  expect([ana, ben, late].map((peer) => heardOf(peer, 1))).toEqual(Array(3).fill(['{"at":"li"}']));
  expect(world.metrics.value('muster_updates_stored_total')).toBe(0);
  ben.send({ type: 'queryAwareness' });
  await world.turns();
  expect(heardOf(ben, 1)).toHaveLength(2);
});

test('[R12] a client speaks for itself only', async () => {
  const world = createWorld();
  const ana = await world.peer('ana');
  const ben = await world.peer('ben');
  says(ana, 1, 1, 'ana');
  says(ben, 2, 1, 'ben');
  says(ben, 1, 9, 'forged');
  says(ben, 1, 9, null);
  says(ben, 3, 1, 'a second self');
  await world.turns();
  expect(heardOf(ana, 1)).toEqual(['"ana"']);
  expect(heardOf(ana, 3)).toEqual([]);
  const eve = await world.peer('eve');
  says(eve, 1, 10, 'forged as first words');
  await world.turns();
  expect(heardOf(ana, 1)).toEqual(['"ana"']);
  expect(eve.socket.closed).toBeUndefined();
});

test('[R12] who leaves is taken off the board; coming back on a new socket before the old one is gone keeps the id', async () => {
  const world = createWorld();
  const ana = await world.peer('ana');
  const ben = await world.peer('ben');
  says(ana, 1, 1, 'here');
  await world.turns();
  const again = await world.peer('ana');
  says(again, 1, 2, 'here again');
  await world.advance(1000);
  ana.disconnect();
  await world.turns();
  expect(heardOf(ben, 1)).toEqual(['"here"', '"here again"']);
  again.disconnect();
  await world.turns();
  expect(heardOf(ben, 1).at(-1)).toBe('null');
  const late = await world.peer('late');
  expect(heardOf(late, 1)).toEqual([]);
});

test('[R12] a goodbye is heard although it came right after another change and the socket closed at once', async () => {
  const world = createWorld();
  const ana = await world.peer('ana');
  const ben = await world.peer('ben');
  says(ana, 1, 1, 'here');
  says(ana, 1, 2, null);
  ana.disconnect();
  await world.turns();
  expect(heardOf(ben, 1)).toEqual(['"here"', 'null']);
});

test('[R12] of more than 5 changes a second the newest wins', async () => {
  const world = createWorld();
  const ana = await world.peer('ana');
  const ben = await world.peer('ben');
  for (let clock = 1; clock <= 100; clock++) {
    says(ana, 1, clock, clock);
    await world.advance(10);
  }
  await world.advance(1000);
  const states = heardOf(ben, 1);
  expect(states.length).toBeGreaterThanOrEqual(4);
  expect(states.length).toBeLessThanOrEqual(7);
  expect(states.at(-1)).toBe('100');
  says(ana, 1, 50, 'older');
  await world.advance(1000);
  expect(heardOf(ben, 1).at(-1)).toBe('100');
});

test('[R12] two sockets of one user that take one id from each other are no faster than one', async () => {
  const world = createWorld();
  const tabs = [await world.peer('ana'), await world.peer('ana')];
  const ben = await world.peer('ben');
  for (let clock = 1; clock <= 100; clock++) {
    const tab = tabs[clock % 2];
    if (tab !== undefined) says(tab, 1, clock, clock);
    await world.advance(10);
  }
  await world.advance(1000);
  expect(heardOf(ben, 1).length).toBeLessThanOrEqual(7);
  expect(heardOf(ben, 1).at(-1)).toBe('100');
});

test('[R12] more than 2 kB, or what is not JSON, is not passed on', async () => {
  const world = createWorld();
  const ana = await world.peer('ana');
  const ben = await world.peer('ben');
  says(ana, 1, 1, 'x'.repeat(2046));
  await world.advance(1000);
  says(ana, 1, 2, 'x'.repeat(2047));
  says(ana, 1, 3, '你'.repeat(700));
  ana.send({ type: 'awareness', body: encodePresence([{ client: 1, clock: 4, state: '{oops' }]) });
  await world.advance(1000);
  expect(heard(ben).map((entry) => entry.clock)).toEqual([1]);
  expect(ana.socket.closed).toBeUndefined();
});

test('[R12, R6] a state that says somebody else is here is not passed on; one that names nobody is', async () => {
  const world = createWorld();
  const ana = await world.peer('ana');
  const eve = await world.peer('eve');
  says(eve, 7, 1, { user: 'ana', name: 'Ana', card: 'li' });
  await world.turns();
  expect(heardOf(ana, 7)).toEqual([]);
  says(eve, 7, 2, { user: 'eve', name: 'Eve' });
  await world.advance(300);
  expect(heardOf(ana, 7)).toEqual(['{"user":"eve","name":"Eve"}']);
});

test('[R6] a client id read from a colleague’s presence cannot be taken before its owner writes, nor after they left', async () => {
  const world = createWorld();
  const ana = await world.peer('ana');
  const eve = await world.peer('eve');
  const mine = ana.doc.clientID;
  says(ana, mine, 1, { user: 'ana' });
  await world.turns();
  const forged = new Y.Doc();
  forged.clientID = mine;
  forged.getMap('cards').set('li', 'forged');
  eve.send({ type: 'update', update: Y.encodeStateAsUpdate(forged) });
  await world.turns();
  expect(eve.nacks).toEqual([expect.objectContaining({ code: nackCodes.foreignClient, final: true })]);
  ana.disconnect();
  says(eve, mine, 9, { user: 'eve' });
  eve.send({ type: 'update', update: Y.encodeStateAsUpdate(forged) });
  await world.turns();
  expect(eve.nacks).toHaveLength(2);
  ana.connect();
  await world.turns();
  ana.map.set('li', 'mine');
  await world.turns();
  expect([ana.nacks, eve.cards]).toEqual([[], { li: 'mine' }]);
});

test('[R6] whoever has written under a client id is the only one who may be seen under it', async () => {
  const world = createWorld();
  const ana = await world.peer('ana');
  ana.map.set('li', 1);
  await world.turns();
  ana.disconnect();
  const ben = await world.peer('ben');
  const eve = await world.peer('eve');
  says(eve, ana.doc.clientID, 5, { user: 'eve' });
  await world.turns();
  expect(heardOf(ben, ana.doc.clientID)).toEqual([]);
});
