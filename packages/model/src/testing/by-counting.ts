/**
 * The rules for moves of SPEC.md, word by word and slowly, written without looking at moves.ts, to compare it with. Takes
 * histories that commands can make: nobody names or undoes a move that does not exist yet.
 */
import type { Move } from '../records/application.ts';

export interface StandingByCounting {
  readonly head: string;
  readonly heads: readonly string[];
  readonly conflict: readonly string[];
  readonly since: number;
}

export function standingByCounting(moves: readonly Move[]): StandingByCounting {
  const latestFirst = [...moves].sort((a, b) => (a.at !== b.at ? b.at - a.at : a.id > b.id ? -1 : 1));
  const isCancelled = (move: Move): boolean => moves.some((other) => other.undoes === move.id && !isCancelled(other));
  // 1. Cancelled moves and the moves that cancel take no part; if nothing would remain, the first one does.
  let remaining = latestFirst.filter((move) => move.undoes === null && !isCancelled(move));
  if (remaining.length === 0) remaining = latestFirst.slice(-1);
  const remains = (id: string): boolean => remaining.some((move) => move.id === id);
  // Who names a move that takes no part named what that one named: rewrite until nothing changes.
  const names = new Map(remaining.map((move) => [move.id, new Set(move.after)]));
  for (let changed = true; changed;) {
    changed = false;
    for (const named of names.values()) {
      for (const id of [...named]) {
        if (remains(id)) continue;
        named.delete(id);
        for (const earlier of moves.find((move) => move.id === id)?.after ?? []) named.add(earlier);
        changed = true;
      }
    }
  }
  // 2. Heads are named by nobody. 3. The latest shows.
  const heads = remaining.filter((move) => ![...names.values()].some((named) => named.has(move.id)));
  const head = heads[0] as Move;
  const same = (move: Move): boolean => move.stage === head.stage && move.outcome === head.outcome;
  // 5. Back along the chain for as long as it asks for the same.
  const backFrom = (move: Move): readonly number[] => [
    move.at,
    ...[...(names.get(move.id) ?? [])].flatMap((id) => {
      const earlier = remaining.find((other) => other.id === id);
      return earlier !== undefined && same(earlier) ? backFrom(earlier) : [];
    }),
  ];
  return {
    head: head.id,
    heads: heads.map((move) => move.id),
    conflict: heads.filter((move) => !same(move)).map((move) => move.id),
    since: Math.min(...backFrom(head)),
  };
}
