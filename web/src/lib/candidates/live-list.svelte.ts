import { createSubscriber } from 'svelte/reactivity';
import type { CandidateRow, CandidateRows } from './candidate-row.ts';
import { createOrderedList } from './ordered-list.ts';

/** The lines in this order as Svelte reads them: a remote edit costs what it changed [P7]. */
export function followRows(rows: CandidateRows, compare: (a: CandidateRow, b: CandidateRow) => number) {
  let list = createOrderedList(rows.byId.values(), compare);
  let madeAt = rows.version;
  const subscribe = createSubscriber((update) => {
    // Nobody listened between two readers: what changed meanwhile is not known one by one.
    if (madeAt !== rows.version) list = createOrderedList(rows.byId.values(), compare);
    return rows.subscribe((changes) => {
      list.apply(changes);
      madeAt = rows.version;
      update();
    });
  });
  return {
    shown(accepts: (row: CandidateRow) => boolean): readonly CandidateRow[] {
      subscribe();
      return list.shown(accepts);
    },
  };
}
