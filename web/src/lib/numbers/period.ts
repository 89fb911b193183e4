/** Which days the numbers speak of: a preset that moves with the day one looks from, or days of one's own. */
import { addDays, daysBetween, earlier, isDay, later, monthStart, quarterStart } from './days.ts';

export const presets = ['30d', '90d', 'month', 'last-month', 'quarter', 'year', 'all'] as const;
export type Preset = (typeof presets)[number];

/** Half-open, in days of the team's zone: `until` is the first day that no longer belongs to it. */
export interface Days {
  readonly from: string;
  readonly until: string;
}

export type PeriodChoice = Preset | Days;

export const usualPeriod: Preset = '90d';
const longest = 3660;

export const isPreset = (choice: PeriodChoice): choice is Preset => typeof choice === 'string';

/**
 * The days that a choice means, seen from `today` (the day "as of"), which always is its last day at the latest. `first` is the day of the
 * oldest fact: "all" begins there.
 */
export function daysOf(choice: PeriodChoice, today: string, first: string): Days {
  const tomorrow = addDays(today, 1);
  if (!isPreset(choice)) return choice;
  switch (choice) {
    case '30d':
      return { from: addDays(tomorrow, -30), until: tomorrow };
    case '90d':
      return { from: addDays(tomorrow, -90), until: tomorrow };
    case 'month':
      return { from: monthStart(today), until: tomorrow };
    case 'last-month':
      return { from: monthStart(today, -1), until: monthStart(today) };
    case 'quarter':
      return { from: quarterStart(today), until: tomorrow };
    case 'year':
      return { from: `${today.slice(0, 4)}-01-01`, until: tomorrow };
    case 'all':
      return { from: earlier(first, today), until: tomorrow };
  }
}

/** As it stands in an address: `90d`, or `2026-05-01..2026-05-31` with the last day included, as people say it. */
export const writePeriod = (choice: PeriodChoice): string =>
  isPreset(choice) ? choice : `${choice.from}..${addDays(choice.until, -1)}`;

/** What cannot be read is the usual period. Days the wrong way round are turned. */
export function readPeriod(text: string | null): PeriodChoice {
  const preset = presets.find((known) => known === text);
  if (preset !== undefined) return preset;
  const [from = '', last = '', ...more] = (text ?? '').split('..');
  return more.length === 0 && isDay(from) && isDay(last) ? customDays(from, last) : usualPeriod;
}

/** From the first to the last day, both included, whichever was typed first. */
export function customDays(one: string, other: string): Days {
  const from = earlier(one, other);
  const last = later(one, other);
  return { from: daysBetween(from, last) > longest ? addDays(last, -longest) : from, until: addDays(last, 1) };
}
