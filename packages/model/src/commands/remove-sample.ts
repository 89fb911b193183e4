import type { Change, Desk } from '../desk.ts';
import type { Refusal } from '../refusals.ts';
import type { Result } from '../result.ts';
import { commit } from '../write/commit.ts';
import { createPlan } from '../write/plan.ts';
import { setOfTask } from './task-fields.ts';
import { planDeletion } from './delete-applications.ts';

/** Whether anything of the sample data is still there. */
export function hasSample(desk: Desk): boolean {
  for (const records of [
    desk.requisitions,
    desk.persons,
    desk.applications,
    desk.interviews,
    desk.costs,
    desk.risks,
    desk.decisions,
  ]) {
    for (const record of records.byId.values()) if (isSampleHere(record)) return true;
  }
  return false;
}

/**
 * Takes away everything that is marked as sample, as one undoable change. What people added themselves stays: a made-up requisition or
 * person that an application of theirs is about stays with it, and is made up no more. So does an entry of the ledger that they
 * entered a refund of, and a goal that they counted a task towards.
 */
export function removeSample(desk: Desk): Result<Change, Refusal> {
  const plan = createPlan();
  const at = desk.now();
  const needed = new Set<string>();
  for (const application of desk.applications.byId.values()) {
    if (application.deletedAt !== null) continue;
    if (application.sample) planDeletion(desk, plan, application.id, at, 'quietly');
    else needed.add(application.person).add(application.requisition);
  }
  for (const { refundOf, sample, deletedAt } of desk.costs.byId.values())
    if (refundOf !== null && !sample && deletedAt === null) needed.add(refundOf);
  for (const goal of goalsNeeded(desk)) needed.add(goal);
  for (const task of desk.tasks.byId.values()) {
    if (!isSampleHere(task)) continue;
    setOfTask(plan, task, 'deletedAt', at);
    setOfTask(plan, task, 'deletedBy', desk.user);
  }
  for (const [store, records] of [
    ['goal', desk.goals],
    ['milestone', desk.milestones],
    ['cost', desk.costs],
    ['interview', desk.interviews],
    ['risk', desk.risks],
    ['decision', desk.decisions],
    ['announcement', desk.announcements],
    ['requisition', desk.requisitions],
    ['person', desk.persons],
    ['member', desk.members],
  ] as const) {
    for (const [id, record] of records.byId) {
      if (!isSampleHere(record)) continue;
      if (needed.has(id)) {
        plan.set(store, id, 'sample', false);
        continue;
      }
      plan.set(store, id, 'deletedAt', at);
      plan.set(store, id, 'deletedBy', desk.user);
    }
  }
  return commit(desk, 'removeSample', plan);
}

/** Made-up goals that people's own tasks count towards, or own goals are parts of, with those above them. */
function goalsNeeded({ goals, tasks }: Desk): ReadonlySet<string> {
  const needed = new Set<string>();
  const need = (from: string | null): void => {
    for (let id = from; id !== null && !needed.has(id); id = goals.byId.get(id)?.parent ?? null) needed.add(id);
  };
  for (const { goal, sample, deletedAt } of tasks.byId.values()) if (!sample && deletedAt === null) need(goal);
  for (const { parent, sample, deletedAt } of goals.byId.values()) if (!sample && deletedAt === null) need(parent);
  return needed;
}

const isSampleHere = (record: { readonly sample: boolean; readonly deletedAt: number | null }): boolean =>
  record.sample && record.deletedAt === null;
