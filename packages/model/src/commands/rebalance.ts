import type { Change, Desk } from '../desk.ts';
import type { ApplicationId, RequisitionId, UserId } from '../ids.ts';
import type { Refusal } from '../refusals.ts';
import { err } from '../result.ts';
import type { Result } from '../result.ts';
import { commit } from '../write/commit.ts';
import { createPlan } from '../write/plan.ts';
import { theApplication, theRequisition } from './chosen.ts';
import { theMember } from './members.ts';
import { noteOnBoard } from './notes.ts';

/** Work that goes to somebody else: one card, or a requisition as a whole. */
export type Handover =
  { readonly application: ApplicationId; readonly to: UserId } | { readonly requisition: RequisitionId; readonly to: UserId };

/** Gives work to others, all of it in one change; whole or not at all, and only to members who are still there. */
export function rebalance(desk: Desk, handovers: readonly Handover[]): Result<Change, Refusal> {
  if (!Array.isArray(handovers) || handovers.length === 0) return err({ type: 'NothingChosen' });
  const plan = createPlan();
  for (const handover of handovers as readonly Partial<Record<'application' | 'requisition' | 'to', string>>[]) {
    const member = theMember(desk, handover?.to as string);
    if (!member.ok) return member;
    const after = member.value.id;
    const { application, requisition } = handover;
    const record = application !== undefined ? theApplication(desk, application) : theRequisition(desk, requisition as string);
    if (!record.ok) return record;
    const before = record.value.owner;
    if (before === after) continue;
    const changes = [{ field: 'owner', before, after }];
    if (application !== undefined) {
      plan.set('application', application, 'owner', after);
      noteOnBoard(desk, plan, 'assigned', { application, changes });
    } else if (requisition !== undefined) {
      plan.set('requisition', requisition, 'owner', after);
      noteOnBoard(desk, plan, 'requisition-edited', { requisition, changes });
    }
  }
  return commit(desk, 'rebalance', plan);
}
