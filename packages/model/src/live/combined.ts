import type { Y } from '../yjs.ts';
import type { Collection } from './collection.ts';
import { hubOf } from './hub.ts';
import type { Live, LiveChange, RecordProblem } from './live.ts';

/** Records that two documents tell of, each in a collection of its own, as one. `combine` answers undefined when there is no such record. */
export function combined<A, B, T>(
  first: { readonly doc: Y.Doc; readonly collection: Collection<A> },
  second: { readonly doc: Y.Doc; readonly collection: Collection<B> },
  combine: (id: string, a: A | undefined, b: B | undefined) => T | undefined,
): Live<T> {
  const byId = new Map<string, T>();
  const problems = new Map<string, RecordProblem>();
  const listeners = new Set<(change: LiveChange) => void>();
  let changed = new Set<string>();

  const readAgain = (id: string): void => {
    const record = combine(id, first.collection.byId.get(id), second.collection.byId.get(id));
    if (record === undefined) byId.delete(id);
    else byId.set(id, record);
    const problem = first.collection.problems.get(id) ?? second.collection.problems.get(id);
    if (problem === undefined) problems.delete(id);
    else problems.set(id, problem);
    changed.add(id);
  };
  const stops = [first, second].flatMap(({ doc, collection }) => {
    for (const id of new Set([...collection.byId.keys(), ...collection.problems.keys()])) readAgain(id);
    return [
      collection.onReplaced(readAgain),
      hubOf(doc).announce((transaction) => {
        if (changed.size === 0) return;
        const change: LiveChange = { ids: changed, origin: transaction.origin, local: transaction.local };
        changed = new Set();
        for (const listener of [...listeners]) listener(change);
      }),
      () => collection.stop(),
    ];
  });
  changed = new Set();
  return {
    byId,
    problems,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    stop: () => {
      for (const stop of stops) stop();
      listeners.clear();
    },
  };
}
