import { expect, test } from 'vitest';
import { dayOf, daysIn, isLate } from './days.ts';

test('days are counted by midnights of the team, never below nothing', () => {
  const evening = Date.parse('2026-05-20T23:30:00+08:00');
  const morning = Date.parse('2026-05-21T00:10:00+08:00');
  expect([dayOf(evening, 'Asia/Shanghai'), dayOf(evening, 'Europe/Berlin'), dayOf(evening, 'no/where')]).toEqual([
    '2026-05-20',
    '2026-05-20',
    '2026-05-20',
  ]);
  expect([
    daysIn(evening, morning, 'Asia/Shanghai'),
    daysIn(evening, morning, 'UTC'),
    daysIn(morning, evening, 'Asia/Shanghai'),
  ]).toEqual([1, 0, 0]);
  // A day of 23 hours is a day.
  expect(daysIn(Date.parse('2026-03-28T12:00:00Z'), Date.parse('2026-03-30T12:00:00Z'), 'Europe/Berlin')).toBe(2);
});

test('late is past the limit, on the board only', () => {
  const day = 86_400_000;
  expect(isLate({ since: 0, outcome: null }, { limitDays: 3 }, 3 * day)).toBe(false);
  expect(isLate({ since: 0, outcome: null }, { limitDays: 3 }, 3 * day + 1)).toBe(true);
  expect(isLate({ since: 0, outcome: 'joined' }, { limitDays: 3 }, 30 * day)).toBe(false);
  expect(isLate({ since: 0, outcome: null }, { limitDays: null }, 30 * day)).toBe(false);
});
