/** The part of Web Storage that is used. */
export type KeyStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** A store that works as long as the page when the browser forbids it or it is full. */
export function safely(store: () => KeyStore): KeyStore {
  const memory = new Map<string, string | null>();
  return {
    getItem(key) {
      const kept = memory.get(key);
      if (kept !== undefined) return kept;
      try {
        return store().getItem(key);
      } catch {
        return null;
      }
    },
    setItem(key, value) {
      try {
        store().setItem(key, value);
        memory.delete(key);
      } catch {
        memory.set(key, value);
      }
    },
    removeItem(key) {
      memory.delete(key);
      try {
        store().removeItem(key);
      } catch {
        memory.set(key, null);
      }
    },
  };
}
