import { extendTo, nothingSelected, toggle, toggleAll, without, type Selection } from './selection.ts';
import type { Lists } from './lists.svelte.ts';

/** The candidates chosen for a bulk act. Needs are not chosen: what is done to them is done one by one. */
export interface Chosen {
  readonly size: number;
  readonly ids: ReadonlySet<string>;
  has(id: string): boolean;
  toggle(id: string): void;
  /** Everything from the card chosen last to this one. */
  extendTo(id: string): void;
  toggleAll(order: readonly string[]): void;
  clear(): void;
  close(): void;
}

export function createChosen(lists: Lists, isGone: (id: string) => boolean, isCandidate: (id: string) => boolean): Chosen {
  let selection = $state.raw<Selection>(nothingSelected);
  const stop = lists.onChange(() => {
    if (selection.ids.size > 0) selection = without(selection, isGone);
  });
  return {
    get size() {
      return selection.ids.size;
    },
    get ids() {
      return selection.ids;
    },
    has: (id) => selection.ids.has(id),
    toggle(id) {
      if (isCandidate(id)) selection = toggle(selection, id);
    },
    extendTo(id) {
      const place = lists.placeOf(id);
      if (place !== undefined && isCandidate(id)) selection = extendTo(selection, id, lists.order(place.entry.column));
    },
    toggleAll(order) {
      selection = toggleAll(selection, order.filter(isCandidate));
    },
    clear() {
      selection = nothingSelected;
    },
    close: stop,
  };
}
