import { expect, test } from 'vitest';
import { addDays, isDay, monthStart, quarterStart } from './days.ts';
import { endOfDay } from './day-instants.ts';
import { customDays, daysOf, presets, readPeriod, usualPeriod, writePeriod } from './period.ts';

const today = '2026-05-20';
const first = '2026-02-03';

test('a preset ends with the day one looks from, which belongs to it', () => {
  expect(daysOf('30d', today, first)).toEqual({ from: '2026-04-21', until: '2026-05-21' });
  expect(daysOf('90d', today, first)).toEqual({ from: '2026-02-20', until: '2026-05-21' });
  expect(daysOf('month', today, first)).toEqual({ from: '2026-05-01', until: '2026-05-21' });
  expect(daysOf('quarter', today, first)).toEqual({ from: '2026-04-01', until: '2026-05-21' });
  expect(daysOf('year', today, first)).toEqual({ from: '2026-01-01', until: '2026-05-21' });
  expect(daysOf('all', today, first)).toEqual({ from: first, until: '2026-05-21' });
});

test('last month is a whole month, in January too, and none of this month is in it', () => {
  expect(daysOf('last-month', today, first)).toEqual({ from: '2026-04-01', until: '2026-05-01' });
  expect(daysOf('last-month', '2026-01-31', first)).toEqual({ from: '2025-12-01', until: '2026-01-01' });
  expect(daysOf('last-month', '2024-03-31', first)).toEqual({ from: '2024-02-01', until: '2024-03-01' });
});

test('a preset seen from a past day moves with it', () => {
  expect(daysOf('month', '2026-03-31', first)).toEqual({ from: '2026-03-01', until: '2026-04-01' });
  expect(daysOf('30d', '2026-03-01', first).from).toBe('2026-01-31');
});

test('all begins with the oldest fact, or with today where there is none', () => {
  expect(daysOf('all', today, today)).toEqual({ from: today, until: '2026-05-21' });
  expect(daysOf('all', '2026-01-01', first)).toEqual({ from: '2026-01-01', until: '2026-01-02' });
});

test('every choice survives the address', () => {
  for (const preset of presets) expect(readPeriod(writePeriod(preset))).toBe(preset);
  const days = customDays('2026-05-01', '2026-05-31');
  expect(writePeriod(days)).toBe('2026-05-01..2026-05-31');
  expect(readPeriod(writePeriod(days))).toEqual(days);
});

test('days of one’s own: both ends belong to them, whichever was typed first, and one day is a period', () => {
  expect(customDays('2026-05-31', '2026-05-01')).toEqual({ from: '2026-05-01', until: '2026-06-01' });
  expect(customDays(today, today)).toEqual({ from: today, until: '2026-05-21' });
});

test('what is no period is the usual one; a thousand years are cut', () => {
  for (const bad of [null, '', 'ever', '2026-02-30..2026-03-01', '2026-05-01', '2026-05-01..', 'a..b..c', '2026-5-1..2026-5-2'])
    expect(readPeriod(bad)).toBe(usualPeriod);
  expect(readPeriod('1026-01-01..2026-01-01')).toEqual({ from: '2015-12-25', until: '2026-01-02' });
});

test('days of the calendar', () => {
  expect(isDay('2024-02-29')).toBe(true);
  expect(isDay('2026-02-29')).toBe(false);
  expect(isDay('2026-13-01')).toBe(false);
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
  expect(monthStart('2026-03-31', -1)).toBe('2026-02-01');
  expect(quarterStart('2026-12-31')).toBe('2026-10-01');
});

test('a past day is over when it ends in the team’s zone, also where the clocks are put forward or a date was left out', () => {
  expect(new Date(endOfDay('2026-05-20', 'Asia/Shanghai')).toISOString()).toBe('2026-05-20T15:59:59.999Z');
  expect(new Date(endOfDay('2026-05-20', 'UTC')).toISOString()).toBe('2026-05-20T23:59:59.999Z');
  expect(new Date(endOfDay('2026-05-20', 'Pacific/Kiritimati')).toISOString()).toBe('2026-05-20T09:59:59.999Z');
  expect(new Date(endOfDay('2026-05-20', 'Pacific/Pago_Pago')).toISOString()).toBe('2026-05-21T10:59:59.999Z');
  expect(new Date(endOfDay('2026-03-29', 'Europe/Berlin')).toISOString()).toBe('2026-03-29T21:59:59.999Z');
});
