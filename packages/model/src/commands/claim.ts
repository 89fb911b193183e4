import type { Change, Desk } from '../desk.ts';
import type { ApplicationId } from '../ids.ts';
import type { Refusal } from '../refusals.ts';
import { err } from '../result.ts';
import type { Result } from '../result.ts';
import { commit } from '../write/commit.ts';
import { createPlan } from '../write/plan.ts';
import { theApplication } from './chosen.ts';
import { noteOnBoard } from './notes.ts';

export const claimMs = 15 * 60_000;

/** Says "I am on the phone with this candidate" for 15 minutes; again by the same person: 15 minutes from now. */
export function claimApplication(desk: Desk, id: ApplicationId, options: { takeOver?: boolean } = {}): Result<Change, Refusal> {
  const application = theApplication(desk, id);
  if (!application.ok) return application;
  const now = desk.now();
  const { claim } = application.value;
  if (claim !== null && claim.by !== desk.user && claim.until > now && options?.takeOver !== true) {
    return err({ type: 'ClaimedBy', by: claim.by, until: claim.until });
  }
  const plan = createPlan();
  plan.set('application', id, 'claim', { by: desk.user, until: now + claimMs });
  noteOnBoard(desk, plan, 'claimed', { application: id });
  return commit(desk, 'claimApplication', plan);
}

/** Gives up one's own claim. */
export function releaseApplication(desk: Desk, id: ApplicationId): Result<Change, Refusal> {
  const application = theApplication(desk, id);
  if (!application.ok) return application;
  const { claim } = application.value;
  if (claim === null) return err({ type: 'NothingChanged' });
  if (claim.by !== desk.user && claim.until > desk.now()) return err({ type: 'ClaimedBy', by: claim.by, until: claim.until });
  const plan = createPlan();
  plan.set('application', id, 'claim', null);
  return commit(desk, 'releaseApplication', plan);
}
