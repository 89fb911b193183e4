import type { Y } from '../yjs.ts';

/**
 * One heartbeat per document. Readers take in what a transaction touched while it closes; then what is derived from them is
 * brought up to date; only then do listeners hear of it. So whoever is told finds every snapshot already true.
 */
export interface Hub {
  /** Runs after every transaction, before listeners. */
  derive(step: () => void): () => void;
  /** Runs after every transaction, after all derived things. */
  announce(step: (transaction: Y.Transaction) => void): () => void;
}

const hubs = new WeakMap<Y.Doc, Hub>();

export function hubOf(doc: Y.Doc): Hub {
  const known = hubs.get(doc);
  if (known !== undefined) return known;
  const steps = new Set<() => void>();
  const announcements = new Set<(transaction: Y.Transaction) => void>();
  doc.on('afterTransaction', (transaction) => {
    for (const step of [...steps]) step();
    for (const announcement of [...announcements]) announcement(transaction);
  });
  const hub: Hub = { derive: (step) => enlist(steps, step), announce: (step) => enlist(announcements, step) };
  hubs.set(doc, hub);
  return hub;
}

function enlist<T>(all: Set<T>, one: T): () => void {
  all.add(one);
  return () => void all.delete(one);
}
