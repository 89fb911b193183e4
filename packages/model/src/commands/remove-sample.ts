import type { Change, Desk } from '../desk.ts';
import type { Refusal } from '../refusals.ts';
import type { Result } from '../result.ts';
import { commit } from '../write/commit.ts';
import { createPlan } from '../write/plan.ts';
import { planDeletion } from './delete-applications.ts';

/** Whether anything of the sample data is still there. */
export function hasSample(desk: Desk): boolean {
  for (const records of [desk.requisitions, desk.persons, desk.applications]) {
    for (const record of records.byId.values()) if (isSampleHere(record)) return true;
  }
  return false;
}

/**
 * Takes away everything that is marked as sample, as one undoable change. What people added themselves stays, except
 * applications to a sample requisition or of a sample person: their other half is gone.
 */
export function removeSample(desk: Desk): Result<Change, Refusal> {
  const plan = createPlan();
  const at = desk.now();
  const gone = new Set<string>();
  for (const [store, records] of [
    ['requisition', desk.requisitions],
    ['person', desk.persons],
    ['member', desk.members],
  ] as const) {
    for (const [id, record] of records.byId) {
      if (!isSampleHere(record)) continue;
      gone.add(id);
      plan.set(store, id, 'deletedAt', at);
      plan.set(store, id, 'deletedBy', desk.user);
    }
  }
  for (const application of desk.applications.byId.values()) {
    if (application.deletedAt !== null) continue;
    if (application.sample || gone.has(application.person) || gone.has(application.requisition))
      planDeletion(desk, plan, application.id, at, 'quietly');
  }
  return commit(desk, 'removeSample', plan);
}

const isSampleHere = (record: { readonly sample: boolean; readonly deletedAt: number | null }): boolean =>
  record.sample && record.deletedAt === null;
