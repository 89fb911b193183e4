import type { Change, Desk } from '../desk.ts';
import type { RequisitionId } from '../ids.ts';
import type { Refusal } from '../refusals.ts';
import type { Result } from '../result.ts';
import { commit } from '../write/commit.ts';
import { createPlan } from '../write/plan.ts';
import { theRequisitions } from './chosen.ts';
import { applicationsGoneWith, applicationsHere, planDeletion, planRestoring } from './delete-applications.ts';
import { noteOnBoard } from './notes.ts';

/** Deletes requisitions with the applications to them: a card for a post that is gone would mean nothing. */
export function deleteRequisitions(desk: Desk, ids: readonly RequisitionId[]): Result<Change, Refusal> {
  const chosen = theRequisitions(desk, ids);
  if (!chosen.ok) return chosen;
  const plan = createPlan();
  const at = desk.now();
  for (const { id } of chosen.value) {
    plan.set('requisition', id, 'deletedAt', at);
    plan.set('requisition', id, 'deletedBy', desk.user);
    noteOnBoard(desk, plan, 'requisition-deleted', { requisition: id, at });
    for (const application of applicationsHere(desk, desk.columns.ofRequisition(id)))
      planDeletion(desk, plan, application.id, at);
  }
  return commit(desk, 'deleteRequisitions', plan);
}

/** Brings requisitions back, with the applications that were deleted together with them and whose person is there. */
export function restoreRequisitions(desk: Desk, ids: readonly RequisitionId[]): Result<Change, Refusal> {
  const chosen = theRequisitions(desk, ids, true);
  if (!chosen.ok) return chosen;
  const plan = createPlan();
  for (const requisition of chosen.value) {
    const { id } = requisition;
    const together = applicationsGoneWith(desk, desk.columns.ofRequisition(id), requisition, desk.boardActivity.of(id));
    plan.set('requisition', id, 'deletedAt', null);
    plan.set('requisition', id, 'deletedBy', null);
    noteOnBoard(desk, plan, 'requisition-restored', { requisition: id });
    for (const application of together) {
      if (desk.persons.byId.get(application.person)?.deletedAt === null) planRestoring(desk, plan, application.id);
    }
  }
  return commit(desk, 'restoreRequisitions', plan);
}
