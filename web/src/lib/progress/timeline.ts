/** Where days stand on a line, as shares from 0 to 1. Days are `YYYY-MM-DD`. */
export interface Line {
  readonly from: string;
  readonly until: string;
  readonly at: (day: string) => number;
  /** The first days of the months on it. */
  readonly months: readonly string[];
}

const dayMs = 86_400_000;
const number = (day: string): number => Date.parse(`${day}T00:00:00Z`) / dayMs;
const dayWith = (count: number): string => new Date(count * dayMs).toISOString().slice(0, 10);

/** A line that holds all these days, with a little room on both sides; null without a day. */
export function lineOver(days: readonly string[]): Line | null {
  const numbers = days.map(number).filter((each) => !Number.isNaN(each));
  if (numbers.length === 0) return null;
  const [first, last] = [Math.min(...numbers), Math.max(...numbers)];
  const room = Math.max(3, Math.round((last - first) * 0.06));
  const [from, until] = [first - room, last + room];
  const months: string[] = [];
  const start = new Date(from * dayMs);
  for (let month = 1; months.length < 60; month++) {
    const at = Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + month, 1) / dayMs;
    if (at > until) break;
    months.push(dayWith(at));
  }
  return {
    from: dayWith(from),
    until: dayWith(until),
    at: (day) => Math.min(1, Math.max(0, (number(day) - from) / (until - from))),
    months,
  };
}

/** In how many rows labels of this width (as a share of the line) do not cover each other: the row of each, in the given order. */
export function rowsOf(places: readonly number[], width: number): readonly number[] {
  const ends: number[] = [];
  return places.map((place) => {
    const start = Math.min(place, 1 - width);
    const free = ends.findIndex((end) => end <= start);
    const row = free < 0 ? ends.length : free;
    ends[row] = start + width;
    return row;
  });
}
