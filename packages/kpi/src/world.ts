import { defaultLimitDays, stageKeys } from '@muster/model/pure';
import type { StageKey } from '@muster/model';
import { calendarOf, monthsUpTo, nextMonth } from './calendar.ts';
import type { Calendar } from './calendar.ts';
import type { Facts, Question } from './facts.ts';

/** A question made ready: what every metric needs to know besides the rows. */
export interface World {
  readonly facts: Facts;
  readonly question: Question;
  readonly calendar: Calendar;
  readonly asOf: number;
  /** The day that `asOf` falls on. */
  readonly today: string;
  readonly period: Bounds;
  readonly months: readonly Month[];
  readonly graceDays: number;
  readonly limitDays: Readonly<Record<StageKey, number | null>>;
  /** null: everything. */
  readonly requisitions: ReadonlySet<string> | null;
  readonly owners: ReadonlySet<string> | null;
  readonly channels: ReadonlySet<string> | null;
}

/** A span of days as instants, half-open, and as the days themselves. */
export interface Bounds {
  readonly from: number;
  readonly until: number;
  readonly firstDay: string;
  readonly nextDay: string;
}

export interface Month extends Bounds {
  readonly month: string;
}

const mostMonths = 120;

/** Instants beyond these have days that cannot be written. What is no instant is the earliest: nothing exists then. */
const [earliest, latest] = [Date.UTC(1100, 0, 1), Date.UTC(9990, 0, 1)];

export function worldOf(facts: Facts, question: Question): World {
  const calendar = calendarOf(facts.timeZone);
  const { period, filter = {}, months = 12 } = question;
  const asOf = question.asOf >= earliest ? Math.min(latest, question.asOf) : earliest;
  const today = calendar.dayOf(asOf);
  const wanted = (list: readonly string[] | undefined): ReadonlySet<string> | null =>
    list === undefined || list.length === 0 ? null : new Set(list);
  return {
    facts,
    question,
    calendar,
    asOf,
    today,
    period: boundsOf(calendar, period.from, period.until),
    months: monthsUpTo(today, Math.min(mostMonths, Math.max(0, Math.floor(months) || 0))).map((first) => ({
      ...boundsOf(calendar, first, nextMonth(first)),
      month: first.slice(0, 7),
    })),
    graceDays: facts.targets.graceDays,
    limitDays: Object.fromEntries(
      stageKeys.map((key) => {
        const stage = facts.stages.get(key);
        return [key, stage === undefined ? defaultLimitDays[key] : stage.limitDays];
      }),
    ) as Record<StageKey, number | null>,
    requisitions: wanted(filter.requisitions),
    owners: wanted(filter.owners),
    channels: wanted(filter.channels),
  };
}

/** Days that do not exist bound nothing: the period is empty. */
function boundsOf(calendar: Calendar, firstDay: string, nextDay: string): Bounds {
  const [from, until] = [calendar.startOf(firstDay), calendar.startOf(nextDay)];
  return from === null || until === null
    ? { from: 0, until: 0, firstDay, nextDay: firstDay }
    : { from, until, firstDay, nextDay };
}

export const isWithin = (at: number, { from, until }: Pick<Bounds, 'from' | 'until'>): boolean => at >= from && at < until;

/** What became known later, or was given up by then, does not exist. */
export const existsAt = (record: { readonly createdAt: number; readonly deletedAt: number | null }, asOf: number): boolean =>
  record.createdAt <= asOf && (record.deletedAt === null || record.deletedAt > asOf);

/** What is past by an instant, else null. */
export const pastBy = (at: number | null, asOf: number): number | null => (at !== null && at <= asOf ? at : null);
