import type { Desk } from '../desk.ts';
import type { RequisitionId } from '../ids.ts';
import { holdKey, openingId } from '../read/requisition.ts';
import type { Plan } from '../write/plan.ts';
import { noteOnBoard } from './notes.ts';
import type { FieldChange } from './notes.ts';
import { missingLines } from './twin-text.ts';

const texts = ['department', 'reason', 'hiringManager', 'owner'] as const;

/** Hands over to a requisition what its copies know and it does not; it has as many heads as the one with the most. */
export function planTwinRequisition(desk: Desk, plan: Plan, kept: RequisitionId, spares: readonly RequisitionId[]): void {
  const requisition = desk.requisitions.byId.get(kept);
  if (requisition === undefined) return;
  const { confirmedAt, requestedAt, headcount } = requisition;
  const known = { ...requisition };
  const others = spares.flatMap((id) => desk.requisitions.byId.get(id) ?? []);
  for (const spare of others) {
    const changes: FieldChange[] = [];
    for (const field of texts) {
      const [mine, theirs] = [known[field], spare[field]];
      if (theirs === '' || theirs === null || mine === theirs) continue;
      const isMissing = mine === '' || mine === null;
      changes.push(isMissing ? { field, before: mine, after: theirs } : { field, before: theirs, after: mine });
      if (!isMissing) continue;
      plan.set('requisition', kept, field, theirs);
      Object.assign(known, { [field]: theirs });
    }
    if (spare.priority !== known.priority) {
      const after = known.priority === 'normal' ? spare.priority : known.priority;
      changes.push({ field: 'priority', before: spare.priority, after });
      if (after !== known.priority) plan.set('requisition', kept, 'priority', after);
      Object.assign(known, { priority: after });
    }
    for (const { id, ...hold } of spare.holds) plan.set('requisition', kept, holdKey(id), hold);
    noteOnBoard(desk, plan, 'twin-cleared', { requisition: kept, changes });
  }
  const requested = others.find((spare) => spare.requestedAt !== null);
  if (requestedAt === null && requested !== undefined) plan.set('requisition', kept, 'requestedAt', requested.requestedAt);
  const confirmed = others.find((spare) => spare.confirmedAt !== null);
  if (confirmedAt === null && confirmed !== undefined) {
    plan.set('requisition', kept, 'confirmedAt', confirmed.confirmedAt);
    plan.set('requisition', kept, 'confirmedBy', confirmed.confirmedBy);
  }
  planHeads(desk, plan, kept, headcount, others.toSorted((a, b) => b.headcount - a.headcount)[0]?.id ?? kept);
  const description = missingLines(desk, 'board', 'requisitions', 'description', kept, spares);
  if (description !== '') plan.append('requisition', kept, 'description', description);
}

/** Opens slots of the kept one, with the dates that the slots of `model` have, until it has as many. */
function planHeads(desk: Desk, plan: Plan, kept: RequisitionId, headcount: number, model: RequisitionId): void {
  const open = [...desk.openings.byId.values()]
    .filter((opening) => opening.requisition === model && opening.cancelledAt === null)
    .sort((a, b) => a.ordinal - b.ordinal)
    .slice(headcount);
  let ordinal = 0;
  for (const { requestedAt, targetOn } of open) {
    do ordinal++;
    while ((desk.openings.byId.get(openingId(kept, ordinal)) ?? { cancelledAt: 0 }).cancelledAt === null);
    plan.set('opening', openingId(kept, ordinal), 'requestedAt', requestedAt);
    plan.set('opening', openingId(kept, ordinal), 'targetOn', targetOn);
    plan.set('opening', openingId(kept, ordinal), 'cancelledAt', null);
  }
}
