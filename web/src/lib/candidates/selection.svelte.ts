import { chosenOf, noneChosen, toggled } from './chosen.ts';

/** Which lines are chosen for what is done to many. */
export function createSelection() {
  let chosen = $state.raw(noneChosen);
  return {
    get size() {
      return chosen.ids.size;
    },
    has: (id: string): boolean => chosen.ids.has(id),
    toggle(id: string, order: readonly { readonly id: string }[] = [], range = false): void {
      chosen = toggled(chosen, id, order, range);
    },
    set(ids: Iterable<string>): void {
      chosen = chosenOf(ids);
    },
    clear(): void {
      chosen = noneChosen;
    },
  };
}
export type Selection = ReturnType<typeof createSelection>;
