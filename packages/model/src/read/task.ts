import type { Fields } from '../live/sources.ts';
import { compareByPlace } from '../place.ts';
import { priorities } from '../records/requisition.ts';
import { repeatUnits, taskStatuses } from '../records/task.ts';
import type { Check, Measured, Repeat, Task, TaskStatus } from '../records/task.ts';
import { FieldReader, isNumber, isObject, isString } from './fields.ts';
import type { Parsed } from './fields.ts';
import { readLinks, readMadeFrom } from './links.ts';

export const checkKey = (check: string): string => `check:${check}`;
export const checkRankKey = (check: string): string => `order:${check}`;
export const tickKey = (check: string): string => `tick:${check}`;

export const occurrenceId = (series: string, occurrence: number): string =>
  occurrence === 0 ? series : `${series}~${occurrence}`;

/** The series and number that an occurrence's id names, or null for another text. */
export function occurrenceOf(id: string): { readonly series: string; readonly occurrence: number } | null {
  const [, series, occurrence] = /^([^~]+)(?:~([1-9][0-9]{0,6}))?$/.exec(id) ?? [];
  return series === undefined ? null : { series, occurrence: Number(occurrence ?? 0) };
}

/** What an occurrence has of its own, under the same names for the first one and for those after it; all else is the series'. */
export const isOccurrenceField = (field: string): boolean =>
  ['state', 'next', 'dueOn', 'deletedAt', 'deletedBy'].includes(field) || field.startsWith('tick:');

/** A due day that an occurrence was given on purpose: none. Nothing written is the day of the rhythm. */
export const noDay = 'none';

/** `due`: the day the rhythm gives an occurrence. */
export function readTask(id: string, series: string, occurrence: number, fields: Fields, due: string | null): Parsed<Task> {
  const reader = new FieldReader(fields);
  const checklist: Check[] = [];
  reader.each((key, value) => {
    if (!key.startsWith('check:') || value === null) return;
    const check = key.slice(6);
    if (!isString(value)) return reader.problem(key);
    checklist.push({ id: check, text: value, done: reader.flag(tickKey(check)), rank: reader.text(checkRankKey(check)) });
  });
  const state = reader.object('state', parseState);
  const status = state?.status ?? 'open';
  const ownDue = reader.textOrNull('dueOn');
  return reader.done<Task>({
    id,
    series,
    occurrence,
    title: reader.required('title'),
    assignee: reader.textOrNull('assignee'),
    dueOn: ownDue === noDay ? null : (ownDue ?? due),
    priority: reader.oneOf('priority', priorities, 'normal'),
    rank: reader.text('rank'),
    goal: reader.textOrNull('goal'),
    status,
    statusAt: state?.at ?? null,
    doneAt: status === 'done' ? (state?.at ?? null) : null,
    doneBy: status === 'done' ? (state?.by ?? null) : null,
    checklist: checklist.length === 0 ? noChecks : checklist.sort(compareByPlace),
    links: readLinks(reader),
    origin: readMadeFrom(reader),
    repeat: reader.object('repeat', parseRepeat),
    measured: reader.object('measured', parseMeasured),
    createdAt: reader.number('createdAt', 0),
    createdBy: reader.text('createdBy'),
    deletedAt: reader.numberOrNull('deletedAt'),
    sample: reader.flag('sample'),
  });
}

const noChecks: readonly Check[] = [];

export const isDone = (state: unknown): boolean => isObject(state) && parseState(state)?.status === 'done';

function parseState({
  status,
  at,
  by,
}: Readonly<Record<string, unknown>>): { status: TaskStatus; at: number; by: string } | undefined {
  const known = taskStatuses.find((each) => each === status);
  return known !== undefined && isNumber(at) && isString(by) ? { status: known, at, by } : undefined;
}

function parseRepeat({ every, interval, from }: Readonly<Record<string, unknown>>): Repeat | undefined {
  const unit = repeatUnits.find((each) => each === every);
  if (unit === undefined || !isNumber(interval) || interval < 1 || !Number.isInteger(interval)) return undefined;
  return isString(from) ? { every: unit, interval, from } : undefined;
}

function parseMeasured({ metric, of = null, value = null, at }: Readonly<Record<string, unknown>>): Measured | undefined {
  if (!isString(metric) || !isNumber(at)) return undefined;
  if ((of !== null && !isString(of)) || (value !== null && !isNumber(value))) return undefined;
  return { metric, of, value, at };
}
