import type { Change, Desk } from '../desk.ts';
import type { GoalId, TaskId, UserId } from '../ids.ts';
import { noDay } from '../read/task.ts';
import type { Priority } from '../records/requisition.ts';
import type { Task, TaskFields } from '../records/task.ts';
import type { Refusal } from '../refusals.ts';
import type { Result } from '../result.ts';
import { commit } from '../write/commit.ts';
import { createPlan } from '../write/plan.ts';
import type { Plan } from '../write/plan.ts';
import { allOf, nameOf } from './input.ts';
import { noteOnBoard } from './notes.ts';
import type { FieldChange } from './notes.ts';
import { checkedTaskFields, setOfTask, theTask, theTasks, withFrom } from './task-fields.ts';

/** Edits a task. Its due day is that of the one occurrence; all else belongs to the whole series. */
export function editTask(desk: Desk, id: TaskId, fields: Partial<TaskFields>): Result<Change, Refusal> {
  const task = theTask(desk, id);
  if (!task.ok) return task;
  const all = allOf({ ...checkedTaskFields(desk, fields ?? {}), title: nameOf('title', fields?.title ?? task.value.title) });
  if (!all.ok) return all;
  const wanted = Object.fromEntries(
    Object.entries(all.value).filter(([field]) => fields[field as keyof TaskFields] !== undefined),
  ) as Partial<TaskFields>;
  const plan = createPlan();
  planEdit(desk, plan, task.value, wanted);
  return commit(desk, 'editTask', plan);
}

/** Gives tasks to somebody, or to nobody. */
export const assignTasks = (desk: Desk, ids: readonly TaskId[], assignee: UserId | null): Result<Change, Refusal> =>
  editTasks(desk, 'assignTasks', ids, { assignee });

/** Puts tasks to another day, or to none. */
export const rescheduleTasks = (desk: Desk, ids: readonly TaskId[], dueOn: string | null): Result<Change, Refusal> =>
  editTasks(desk, 'rescheduleTasks', ids, { dueOn });

export const prioritiseTasks = (desk: Desk, ids: readonly TaskId[], priority: Priority): Result<Change, Refusal> =>
  editTasks(desk, 'prioritiseTasks', ids, { priority });

/** Counts tasks towards a goal, or towards none. */
export const putTasksToGoal = (desk: Desk, ids: readonly TaskId[], goal: GoalId | null): Result<Change, Refusal> =>
  editTasks(desk, 'putTasksToGoal', ids, { goal });

function editTasks<Field extends 'assignee' | 'dueOn' | 'priority' | 'goal'>(
  desk: Desk,
  command: string,
  ids: readonly TaskId[],
  fields: Pick<TaskFields, Field>,
): Result<Change, Refusal> {
  const chosen = theTasks(desk, ids);
  if (!chosen.ok) return chosen;
  const checked = allOf(checkedTaskFields(desk, fields));
  if (!checked.ok) return checked;
  const wanted = Object.fromEntries(
    Object.keys(fields).map((field) => [field, checked.value[field as Field]]),
  ) as Partial<TaskFields>;
  const plan = createPlan();
  for (const task of chosen.value) planEdit(desk, plan, task, wanted);
  return commit(desk, command, plan);
}

function planEdit(desk: Desk, plan: Plan, task: Task, wanted: Partial<TaskFields>): void {
  const changes: FieldChange[] = [];
  const set = (field: keyof TaskFields, before: unknown, after: unknown, stored = after): void => {
    if (before === after) return;
    setOfTask(plan, task, field, stored);
    changes.push({ field, before, after });
  };
  for (const field of ['title', 'assignee', 'priority', 'goal'] as const)
    if (wanted[field] !== undefined) set(field, task[field], wanted[field]);
  let dueOn = wanted.dueOn === undefined ? task.dueOn : wanted.dueOn;
  if (wanted.repeat !== undefined && !isSameRhythm(task.repeat, wanted.repeat)) {
    const started = withFrom(desk, dueOn, wanted.repeat);
    dueOn = started.dueOn;
    set('repeat', task.repeat, started.repeat);
  }
  set('dueOn', task.dueOn, dueOn, dueOn ?? (task.occurrence === 0 ? null : noDay));
  if (changes.length > 0) noteOnBoard(desk, plan, 'task-edited', { task: task.id, changes });
}

const isSameRhythm = (a: TaskFields['repeat'], b: TaskFields['repeat']): boolean =>
  a?.every === b?.every && a?.interval === b?.interval;
