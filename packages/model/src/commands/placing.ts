/** Ranks for cards that come to stand at a place in an ordered list [M5]. */
import type { Place } from '../place.ts';
import { isRank, ranksBetween } from '../rank.ts';

interface Card {
  readonly id: string;
  readonly rank: string;
}

/** An ordered list of cards, read only where it is needed. */
export interface Column {
  readonly length: number;
  at(index: number): Card;
  /** How many cards come before a card of this column, or null when the card is not in it. */
  indexOf(id: string): number | null;
}

export interface Placing {
  /** For the cards being placed, in their order. */
  readonly ranks: readonly string[];
  /** Cards standing there that need a new rank, because there was no room between two equal or damaged ones. */
  readonly rekeyed: readonly { readonly id: string; readonly rank: string }[];
}

/** `moving`: the ids being placed; where they stand now does not count. Reads only the neighbourhood of the place. */
export function placeIn(column: Column, moving: ReadonlySet<string>, place: Place<string>, random: () => number): Placing {
  const [before, after] = neighbours(column, moving, place);
  const runBefore: Card[] = [];
  const runAfter: Card[] = [];
  let low = before();
  let high = after();
  const low0 = low;
  const high0 = high;
  const noRoom = (low0 !== null && high0 !== null && low0.rank >= high0.rank) || !fits(low0) || !fits(high0);
  if (noRoom) {
    const crowded = low0 !== null && high0 !== null && low0.rank === high0.rank ? low0.rank : null;
    while (low !== null && (!fits(low) || low.rank === crowded)) {
      runBefore.unshift(low);
      low = before();
    }
    while (high !== null && (!fits(high) || high.rank === crowded || (low !== null && high.rank <= low.rank))) {
      runAfter.push(high);
      high = after();
    }
  }
  const ranks = ranksBetween(low?.rank ?? null, high?.rank ?? null, runBefore.length + moving.size + runAfter.length, random);
  const newRank = (card: Card, index: number): Card => ({ id: card.id, rank: ranks[index] as string });
  return {
    ranks: ranks.slice(runBefore.length, runBefore.length + moving.size),
    rekeyed: [...runBefore.map(newRank), ...runAfter.map((card, index) => newRank(card, runBefore.length + moving.size + index))],
  };
}

const fits = (card: Card | null): boolean => card === null || isRank(card.rank);

/** Two walks away from the place, each passing over the cards that are moving; null at the column's end. */
function neighbours(
  column: Column,
  moving: ReadonlySet<string>,
  place: Place<string>,
): readonly [() => Card | null, () => Card | null] {
  let next = startOf(column, place);
  let previous = next - 1;
  return [
    () => {
      while (previous >= 0) {
        const card = column.at(previous--);
        if (!moving.has(card.id)) return card;
      }
      return null;
    },
    () => {
      while (next < column.length) {
        const card = column.at(next++);
        if (!moving.has(card.id)) return card;
      }
      return null;
    },
  ];
}

function startOf(column: Column, place: Place<string>): number {
  if (place === 'end') return column.length;
  if (typeof place !== 'object' || place === null) return 0;
  if ('before' in place) return column.indexOf(place.before) ?? 0;
  const index = column.indexOf(place.after);
  return index === null ? 0 : index + 1;
}
