import { dayOf } from '@muster/model';
import { expect, test } from 'vitest';
import { instantAt, minutesOfDay, readTime, writeTime } from './instants.ts';

test('a day and a time in a zone are an instant, and back', () => {
  expect(instantAt('2026-06-18', 0, 'Asia/Shanghai')).toBe(Date.UTC(2026, 5, 17, 16));
  expect(instantAt('2026-06-18', 14 * 60 + 30, 'Asia/Shanghai')).toBe(Date.UTC(2026, 5, 18, 6, 30));
  expect(instantAt('2026-06-18', 0, 'America/New_York')).toBe(Date.UTC(2026, 5, 18, 4));
  expect(instantAt('2026-06-18', 0, 'Asia/Kathmandu')).toBe(Date.UTC(2026, 5, 17, 18, 15));
  expect(minutesOfDay(Date.UTC(2026, 5, 18, 6, 30), 'Asia/Shanghai')).toBe(14 * 60 + 30);
  expect(instantAt('soon')).toBeNaN();
});

test('days on which clocks are changed begin when they begin, and skipped or doubled times are one instant', () => {
  const berlin = (day: string, minutes = 0) => instantAt(day, minutes, 'Europe/Berlin');
  expect(berlin('2026-03-29')).toBe(Date.UTC(2026, 2, 28, 23));
  expect(berlin('2026-03-30')).toBe(Date.UTC(2026, 2, 29, 22));
  expect(berlin('2026-03-29', 150)).toBe(Date.UTC(2026, 2, 29, 1, 30));
  expect(berlin('2026-10-25', 150)).toBe(Date.UTC(2026, 9, 25, 0, 30));
  expect(berlin('2026-10-26')).toBe(Date.UTC(2026, 9, 25, 23));
});

test('times of day are read as people type them', () => {
  expect(['9:30', '09:30', '０９：３０', '24:00', '9', '9:61', ''].map(readTime)).toEqual([
    570,
    570,
    570,
    null,
    null,
    null,
    null,
  ]);
  expect(writeTime(570)).toBe('09:30');
});

test.each(['Asia/Shanghai', 'UTC', 'America/New_York', 'Europe/Berlin', 'Asia/Kathmandu'])(
  'a day begins at midnight in %s',
  (zone) => {
    for (const day of ['2026-01-01', '2026-03-08', '2026-03-29', '2026-11-01', '2026-10-25', '2026-11-24']) {
      const start = instantAt(day, 0, zone);
      expect([dayOf(start, zone), dayOf(start - 1, zone) < day]).toEqual([day, true]);
    }
  },
);

test('a day begins where its zone stands then, not where it stands on the other side of a change of the clocks', () => {
  expect(instantAt('2026-03-29', 0, 'Europe/Berlin')).toBe(Date.parse('2026-03-29T00:00:00+01:00'));
  expect(instantAt('2026-03-30', 0, 'Europe/Berlin')).toBe(Date.parse('2026-03-30T00:00:00+02:00'));
});
