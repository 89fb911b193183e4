import type { Change, Desk } from '../desk.ts';
import type { DecisionId } from '../ids.ts';
import type { Refusal } from '../refusals.ts';
import type { Result } from '../result.ts';
import { commit } from '../write/commit.ts';
import { createPlan } from '../write/plan.ts';
import { theDecisions } from './chosen.ts';
import { noteOnBoard } from './notes.ts';

/** Takes decisions out of the log. What one of them had superseded is in force again. */
export function deleteDecisions(desk: Desk, ids: readonly DecisionId[]): Result<Change, Refusal> {
  const chosen = theDecisions(desk, ids);
  if (!chosen.ok) return chosen;
  const plan = createPlan();
  for (const { id } of chosen.value) {
    plan.set('decision', id, 'deletedAt', desk.now());
    plan.set('decision', id, 'deletedBy', desk.user);
    noteOnBoard(desk, plan, 'decision-deleted', { decision: id });
  }
  return commit(desk, 'deleteDecisions', plan);
}

export function restoreDecisions(desk: Desk, ids: readonly DecisionId[]): Result<Change, Refusal> {
  const chosen = theDecisions(desk, ids, true);
  if (!chosen.ok) return chosen;
  const plan = createPlan();
  for (const { id } of chosen.value) {
    plan.set('decision', id, 'deletedAt', null);
    plan.set('decision', id, 'deletedBy', null);
    noteOnBoard(desk, plan, 'decision-restored', { decision: id });
  }
  return commit(desk, 'restoreDecisions', plan);
}
