import type { Snapshot } from '../store/store.ts';
import type { Compute } from '../compute/compute.ts';
import type { Store } from '../store/store.ts';

export interface CompactionParts {
  readonly store: Pick<Store, 'load' | 'compact'>;
  readonly compute: Pick<Compute, 'compact'>;
}

/**
 * Replaces a room's rows by one snapshot. It is built from the stored rows, read in one view, and swapped in one transaction that
 * removes exactly those rows: dying anywhere in between leaves the rows as they were. Throws a sentence if it did not happen;
 * gives null if there was nothing to do.
 */
export const compactRoom = async (room: string, { store, compute }: CompactionParts): Promise<Snapshot | null> => {
  const stored = await store.load(room);
  if (!stored.ok) throw new Error(stored.error.type);
  const { snapshot, rows } = stored.value;
  const last = rows.at(-1);
  if (last === undefined) return null;
  // Snapshot first: merged the other way round, deleted content would come back.
  const parts = [...(snapshot === null ? [] : [snapshot.update]), ...rows.map((row) => row.update)];
  const compacted = await compute.compact(parts);
  if (!compacted.ok) throw new Error(compacted.error.what);
  const next = { seq: last.seq, ...compacted.value };
  const swapped = await store.compact(room, next, rows.length);
  if (!swapped.ok) throw new Error(swapped.error.type);
  return next;
};
