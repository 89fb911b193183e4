import { drafts as ownDrafts } from './drafts.ts';
import type { Drafts } from './drafts.ts';

/**
 * The fields of a create dialog, kept while they are typed: Esc, a reload or a crash of the tab loses nothing. Forgotten when they
 * are saved or thrown away on purpose.
 */
export function createFormDraft<T extends Record<string, unknown>>(key: string, empty: T, drafts: Drafts = ownDrafts) {
  const kept = readKept(drafts, key, empty);
  const fields = $state<T>({ ...empty, ...kept });
  let restored = $state(kept !== null);
  const isEmpty = (): boolean =>
    Object.entries(empty).every(([name, value]) => JSON.stringify(fields[name]) === JSON.stringify(value));
  return {
    fields,
    /** What is shown was typed earlier. */
    get restored() {
      return restored;
    },
    /** Call it reactively: it reads every field. */
    keep(): void {
      const text = JSON.stringify(fields);
      drafts.write(key, isEmpty() ? null : text);
    },
    /** Empty again; `rest` stays filled in. */
    clear(rest: Partial<T> = {}): void {
      Object.assign(fields, { ...empty, ...rest });
      restored = false;
      drafts.write(key, null);
    },
  };
}

function readKept<T extends Record<string, unknown>>(drafts: Drafts, key: string, empty: T): Partial<T> | null {
  const text = drafts.read(key);
  if (text === null) return null;
  try {
    const kept = JSON.parse(text) as Record<string, unknown>;
    // Only what this version's form has, and as it has it.
    const known = Object.entries(kept).filter(([name, value]) => name in empty && sameKind(value, empty[name]));
    return Object.fromEntries(known) as Partial<T>;
  } catch {
    return null;
  }
}

const sameKind = (a: unknown, b: unknown): boolean =>
  a === null || b === null || (typeof a === typeof b && Array.isArray(a) === Array.isArray(b));
