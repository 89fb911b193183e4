import { foldText } from './fold.ts';

/** Finds an id by a title as people type it. */
export interface Titles {
  /** The id, `ambiguous` when several have this title, or null. */
  readonly find: (text: string) => { readonly id: string } | 'ambiguous' | null;
}

export function createTitles(entries: readonly { readonly id: string; readonly title: string }[]): Titles {
  const ids = new Map<string, string | null>();
  for (const { id, title } of entries) {
    const key = foldText(title);
    ids.set(key, ids.has(key) && ids.get(key) !== id ? null : id);
  }
  return {
    find(text) {
      const id = ids.get(foldText(text));
      if (id === undefined) return null;
      return id === null ? 'ambiguous' : { id };
    },
  };
}
