import { expect, test } from 'vitest';
import { ageOf, minutesLeft } from './card-age.ts';
import { day, noon } from './testing/records.ts';

test('late past the limit, very late past twice the limit, never without a limit', () => {
  expect(ageOf(noon - 3 * day, 3, noon)).toBe('fresh');
  expect(ageOf(noon - 3 * day - 1, 3, noon)).toBe('late');
  expect(ageOf(noon - 6 * day, 3, noon)).toBe('late');
  expect(ageOf(noon - 6 * day - 1, 3, noon)).toBe('very-late');
  expect(ageOf(noon - 90 * day, null, noon)).toBe('fresh');
});

test('a claim that still runs has at least a minute left', () => {
  expect(minutesLeft(noon + 9 * 60_000, noon)).toBe(9);
  expect(minutesLeft(noon + 1, noon)).toBe(1);
  // Just claimed, on a clock that lags: not more than was promised.
  expect(minutesLeft(noon + 15 * 60_000 + 20_000, noon)).toBe(15);
});
