import type { Change, Desk } from '../desk.ts';
import type { ApplicationId } from '../ids.ts';
import type { Application } from '../records/application.ts';
import type { Refusal } from '../refusals.ts';
import { err } from '../result.ts';
import type { Result } from '../result.ts';
import { commit } from '../write/commit.ts';
import { createPlan } from '../write/plan.ts';
import type { Plan } from '../write/plan.ts';
import { one, theApplications } from './chosen.ts';
import { noteOnBoard } from './notes.ts';

export function deleteApplications(desk: Desk, ids: readonly ApplicationId[]): Result<Change, Refusal> {
  const chosen = theApplications(desk, ids);
  if (!chosen.ok) return chosen;
  const plan = createPlan();
  for (const { id } of chosen.value) planDeletion(desk, plan, id, desk.now());
  return commit(desk, 'deleteApplications', plan);
}

/** Brings deleted applications back. Their person and requisition must be there. */
export function restoreApplications(desk: Desk, ids: readonly ApplicationId[]): Result<Change, Refusal> {
  const chosen = theApplications(desk, ids, true);
  if (!chosen.ok) return chosen;
  const plan = createPlan();
  for (const { id, person, requisition } of chosen.value) {
    const needed = [
      one(desk.persons.byId.get(person), person, 'PersonGone'),
      one(desk.requisitions.byId.get(requisition), requisition, 'RequisitionGone'),
    ];
    for (const found of needed) if (!found.ok) return err(found.error);
    planRestoring(desk, plan, id);
  }
  return commit(desk, 'restoreApplications', plan);
}

export function planDeletion(desk: Desk, plan: Plan, id: ApplicationId, at: number, how: 'said' | 'quietly' = 'said'): void {
  plan.set('application', id, 'deletedAt', at);
  plan.set('application', id, 'deletedBy', desk.user);
  if (how === 'said') noteOnBoard(desk, plan, 'application-deleted', { application: id });
}

export function planRestoring(desk: Desk, plan: Plan, id: ApplicationId): void {
  plan.set('application', id, 'deletedAt', null);
  plan.set('application', id, 'deletedBy', null);
  noteOnBoard(desk, plan, 'application-restored', { application: id });
}

/** The applications among `ids` that are there, or those that were deleted at that very instant, with what they belong to. */
export function applicationsOf(desk: Desk, ids: Iterable<ApplicationId>, deletedAt: number | null): readonly Application[] {
  const found: Application[] = [];
  for (const id of ids) {
    const application = desk.applications.byId.get(id);
    if (application !== undefined && application.deletedAt === deletedAt) found.push(application);
  }
  return found;
}
