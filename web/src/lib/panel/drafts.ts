import { ownKey } from '#lib/account/own-keys.ts';
import { account } from '#lib/account/this-browser.ts';

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

/** `prefix` says whose they are; null while nobody is there: then nothing is kept, so that nobody else finds it. */
export function createDrafts(storage: () => Storage, prefix: () => string | null): Drafts {
  // Storage may be forbidden or full: then drafts live as long as the page.
  const fallback = new Map<string, string>();
  return {
    read(key) {
      const start = prefix();
      if (start === null) return null;
      const full = start + key;
      try {
        return fallback.get(full) ?? storage().getItem(full);
      } catch {
        return fallback.get(full) ?? null;
      }
    },
    write(key, text) {
      const start = prefix();
      if (start === null) return;
      const full = start + key;
      fallback.delete(full);
      try {
        if (text === null) storage().removeItem(full);
        else storage().setItem(full, text);
      } catch {
        if (text !== null) fallback.set(full, text);
      }
    },
  };
}

export const drafts = createDrafts(
  () => sessionStorage,
  () => {
    const user = account().current?.user;
    return user === undefined ? null : ownKey(user, 'draft:');
  },
);
