import { expect, test } from 'vitest';
import { createStack } from './stack.ts';
import { anchoredTop, anchorsOf, revealedTop, windowOf } from './window.ts';

interface Item {
  readonly rank: number;
  readonly height: number;
}
const items = (count: number): Item[] => Array.from({ length: count }, (_, rank) => ({ rank: rank * 10, height: 100 }));
const stackOf = (list: readonly Item[]) => createStack<Item>((a, b) => a.rank - b.rank, list);

test('[P6] the window holds what is in sight and a little more, however long the list', () => {
  const stack = stackOf(items(10_000));
  expect(windowOf(stack, 50_000, 700, 300)).toEqual({ first: 497, last: 511 });
  expect(windowOf(stack, 0, 700, 300)).toEqual({ first: 0, last: 11 });
  expect(windowOf(stack, 10_000 * 100 - 700, 700, 300)).toEqual({ first: 9990, last: 10_000 });
});

test('a list out of sight, without height or without cards shows none', () => {
  const stack = stackOf(items(10));
  expect(windowOf(stack, 5000, 700, 300)).toEqual({ first: 0, last: 0 });
  expect(windowOf(stack, -2000, 700, 300)).toEqual({ first: 0, last: 0 });
  expect(windowOf(stack, 0, 0)).toEqual({ first: 0, last: 0 });
  expect(windowOf(stackOf([]), 0, 700)).toEqual({ first: 0, last: 0 });
});

test('a card put in above what one reads does not move it', () => {
  const stack = stackOf(items(100));
  const anchors = anchorsOf(stack, 2030, 500);
  expect(anchors[0]).toEqual({ item: { rank: 200, height: 100 }, offset: -30 });
  stack.insert({ rank: 15, height: 124 });
  expect(anchoredTop(stack, anchors, (item) => item)).toBe(2154);
});

test('when the topmost card is taken away, the next one in sight holds still', () => {
  const stack = stackOf(items(100));
  const anchors = anchorsOf(stack, 2030, 500);
  stack.remove({ rank: 200, height: 100 });
  expect(anchoredTop(stack, anchors, (item) => (item.rank === 200 ? undefined : item))).toBe(1930);
});

test('at the top of a list new cards come into sight', () => {
  expect(anchorsOf(stackOf(items(100)), 0, 500)).toEqual([]);
});

test('revealing a card scrolls as little as needed', () => {
  const stack = stackOf(items(100));
  expect(revealedTop(stack, 3, 100, 500)).toBe(100);
  expect(revealedTop(stack, 0, 100, 500)).toBe(-8);
  expect(revealedTop(stack, 9, 100, 500)).toBe(508);
});
