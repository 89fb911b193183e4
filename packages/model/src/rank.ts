/**
 * Places in a column [M5]: strings that sort by plain comparison, with room between any two. The arithmetic is
 * `fractional-indexing`'s, whose keys stay short when cards keep landing on top. Its jittered sibling was not taken: it
 * draws from Math.random, which tests could not repeat, and throws on a neighbour it did not make itself.
 */
import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';

export type Rank = string;

/** A rank that keys can be made beside. A forged or damaged one sorts like any string, but its place has to be re-keyed. */
export function isRank(rank: string): boolean {
  if (rank.length === 0 || rank.length > 200 || !/^[0-9A-Za-z]+$/.test(rank)) return false;
  try {
    return generateKeyBetween(rank, null) > rank;
  } catch {
    return false;
  }
}

/** How often the gap is narrowed to a random half, so that two people who aim at one place rarely draw one rank. Each toss costs length. */
const coins = { besideNobody: 6, betweenTwo: 3 };

/**
 * `count` ranks in order, all after `low` and before `high` (null: no neighbour on that side), drawn from a random part of
 * the gap, so that two people's bulk moves to one place land as two blocks more often than shuffled.
 * Both neighbours must be ranks, `low` before `high`.
 */
export function ranksBetween(low: Rank | null, high: Rank | null, count: number, random: () => number): readonly Rank[] {
  let [from, to] = gap(low, high);
  const tosses = low === null || high === null ? coins.besideNobody : coins.betweenTwo;
  for (let toss = 0; toss < tosses; toss++) {
    const middle = generateKeyBetween(from, to);
    if (random() < 0.5) from = middle;
    else to = middle;
  }
  return generateNKeysBetween(from, to, count);
}

/** Without a neighbour the gap is endless: take the next whole step beyond the one there is, so that keys stay short. */
function gap(low: Rank | null, high: Rank | null): readonly [Rank, Rank] {
  if (low !== null && high !== null) return [low, high];
  if (high !== null) {
    const below = generateKeyBetween(null, high);
    return [generateKeyBetween(null, below), below];
  }
  const above = generateKeyBetween(low, null);
  return [above, generateKeyBetween(above, null)];
}
