/**
 * The lines that are shown, in order: filtered and sorted once, then kept so at the cost of what changes [P7].
 * `compare` must tell any two different items apart (end with the id), else a changed item cannot be found again.
 */
export interface OrderedList<T extends { readonly id: string }> {
  /** A new array after each change. */
  readonly items: readonly T[];
  /** New versions by id; null: gone. */
  apply(changes: ReadonlyMap<string, T | null>): void;
}

export interface Arrangement<T> {
  readonly accepts: (item: T) => boolean;
  readonly compare: (a: T, b: T) => number;
}

/** Above this share of changes sorting all again is cheaper than finding each place. */
const manyShare = 0.05;

export function createOrderedList<T extends { readonly id: string }>(
  all: Iterable<T>,
  arrangement: Arrangement<T>,
): OrderedList<T> {
  const { accepts, compare } = arrangement;
  const shown = new Map<string, T>();
  for (const item of all) if (accepts(item)) shown.set(item.id, item);
  let items: readonly T[] = [...shown.values()].sort(compare);

  /** The first place whose item does not come before this one. */
  const placeOf = (list: readonly T[], item: T): number => {
    let low = 0;
    let high = list.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (compare(list[middle]!, item) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  };

  return {
    get items() {
      return items;
    },
    apply(changes) {
      const out: T[] = [];
      const come: T[] = [];
      for (const [id, item] of changes) {
        const before = shown.get(id);
        const wanted = item !== null && accepts(item);
        if (before !== undefined) out.push(before);
        if (wanted) come.push(item);
        if (wanted) shown.set(id, item);
        else shown.delete(id);
      }
      if (out.length === 0 && come.length === 0) return;
      if (out.length + come.length > 8 + items.length * manyShare) {
        items = [...shown.values()].sort(compare);
        return;
      }
      const next = [...items];
      for (const item of out) next.splice(placeOf(next, item), 1);
      for (const item of come) next.splice(placeOf(next, item), 0, item);
      items = next;
    },
  };
}
