import type { Change, Desk } from '../desk.ts';
import type { TaskId } from '../ids.ts';
import type { Refusal } from '../refusals.ts';
import type { Result } from '../result.ts';
import { commit } from '../write/commit.ts';
import { createPlan } from '../write/plan.ts';
import { noteOnBoard } from './notes.ts';
import { setOfTask, theTasks } from './task-fields.ts';

/** Deletes tasks. Deleting the occurrence that is to be done ends a series; those that were finished before it stay. */
export function deleteTasks(desk: Desk, ids: readonly TaskId[]): Result<Change, Refusal> {
  const chosen = theTasks(desk, ids);
  if (!chosen.ok) return chosen;
  const plan = createPlan();
  const at = desk.now();
  for (const task of chosen.value) {
    setOfTask(plan, task, 'deletedAt', at);
    setOfTask(plan, task, 'deletedBy', desk.user);
    noteOnBoard(desk, plan, 'task-deleted', { task: task.id, at });
  }
  return commit(desk, 'deleteTasks', plan);
}

export function restoreTasks(desk: Desk, ids: readonly TaskId[]): Result<Change, Refusal> {
  const chosen = theTasks(desk, ids, true);
  if (!chosen.ok) return chosen;
  const plan = createPlan();
  for (const task of chosen.value) {
    setOfTask(plan, task, 'deletedAt', null);
    setOfTask(plan, task, 'deletedBy', null);
    noteOnBoard(desk, plan, 'task-restored', { task: task.id });
  }
  return commit(desk, 'restoreTasks', plan);
}
