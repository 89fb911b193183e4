import type { Y } from '../yjs.ts';

/**
 * Writes that stand for each other. When an undo writes back what was there before, the new write stands for the old one:
 * whoever expected the old one finds it again. `null` is "never written".
 */
export interface Sameness {
  /** From now on `write` stands for `earlier`. */
  join(write: string, earlier: string | null): void;
  areSame(a: string | null, b: string | null): boolean;
  /** The write it stands for, at the end of the chain. */
  origin(write: string | null): string | null;
}

/** Of each document its own: one client may write two documents, and counts in each from 0. */
export type SamenessIn = (doc: Y.Doc | null) => Sameness;

export function createSameness(): SamenessIn {
  const byDoc = new Map<Y.Doc | null, Sameness>();
  return (doc) => {
    const known = byDoc.get(doc) ?? ofOneDocument();
    byDoc.set(doc, known);
    return known;
  };
}

function ofOneDocument(): Sameness {
  const standsFor = new Map<string, string | null>();
  const origin = (write: string | null): string | null => {
    let at = write;
    while (at !== null && standsFor.has(at)) at = standsFor.get(at) as string | null;
    return at;
  };
  return {
    join: (write, earlier) => void standsFor.set(write, origin(earlier)),
    origin,
    areSame: (a, b) => origin(a) === origin(b),
  };
}
