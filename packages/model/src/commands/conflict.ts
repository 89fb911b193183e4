import type { Change, Desk } from '../desk.ts';
import type { ApplicationId, MoveId } from '../ids.ts';
import { standingOf } from '../moves.ts';
import type { Refusal } from '../refusals.ts';
import { err } from '../result.ts';
import type { Result } from '../result.ts';
import { commit } from '../write/commit.ts';
import { createPlan } from '../write/plan.ts';
import { newMove } from './appending.ts';
import { theApplication } from './chosen.ts';
import { noteOnBoard } from './notes.ts';
import { idShown } from './input.ts';

/** Settles what people moved without having seen each other: a move after all heads that repeats the one to keep. [M4] */
export function resolveConflict(desk: Desk, id: ApplicationId, keep: MoveId): Result<Change, Refusal> {
  const application = theApplication(desk, id);
  if (!application.ok) return application;
  if (application.value.conflict.length === 0) return err({ type: 'NoConflict', id });
  const { head, heads } = standingOf(application.value.moves);
  const kept = heads.find((move) => move.id === keep);
  if (kept === undefined) return err({ type: 'MoveGone', id: idShown(keep) });
  const plan = createPlan();
  const rank = kept === head ? application.value.rank : kept.rank;
  const { stage, outcome, reason } = kept;
  plan.move(id, newMove(desk, { stage, rank, outcome, reason, after: heads.map((move) => move.id) }));
  noteOnBoard(desk, plan, 'conflict-resolved', { application: id });
  return commit(desk, 'resolveConflict', plan);
}
