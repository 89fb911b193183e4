import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { serialToText } from '../excel-dates.ts';
import { readDate } from './dates.ts';
import { addDays } from './days.ts';
import { zonedTime } from './zoned-time.ts';

vi.setConfig({ testTimeout: 60_000 });

const zoneOf = (name: string) => {
  const zone = zonedTime(name);
  if (zone === null) throw new Error(name);
  return zone;
};
const context = { writtenOn: '2026-06-15', today: '2026-06-20', zone: zoneOf('Asia/Shanghai') };
const on = (text: string): string | null => readDate(text, context).date?.on ?? null;

describe('[I9] days', () => {
  test.each([
    ['2026-05-11', '2026-05-11'],
    ['2026/5/11', '2026-05-11'],
    ['2026.05.11', '2026-05-11'],
    ['2026年5月11日', '2026-05-11'],
    ['２０２６年５月１１日', '2026-05-11'],
    ['2026年5月11日（周一）', '2026-05-11'],
    ['20260511', '2026-05-11'],
    ['26-5-11', '2026-05-11'],
    ['12 May 2026', '2026-05-12'],
    ['May 12, 2026', '2026-05-12'],
    ['13/5/2026', '2026-05-13'],
    ['5/13/2026', '2026-05-13'],
    ['5/5/2026', '2026-05-05'],
    ['46153', '2026-05-11'],
  ])('%s', (text, day) => {
    expect(readDate(text, context)).toEqual({ date: { text, on: day, at: null }, warning: null, notice: null });
  });

  test.each([
    ['2026-05-11 09:30', '2026-05-11T01:30:00.000Z'],
    ['2026-05-11T09:30:15', '2026-05-11T01:30:15.000Z'],
    ['2026/5/11 下午3:05', '2026-05-11T07:05:00.000Z'],
    ['2026年5月11日 9时30分', '2026-05-11T01:30:00.000Z'],
    ['May 12, 2026 3:05 PM', '2026-05-12T07:05:00.000Z'],
    ['46153.5', '2026-05-11T04:00:00.000Z'],
    ['2026-05-11T20:30:00Z', '2026-05-11T20:30:00.000Z'],
    ['2026-05-11T20:30:00+09:00', '2026-05-11T11:30:00.000Z'],
  ])('%s is an instant', (text, at) => {
    expect(readDate(text, context).date?.at).toBe(at);
  });

  test('an instant with its own zone falls on the team’s day', () => {
    expect(on('2026-05-11T20:30:00Z')).toBe('2026-05-12');
  });

  test.each([
    ['10-16 10:12', '2025-10-16'],
    ['06-15 00:01', '2026-06-15'],
    ['06-16 10:12', '2025-06-16'],
    ['8月7日', '2025-08-07'],
    ['5月1日', '2026-05-01'],
    ['2月29日', '2024-02-29'],
  ])('%s, without a year, is the latest that is not after the file was written', (text, day) => {
    expect(readDate(text, context)).toMatchObject({
      date: { on: day },
      warning: null,
      notice: { type: 'DateYearGuessed', value: text, on: day },
    });
  });

  test.each([
    ['昨天 12:34', '2026-06-14'],
    ['今天', '2026-06-15'],
    ['前天 08:00', '2026-06-13'],
    ['3天前', '2026-06-12'],
    ['两周前', '2026-06-01'],
    ['5小时前', '2026-06-15'],
    ['yesterday', '2026-06-14'],
  ])('%s counts from the day the file was written', (text, day) => {
    expect(readDate(text, context)).toMatchObject({
      date: { on: day },
      notice: { type: 'DateRelative', on: day },
    });
  });

  test.each([
    ['2026-02-30', 'DateInvalid'],
    ['2月30日', 'DateInvalid'],
    ['2026-13-01', 'DateInvalid'],
    ['2026-05-11 25:00', 'DateInvalid'],
    ['05/06/2026', 'DateAmbiguous'],
    ['5-6-11', 'DateNotUnderstood'],
    ['05-06-11', 'DateAmbiguous'],
    ['下周', 'DateNotUnderstood'],
    ['2026', 'DateNotUnderstood'],
  ])('%s is not bent into a day: %s', (text, type) => {
    expect(readDate(text, context)).toEqual({ date: null, warning: { type, value: text }, notice: null });
  });

  test('a day after today is read and pointed out', () => {
    expect(readDate('2026-06-21', context)).toMatchObject({
      date: { on: '2026-06-21' },
      warning: { type: 'DateInFuture', value: '2026-06-21', on: '2026-06-21' },
    });
    expect(readDate('2026-06-20', context).warning).toBeNull();
  });
});

const day = fc.integer({ min: 0, max: 60_000 }).map((days) => addDays('1950-01-01', days));

test('[I9] every way to write a day is the same day', () => {
  fc.assert(
    fc.property(day, (text) => {
      const [y = '', m = '', d = ''] = text.split('-');
      for (const written of [
        text,
        `${y}/${Number(m)}/${Number(d)}`,
        `${y}.${m}.${d}`,
        `${y}年${Number(m)}月${Number(d)}日`,
        y + m + d,
      ])
        expect(on(written)).toBe(text);
    }),
  );
});

test('[I9] a date without a year is within a year before the file, 29 February aside', () => {
  fc.assert(
    fc.property(day, day, (text, writtenOn) => {
      const [, m = '', d = ''] = text.split('-');
      fc.pre(!(m === '02' && d === '29'));
      const read = readDate(`${Number(m)}月${Number(d)}日`, { ...context, writtenOn, today: '2199-01-01' }).date?.on ?? '';
      expect(read.slice(5)).toBe(`${m}-${d}`);
      expect(read <= writtenOn && read > addDays(writtenOn, -367)).toBe(true);
    }),
  );
});

test('[I9] Excel’s day numbers are the days Excel shows', () => {
  const excel = Date.UTC(1899, 11, 30);
  fc.assert(
    fc.property(fc.integer({ min: 61, max: 100_000 }), (serial) => {
      expect(serialToText(serial, false)).toBe(new Date(excel + serial * 86_400_000).toISOString().slice(0, 10));
    }),
  );
  expect([1, 59, 60, 61, -1, 2_958_466].map((serial) => serialToText(serial, false))).toEqual([
    '1900-01-01',
    '1900-02-28',
    null,
    '1900-03-01',
    null,
    null,
  ]);
});

test('[I9] wall clock time in any zone comes back as the same wall clock time', () => {
  for (const name of ['Asia/Shanghai', 'UTC', 'America/St_Johns', 'Australia/Lord_Howe', 'Asia/Kathmandu']) {
    const zone = zoneOf(name);
    const format = new Intl.DateTimeFormat('sv-SE', { timeZone: name, dateStyle: 'short', timeStyle: 'short' });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 5 * 60, max: 24 * 60 - 1 }), (days, minute) => {
        const text = addDays('1980-01-01', days);
        const at = zone.instant(text, minute * 60);
        expect(format.format(new Date(at))).toBe(
          `${text} ${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`,
        );
        expect(zone.dayOf(new Date(at))).toBe(text);
      }),
      { numRuns: 150 },
    );
  }
});

test('[I5] any text at all is answered, and a day that is read is a day', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[0-9年月日\-/. :昨天前]{0,16}$/)), (text) => {
      const read = readDate(text, context);
      expect(read.date === null || /^\d{4}-\d\d-\d\d$/.test(read.date.on)).toBe(true);
      expect(read.date === null ? read.warning !== null : true).toBe(true);
    }),
    { numRuns: 3000 },
  );
});
