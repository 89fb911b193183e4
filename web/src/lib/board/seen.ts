/**
 * What somebody has seen of the cards, for the unread dot: personal and kept on this device only. A card is unread when a
 * colleague changed it after it was last looked at; what happened before the board was first opened here counts as seen.
 */
export interface SeenMarks {
  readonly since: number;
  readonly cards: Readonly<Record<string, number>>;
}

const mostCards = 2000;

export const firstVisit = (now: number): SeenMarks => ({ since: now, cards: {} });

export const lastSeen = (marks: SeenMarks, card: string): number => Math.max(marks.since, marks.cards[card] ?? 0);

/** Marks a card as seen. Beyond 2,000 cards the older half is forgotten by moving `since` up, which can only hide old dots. */
export function sawCard(marks: SeenMarks, card: string, now: number): SeenMarks {
  const cards = { ...marks.cards, [card]: now };
  const entries = Object.entries(cards);
  if (entries.length <= mostCards) return { since: marks.since, cards };
  const kept = entries.sort((a, b) => b[1] - a[1]).slice(0, mostCards / 2);
  const oldest = kept.at(-1)?.[1] ?? marks.since;
  return { since: Math.max(marks.since, oldest), cards: Object.fromEntries(kept) };
}

export const sawEverything = (now: number): SeenMarks => firstVisit(now);

/** Reads what was kept; null when it is missing or damaged. */
export function parseMarks(text: string | null): SeenMarks | null {
  if (text === null) return null;
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return null;
    const { since, cards } = value as Record<string, unknown>;
    if (typeof since !== 'number' || !Number.isFinite(since) || typeof cards !== 'object' || cards === null) return null;
    const good = Object.entries(cards).filter(
      (entry): entry is [string, number] => typeof entry[1] === 'number' && Number.isFinite(entry[1]),
    );
    return { since, cards: Object.fromEntries(good) };
  } catch {
    return null;
  }
}

interface Happened {
  readonly at: number;
  readonly by: string;
}

/** When a colleague last did something to it; 0 when nobody did. */
export function lastByOthers(me: string, ...histories: readonly (readonly Happened[])[]): number {
  let last = 0;
  for (const history of histories) for (const { at, by } of history) if (by !== me && at > last) last = at;
  return last;
}
