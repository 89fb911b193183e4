import type { Change, Desk } from '../../desk.ts';
import type { MadeFrom } from '../../records/link.ts';
import type { Refusal } from '../../refusals.ts';
import { err } from '../../result.ts';
import type { Result } from '../../result.ts';
import { tasksFrom } from '../../tasks.ts';
import { commit } from '../../write/commit.ts';
import { createPlan } from '../../write/plan.ts';
import { checkedTask, planTask } from '../add-task.ts';
import { idOrNull, idShown } from '../input.ts';
import { theAction } from './actions.ts';

/** What a task says it was made from: an action of that week's retro. */
export const retroOrigin = (week: string, action: string): MadeFrom => ({ type: 'retro', id: `${week}/${action}` });

/** The week whose retro a task came from; null for a task of another origin. */
export const weekOfRetro = (origin: MadeFrom | null): string | null =>
  origin?.type === 'retro' && origin.id.includes('/') ? origin.id.slice(0, origin.id.indexOf('/')) : null;

/** Makes a task of each action that is none yet. */
export function makeRetroTasks(desk: Desk, week: string, actions: readonly string[]): Result<Change, Refusal> {
  if (idOrNull(week) === null) return err({ type: 'SettingGone', id: idShown(week) });
  if (!Array.isArray(actions) || actions.length === 0) return err({ type: 'NothingChosen' });
  const plan = createPlan();
  for (const id of new Set<string>(actions)) {
    const action = theAction(desk, id);
    if (!action.ok) return action;
    const origin = retroOrigin(week, action.value.id);
    if (tasksFrom(desk, origin).length > 0) continue;
    const { text, owner, dueOn } = action.value;
    const task = checkedTask(desk, { title: text, assignee: owner, dueOn, origin });
    if (!task.ok) return task;
    planTask(desk, plan, task.value);
  }
  return commit(desk, 'makeRetroTasks', plan);
}
