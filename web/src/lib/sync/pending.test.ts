import { expect, test } from 'vitest';
import { createDoc, Y } from '@muster/model';
import { updateId } from './fingerprint.ts';
import { openLocalCopy } from './local-copy.ts';
import { createPending } from './pending.ts';
import type { Note, Pending } from './pending.ts';
import { createProfile } from './testing/profile.ts';

const note: Note = { change: 'c', at: 1, records: [{ document: 'board', root: 'requisitions', id: 'a' }] };
const update = ((): Uint8Array => {
  const doc = createDoc();
  doc.getMap('requisitions').set('a', 1);
  return Y.encodeStateAsUpdate(doc);
})();
const id = updateId(update);

/** What one tab knows of what waits, over a copy of its own. */
async function withPending(work: (pending: Pending) => void): Promise<void> {
  const local = await openLocalCopy('muster/ana/team/p/one/board', createProfile().openTab().surroundings);
  work(createPending(local, () => performance.now()));
  await local.close();
}

test('[L5] what another tab only announced is counted, and covered by no answer of this tab until it is here', () =>
  withPending((pending) => {
    pending.announced([[id, note]]);
    expect([pending.size, pending.held()]).toEqual([1, []]);
    pending.received(id, update, note);
    expect([pending.size, pending.held()]).toEqual([1, [id]]);
  }));

test('[L4] what another tab announced after its acknowledgement was heard here does not wait', () =>
  withPending((pending) => {
    expect(pending.acknowledge([id])).toEqual([]);
    pending.announced([[id, note]]);
    pending.received(id, update, note);
    expect([pending.size, pending.waiting, pending.notes()]).toEqual([0, [], []]);
  }));

test('[L4] an acknowledgement that was announced before takes the change off, and tells the other tabs once', () =>
  withPending((pending) => {
    pending.announced([[id, note]]);
    expect(pending.acknowledge([id])).toEqual([id]);
    expect(pending.acknowledge([id])).toEqual([]);
    expect(pending.size).toBe(0);
  }));
