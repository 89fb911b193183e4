/** What is late in a project, in one list: the longest late first. Days are `YYYY-MM-DD`. */
import { goalTree, isOverdue, tasksHere } from '@muster/model';
import type { Desk, GoalNode } from '@muster/model';

export interface LateThing {
  readonly kind: 'milestone' | 'goal' | 'task' | 'requisition';
  readonly id: string;
  readonly title: string;
  readonly dueOn: string;
  readonly owner: string | null;
}

type Reading = Pick<Desk, 'milestones' | 'goals' | 'tasks' | 'requisitions' | 'openings' | 'applications' | 'columns'>;

/**
 * Milestones that were not reached, goals that are not done, tasks that are not finished and requisitions that are not filled, whose day has
 * passed. A requisition's day is that of its last opening; one that is not confirmed or is on hold is not late.
 */
export function lateThings(desk: Reading, today: string): readonly LateThing[] {
  const late: LateThing[] = [];
  for (const { id, title, dueOn, owner, doneAt, deletedAt } of desk.milestones.byId.values())
    if (deletedAt === null && doneAt === null && dueOn !== null && dueOn < today)
      late.push({ kind: 'milestone', id, title, dueOn, owner });
  const look = (nodes: readonly GoalNode[]): void => {
    for (const { goal, progress, below } of nodes) {
      if (goal.dueOn !== null && goal.dueOn < today && progress.share !== 1)
        late.push({ kind: 'goal', id: goal.id, title: goal.title, dueOn: goal.dueOn, owner: goal.owner });
      look(below);
    }
  };
  look(goalTree(desk, today));
  for (const task of tasksHere(desk))
    if (isOverdue(task, today))
      late.push({ kind: 'task', id: task.id, title: task.title, dueOn: task.dueOn ?? '', owner: task.assignee });
  const days = new Map<string, string>();
  for (const { requisition, targetOn, cancelledAt } of desk.openings.byId.values())
    if (targetOn !== null && cancelledAt === null && targetOn > (days.get(requisition) ?? '')) days.set(requisition, targetOn);
  for (const { id, title, owner, status, deletedAt } of desk.requisitions.byId.values()) {
    const dueOn = days.get(id);
    if (deletedAt === null && status === 'confirmed' && dueOn !== undefined && dueOn < today)
      late.push({ kind: 'requisition', id, title, dueOn, owner });
  }
  return late.sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : a.id < b.id ? -1 : 1));
}
