import type { Change, Desk } from '../desk.ts';
import type { TaskId } from '../ids.ts';
import { linkKey } from '../read/links.ts';
import type { Link } from '../records/link.ts';
import type { Refusal } from '../refusals.ts';
import { err } from '../result.ts';
import type { Result } from '../result.ts';
import { commit } from '../write/commit.ts';
import { createPlan } from '../write/plan.ts';
import { linksOf } from './links.ts';
import { noteOnBoard } from './notes.ts';
import { setOfTask, theTask } from './task-fields.ts';

/** Says what a task is about. */
export const linkTask = (desk: Desk, id: TaskId, link: Link): Result<Change, Refusal> =>
  setLink(desk, 'linkTask', id, link, true);
export const unlinkTask = (desk: Desk, id: TaskId, link: Link): Result<Change, Refusal> =>
  setLink(desk, 'unlinkTask', id, link, false);

function setLink(desk: Desk, command: string, id: TaskId, link: Link, on: boolean): Result<Change, Refusal> {
  const task = theTask(desk, id);
  if (!task.ok) return task;
  const checked = linksOf([link]);
  if (!checked.ok) return checked;
  const [wanted] = checked.value;
  if (wanted === undefined) return err({ type: 'NothingChosen' });
  const key = linkKey(wanted);
  const plan = createPlan();
  if (task.value.links.some((known) => linkKey(known) === key) !== on) {
    setOfTask(plan, task.value, key, on);
    const change = on ? { before: null, after: wanted.id } : { before: wanted.id, after: null };
    noteOnBoard(desk, plan, 'task-edited', { task: id, changes: [{ field: wanted.kind, ...change }] });
  }
  return commit(desk, command, plan);
}
