/** Single heads of a requisition: their dates, and whether they are still wanted. */
import type { Change, Desk } from '../desk.ts';
import type { OpeningId, RequisitionId } from '../ids.ts';
import type { Opening, Requisition } from '../records/requisition.ts';
import type { Refusal } from '../refusals.ts';
import { err, ok } from '../result.ts';
import type { Result } from '../result.ts';
import { commit } from '../write/commit.ts';
import { createPlan } from '../write/plan.ts';
import { theRequisition } from './chosen.ts';
import { allOf, dayOrNull, idShown, instantOf, limits } from './input.ts';
import { differences, noteOnBoard } from './notes.ts';
import type { FieldChange } from './notes.ts';

/**
 * Corrects when openings were requested, which may lie before today but not ahead, and by which day they are to be filled. The clock of
 * a draft has not started: its openings have no date of request yet.
 */
export function editOpenings(
  desk: Desk,
  ids: readonly OpeningId[],
  fields: { requestedAt?: number; targetOn?: string | null },
): Result<Change, Refusal> {
  const chosen = theOpenings(desk, ids);
  if (!chosen.ok) return chosen;
  const checked = allOf({
    ...(fields?.requestedAt !== undefined && { requestedAt: instantOf('requestedAt', fields.requestedAt) }),
    ...(fields?.targetOn !== undefined && { targetOn: dayOrNull('targetOn', fields.targetOn) }),
  });
  if (!checked.ok) return checked;
  const { requestedAt } = checked.value as { requestedAt?: number };
  if (requestedAt !== undefined && requestedAt > desk.now()) return err({ type: 'InFuture', field: 'requestedAt' });
  const draft = chosen.value.find(({ requisition }) => requisition.requestedAt === null);
  if (requestedAt !== undefined && draft !== undefined)
    return err({
      type: 'WrongStatus',
      status: draft.requisition.status,
      allowed: ['requested', 'confirmed', 'on-hold', 'filled'],
    });
  const plan = createPlan();
  const changes = new Map<RequisitionId, FieldChange[]>();
  for (const { opening } of chosen.value) {
    for (const change of differences<Opening>(opening, checked.value)) {
      plan.set('opening', opening.id, change.field, change.after);
      const said = changes.get(opening.requisition) ?? [];
      // Many openings are mostly dated alike: said once.
      if (!said.some(({ field, before }) => field === change.field && before === change.before)) said.push(change);
      changes.set(opening.requisition, said);
    }
  }
  for (const [requisition, said] of changes) noteOnBoard(desk, plan, 'opening-edited', { requisition, changes: said });
  return commit(desk, 'editOpenings', plan);
}

/** Gives openings up, each on its own day; numbers count them beside. A requisition keeps at least one. */
export function cancelOpenings(desk: Desk, ids: readonly OpeningId[]): Result<Change, Refusal> {
  const chosen = theOpenings(desk, ids);
  if (!chosen.ok) return chosen;
  const going = chosen.value.filter(({ opening }) => opening.cancelledAt === null);
  for (const { requisition } of going) {
    const left = requisition.headcount - going.filter((each) => each.requisition === requisition).length;
    if (left < 1) return err({ type: 'NumberOutOfRange', field: 'headcount', least: 1, most: limits.headcount });
  }
  const plan = createPlan();
  for (const { opening } of going) {
    plan.set('opening', opening.id, 'cancelledAt', desk.now());
    noteOnBoard(desk, plan, 'opening-cancelled', {
      requisition: opening.requisition,
      changes: [{ field: 'opening', before: opening.ordinal, after: null }],
    });
  }
  return commit(desk, 'cancelOpenings', plan);
}

/** Wants cancelled openings again. Their clock goes on from when they were first requested; `editOpenings` starts it anew. */
export function reopenOpenings(desk: Desk, ids: readonly OpeningId[]): Result<Change, Refusal> {
  const chosen = theOpenings(desk, ids);
  if (!chosen.ok) return chosen;
  const plan = createPlan();
  for (const { opening } of chosen.value) {
    if (opening.cancelledAt === null) continue;
    plan.set('opening', opening.id, 'cancelledAt', null);
    noteOnBoard(desk, plan, 'opening-reopened', {
      requisition: opening.requisition,
      changes: [{ field: 'opening', before: null, after: opening.ordinal }],
    });
  }
  return commit(desk, 'reopenOpenings', plan);
}

function theOpenings(
  desk: Desk,
  ids: readonly OpeningId[],
): Result<readonly { readonly opening: Opening; readonly requisition: Requisition }[], Refusal> {
  if (!Array.isArray(ids) || ids.length === 0) return err({ type: 'NothingChosen' });
  const found: { opening: Opening; requisition: Requisition }[] = [];
  for (const id of new Set<string>(ids)) {
    const opening = desk.openings.byId.get(id);
    if (opening === undefined) return err({ type: 'OpeningGone', id: idShown(id) });
    const requisition = theRequisition(desk, opening.requisition);
    if (!requisition.ok) return requisition;
    found.push({ opening, requisition: requisition.value });
  }
  return ok(found);
}
