import type { IconComponent } from '#lib/ui/icon.ts';

/** Something the command palette can do or open. */
export interface PaletteEntry {
  readonly id: string;
  readonly group: 'page' | 'action' | 'person' | 'requisition';
  readonly label: string;
  /** Words beside the label, e.g. the requisition of a person. Searched too, after the label. */
  readonly detail?: string | undefined;
  readonly icon?: IconComponent | undefined;
  readonly keys?: string | undefined;
  readonly run: () => void;
}

/** How well a text answers a search: 3 it starts so, 2 a word in it does, 1 it is in there, 0 it is not. All words must be found. */
export function fit(text: string, words: readonly string[]): number {
  const lower = text.toLocaleLowerCase();
  let worst = 3;
  for (const word of words) {
    const at = lower.indexOf(word);
    if (at < 0) return 0;
    worst = Math.min(worst, at === 0 ? 3 : /[\s\-_/·（(]/.test(lower[at - 1] ?? '') ? 2 : 1);
  }
  return worst;
}

export const wordsOf = (search: string): readonly string[] => search.trim().toLocaleLowerCase().split(/\s+/).filter(Boolean);

/** The best `limit` of many, best first, else in their order. Never sorts what does not fit, so ten thousand names cost little. */
export function bestOf<T>(items: Iterable<T>, text: (item: T) => string, words: readonly string[], limit: number): T[] {
  const found: { item: T; score: number; place: number }[] = [];
  let place = 0;
  for (const item of items) {
    const score = fit(text(item), words);
    if (score > 0) found.push({ item, score, place });
    place += 1;
  }
  return found
    .sort((a, b) => b.score - a.score || a.place - b.place)
    .slice(0, limit)
    .map(({ item }) => item);
}
