import type { Desk } from '../desk.ts';
import { standingOf } from '../moves.ts';
import type { Application, Move } from '../records/application.ts';

/** A move of one's own, made now. What is not said is null. */
export function newMove(desk: Desk, fields: Pick<Move, 'stage' | 'rank' | 'after'> & Partial<Move>): Move {
  return { id: desk.newId(), at: desk.now(), by: desk.user, outcome: null, reason: null, undoes: null, ...fields };
}

/** The heads one sees: what a move made now comes after. */
export const headsOf = (application: Application): readonly string[] =>
  standingOf(application.moves).heads.map((head) => head.id);
