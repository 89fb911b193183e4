/**
 * What a set of moves means [M4]. Pure, and a function of the set alone: every replica that has the same moves sees the
 * same stage and the same conflict, in whatever order they arrived. SPEC.md 'Moves' numbers the rules quoted here.
 */
import type { MoveId } from './ids.ts';
import type { Move } from './records/application.ts';

export interface Standing {
  /** The head that shows. */
  readonly head: Move;
  /** Every head, the shown one first, then by (at, id) latest first. */
  readonly heads: readonly Move[];
  /** Heads that ask for another stage or outcome than the shown one. */
  readonly conflict: readonly Move[];
  readonly since: number;
}

/** Oldest first. */
export const byTime = (a: Move, b: Move): number => a.at - b.at || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

const none: readonly Move[] = [];

/** Reads a history. `moves` are sorted by `byTime` and there is at least one. */
export function standingOf(moves: readonly Move[]): Standing {
  const first = moves[0] as Move;
  if (moves.length === 1) return { head: first, heads: moves, conflict: none, since: first.at };
  const byId = new Map(moves.map((move) => [move.id, move]));
  const part = takingPart(moves);
  const named = new Set<MoveId>();
  for (const move of part) for (const id of namedBy(move, part, byId)) if (id !== move.id) named.add(id);
  let heads = [...part].filter((move) => !named.has(move.id)).reverse();
  // Only a forged circle leaves nobody unnamed.
  if (heads.length === 0) heads = [...part].slice(-1);
  const head = heads[0] as Move;
  return {
    head,
    heads,
    conflict: heads.length === 1 ? none : heads.filter((other) => !asksTheSame(other, head)),
    since: sinceOf(head, part, byId),
  };
}

/** The moves that count, oldest first: neither cancelled nor cancelling. */
export const countingMoves = (moves: readonly Move[]): readonly Move[] => [...takingPart(moves)];

const asksTheSame = (a: Move, b: Move): boolean => a.stage === b.stage && a.outcome === b.outcome;

/** Rule 1: what remains once cancelled moves and the moves that cancel are set aside, oldest first. */
export function takingPart(moves: readonly Move[]): ReadonlySet<Move> {
  const cancellers = new Map<MoveId, Move[]>();
  for (const move of moves) {
    if (move.undoes === null) continue;
    const others = cancellers.get(move.undoes);
    if (others === undefined) cancellers.set(move.undoes, [move]);
    else others.push(move);
  }
  if (cancellers.size === 0) return new Set(moves);
  const cancelled = cancelledBy(cancellers);
  const remaining = moves.filter((move) => move.undoes === null && cancelled.get(move.id) !== true);
  return new Set(remaining.length > 0 ? remaining : moves.slice(0, 1));
}

/**
 * For every move that some `undoes` names: whether it is cancelled, that is, by a move that is not cancelled itself. Keeps its own list
 * of what waits instead of calling itself: a forged chain of very many cancellations must not overflow the stack of whoever reads it.
 */
function cancelledBy(cancellers: ReadonlyMap<MoveId, readonly Move[]>): ReadonlyMap<MoveId, boolean> {
  const known = new Map<MoveId, boolean>();
  const waiting: { readonly id: MoveId; readonly by: Iterator<Move> }[] = [];
  const enter = (id: MoveId): void => {
    if (known.has(id)) return;
    known.set(id, false); // A forged circle of undoes ends here.
    waiting.push({ id, by: (cancellers.get(id) ?? none).values() });
  };
  for (const named of cancellers.keys()) {
    enter(named);
    for (let top = waiting.at(-1); top !== undefined; top = waiting.at(-1)) {
      const next = top.by.next();
      if (next.done !== true) {
        enter(next.value.id);
        continue;
      }
      known.set(
        top.id,
        (cancellers.get(top.id) ?? none).some((move) => known.get(move.id) === false),
      );
      waiting.pop();
    }
  }
  return known;
}

/** Rule 2: the remaining moves that this one came after; who named a move that takes no part named what that one named. */
function namedBy(move: Move, part: ReadonlySet<Move>, byId: ReadonlyMap<MoveId, Move>): readonly MoveId[] {
  if (move.after.every((id) => isIn(part, byId.get(id)))) return move.after;
  const named: MoveId[] = [];
  const seen = new Set<MoveId>();
  const waiting = [...move.after];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    const other = byId.get(id);
    if (other === undefined) continue;
    if (part.has(other)) named.push(id);
    else waiting.push(...other.after);
  }
  return named;
}

const isIn = (part: ReadonlySet<Move>, move: Move | undefined): boolean => move !== undefined && part.has(move);

/** Rule 5: follows the chain back for as long as it asks for the same. */
function sinceOf(head: Move, part: ReadonlySet<Move>, byId: ReadonlyMap<MoveId, Move>): number {
  let since = head.at;
  const seen = new Set<MoveId>([head.id]);
  const waiting = [head];
  for (let move = waiting.pop(); move !== undefined; move = waiting.pop()) {
    since = Math.min(since, move.at);
    for (const id of namedBy(move, part, byId)) {
      const before = byId.get(id);
      if (before === undefined || seen.has(id) || !asksTheSame(before, head)) continue;
      seen.add(id);
      waiting.push(before);
    }
  }
  return since;
}
