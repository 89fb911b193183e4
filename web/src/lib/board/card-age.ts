import { daysIn } from '@muster/model';

export type Age = 'fresh' | 'late' | 'very-late';

const dayMs = 86_400_000;

/** How long a card has waited against its stage's limit: late past the limit, very late past twice the limit. */
export function ageOf(since: number, limitDays: number | null, now: number): Age {
  if (limitDays === null) return 'fresh';
  const days = (now - since) / dayMs;
  return days > 2 * limitDays ? 'very-late' : days > limitDays ? 'late' : 'fresh';
}

/** Whole days as people count them, and whole minutes left of a claim, never below one. The clock on screen lags: rounding up would promise more than there is. */
export const daysSince = (since: number, now: number, zone: string): number => daysIn(since, now, zone);
export const minutesLeft = (until: number, now: number): number => Math.max(1, Math.floor((until - now) / 60_000));
