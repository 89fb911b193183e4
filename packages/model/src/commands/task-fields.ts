/** What the commands about tasks have in common. */
import { todayOf, compareTasks } from '../tasks.ts';
import type { Desk } from '../desk.ts';
import type { TaskId } from '../ids.ts';
import type { Place } from '../place.ts';
import { isOccurrenceField } from '../read/task.ts';
import { priorities } from '../records/requisition.ts';
import { repeatUnits } from '../records/task.ts';
import type { Repeat, Task, TaskFields } from '../records/task.ts';
import type { Refusal } from '../refusals.ts';
import { err, ok } from '../result.ts';
import type { Result } from '../result.ts';
import type { Plan } from '../write/plan.ts';
import { many, one } from './chosen.ts';
import { dayOrNull, idOrNull, idShown, numberOf, oneOf } from './input.ts';
import { placeIn } from './placing.ts';
import type { Column, Placing } from './placing.ts';

export const theTask = (desk: Desk, id: string): Result<Task, Refusal> => one(desk.tasks.byId.get(id), id, 'TaskGone');
export const theTasks = (desk: Desk, ids: readonly string[], deleted = false): Result<readonly Task[], Refusal> =>
  many(desk.tasks.byId, ids, 'TaskGone', deleted);

export const checkedTaskFields = (desk: Desk, fields: Partial<TaskFields>) => ({
  assignee: ok(idOrNull(fields.assignee)),
  dueOn: dayOrNull('dueOn', fields.dueOn),
  priority: ok(oneOf(priorities, fields.priority) ?? ('normal' as const)),
  goal: goalOf(desk, fields.goal),
  repeat: repeatOf(fields.repeat),
});

function goalOf(desk: Desk, id: unknown): Result<string | null, Refusal> {
  if (id === null || id === undefined) return ok(null);
  const goal = one(desk.goals.byId.get(id as string), id as string, 'GoalGone');
  return goal.ok ? ok(goal.value.id) : goal;
}

function repeatOf(repeat: unknown): Result<Pick<Repeat, 'every' | 'interval'> | null, Refusal> {
  if (repeat === null || repeat === undefined) return ok(null);
  const { every, interval } = (typeof repeat === 'object' ? repeat : {}) as Partial<Record<'every' | 'interval', unknown>>;
  const unit = oneOf(repeatUnits, every);
  if (unit === null) return err({ type: 'SettingGone', id: idShown(every) });
  const count = numberOf('interval', interval ?? 1, 1, 99);
  return count.ok ? ok({ every: unit, interval: count.value }) : count;
}

/** A rhythm begins on the day the task is due; without one, today, and then that is its day. */
export function withFrom(
  desk: Desk,
  dueOn: string | null,
  repeat: Pick<Repeat, 'every' | 'interval'> | null,
): { readonly dueOn: string | null; readonly repeat: Repeat | null } {
  if (repeat === null) return { dueOn, repeat };
  const from = dueOn ?? todayOf(desk);
  return { dueOn: from, repeat: { ...repeat, from } };
}

/** Writes a field where it belongs: to the one occurrence, or to the record of the whole series. */
export function setOfTask(plan: Plan, task: Task, field: string, value: unknown, quiet?: 'quietly'): void {
  const isOwn = task.occurrence > 0 && isOccurrenceField(field);
  const [store, id] = isOwn ? (['occurrence', task.id] as const) : (['task', task.series] as const);
  if (quiet === undefined) plan.set(store, id, field, value);
  else plan.setQuietly(store, id, field, value);
}

/** Places among the tasks that are not deleted: one order for the list and every column of the board. */
export function placeTasks(desk: Desk, moving: ReadonlySet<string>, place: Place<TaskId>): Placing {
  const order = [...desk.tasks.byId.values()]
    .filter((task) => task.deletedAt === null && task.status !== 'done')
    .sort(compareTasks);
  const column: Column = {
    length: order.length,
    at: (index) => order[index] as Task,
    indexOf: (id) => {
      const index = order.findIndex((task) => task.id === id);
      return index < 0 ? null : index;
    },
  };
  return placeIn(column, moving, place, () => desk.random());
}

/** Puts tasks that stood too close apart: tidying, so undo leaves it. */
export function planTaskRekeying(desk: Desk, plan: Plan, rekeyed: Placing['rekeyed']): void {
  for (const { id, rank } of rekeyed) {
    const task = desk.tasks.byId.get(id);
    if (task !== undefined) setOfTask(plan, task, 'rank', rank, 'quietly');
  }
}
