import { expect, test } from 'vitest';
import { readAmount } from './read-amount.ts';

test('numbers are read as people type them, and nothing else is', () => {
  expect(['5000', '5,000.5', '５０００', ' ¥12.30 ', '0'].map(readAmount)).toEqual([5000, 5000.5, 5000, 12.3, 0]);
  expect(readAmount('  ')).toBe(null);
  expect(['-5', '5.', 'abc', '1e3', '1.23456'].map(readAmount)).toEqual(Array(5).fill(undefined));
});
