import type { Repeat } from './records/task.ts';

const dayMs = 86_400_000;
/** Years of more than four digits are not days as this model writes them. */
const latest = Date.UTC(9000, 0, 1);

/**
 * The first day of a rhythm after a day, `YYYY-MM-DD`. In a month that is too short the last day stands in, and the month after has its
 * full day again. null for a rhythm that begins on no day there is.
 */
export function nextDay({ every, interval, from }: Repeat, after: string): string | null {
  const start = Date.parse(`${from}T00:00:00Z`);
  const end = Date.parse(`${after}T00:00:00Z`);
  if (Number.isNaN(start) || Number.isNaN(end) || end > latest) return null;
  if (every === 'month') {
    const first = new Date(start);
    const months =
      (new Date(end).getUTCFullYear() - first.getUTCFullYear()) * 12 + new Date(end).getUTCMonth() - first.getUTCMonth();
    for (let step = Math.max(0, Math.floor(months / interval)) * interval; ; step += interval) {
      const day = monthsLater(first, step);
      if (day > end) return isoDay(day);
    }
  }
  const step = interval * (every === 'week' ? 7 : 1) * dayMs;
  const steps = end < start ? 0 : Math.floor((end - start) / step) + 1;
  return isoDay(start + steps * step);
}

function monthsLater(first: Date, months: number): number {
  const lastDay = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + months + 1, 0)).getUTCDate();
  return Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + months, Math.min(first.getUTCDate(), lastDay));
}

const isoDay = (at: number): string => new Date(at).toISOString().slice(0, 10);
