import { addDays } from '@muster/model';
import type { Period } from '@muster/kpi';
import { instantAt } from '#lib/locale/instants.ts';
import { locale } from '#lib/locale/locale.svelte.ts';

/** The month so many months later, `YYYY-MM`. */
export function monthAfter(month: string, by = 1): string {
  const [year, number] = month.split('-').map(Number) as [number, number];
  const at = new Date(Date.UTC(year, number - 1 + by, 1));
  return at.toISOString().slice(0, 7);
}

export const daysOfMonth = (month: string): Period => ({ from: `${month}-01`, until: `${monthAfter(month)}-01` });

/** What was noted a few days late still belongs to a month's summary; what happened much later does not. */
const graceDays = 10;

/** From when one looks at a month: now, at latest ten days after its end. */
export const asOfMonth = (month: string, now: number, timeZone: string): number =>
  Math.min(now, instantAt(addDays(daysOfMonth(month).until, graceDays), 0, timeZone));

/** 2026年5月 / May 2026 */
export const monthLabel = (month: string): string =>
  new Intl.DateTimeFormat(locale.tag, { year: 'numeric', month: 'long', timeZone: 'UTC' }).format(
    Date.parse(`${month}-15T00:00:00Z`),
  );

/** 5月 / May */
export const shortMonth = (month: string): string =>
  new Intl.DateTimeFormat(locale.tag, { month: 'short', timeZone: 'UTC' }).format(Date.parse(`${month}-15T00:00:00Z`));
