/** Which cards are chosen for a bulk act. Pure: order comes from the list the person sees. */
export interface Selection {
  readonly ids: ReadonlySet<string>;
  /** Where a range starts: the card chosen last. */
  readonly from: string | null;
}

export const nothingSelected: Selection = { ids: new Set(), from: null };

export function toggle(selection: Selection, id: string): Selection {
  const ids = new Set(selection.ids);
  if (ids.delete(id)) return { ids, from: selection.from === id ? null : selection.from };
  return { ids: ids.add(id), from: id };
}

/** Adds everything between the card chosen last and this one, both included; `order` is the list both are in. */
export function extendTo(selection: Selection, id: string, order: readonly string[]): Selection {
  const to = order.indexOf(id);
  const start = selection.from === null ? -1 : order.indexOf(selection.from);
  if (to < 0) return selection;
  if (start < 0) return { ids: new Set(selection.ids).add(id), from: id };
  const range = order.slice(Math.min(start, to), Math.max(start, to) + 1);
  return { ids: new Set([...selection.ids, ...range]), from: selection.from };
}

/** All of a list, or none of it when all of it is chosen already. */
export function toggleAll(selection: Selection, order: readonly string[]): Selection {
  const ids = new Set(selection.ids);
  const all = order.every((id) => ids.has(id));
  for (const id of order) {
    if (all) ids.delete(id);
    else ids.add(id);
  }
  return { ids, from: selection.from };
}

/** Without cards that are gone. The same object when none is. */
export function without(selection: Selection, isGone: (id: string) => boolean): Selection {
  const gone = [...selection.ids].filter(isGone);
  if (gone.length === 0) return selection;
  const ids = new Set(selection.ids);
  for (const id of gone) ids.delete(id);
  return { ids, from: selection.from !== null && ids.has(selection.from) ? selection.from : null };
}
