import { expect, test } from 'vitest';
import { readWholeNumber } from './read-number.ts';

test('a limit is a whole number in its range, typed in any digits; empty means none', () => {
  expect(readWholeNumber(' 7 ', 365)).toBe(7);
  expect(readWholeNumber('１４', 365)).toBe(14);
  expect(readWholeNumber('', 365)).toBeNull();
  for (const wrong of ['0', '366', '-3', '2.5', '三', '1e2', '9999999']) expect(readWholeNumber(wrong, 365)).toBeUndefined();
});
