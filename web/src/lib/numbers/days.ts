/**
 * Calendar days as `YYYY-MM-DD`. Reckoned in UTC, where every day has 24 hours: which day an instant falls on is decided elsewhere, by
 * the team's zone.
 */
const dayMs = 86_400_000;

/** Whether this is a day of the calendar, written as one. 30 February is not. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

export const addDays = (day: string, days: number): string => new Date(at(day) + days * dayMs).toISOString().slice(0, 10);

/** From one day to another; negative when `to` lies before. */
export const daysBetween = (from: string, to: string): number => Math.round((at(to) - at(from)) / dayMs);

export const earlier = (a: string, b: string): string => (a < b ? a : b);
export const later = (a: string, b: string): string => (a > b ? a : b);

/** The first day of the month that lies so many months from the month of `day`. */
export function monthStart(day: string, months = 0): string {
  const date = new Date(at(day));
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1)).toISOString().slice(0, 10);
}

/** The first day of the quarter of `day`. */
export const quarterStart = (day: string): string => monthStart(day, -((Number(day.slice(5, 7)) - 1) % 3));

const at = (day: string): number => Date.parse(`${day}T00:00:00Z`);
