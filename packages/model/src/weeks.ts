/** ISO weeks as document names have them, `2026-W07`: Monday to Sunday, and week 1 is the one with the year's first Thursday. */
import { addDays } from './days.ts';

const dayMs = 86_400_000;

/** The week a day `YYYY-MM-DD` lies in. The days around New Year may belong to a week of the other year. */
export function weekOf(day: string): string {
  const monday = addDays(day, -weekdayOf(day));
  const year = Number(addDays(monday, 3).slice(0, 4));
  const number = 1 + Math.round((Date.parse(monday) - Date.parse(firstMonday(year))) / (7 * dayMs));
  return `${year}-W${String(number).padStart(2, '0')}`;
}

/** Monday to Sunday. */
export function daysOfWeek(week: string): readonly string[] {
  const [year, number] = week.split('-W').map(Number) as [number, number];
  const monday = addDays(firstMonday(year), 7 * (number - 1));
  return Array.from({ length: 7 }, (_, index) => addDays(monday, index));
}

/** The week that comes `by` weeks later; earlier for a negative number. */
export const weekAfter = (week: string, by = 1): string => weekOf(addDays(daysOfWeek(week)[0] as string, 7 * by));

/** 0 for Monday to 6 for Sunday. */
export const weekdayOf = (day: string): number => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;

/** The 4th of January always lies in week 1. */
function firstMonday(year: number): string {
  const fourth = `${year}-01-04`;
  return addDays(fourth, -weekdayOf(fourth));
}
