import { expect, test } from 'vitest';
import { edgeSpeed } from './edge-speed.ts';

test('near an edge the board scrolls, faster the nearer', () => {
  expect(edgeSpeed(500, 0, 1000)).toBe(0);
  expect(edgeSpeed(0, 0, 1000)).toBe(-1100);
  expect(edgeSpeed(-50, 0, 1000)).toBe(-1100);
  expect(edgeSpeed(990, 0, 1000)).toBeGreaterThan(edgeSpeed(960, 0, 1000));
  expect(edgeSpeed(960, 0, 1000)).toBeGreaterThan(0);
  expect(edgeSpeed(5, 10, 10)).toBe(0);
});
