/** Which lines are chosen, and from which one a range counts. Never changed in place. */
export interface Chosen {
  readonly ids: ReadonlySet<string>;
  readonly anchor: string | null;
}

export const noneChosen: Chosen = { ids: new Set(), anchor: null };
export const chosenOf = (ids: Iterable<string>): Chosen => ({ ids: new Set(ids), anchor: null });

/** With `range`, everything between the line toggled before and this one is chosen, in the order shown. */
export function toggled(chosen: Chosen, id: string, order: readonly { readonly id: string }[] = [], range = false): Chosen {
  const ids = new Set(chosen.ids);
  const from = range ? order.findIndex((row) => row.id === chosen.anchor) : -1;
  const to = order.findIndex((row) => row.id === id);
  if (from >= 0 && to >= 0) {
    for (const row of order.slice(Math.min(from, to), Math.max(from, to) + 1)) ids.add(row.id);
  } else if (!ids.delete(id)) ids.add(id);
  return { ids, anchor: id };
}
