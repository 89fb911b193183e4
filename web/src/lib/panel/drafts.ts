/**
 * Text that is typed but not saved yet, kept over Esc, reload and a crash of the tab until it is saved or thrown away on purpose.
 * Kept per tab: two tabs that edit the same field do not overwrite each other's drafts, and nothing stays on a shared computer
 * after the tab is closed.
 */
export interface Drafts {
  read(key: string): string | null;
  /** null forgets it. */
  write(key: string, text: string | null): void;
}

const prefix = 'muster:draft:';

export function createDrafts(storage: () => Storage): Drafts {
  // Storage may be forbidden or full: then drafts live as long as the page.
  const fallback = new Map<string, string>();
  return {
    read(key) {
      try {
        return fallback.get(key) ?? storage().getItem(prefix + key);
      } catch {
        return fallback.get(key) ?? null;
      }
    },
    write(key, text) {
      fallback.delete(key);
      try {
        if (text === null) storage().removeItem(prefix + key);
        else storage().setItem(prefix + key, text);
      } catch {
        if (text !== null) fallback.set(key, text);
      }
    },
  };
}

export const drafts = createDrafts(() => sessionStorage);
