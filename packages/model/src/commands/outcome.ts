import type { Change, Desk } from '../desk.ts';
import type { ApplicationId, ReasonId } from '../ids.ts';
import { outcomeKeys } from '../records/stages.ts';
import type { OutcomeKey } from '../records/stages.ts';
import type { Refusal } from '../refusals.ts';
import { err } from '../result.ts';
import type { Result } from '../result.ts';
import { commit } from '../write/commit.ts';
import { createPlan } from '../write/plan.ts';
import { headsOf, newMove } from './appending.ts';
import { theApplications } from './chosen.ts';
import { planOutcomeDate, planOutcomeSlip } from './dating.ts';
import { idShown, oneOf } from './input.ts';

/**
 * Takes cards off the board with an outcome and, except for `joined`, a reason from the list for that outcome. What the outcome says
 * about offer and arrival is dated now when it is not noted yet.
 */
export function setOutcome(
  desk: Desk,
  ids: readonly ApplicationId[],
  to: { outcome: OutcomeKey; reason: ReasonId | null },
): Result<Change, Refusal> {
  const chosen = theApplications(desk, ids);
  if (!chosen.ok) return chosen;
  const outcome = oneOf(outcomeKeys, to.outcome);
  if (outcome === null) return err({ type: 'SettingGone', id: idShown(to.outcome) });
  const reason = to.reason === null || to.reason === undefined ? null : desk.reasons.byId.get(to.reason);
  if (reason === undefined || (reason !== null && reason.outcome !== outcome))
    return err({ type: 'SettingGone', id: idShown(to.reason) });
  if (reason === null && outcome !== 'joined') return err({ type: 'ReasonMissing' });
  const plan = createPlan();
  for (const application of chosen.value) {
    const heads = headsOf(application);
    const hasItAlready = heads.length === 1 && application.outcome === outcome && application.reason === (reason?.id ?? null);
    if (hasItAlready) continue;
    const { stage, rank } = application;
    plan.move(application.id, newMove(desk, { stage, rank, after: heads, outcome, reason: reason?.id ?? null }));
    planOutcomeDate(desk, plan, application, outcome);
  }
  return commit(desk, 'setOutcome', plan);
}

/** Brings cards back to the stage and place they left from. */
export function reopenApplications(desk: Desk, ids: readonly ApplicationId[]): Result<Change, Refusal> {
  const chosen = theApplications(desk, ids);
  if (!chosen.ok) return chosen;
  const plan = createPlan();
  for (const application of chosen.value) {
    if (application.outcome === null) continue;
    const { stage, rank } = application;
    plan.move(application.id, newMove(desk, { stage, rank, after: headsOf(application) }));
    planOutcomeSlip(desk, plan, application);
  }
  return commit(desk, 'reopenApplications', plan);
}
