import * as Y from 'yjs';
import { err, ok } from '@muster/protocol';
import type { Result } from '@muster/protocol';
import { addFacts, coversAll, coversFacts, encodeFacts, noFacts } from '../rooms/ranges.ts';
import { readUpdate, withoutKnown } from '../rooms/update.ts';
import type { UpdateRefusal } from '../rooms/update.ts';

/** Work on bytes that may take long, as pure functions. They run in worker threads. */

/** What an update holds, in the form of `encodeFacts`. */
export const inspect = (update: Uint8Array): Result<Uint8Array, UpdateRefusal> => {
  const facts = readUpdate(update);
  return facts.ok ? ok(encodeFacts(facts.value)) : facts;
};

/** What of `update` is missing at `stateVector`, with all its deletions. */
export const diff = (update: Uint8Array, stateVector: Uint8Array): Uint8Array => withoutKnown(update, stateVector);

export interface Compacted {
  readonly update: Uint8Array;
  /** `encodeFacts` of `update`. */
  readonly facts: Uint8Array;
}
export type CompactionRefusal = { readonly type: 'CompactionDiffers'; readonly what: string };

/**
 * One update with everything that `parts` (oldest first) say and without the content that they deleted. What still misses its
 * predecessors is kept as it is. The output is checked against the input before it is given out.
 */
export const compact = (parts: readonly Uint8Array[]): Result<Compacted, CompactionRefusal> => {
  const expected = noFacts();
  for (const part of parts) {
    const facts = readUpdate(part);
    if (!facts.ok) return err({ type: 'CompactionDiffers', what: 'input does not decode' });
    addFacts(expected, facts.value);
  }
  const doc = new Y.Doc({ gc: true });
  doc.transact(() => {
    for (const part of parts) Y.applyUpdate(doc, part);
  });
  const update = Y.encodeStateAsUpdate(doc);
  doc.destroy();

  const facts = readUpdate(update);
  if (!facts.ok) return err({ type: 'CompactionDiffers', what: 'output does not decode' });
  if (!coversFacts(facts.value, expected)) return err({ type: 'CompactionDiffers', what: 'output lacks something' });
  if (!coversAll(expected.structs, facts.value.structs)) return err({ type: 'CompactionDiffers', what: 'output invents' });
  if (!opensAlike(update)) return err({ type: 'CompactionDiffers', what: 'output opens differently' });
  return ok({ update, facts: encodeFacts(facts.value) });
};

/** Whether a fresh document that is given `update` says the same again. */
const opensAlike = (update: Uint8Array): boolean => {
  const doc = new Y.Doc({ gc: true });
  Y.applyUpdate(doc, update);
  const again = readUpdate(Y.encodeStateAsUpdate(doc));
  doc.destroy();
  const first = readUpdate(update);
  return first.ok && again.ok && coversFacts(first.value, again.value) && coversFacts(again.value, first.value);
};
