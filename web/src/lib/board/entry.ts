import type { StageKey } from '@muster/model';

/** A card's place in a list: what the list needs to know of it, and no more. */
export interface Entry {
  readonly id: string;
  readonly kind: 'requisition' | 'application';
  readonly column: StageKey;
  /** Sorts before the rank: unconfirmed requisitions first, closed cards latest first. */
  readonly group: number;
  readonly rank: string;
  /** With the gap below it, in pixels. */
  readonly height: number;
}

/** The order of a list: by group, then (rank, id) [M5]. */
export function compareEntries(a: Entry, b: Entry): number {
  if (a.group !== b.group) return a.group - b.group;
  if (a.rank !== b.rank) return a.rank < b.rank ? -1 : 1;
  if (a.id !== b.id) return a.id < b.id ? -1 : 1;
  return 0;
}

export const sameEntry = (a: Entry, b: Entry): boolean =>
  a.id === b.id && a.column === b.column && a.group === b.group && a.rank === b.rank && a.height === b.height;
