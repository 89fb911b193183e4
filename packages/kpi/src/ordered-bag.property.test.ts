import fc from 'fast-check';
import { expect, test } from 'vitest';
import { OrderedBag } from './ordered-bag.ts';

const aValue = fc.oneof(fc.integer({ min: -5, max: 5 }), fc.integer({ min: -2e14, max: 2e14 }));

test('a bag answers what a sorted list answers, after any putting in and taking out', () => {
  fc.assert(
    fc.property(
      fc.array(aValue, { maxLength: 60 }),
      fc.array(fc.record({ value: aValue, out: fc.option(fc.nat()) }), { maxLength: 60 }),
      (first, then) => {
        const bag = new OrderedBag();
        const list = [...first];
        for (const value of first) bag.add(value);
        for (const { value, out } of then) {
          if (out === null || list.length === 0) {
            bag.add(value);
            list.push(value);
          } else bag.remove(list.splice(out % list.length, 1)[0] as number);
          list.sort((a, b) => a - b);
          expect(bag.size).toBe(list.length);
          expect(list.map((_, index) => bag.at(index))).toEqual(list);
          expect(bag.upTo(value)).toBe(list.filter((other) => other <= value).length);
        }
      },
    ),
    { seed: 20260501 },
  );
});

test('median and P90 of known lists', () => {
  const bagOf = (values: readonly number[]): OrderedBag => {
    const bag = new OrderedBag();
    for (const value of values) bag.add(value);
    return bag;
  };
  expect(bagOf([3]).median()).toBe(3);
  expect(bagOf([14, 26]).median()).toBe(20);
  expect(bagOf([1, 2, 9]).median()).toBe(2);
  expect(bagOf([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]).tenths(9)).toBe(9);
  expect(bagOf([10, 20]).tenths(9)).toBe(20);
  expect(bagOf([10]).tenths(9)).toBe(10);
});

test('a hundred thousand values cost a few dozen steps each, not a deep tree', () => {
  const bag = new OrderedBag();
  bag.add(-1);
  expect(bag.median()).toBe(-1);
  // One by one and in order: what a plain tree would degenerate on and overflow the stack with.
  for (let value = 0; value < 100_000; value++) bag.add(value * 86_400_000);
  expect(bag.at(50_001)).toBe(50_000 * 86_400_000);
  for (let value = 0; value < 100_000; value++) bag.remove(value * 86_400_000);
  expect(bag.size).toBe(1);
});
