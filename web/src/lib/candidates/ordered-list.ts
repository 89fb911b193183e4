/**
 * All lines in order, and of these the ones that are shown: sorted once and filtered once, then kept so at the cost of what
 * changes [P7]. Another filter does not sort again. `compare` must tell any two different items apart (end with the id), else a
 * changed item cannot be found again.
 */
export interface OrderedList<T extends { readonly id: string }> {
  /** Those that are accepted, in order. A new array after each change; the same one when nothing changed. */
  shown(accepts: (item: T) => boolean): readonly T[];
  /** New versions by id; null: gone. */
  apply(changes: ReadonlyMap<string, T | null>): void;
}

/** Above this share of changes sorting all again is cheaper than finding each place. */
const manyShare = 0.05;

export function createOrderedList<T extends { readonly id: string }>(
  all: Iterable<T>,
  compare: (a: T, b: T) => number,
): OrderedList<T> {
  const known = new Map<string, T>();
  for (const item of all) known.set(item.id, item);
  let sorted: T[] = [...known.values()].sort(compare);
  let filter: { readonly accepts: (item: T) => boolean; items: readonly T[] } | null = null;

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
  const changed = (list: readonly T[], out: readonly T[], come: readonly T[]): T[] => {
    const next = [...list];
    for (const item of out) next.splice(placeOf(next, item), 1);
    for (const item of come) next.splice(placeOf(next, item), 0, item);
    return next;
  };

  return {
    shown(accepts) {
      if (filter?.accepts !== accepts) filter = { accepts, items: sorted.filter(accepts) };
      return filter.items;
    },
    apply(changes) {
      const out: T[] = [];
      const come: T[] = [];
      for (const [id, item] of changes) {
        const before = known.get(id);
        if (before !== undefined) out.push(before);
        if (item === null) known.delete(id);
        else {
          known.set(id, item);
          come.push(item);
        }
      }
      if (out.length + come.length > 8 + sorted.length * manyShare) {
        sorted = [...known.values()].sort(compare);
        if (filter !== null) filter.items = sorted.filter(filter.accepts);
        return;
      }
      sorted = changed(sorted, out, come);
      if (filter === null) return;
      const [gone, added] = [out.filter(filter.accepts), come.filter(filter.accepts)];
      if (gone.length + added.length > 0) filter.items = changed(filter.items, gone, added);
    },
  };
}
