import { expect, test } from 'vitest';
import { sparkline } from './sparkline.ts';

test('where nothing is known the line is broken, never drawn through zero', () => {
  const { paths, dots } = sparkline([1, 2, null, 4, 5], null, 100, 30);
  expect(paths).toHaveLength(2);
  expect(dots).toEqual([{ x: 97, y: 3, last: true }]);
});

test('a lone point is a dot; the last known one is marked', () => {
  const { paths, dots } = sparkline([null, 3, null, 7, null], null, 100, 30);
  expect(paths).toEqual([]);
  expect(dots.map(({ last }) => last)).toEqual([false, true]);
});

test('the target is in the picture, whatever the values are', () => {
  const { target, dots } = sparkline([50, 60], 30, 100, 30);
  expect(target).toBe(27);
  expect(dots[0]?.y).toBe(3);
  expect(sparkline([null, null], 30, 100, 30).target).toBeNull();
});

test('equal values are a level line in the middle', () => {
  expect(sparkline([4, 4], null, 100, 30).paths).toEqual(['M3 15L97 15']);
});
