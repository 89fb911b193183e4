import type { Activity, ApplicationId, Move } from '@muster/model';
import { dayOf } from '@muster/model';

/** One line of a history. */
export type FeedEntry =
  | {
      readonly type: 'move';
      readonly id: string;
      readonly at: number;
      readonly by: string;
      readonly application: ApplicationId;
      readonly move: Move;
      /** Where the card was for whoever moved it; null: it came in with this move. */
      readonly from: Move | null;
      /** The move that took it back and still counts, or null. */
      readonly undoneBy: Move | null;
    }
  | { readonly type: 'activity'; readonly id: string; readonly at: number; readonly by: string; readonly activity: Activity };

/** Activities that say what a move says already. */
const toldByMoves: ReadonlySet<Activity['kind']> = new Set(['applied']);

/** The moves of an application as lines: undone ones stay and say so, the undoing itself is no line of its own. */
export function movesToFeed(application: ApplicationId, moves: readonly Move[]): FeedEntry[] {
  const byId = new Map(moves.map((move) => [move.id, move]));
  const undoings = new Map<string, Move[]>();
  for (const move of moves) {
    if (move.undoes === null) continue;
    undoings.set(move.undoes, [...(undoings.get(move.undoes) ?? []), move]);
  }
  /** A move counts unless an undoing of it counts (an undone undo is a redo). `seen` ends circles that broken data could hold. */
  const liveUndoing = (move: Move, seen: ReadonlySet<string> = new Set()): Move | null =>
    (undoings.get(move.id) ?? []).find((undoing) => {
      if (seen.has(undoing.id)) return false;
      return liveUndoing(undoing, new Set([...seen, undoing.id])) === null;
    }) ?? null;

  /** The nearest real move before this one, by the way its author saw it. */
  const before = (move: Move): Move | null => {
    const waiting = [...move.after];
    const seen = new Set<string>();
    let found: Move | null = null;
    while (waiting.length > 0) {
      const id = waiting.pop()!;
      if (seen.has(id)) continue;
      seen.add(id);
      const earlier = byId.get(id);
      if (earlier === undefined) continue;
      if (earlier.undoes !== null || liveUndoing(earlier) !== null) waiting.push(...earlier.after);
      else if (found === null || isLater(earlier, found)) found = earlier;
    }
    return found;
  };

  return moves
    .filter((move) => move.undoes === null)
    .map((move) => ({
      type: 'move',
      id: move.id,
      at: move.at,
      by: move.by,
      application,
      move,
      from: before(move),
      undoneBy: liveUndoing(move),
    }));
}

const isLater = (a: Move, b: Move): boolean => a.at > b.at || (a.at === b.at && a.id > b.id);

export const activitiesToFeed = (activities: readonly Activity[]): FeedEntry[] =>
  activities
    .filter((activity) => !toldByMoves.has(activity.kind))
    .map((activity) => ({ type: 'activity', id: activity.id, at: activity.at, by: activity.by, activity }));

/** Newest first, everything once: one activity may be of the person and of the application. */
export function joinFeeds(...feeds: readonly (readonly FeedEntry[])[]): FeedEntry[] {
  const byId = new Map(feeds.flat().map((entry) => [entry.id, entry]));
  return [...byId.values()].sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1));
}

export interface FeedDay {
  readonly day: string;
  readonly entries: readonly FeedEntry[];
}

/** Groups a sorted feed by the team's calendar days. */
export function feedDays(entries: readonly FeedEntry[], timeZone: string): FeedDay[] {
  const days: { day: string; entries: FeedEntry[] }[] = [];
  for (const entry of entries) {
    const day = dayOf(entry.at, timeZone);
    const last = days.at(-1);
    if (last?.day === day) last.entries.push(entry);
    else days.push({ day, entries: [entry] });
  }
  return days;
}
