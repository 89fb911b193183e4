import { dayOf } from '@muster/model/pure';

export const dayMs = 86_400_000;

/** A team's days. Where a zone skips midnight or a whole day, a day begins at the first instant that is not before it. */
export interface Calendar {
  dayOf(at: number): string;
  /** The instant a day begins; null for what is not a day of the calendar. */
  startOf(day: string): number | null;
}

/** What a date can hold; documents can hold more. */
const lastInstant = 8.64e15;

const calendars = new Map<string, Calendar>();

export function calendarOf(timeZone: string): Calendar {
  let calendar = calendars.get(timeZone);
  if (calendar === undefined) calendars.set(timeZone, (calendar = makeCalendar(timeZone)));
  return calendar;
}

function makeCalendar(timeZone: string): Calendar {
  const starts = new Map<string, number | null>();
  return {
    dayOf: (at) => dayOf(Math.max(-lastInstant, Math.min(lastInstant, at || 0)), timeZone),
    startOf: (day) => {
      let start = starts.get(day);
      if (start === undefined) starts.set(day, (start = isDay(day) ? search(day, timeZone) : null));
      return start;
    },
  };
}

/** No zone is further than 15 hours from UTC. */
const furthest = 15 * 3_600_000;

function search(day: string, timeZone: string): number {
  let [low, high] = [Date.parse(day) - furthest, Date.parse(day) + furthest];
  // A zone that skips the whole day begins it with the next.
  while (dayOf(high, timeZone) < day) high += dayMs;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (dayOf(middle, timeZone) < day) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** 30 February is not one, nor is a year before 1000 or after 9999. */
export function isDay(text: string): boolean {
  if (!/^[1-9]\d{3}-\d{2}-\d{2}$/.test(text)) return false;
  const [year, month, day] = [Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8))];
  if (month < 1 || month > 12 || day < 1) return false;
  return day <= (month === 2 && isLeap(year) ? 29 : (daysInMonth[month - 1] as number));
}
const daysInMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

/** Days since 1970, for reckoning with days. */
export const dayNumber = (day: string): number => Math.round(Date.parse(day) / dayMs);
export const dayWith = (number: number): string => new Date(number * dayMs).toISOString().slice(0, 10);
export const addDays = (day: string, days: number): string => dayWith(dayNumber(day) + days);

/** The last of so many working days after a day. Monday to Friday work; public holidays are not known. */
export function workingDaysAfter(day: string, count: number): string {
  let number = dayNumber(day);
  for (let left = Math.ceil(count); left > 0;) {
    number++;
    if (isWorkingDay(number)) left--;
  }
  return dayWith(number);
}

// 1 January 1970 was a Thursday.
const isWorkingDay = (number: number): boolean => (((number + 3) % 7) + 7) % 7 < 5;

/** The first days of the months that end with the month of `day`, oldest first. */
export function monthsUpTo(day: string, count: number): readonly string[] {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1];
  return Array.from({ length: count }, (_, index) =>
    new Date(Date.UTC(year, month - (count - 1 - index), 1)).toISOString().slice(0, 10),
  );
}

export const nextMonth = (day: string): string =>
  new Date(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)), 1)).toISOString().slice(0, 10);
