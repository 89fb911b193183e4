import type { Change, Desk } from '../desk.ts';
import type { RiskId } from '../ids.ts';
import type { Refusal } from '../refusals.ts';
import type { Result } from '../result.ts';
import { commit } from '../write/commit.ts';
import { createPlan } from '../write/plan.ts';
import { theRisks } from './chosen.ts';
import { noteOnBoard } from './notes.ts';

/** Takes risks out of the register. Whose time is over is better closed: a closed one stays to be learnt from. */
export function deleteRisks(desk: Desk, ids: readonly RiskId[]): Result<Change, Refusal> {
  const chosen = theRisks(desk, ids);
  if (!chosen.ok) return chosen;
  const plan = createPlan();
  for (const { id } of chosen.value) {
    plan.set('risk', id, 'deletedAt', desk.now());
    plan.set('risk', id, 'deletedBy', desk.user);
    noteOnBoard(desk, plan, 'risk-deleted', { risk: id });
  }
  return commit(desk, 'deleteRisks', plan);
}

export function restoreRisks(desk: Desk, ids: readonly RiskId[]): Result<Change, Refusal> {
  const chosen = theRisks(desk, ids, true);
  if (!chosen.ok) return chosen;
  const plan = createPlan();
  for (const { id } of chosen.value) {
    plan.set('risk', id, 'deletedAt', null);
    plan.set('risk', id, 'deletedBy', null);
    noteOnBoard(desk, plan, 'risk-restored', { risk: id });
  }
  return commit(desk, 'restoreRisks', plan);
}
