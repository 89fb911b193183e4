import { createSubscriber } from 'svelte/reactivity';
import type { CandidateRow, CandidateRows } from './candidate-row.ts';
import { createOrderedList } from './ordered-list.ts';
import type { Arrangement } from './ordered-list.ts';

/** The lines in this arrangement as Svelte reads them: a remote edit costs what it changed [P7]. */
export function followRows(
  rows: CandidateRows,
  arrangement: Arrangement<CandidateRow>,
): { readonly items: readonly CandidateRow[] } {
  let list = createOrderedList(rows.byId.values(), arrangement);
  let madeAt = rows.version;
  const subscribe = createSubscriber((update) => {
    // Nobody listened between two readers: what changed meanwhile is not known one by one.
    if (madeAt !== rows.version) list = createOrderedList(rows.byId.values(), arrangement);
    return rows.subscribe((changes) => {
      list.apply(changes);
      madeAt = rows.version;
      update();
    });
  });
  return {
    get items() {
      subscribe();
      return list.items;
    },
  };
}
