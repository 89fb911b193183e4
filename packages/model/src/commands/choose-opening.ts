import type { Change, Desk } from '../desk.ts';
import type { ApplicationId, OpeningId } from '../ids.ts';
import type { Refusal } from '../refusals.ts';
import { err } from '../result.ts';
import type { Result } from '../result.ts';
import { commit } from '../write/commit.ts';
import { createPlan } from '../write/plan.ts';
import { theApplication } from './chosen.ts';
import { idShown } from './input.ts';
import { noteOnBoard } from './notes.ts';

/** Says which opening of its requisition an application fills. null: the first free one. */
export function chooseOpening(desk: Desk, id: ApplicationId, opening: OpeningId | null): Result<Change, Refusal> {
  const application = theApplication(desk, id);
  if (!application.ok) return application;
  const { opening: before, requisition } = application.value;
  const wanted = opening === null ? null : desk.openings.byId.get(opening);
  if (wanted === undefined || (wanted !== null && (wanted.requisition !== requisition || wanted.cancelledAt !== null)))
    return err({ type: 'OpeningGone', id: idShown(opening) });
  const plan = createPlan();
  if (before !== opening) {
    plan.set('application', id, 'opening', opening);
    const ordinal = before === null ? null : (desk.openings.byId.get(before)?.ordinal ?? null);
    noteOnBoard(desk, plan, 'opening', {
      application: id,
      changes: [{ field: 'opening', before: ordinal, after: wanted?.ordinal ?? null }],
    });
  }
  return commit(desk, 'chooseOpening', plan);
}
