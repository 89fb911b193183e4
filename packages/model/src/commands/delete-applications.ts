import type { Change, Desk } from '../desk.ts';
import type { ApplicationId } from '../ids.ts';
import type { Activity } from '../records/activity.ts';
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

/** The applications among `ids` that are not deleted. */
export const applicationsHere = (desk: Desk, ids: Iterable<ApplicationId>): readonly Application[] =>
  applicationsOf(desk, ids, (deletedAt) => deletedAt === null);

/**
 * The applications among `ids` that were deleted together with the person or requisition they belong to: at the instant of its
 * deletion. Two people may have deleted it without seeing each other, and of each field another one's write may have won; the
 * activity knows the instants of both.
 */
export function applicationsGoneWith(
  desk: Desk,
  ids: Iterable<ApplicationId>,
  owner: { readonly deletedAt: number | null },
  deletions: readonly Activity[],
): readonly Application[] {
  const instants = new Set<number | null>([owner.deletedAt]);
  for (const { kind, at } of deletions) if (kind === 'person-deleted' || kind === 'requisition-deleted') instants.add(at);
  return applicationsOf(desk, ids, (deletedAt) => deletedAt !== null && instants.has(deletedAt));
}

function applicationsOf(
  desk: Desk,
  ids: Iterable<ApplicationId>,
  isMeant: (deletedAt: number | null) => boolean,
): readonly Application[] {
  const found: Application[] = [];
  for (const id of ids) {
    const application = desk.applications.byId.get(id);
    if (application !== undefined && isMeant(application.deletedAt)) found.push(application);
  }
  return found;
}
