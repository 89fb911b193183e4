import { closeCodes } from '@muster/protocol';
import { expect, test } from 'vitest';
import { createWorld } from '../testing/world.ts';
import type { Peer } from '../testing/world.ts';

/** Compared out of sight of the test runner: printed, these cards would be megabytes. */
const sameCards = (one: Peer, other: Peer): boolean => JSON.stringify(one.cards) === JSON.stringify(other.cards);
const big = 'x'.repeat(40_000);

test('[R10] a reader that is behind costs bounded memory, and gets what it missed once it has read', async () => {
  const world = createWorld();
  const ana = await world.peer('ana');
  const slow = await world.peer('slow');
  slow.socket.stuck = true;
  for (let i = 0; i < 40; i++) {
    ana.map.set(`k${i % 3}`, big + i);
    await world.turns(5);
  }
  expect(slow.socket.unsentBytes).toBeLessThan(256 * 1024 + 2 * 41_000);
  expect(slow.socket.paused).toBe(true);
  slow.socket.stuck = false;
  slow.socket.unsentBytes = 0;
  await world.advance(200);
  expect(sameCards(slow, ana)).toBe(true);
  expect(slow.socket.paused).toBe(false);
  slow.map.set('own', 1);
  await world.turns();
  expect(ana.map.get('own')).toBe(1);
});

test('[R10] a reader that stays behind is closed with 1013', async () => {
  const world = createWorld();
  const ana = await world.peer('ana');
  const slow = await world.peer('slow');
  slow.socket.stuck = true;
  for (let i = 0; i < 10; i++) {
    ana.map.set('k', big + i);
    await world.turns(5);
  }
  await world.advance(10_000);
  expect(slow.socket.closed).toBeUndefined();
  await world.advance(20_000);
  expect(slow.socket.closed?.code).toBe(closeCodes.overloaded);
  expect(world.problems).toEqual([]);
});

test('[R10] past 4 MB in one turn the socket is closed with 1013', async () => {
  const world = createWorld();
  const ana = await world.peer('ana');
  const slow = await world.peer('slow');
  slow.socket.stuck = true;
  for (let i = 0; i < 5; i++) ana.map.set(`k${i}`, 'x'.repeat(1_000_000));
  await world.turns(60);
  expect(slow.socket.closed?.code).toBe(closeCodes.overloaded);
});

test('[R10] asking again and again without reading is answered once', async () => {
  const world = createWorld();
  const ana = await world.peer('ana');
  for (let i = 0; i < 20; i++) ana.map.set(`k${i}`, big);
  await world.turns();
  const greedy = await world.peer('greedy', { silent: true });
  greedy.socket.stuck = true;
  for (let i = 0; i < 1000; i++) greedy.ask(new Uint8Array([0]));
  await world.turns();
  for (let i = 0; i < 1000; i++) greedy.ask(new Uint8Array([0]));
  await world.turns();
  expect(world.metrics.value('muster_answers_total')).toBe(2);
  expect(greedy.socket.unsentBytes).toBeLessThan(1_000_000);
});

test('[R10] a reader that missed more than is kept for it is sent away to ask anew', async () => {
  const world = createWorld();
  const ana = await world.peer('ana');
  const slow = await world.peer('slow');
  slow.socket.stuck = true;
  for (let i = 0; i < 150; i++) {
    ana.map.set(`k${i % 3}`, big + i);
    await world.turns(5);
  }
  await world.turns();
  expect(world.metrics.value('muster_compactions_total')).toBeGreaterThan(0);
  slow.socket.stuck = false;
  slow.socket.unsentBytes = 0;
  await world.advance(200);
  expect(slow.socket.closed?.code).toBe(closeCodes.overloaded);
  slow.connect();
  await world.turns();
  expect(sameCards(slow, ana)).toBe(true);
});
