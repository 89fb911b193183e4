import { describe, expect, test } from 'vitest';
import { dayOf } from '@muster/model/pure';
import { calendarOf, isDay, monthsUpTo, workingDaysAfter } from './calendar.ts';

const startOf = (zone: string, day: string): string => new Date(calendarOf(zone).startOf(day) as number).toISOString();

describe('where a day begins', () => {
  test('Shanghai and UTC', () => {
    expect(startOf('Asia/Shanghai', '2026-03-01')).toBe('2026-02-28T16:00:00.000Z');
    expect(startOf('UTC', '2026-03-01')).toBe('2026-03-01T00:00:00.000Z');
  });
  test('the day on which clocks go forward and the day on which they go back', () => {
    expect([startOf('Europe/Berlin', '2026-03-29'), startOf('Europe/Berlin', '2026-03-30')]).toEqual([
      '2026-03-28T23:00:00.000Z',
      '2026-03-29T22:00:00.000Z',
    ]);
    expect([startOf('Europe/Berlin', '2026-10-25'), startOf('Europe/Berlin', '2026-10-26')]).toEqual([
      '2026-10-24T22:00:00.000Z',
      '2026-10-25T23:00:00.000Z',
    ]);
  });
  test('where clocks skip midnight a day begins at one', () => {
    expect(startOf('Asia/Beirut', '2026-03-29')).toBe('2026-03-28T22:00:00.000Z');
    expect(startOf('Africa/Cairo', '2026-04-24')).toBe('2026-04-23T22:00:00.000Z');
  });
  test('a day that a zone skipped begins with the next', () => {
    expect(startOf('Pacific/Apia', '2011-12-30')).toBe(startOf('Pacific/Apia', '2011-12-31'));
  });
  test.each([
    'Asia/Shanghai',
    'Europe/Berlin',
    'America/New_York',
    'America/St_Johns',
    'Asia/Beirut',
    'Pacific/Kiritimati',
    'Pacific/Niue',
  ])('every day of a year in %s: the instant before belongs to the day before', (zone) => {
    const calendar = calendarOf(zone);
    for (let at = Date.UTC(2026, 0, 1); at < Date.UTC(2027, 0, 1); at += 86_400_000) {
      const day = new Date(at).toISOString().slice(0, 10);
      const start = calendar.startOf(day) as number;
      expect(dayOf(start, zone)).toBe(day);
      expect(dayOf(start - 1, zone) < day).toBe(true);
    }
  });
  test('what is no day has no beginning; a zone nobody knows is UTC', () => {
    for (const text of [
      '2026-02-29',
      '2026-13-01',
      '2026-00-10',
      '2026-04-31',
      '2026-4-1',
      'soon',
      '',
      '0999-01-01',
      '2026-04-00',
    ])
      expect([isDay(text), calendarOf('UTC').startOf(text)]).toEqual([false, null]);
    expect([isDay('2028-02-29'), isDay('2100-02-29'), isDay('2000-02-29')]).toEqual([true, false, true]);
    expect(startOf('Nowhere/Land', '2026-03-01')).toBe('2026-03-01T00:00:00.000Z');
  });
});

test('working days leave weekends out', () => {
  // 13 March 2026 is a Friday.
  expect(workingDaysAfter('2026-03-13', 3)).toBe('2026-03-18');
  expect(workingDaysAfter('2026-03-14', 1)).toBe('2026-03-16');
  expect(workingDaysAfter('2026-03-09', 3)).toBe('2026-03-12');
  expect(workingDaysAfter('2026-03-13', 0)).toBe('2026-03-13');
});

test('months across the turn of a year', () => {
  expect(monthsUpTo('2026-02-14', 4)).toEqual(['2025-11-01', '2025-12-01', '2026-01-01', '2026-02-01']);
});
