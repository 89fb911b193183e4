import type { Application } from './records/application.ts';
import type { StageSettings } from './records/stages.ts';

const dayMs = 86_400_000;

/** The day an instant falls on in a time zone, `YYYY-MM-DD`. An unknown zone counts as UTC. */
export function dayOf(at: number, timeZone: string): string {
  return formatFor(timeZone).format(at);
}

/** Days between two instants as people count them: the number of midnights in the time zone that lie between. Never negative. */
export function daysIn(since: number, now: number, timeZone: string): number {
  const days = (Date.parse(dayOf(now, timeZone)) - Date.parse(dayOf(since, timeZone))) / dayMs;
  return Math.max(0, Math.round(days));
}

/** The day `by` days after a day `YYYY-MM-DD`; before it for a negative number. */
export const addDays = (day: string, by: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + by * dayMs).toISOString().slice(0, 10);

/** Whether a card has been in its stage for longer than the stage's limit. */
export function isLate(
  application: Pick<Application, 'since' | 'outcome'>,
  stage: Pick<StageSettings, 'limitDays'>,
  now: number,
): boolean {
  return stage.limitDays !== null && application.outcome === null && now - application.since > stage.limitDays * dayMs;
}

const formats = new Map<string, Intl.DateTimeFormat>();
function formatFor(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (format === undefined) {
    const options = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;
    try {
      format = new Intl.DateTimeFormat('en-CA', { ...options, timeZone });
    } catch {
      format = new Intl.DateTimeFormat('en-CA', { ...options, timeZone: 'UTC' });
    }
    formats.set(timeZone, format);
  }
  return format;
}
