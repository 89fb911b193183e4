import type { Change, Desk } from '../desk.ts';
import type { CheckId, TaskId } from '../ids.ts';
import type { Place } from '../place.ts';
import { checkKey, checkRankKey, tickKey } from '../read/task.ts';
import type { Check, Task } from '../records/task.ts';
import type { Refusal } from '../refusals.ts';
import { err, ok } from '../result.ts';
import type { Result } from '../result.ts';
import { commit } from '../write/commit.ts';
import { createPlan } from '../write/plan.ts';
import type { Plan } from '../write/plan.ts';
import { idShown, limits, nameOf } from './input.ts';
import type { Made } from './made.ts';
import { noteOnBoard } from './notes.ts';
import { placeIn } from './placing.ts';
import type { Placing } from './placing.ts';
import { setOfTask, theTask } from './task-fields.ts';

/** Adds a line to a task's checklist; at the end unless said otherwise. */
export function addCheck(
  desk: Desk,
  task: TaskId,
  fields: { text: string; place?: Place<CheckId> },
): Result<Made<CheckId>, Refusal> {
  const found = theTask(desk, task);
  if (!found.ok) return found;
  const text = nameOf('checklist', fields?.text, limits.text);
  if (!text.ok) return text;
  if (found.value.checklist.length >= limits.checks)
    return err({ type: 'NumberOutOfRange', field: 'checklist', least: 0, most: limits.checks });
  const id = desk.newId<'check'>();
  const plan = createPlan();
  // Its text is the line: undo takes back that, unless somebody reworded it.
  setOfTask(plan, found.value, checkKey(id), text.value);
  planPlace(desk, plan, found.value, id, fields.place ?? 'end', 'quietly');
  noteOnBoard(desk, plan, 'task-checklist', { task, changes: [{ field: 'added', before: null, after: text.value }] });
  const change = commit(desk, 'addCheck', plan);
  return change.ok ? ok({ change: change.value, id }) : change;
}

/** Rewords a line of a checklist or puts it elsewhere. */
export function editCheck(
  desk: Desk,
  task: TaskId,
  check: CheckId,
  fields: { text?: string; place?: Place<CheckId> },
): Result<Change, Refusal> {
  const found = theCheck(desk, task, check);
  if (!found.ok) return found;
  const { task: its, check: line } = found.value;
  const plan = createPlan();
  if (fields?.text !== undefined) {
    const text = nameOf('checklist', fields.text, limits.text);
    if (!text.ok) return text;
    if (text.value !== line.text) {
      setOfTask(plan, its, checkKey(line.id), text.value);
      noteOnBoard(desk, plan, 'task-checklist', { task, changes: [{ field: 'reworded', before: line.text, after: text.value }] });
    }
  }
  if (fields?.place !== undefined) planPlace(desk, plan, its, line.id, fields.place);
  return commit(desk, 'editCheck', plan);
}

/** Ticks a line off, or on again. In a task that repeats each occurrence has its own ticks. */
export function tickCheck(desk: Desk, task: TaskId, check: CheckId, on: boolean): Result<Change, Refusal> {
  const found = theCheck(desk, task, check);
  if (!found.ok) return found;
  const { task: its, check: line } = found.value;
  const wanted = on === true;
  const plan = createPlan();
  if (line.done !== wanted) {
    setOfTask(plan, its, tickKey(line.id), wanted);
    const field = wanted ? 'ticked' : 'unticked';
    noteOnBoard(desk, plan, 'task-checklist', { task, changes: [{ field, before: null, after: line.text }] });
  }
  return commit(desk, 'tickCheck', plan);
}

export function removeCheck(desk: Desk, task: TaskId, check: CheckId): Result<Change, Refusal> {
  const found = theCheck(desk, task, check);
  if (!found.ok) return found;
  const { task: its, check: line } = found.value;
  const plan = createPlan();
  setOfTask(plan, its, checkKey(line.id), null);
  noteOnBoard(desk, plan, 'task-checklist', { task, changes: [{ field: 'removed', before: line.text, after: null }] });
  return commit(desk, 'removeCheck', plan);
}

function theCheck(desk: Desk, task: TaskId, check: CheckId): Result<{ readonly task: Task; readonly check: Check }, Refusal> {
  const found = theTask(desk, task);
  if (!found.ok) return found;
  const line = found.value.checklist.find(({ id }) => id === check);
  return line === undefined ? err({ type: 'SettingGone', id: idShown(check) }) : ok({ task: found.value, check: line });
}

function planPlace(desk: Desk, plan: Plan, task: Task, id: CheckId, place: Place<CheckId>, quiet?: 'quietly'): void {
  const { checklist } = task;
  const { ranks, rekeyed } = placeAmong(checklist, id, place, () => desk.random());
  if (quiet === undefined && stays(checklist, id, [...rekeyed, { id, rank: ranks[0] as string }])) return;
  for (const { id: other, rank } of rekeyed) setOfTask(plan, task, checkRankKey(other), rank, 'quietly');
  setOfTask(plan, task, checkRankKey(id), ranks[0], quiet);
}

function placeAmong(checklist: readonly Check[], id: CheckId, place: Place<CheckId>, random: () => number): Placing {
  const column = {
    length: checklist.length,
    at: (index: number) => checklist[index] as Check,
    indexOf: (wanted: string) => {
      const index = checklist.findIndex((check) => check.id === wanted);
      return index < 0 ? null : index;
    },
  };
  return placeIn(column, new Set([id]), place, random);
}

function stays(
  checklist: readonly Check[],
  id: CheckId,
  moved: readonly { readonly id: string; readonly rank: string }[],
): boolean {
  const ranks = new Map(moved.map((each) => [each.id, each.rank]));
  const after = checklist
    .map((check) => ({ id: check.id, rank: ranks.get(check.id) ?? check.rank }))
    .sort((a, b) => (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : a.id < b.id ? -1 : 1));
  return after.every((check, index) => check.id === checklist[index]?.id) && checklist.some((check) => check.id === id);
}
