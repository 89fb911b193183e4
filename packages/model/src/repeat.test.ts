import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nextDay, repeatUnits } from './index.ts';

const day = (at: number): string => new Date(at).toISOString().slice(0, 10);

describe('the day after, in a rhythm', () => {
  test.each([
    ['day', 1, '2026-05-20', '2026-05-20', '2026-05-21'],
    ['day', 3, '2026-05-20', '2026-05-21', '2026-05-23'],
    ['week', 1, '2026-05-22', '2026-05-20', '2026-05-22'],
    ['week', 1, '2026-05-22', '2026-05-22', '2026-05-29'],
    ['week', 2, '2026-05-22', '2026-06-30', '2026-07-03'],
    ['month', 1, '2026-01-31', '2026-01-31', '2026-02-28'],
    ['month', 1, '2026-01-31', '2026-02-28', '2026-03-31'],
    ['month', 3, '2026-01-15', '2026-05-20', '2026-07-15'],
    ['month', 1, '2024-02-29', '2025-02-01', '2025-02-28'],
  ] as const)('every %s × %i from %s, after %s: %s', (every, interval, from, after, next) => {
    expect(nextDay({ every, interval, from }, after)).toBe(next);
  });

  test('it is the first day of the rhythm that lies after, as walking along the rhythm finds it', () => {
    const aDay = fc.integer({ min: Date.UTC(2020, 0, 1) / 864e5, max: Date.UTC(2030, 0, 1) / 864e5 }).map((n) => day(n * 864e5));
    fc.assert(
      fc.property(
        fc.constantFrom(...repeatUnits),
        fc.integer({ min: 1, max: 14 }),
        aDay,
        aDay,
        (every, interval, from, after) => {
          const start = new Date(`${from}T00:00:00Z`);
          const [year, month, date] = [start.getUTCFullYear(), start.getUTCMonth(), start.getUTCDate()];
          let walked = from;
          for (let step = interval; walked <= after; step += interval) {
            if (every !== 'month') walked = day(Date.UTC(year, month, date + step * (every === 'week' ? 7 : 1)));
            else {
              let last = date;
              while (new Date(Date.UTC(year, month + step, last)).getUTCDate() !== last) last--;
              walked = day(Date.UTC(year, month + step, last));
            }
          }
          expect(nextDay({ every, interval, from }, after)).toBe(walked);
        },
      ),
    );
  });

  test('[M6] a rhythm that begins on no day there is has no next one', () => {
    expect(nextDay({ every: 'week', interval: 1, from: 'soon' }, '2026-05-20')).toBe(null);
    expect(nextDay({ every: 'week', interval: 1, from: '2026-05-20' }, '')).toBe(null);
    expect(nextDay({ every: 'month', interval: 1, from: '2026-05-20' }, '9999-12-31')).toBe(null);
  });
});
