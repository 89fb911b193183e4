/** Where in a column: at its top, at its end, or next to another card. A neighbour that is gone means the top. */
export type Place<Id extends string> = 'top' | 'end' | { readonly before: Id } | { readonly after: Id };

/** The order of a column [M5]: by rank, and by id where two people drew one rank. Plain comparison, the same everywhere. */
export function compareByPlace(
  a: { readonly rank: string; readonly id: string },
  b: { readonly rank: string; readonly id: string },
): number {
  if (a.rank !== b.rank) return a.rank < b.rank ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
