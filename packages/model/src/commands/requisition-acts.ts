import type { Change, Desk } from '../desk.ts';
import type { RequisitionId } from '../ids.ts';
import { holdKey } from '../read/requisition.ts';
import type { Activity } from '../records/activity.ts';
import type { Requisition, RequisitionStatus } from '../records/requisition.ts';
import type { Refusal } from '../refusals.ts';
import { err } from '../result.ts';
import type { Result } from '../result.ts';
import { commit } from '../write/commit.ts';
import { createPlan } from '../write/plan.ts';
import type { Plan } from '../write/plan.ts';
import { theRequisition } from './chosen.ts';
import { textOf } from './input.ts';
import { noteOnBoard } from './notes.ts';

/** Asks for confirmation; the clock of its openings starts. */
export const requestRequisition = (desk: Desk, id: RequisitionId): Result<Change, Refusal> =>
  act(desk, id, 'requestRequisition', 'requisition-requested', ['draft'], (plan, requisition) =>
    startClock(desk, plan, requisition),
  );

/** Confirms the need: an act with a name and a time on it. A draft is requested at the same moment. */
export const confirmRequisition = (desk: Desk, id: RequisitionId): Result<Change, Refusal> =>
  act(desk, id, 'confirmRequisition', 'requisition-confirmed', ['draft', 'requested'], (plan, requisition) => {
    if (requisition.requestedAt === null) startClock(desk, plan, requisition);
    plan.set('requisition', id, 'confirmedAt', desk.now());
    plan.set('requisition', id, 'confirmedBy', desk.user);
  });

/** Stops the clock until it is resumed. */
export function holdRequisition(desk: Desk, id: RequisitionId, reason: string): Result<Change, Refusal> {
  const why = textOf('reason', reason);
  if (!why.ok) return why;
  return act(desk, id, 'holdRequisition', 'requisition-held', ['requested', 'confirmed'], (plan) => {
    plan.set('requisition', id, holdKey(desk.newId()), { from: desk.now(), to: null, by: desk.user, reason: why.value });
  });
}

export const resumeRequisition = (desk: Desk, id: RequisitionId): Result<Change, Refusal> =>
  act(desk, id, 'resumeRequisition', 'requisition-resumed', ['on-hold'], (plan, { holds }) => {
    // Two people may have put it on hold without seeing each other: both spans end here.
    for (const { id: hold, from, to, by, reason } of holds) {
      if (to === null) plan.set('requisition', id, holdKey(hold), { from, to: Math.max(from, desk.now()), by, reason });
    }
  });

/** Gives the need up. Its applications stay where they are. */
export const cancelRequisition = (desk: Desk, id: RequisitionId): Result<Change, Refusal> =>
  act(
    desk,
    id,
    'cancelRequisition',
    'requisition-cancelled',
    ['draft', 'requested', 'confirmed', 'on-hold', 'filled'],
    (plan) => {
      plan.set('requisition', id, 'cancelledAt', desk.now());
    },
  );

function act(
  desk: Desk,
  id: RequisitionId,
  command: string,
  kind: Activity['kind'],
  allowed: readonly RequisitionStatus[],
  fill: (plan: Plan, requisition: Requisition) => void,
): Result<Change, Refusal> {
  const requisition = theRequisition(desk, id);
  if (!requisition.ok) return requisition;
  const { status } = requisition.value;
  if (!allowed.includes(status)) return err({ type: 'WrongStatus', status, allowed });
  const plan = createPlan();
  fill(plan, requisition.value);
  noteOnBoard(desk, plan, kind, { requisition: id });
  return commit(desk, command, plan);
}

function startClock(desk: Desk, plan: Plan, requisition: Requisition): void {
  plan.set('requisition', requisition.id, 'requestedAt', desk.now());
  for (const opening of desk.openings.byId.values()) {
    if (opening.requisition === requisition.id && opening.cancelledAt === null)
      plan.set('opening', opening.id, 'requestedAt', desk.now());
  }
}
