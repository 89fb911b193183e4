import type { Desk } from '../desk.ts';
import type { TaskId } from '../ids.ts';
import type { Place } from '../place.ts';
import { checkKey, checkRankKey } from '../read/task.ts';
import type { Link, MadeFrom } from '../records/link.ts';
import { taskStatuses } from '../records/task.ts';
import type { Measured, Repeat, TaskFields, TaskStatus } from '../records/task.ts';
import { ranksBetween } from '../rank.ts';
import type { Refusal } from '../refusals.ts';
import { err, ok } from '../result.ts';
import type { Result } from '../result.ts';
import { commit } from '../write/commit.ts';
import { createPlan } from '../write/plan.ts';
import type { Plan } from '../write/plan.ts';
import { allOf, clean, idOrNull, idShown, limits, nameOf, oneOf, textOf } from './input.ts';
import { linkFields, linksOf, madeFromOf } from './links.ts';
import type { Made } from './made.ts';
import { noteOnBoard } from './notes.ts';
import { checkedTaskFields, placeTasks, planTaskRekeying, withFrom } from './task-fields.ts';

export interface NewTask extends Partial<TaskFields> {
  readonly title: string;
  readonly status?: TaskStatus;
  readonly notes?: string;
  /** The lines of its checklist. */
  readonly checklist?: readonly string[];
  readonly links?: readonly Link[];
  readonly origin?: MadeFrom | null;
  /** What a number is now, for a task that is to better it. */
  readonly measured?: Omit<Measured, 'at'> | null;
  /** On top unless said otherwise. */
  readonly place?: Place<TaskId>;
  readonly sample?: boolean;
}

export function addTask(desk: Desk, fields: NewTask): Result<Made<TaskId>, Refusal> {
  const checked = checkedTask(desk, fields);
  if (!checked.ok) return checked;
  const plan = createPlan();
  const id = planTask(desk, plan, checked.value);
  const change = commit(desk, 'addTask', plan);
  return change.ok ? ok({ change: change.value, id }) : change;
}

export interface TaskToMake extends Omit<TaskFields, 'repeat'> {
  readonly repeat: Repeat | null;
  readonly status: TaskStatus;
  readonly notes: string;
  readonly checklist: readonly string[];
  readonly links: readonly Link[];
  readonly origin: MadeFrom | null;
  readonly measured: Omit<Measured, 'at'> | null;
  readonly place: Place<TaskId>;
  readonly sample: boolean;
}

/** For commands that make a task beside other things. */
export function checkedTask(desk: Desk, fields: NewTask): Result<TaskToMake, Refusal> {
  const checked = allOf({
    ...checkedTaskFields(desk, fields ?? {}),
    title: nameOf('title', fields?.title),
    notes: textOf('notes', fields?.notes, limits.note),
    checklist: linesOf(fields?.checklist),
    links: linksOf(fields?.links),
    origin: madeFromOf(fields?.origin),
    measured: measuredOf(fields?.measured),
  });
  if (!checked.ok) return checked;
  const { dueOn, repeat } = withFrom(desk, checked.value.dueOn, checked.value.repeat);
  return ok({
    ...checked.value,
    ...{ dueOn, repeat },
    status: oneOf(taskStatuses, fields.status) ?? 'open',
    place: fields.place ?? 'top',
    sample: fields.sample === true,
  });
}

/** Fills in what makes a task, and gives its id. */
export function planTask(desk: Desk, plan: Plan, fields: TaskToMake): TaskId {
  const { title, assignee, dueOn, priority, goal, repeat, status, notes, checklist, links, origin, measured, place, sample } =
    fields;
  const id = desk.newId<'task'>();
  const at = desk.now();
  const { ranks, rekeyed } = placeTasks(desk, new Set([id]), place);
  planTaskRekeying(desk, plan, rekeyed);
  const checkRanks = checklist.length === 0 ? [] : ranksBetween(null, null, checklist.length, () => desk.random());
  const checks = checklist.flatMap((text, index) => {
    const check = desk.newId<'check'>();
    return [[checkKey(check), text] as const, [checkRankKey(check), checkRanks[index]] as const];
  });
  plan.create(
    'task',
    id,
    {
      ...{ title, priority, rank: ranks[0] },
      ...(assignee !== null && { assignee }),
      ...(dueOn !== null && { dueOn }),
      ...(goal !== null && { goal }),
      ...(repeat !== null && { repeat }),
      ...(status !== 'open' && { state: { status, at, by: desk.user } }),
      ...(origin !== null && { origin }),
      ...(measured !== null && { measured: { ...measured, at } }),
      ...Object.fromEntries(checks),
      ...linkFields(links),
      ...(sample && { sample }),
      ...{ createdAt: at, createdBy: desk.user },
    },
    { notes: clean(notes) },
  );
  noteOnBoard(desk, plan, 'task-added', { task: id, at });
  return id;
}

function linesOf(lines: unknown): Result<readonly string[], Refusal> {
  if (!Array.isArray(lines)) return ok([]);
  if (lines.length > limits.checks) return err({ type: 'NumberOutOfRange', field: 'checklist', least: 0, most: limits.checks });
  const texts: string[] = [];
  for (const line of lines) {
    const text = textOf('checklist', line);
    if (!text.ok) return text;
    if (text.value !== '') texts.push(text.value);
  }
  return ok(texts);
}

function measuredOf(measured: unknown): Result<Omit<Measured, 'at'> | null, Refusal> {
  if (typeof measured !== 'object' || measured === null) return ok(null);
  const { metric, of, value } = measured as Partial<Record<'metric' | 'of' | 'value', unknown>>;
  const key = idOrNull(metric);
  if (key === null) return err({ type: 'SettingGone', id: idShown(metric) });
  return ok({ metric: key, of: idOrNull(of), value: typeof value === 'number' && Number.isFinite(value) ? value : null });
}
