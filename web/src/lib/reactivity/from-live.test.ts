import { expect, test } from 'vitest';
import { fromLiveScenario } from './testing/reading.svelte.ts';

test('[P7] a reader of one record runs again only when that record changes', () => {
  const { change, stop, runs } = fromLiveScenario(['a', 'b']);
  expect(runs()).toEqual({ a: 1, b: 1, all: 1, missing: 1 });
  change('a', 2);
  expect(runs()).toEqual({ a: 2, b: 1, all: 2, missing: 1 });
  change('missing', 1);
  expect(runs()).toEqual({ a: 2, b: 1, all: 3, missing: 2 });
  stop();
});

test('[P7] a thousand changes of one card never wake the reader of another', () => {
  const { change, stop, runs } = fromLiveScenario(['a', 'b']);
  for (let n = 0; n < 1000; n++) change('b', n + 10);
  expect(runs()).toMatchObject({ a: 1, b: 1001 });
  stop();
});

test('what is read is true inside and outside of effects', () => {
  const { change, stop, read, seen } = fromLiveScenario(['a', 'b']);
  change('a', 7);
  expect(read('a')).toBe(7);
  expect(seen()['a']).toBe(7);
  stop();
  change('a', 8);
  expect(read('a')).toBe(8);
});

test('nobody reading: the model is not listened to any more', async () => {
  const { change, stop, listeners, runs } = fromLiveScenario(['a', 'b']);
  expect(listeners()).toBe(1);
  stop();
  await Promise.resolve();
  await Promise.resolve();
  expect(listeners()).toBe(0);
  const before = runs();
  change('a', 99);
  expect(runs()).toEqual(before);
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
