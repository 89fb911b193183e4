import type { Move, MoveId } from '@muster/model';
import { byTime, standingOf, takingPart } from '@muster/model/pure';

/** Who takes a move back this soon has not meant it. */
const slipMs = 5 * 60_000;

/**
 * The moves that count, in order: those that led to where the card stood at an instant, without what was undone, what only asked for where
 * it stood already, and what the same person reversed within 5 minutes. Empty: there was no card yet. `moves` are sorted by (at, id).
 */
export function countedMoves(moves: readonly Move[], asOf: number): readonly Move[] {
  const visible = (moves.at(-1) as Move).at <= asOf ? moves : moves.filter((move) => move.at <= asOf);
  if (visible.length < 2) return visible;
  return withoutSlips(isOneLine(visible) ? visible : lineOf(visible));
}

/** Most histories: each move came after the one before. */
function isOneLine(moves: readonly Move[]): boolean {
  for (let index = 0; index < moves.length; index++) {
    const { undoes, after } = moves[index] as Move;
    if (undoes !== null) return false;
    if (index > 0 && (after.length !== 1 || after[0] !== (moves[index - 1] as Move).id)) return false;
  }
  return true;
}

/** The head that shows and all it came after; what others asked for without having been seen is no part of it. */
function lineOf(moves: readonly Move[]): readonly Move[] {
  const part = takingPart(moves);
  const { head } = standingOf(moves);
  const byId = new Map(moves.map((move) => [move.id, move]));
  const seen = new Set<MoveId>([head.id]);
  const line: Move[] = [];
  const waiting = [...head.after];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const move = byId.get(id);
    if (move === undefined || seen.has(id)) continue;
    seen.add(id);
    if (part.has(move)) line.push(move);
    waiting.push(...move.after);
  }
  return [...line.sort(byTime), head];
}

function withoutSlips(line: readonly Move[]): readonly Move[] {
  const kept: Move[] = [];
  for (const move of line) {
    const last = kept.at(-1);
    if (last !== undefined && isSamePlace(last, move)) continue;
    const back = slippedFrom(kept, move);
    if (back === null) kept.push(move);
    else kept.length = back + 1;
  }
  return kept;
}

/** The index of the move that this one goes back to, if all that came in between was this person's and soon taken back. */
function slippedFrom(kept: readonly Move[], move: Move): number | null {
  for (let index = kept.length - 2; index >= 0; index--) {
    const first = kept[index + 1] as Move;
    if (first.by !== move.by || move.at - first.at > slipMs) return null;
    if (isSamePlace(kept[index] as Move, move)) return index;
  }
  return null;
}

const isSamePlace = (a: Move, b: Move): boolean => a.stage === b.stage && a.outcome === b.outcome;
