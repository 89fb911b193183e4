/** What is kept in Web Storage for one person stands under keys with their id, so that it can be found again and forgotten. */
const prefixOf = (user: string): string => `muster:of:${user}:`;

export const ownKey = (user: string, name: string): string => prefixOf(user) + name;

/** Forgets everything of a person in one storage. Storage that is forbidden has nothing. */
export function forgetKeys(user: string, storage: () => Storage): void {
  try {
    const kept = storage();
    for (const key of keysOf(kept)) if (key.startsWith(prefixOf(user))) kept.removeItem(key);
  } catch {
    // Nothing can be kept there, so nothing is.
  }
}

/** Whose things a storage holds. */
export function usersIn(storage: () => Storage): ReadonlySet<string> {
  try {
    return new Set(keysOf(storage()).flatMap((key) => /^muster:of:([^:]+):/.exec(key)?.[1] ?? []));
  } catch {
    return new Set();
  }
}

const keysOf = (storage: Storage): string[] =>
  Array.from({ length: storage.length }, (_, index) => storage.key(index)).filter((key) => key !== null);
