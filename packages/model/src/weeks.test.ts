import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, daysOfWeek, weekAfter, weekOf, weekdayOf } from './index.ts';

test.each([
  ['2026-11-24', '2026-W48'],
  ['2026-01-01', '2026-W01'],
  ['2027-01-01', '2026-W53'],
  ['2024-12-30', '2025-W01'],
  ['2023-01-01', '2022-W52'],
])('%s lies in %s', (day, week) => {
  expect(weekOf(day)).toBe(week);
  expect(daysOfWeek(week)).toContain(day);
});

test('a week has seven days from Monday on, each of which lies in it, and the next one follows', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 60_000 }), (number) => {
      const day = addDays('1970-01-01', number);
      const days = daysOfWeek(weekOf(day));
      expect(days.indexOf(day)).toBe(weekdayOf(day));
      expect(days.map(weekOf)).toEqual(Array(7).fill(weekOf(day)));
      expect(weekAfter(weekOf(day))).toBe(weekOf(addDays(day, 7)));
      expect(weekAfter(weekOf(day), -1)).toBe(weekOf(addDays(day, -7)));
    }),
  );
});
