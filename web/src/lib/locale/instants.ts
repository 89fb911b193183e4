import { teamZone } from './zone.svelte.ts';

/**
 * The instant at which a day reaches a time of day (minutes after midnight) in a time zone, the team's by default. A time that the zone
 * leaves out, when clocks go forward, is the one an hour later; of one that comes twice the first counts. NaN for what is no day.
 */
export function instantAt(day: string, minutes = 0, timeZone = teamZone.current): number {
  const wall = Date.parse(`${day}T00:00:00Z`) + minutes * 60_000;
  if (Number.isNaN(wall)) return Number.NaN;
  // The zone's distance from UTC before and after the instant sought; both are tried, the earlier instant first.
  const candidates = [-1, 1].map((sign) => wall - distanceFromUtc(wall + sign * 14 * 3_600_000, timeZone));
  const fitting = candidates.filter((at) => at + distanceFromUtc(at, timeZone) === wall);
  return Math.min(...(fitting.length > 0 ? fitting : [Math.max(...candidates)]));
}

/** Minutes after midnight in a time zone, the team's by default. */
export function minutesOfDay(at: number, timeZone = teamZone.current): number {
  const wall = at + distanceFromUtc(at, timeZone);
  return Math.floor(wall / 60_000) % 1440;
}

/** `09:30` as minutes after midnight; null for anything else. */
export function readTime(text: string): number | null {
  const [, hours, minutes] = /^(\d{1,2}):(\d{2})$/.exec(text.normalize('NFKC').trim()) ?? [];
  const value = Number(hours) * 60 + Number(minutes);
  return hours !== undefined && Number(hours) < 24 && Number(minutes) < 60 ? value : null;
}

/** The other way round. */
export const writeTime = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

function distanceFromUtc(at: number, timeZone: string): number {
  const parts = Object.fromEntries(
    formatIn(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day = 0, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000;
}

const formats = new Map<string, Intl.DateTimeFormat>();
function formatIn(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (format === undefined) {
    const numeric = {
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    } as const;
    formats.set(timeZone, (format = new Intl.DateTimeFormat('en', { ...numeric, hourCycle: 'h23', timeZone })));
  }
  return format;
}
