import { dayOf } from '@muster/model';
import { expect, test } from 'vitest';
import { dayStart } from './day-start.ts';

test.each(['Asia/Shanghai', 'UTC', 'America/New_York', 'Europe/Berlin', 'Asia/Kathmandu'])(
  'a day begins at midnight in %s',
  (zone) => {
    for (const day of ['2026-01-01', '2026-03-08', '2026-03-29', '2026-11-01', '2026-10-25', '2026-11-24']) {
      const start = dayStart(day, zone);
      expect([dayOf(start, zone), dayOf(start - 1, zone) < day]).toEqual([day, true]);
    }
  },
);
