import { expect, test } from 'vitest';
import { fromLiveScenario } from './testing/reading.svelte.ts';

test('[P7] a reader of one record runs again only when that record changes', () => {
  const live = fromLiveScenario(['a', 'b']);
  expect(live.runs()).toEqual({ a: 1, b: 1, all: 1, missing: 1 });
  live.change('a', 2);
  expect(live.runs()).toEqual({ a: 2, b: 1, all: 2, missing: 1 });
  live.change('missing', 1);
  expect(live.runs()).toEqual({ a: 2, b: 1, all: 3, missing: 2 });
  live.stop();
});

test('[P7] a thousand changes of one card never wake the reader of another', () => {
  const live = fromLiveScenario(['a', 'b']);
  for (let n = 0; n < 1000; n++) live.change('b', n + 10);
  expect(live.runs()).toMatchObject({ a: 1, b: 1001 });
  live.stop();
});

test('what is read is true inside and outside of effects', () => {
  const live = fromLiveScenario(['a', 'b']);
  live.change('a', 7);
  expect(live.read('a')).toBe(7);
  expect(live.seen()['a']).toBe(7);
  live.stop();
  live.change('a', 8);
  expect(live.read('a')).toBe(8);
});

test('nobody reading: the model is not listened to any more', async () => {
  const live = fromLiveScenario(['a', 'b']);
  expect(live.listeners()).toBe(1);
  live.stop();
  await Promise.resolve();
  await Promise.resolve();
  expect(live.listeners()).toBe(0);
  const before = live.runs();
  live.change('a', 99);
  expect(live.runs()).toEqual(before);
});

test('a reader that comes back after everybody left hears again', async () => {
  const first = fromLiveScenario(['a', 'b']);
  first.stop();
  await Promise.resolve();
  await Promise.resolve();
  const again = first.again();
  first.change('a', 5);
  expect(again.seen()).toBe(5);
  again.stop();
});
