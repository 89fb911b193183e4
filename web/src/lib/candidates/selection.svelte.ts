/** Which lines are chosen for what is done to many. */
export function createSelection() {
  let chosen = $state.raw<ReadonlySet<string>>(new Set());
  let anchor: string | null = null;

  return {
    get size() {
      return chosen.size;
    },
    has: (id: string): boolean => chosen.has(id),
    /** With `range`, everything between the line toggled before and this one, in the order shown. */
    toggle(id: string, order: readonly { readonly id: string }[] = [], range = false): void {
      const next = new Set(chosen);
      const from = range && anchor !== null ? order.findIndex((row) => row.id === anchor) : -1;
      const to = order.findIndex((row) => row.id === id);
      if (from >= 0 && to >= 0) {
        for (const row of order.slice(Math.min(from, to), Math.max(from, to) + 1)) next.add(row.id);
      } else if (!next.delete(id)) next.add(id);
      anchor = id;
      chosen = next;
    },
    set(ids: Iterable<string>): void {
      chosen = new Set(ids);
    },
    clear(): void {
      chosen = new Set();
      anchor = null;
    },
  };
}
export type Selection = ReturnType<typeof createSelection>;
