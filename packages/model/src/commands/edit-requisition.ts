import type { Change, Desk } from '../desk.ts';
import type { RequisitionId } from '../ids.ts';
import type { Place } from '../place.ts';
import { openingId } from '../read/requisition.ts';
import type { RequisitionFields } from '../records/requisition.ts';
import type { Refusal } from '../refusals.ts';
import type { Result } from '../result.ts';
import { commit } from '../write/commit.ts';
import { createPlan } from '../write/plan.ts';
import { theRequisition } from './chosen.ts';
import { checkedFields, placeRequisitions, planRekeying } from './create-requisition.ts';
import { allOf, limits, nameOf, numberOf } from './input.ts';
import { differences, noteOnBoard } from './notes.ts';

export function editRequisition(desk: Desk, id: RequisitionId, fields: Partial<RequisitionFields>): Result<Change, Refusal> {
  const requisition = theRequisition(desk, id);
  if (!requisition.ok) return requisition;
  const all = allOf({ ...checkedFields(fields), title: nameOf('title', fields.title ?? requisition.value.title) });
  if (!all.ok) return all;
  const wanted = Object.fromEntries(
    Object.entries(all.value).filter(([field]) => fields[field as keyof RequisitionFields] !== undefined),
  );
  const changes = differences(requisition.value, wanted);
  const plan = createPlan();
  for (const { field, after } of changes) plan.set('requisition', id, field, after);
  if (changes.length > 0) noteOnBoard(desk, plan, 'requisition-edited', { requisition: id, changes });
  return commit(desk, 'editRequisition', plan);
}

/**
 * Sets how many heads to hire. Openings are numbered slots: two people who both raise 3 to 5 get 5, not 7. More heads
 * re-open cancelled slots first; fewer heads cancel the highest slots.
 */
export function setHeadcount(desk: Desk, id: RequisitionId, headcount: number): Result<Change, Refusal> {
  const requisition = theRequisition(desk, id);
  if (!requisition.ok) return requisition;
  const wanted = numberOf('headcount', headcount, 1, limits.headcount);
  if (!wanted.ok) return wanted;
  const before = requisition.value.headcount;
  const plan = createPlan();
  let missing = wanted.value - before;
  for (let ordinal = 1; missing > 0; ordinal++) {
    const slot = openingId(id, ordinal);
    const opening = desk.openings.byId.get(slot);
    if (opening !== undefined && opening.cancelledAt === null) continue;
    plan.set('opening', slot, 'requestedAt', desk.now());
    plan.set('opening', slot, 'cancelledAt', null);
    missing--;
  }
  const open =
    missing < 0
      ? [...desk.openings.byId.values()].filter((opening) => opening.requisition === id && opening.cancelledAt === null)
      : [];
  for (const opening of open.sort((a, b) => b.ordinal - a.ordinal).slice(0, -missing))
    plan.set('opening', opening.id, 'cancelledAt', desk.now());
  if (before !== wanted.value) {
    noteOnBoard(desk, plan, 'headcount', { requisition: id, changes: [{ field: 'headcount', before, after: wanted.value }] });
  }
  return commit(desk, 'setHeadcount', plan);
}

export function reorderRequisition(desk: Desk, id: RequisitionId, place: Place<RequisitionId>): Result<Change, Refusal> {
  const requisition = theRequisition(desk, id);
  if (!requisition.ok) return requisition;
  const { ranks, rekeyed } = placeRequisitions(desk, new Set([id]), place);
  const plan = createPlan();
  plan.set('requisition', id, 'rank', ranks[0]);
  planRekeying(plan, rekeyed);
  return commit(desk, 'reorderRequisition', plan);
}
