import type { Change, Desk } from '../desk.ts';
import type { TaskId } from '../ids.ts';
import type { Place } from '../place.ts';
import { taskStatuses } from '../records/task.ts';
import type { Task, TaskStatus } from '../records/task.ts';
import type { Refusal } from '../refusals.ts';
import { nextDay } from '../repeat.ts';
import { err } from '../result.ts';
import type { Result } from '../result.ts';
import { tasksIn, todayOf } from '../tasks.ts';
import { commit } from '../write/commit.ts';
import { createPlan } from '../write/plan.ts';
import type { Plan } from '../write/plan.ts';
import { idShown, oneOf } from './input.ts';
import { noteOnBoard } from './notes.ts';
import { placeTasks, planTaskRekeying, setOfTask, theTasks } from './task-fields.ts';

/** Starts, finishes or reopens tasks where they stand. Finishing one that repeats brings its next occurrence. */
export function setTaskStatus(desk: Desk, ids: readonly TaskId[], status: TaskStatus): Result<Change, Refusal> {
  const chosen = theTasks(desk, ids);
  if (!chosen.ok) return chosen;
  const wanted = oneOf(taskStatuses, status);
  if (wanted === null) return err({ type: 'SettingGone', id: idShown(status) });
  const plan = createPlan();
  for (const task of chosen.value) planStatus(desk, plan, task, wanted);
  return commit(desk, 'setTaskStatus', plan);
}

/** Puts tasks to one place of a column of the board, in the given order. The finished ones stand by the time they were finished. */
export function moveTasks(
  desk: Desk,
  ids: readonly TaskId[],
  to: { status: TaskStatus; place?: Place<TaskId> },
): Result<Change, Refusal> {
  const chosen = theTasks(desk, ids);
  if (!chosen.ok) return chosen;
  const status = oneOf(taskStatuses, to?.status);
  if (status === null) return err({ type: 'SettingGone', id: idShown(to?.status) });
  const plan = createPlan();
  for (const task of chosen.value) planStatus(desk, plan, task, status);
  if (status !== 'done' && !standThere(desk, chosen.value, status, to.place ?? 'top')) {
    const moving = new Set(chosen.value.map(({ id }) => id));
    const place = to.place ?? 'top';
    const { ranks, rekeyed } = placeTasks(desk, moving, inColumn(desk, status, moving, place));
    chosen.value.forEach((task, index) => setOfTask(plan, task, 'rank', ranks[index]));
    planTaskRekeying(desk, plan, rekeyed);
  }
  return commit(desk, 'moveTasks', plan);
}

export function planStatus(desk: Desk, plan: Plan, task: Task, status: TaskStatus): void {
  if (task.status === status) return;
  const at = desk.now();
  if (status === 'done') {
    const today = todayOf(desk);
    const after = task.dueOn !== null && task.dueOn > today ? task.dueOn : today;
    // Stays when the finishing is undone: where somebody has begun the next occurrence meanwhile, it keeps its day.
    setOfTask(plan, task, 'next', task.repeat === null ? null : nextDay(task.repeat, after), 'quietly');
  }
  setOfTask(plan, task, 'state', { status, at, by: desk.user });
  noteOnBoard(desk, plan, 'task-status', {
    task: task.id,
    at,
    changes: [{ field: 'status', before: task.status, after: status }],
  });
}

/** The top and end of a column, said by their neighbours there: all columns share one order. */
function inColumn(desk: Desk, status: TaskStatus, moving: ReadonlySet<string>, place: Place<TaskId>): Place<TaskId> {
  if (place !== 'top' && place !== 'end') return place;
  const others = tasksIn(desk, status).filter(({ id }) => !moving.has(id));
  const [first] = others;
  const last = others.at(-1);
  if (first === undefined || last === undefined) return place;
  return place === 'top' ? { before: first.id } : { after: last.id };
}

function standThere(desk: Desk, tasks: readonly Task[], status: TaskStatus, place: Place<TaskId>): boolean {
  const [task] = tasks;
  if (task === undefined || tasks.length > 1 || task.status !== status) return false;
  const column = tasksIn(desk, status);
  const index = column.findIndex(({ id }) => id === task.id);
  if (place === 'top') return index === 0;
  if (place === 'end') return index === column.length - 1;
  if (typeof place !== 'object' || place === null) return false;
  if ('before' in place) return place.before === task.id || column[index + 1]?.id === place.before;
  return place.after === task.id || column[index - 1]?.id === place.after;
}
