import { expect, test } from 'vitest';
import type { Row, Store } from './store.ts';

const bytes = (...values: number[]) => new Uint8Array(values);
const aRow = (room: string, seq: number, more: Partial<Row> = {}): Row => ({
  room,
  seq,
  update: bytes(seq, 7),
  user: 'ana',
  clients: [],
  ...more,
});
const loaded = async (store: Store, room: string) => {
  const result = await store.load(room);
  if (!result.ok) throw new Error(result.error.type);
  const { snapshot, rows, owners } = result.value;
  // SQLite answers with plain objects of its own making.
  const plain = rows.map((row) => ({ seq: row.seq, update: [...row.update] }));
  return {
    snapshot: snapshot === null ? null : { seq: snapshot.seq, update: [...snapshot.update], facts: [...snapshot.facts] },
    rows: plain,
    owners: [...owners].sort(([a], [b]) => a - b).map(([client, user]) => [client, user]),
  };
};
const empty = { snapshot: null, rows: [], owners: [] };

/** What every store promises. `open` gives a fresh one. */
export const storeContract = (open: () => Promise<Store>): void => {
  test('a room that was never written to is empty', async () => {
    const store = await open();
    expect(await loaded(store, 'a')).toEqual(empty);
    expect(store.epoch).toMatch(/^[A-Za-z0-9_-]{1,64}$/);
  });

  test('[R1] what was appended is there, in order, room by room', async () => {
    const store = await open();
    expect(await store.append([aRow('a', 1), aRow('b', 1), aRow('a', 2)])).toEqual({ ok: true, value: undefined });
    await store.append([aRow('a', 3)]);
    expect((await loaded(store, 'a')).rows.map((row) => row.seq)).toEqual([1, 2, 3]);
    expect((await loaded(store, 'b')).rows).toEqual([{ seq: 1, update: [1, 7] }]);
  });

  test('a batch is stored whole or not at all, and the room to blame is named', async () => {
    const store = await open();
    await store.append([aRow('a', 1), aRow('b', 1)]);
    const refused = await store.append([aRow('c', 1), aRow('a', 2), aRow('b', 1)]);
    expect(refused).toEqual({ ok: false, error: { type: 'SeqTaken', room: 'b' } });
    expect((await loaded(store, 'a')).rows).toHaveLength(1);
    expect(await loaded(store, 'c')).toEqual(empty);
    expect((await store.append([aRow('c', 1), aRow('a', 2)])).ok).toBe(true);
    expect([(await loaded(store, 'c')).rows.length, (await loaded(store, 'a')).rows.length]).toEqual([1, 2]);
  });

  test('bytes are kept as they were at the call, whatever becomes of their memory', async () => {
    const store = await open();
    const memory = bytes(0, 1, 2, 3, 4);
    const appended = store.append([aRow('a', 1, { update: memory.subarray(1, 4) })]);
    memory.fill(9);
    await appended;
    expect((await loaded(store, 'a')).rows).toEqual([{ seq: 1, update: [1, 2, 3] }]);
  });

  test('[R6] a client id belongs to the user who was first, for good', async () => {
    const store = await open();
    await store.append([aRow('a', 1, { clients: [5, 4_294_967_295] }), aRow('a', 2, { user: 'ben', clients: [5, 6] })]);
    await store.append([aRow('b', 1, { user: 'ben', clients: [5] })]);
    expect((await loaded(store, 'a')).owners).toEqual([
      [5, 'ana'],
      [6, 'ben'],
      [4_294_967_295, 'ana'],
    ]);
    expect((await loaded(store, 'b')).owners).toEqual([[5, 'ben']]);
  });

  test('[R9] a snapshot takes the place of exactly the rows it was built from', async () => {
    const store = await open();
    await store.append([1, 2, 3].map((seq) => aRow('a', seq, { clients: [seq] })));
    await store.append([aRow('b', 1)]);
    const snapshot = { seq: 2, update: bytes(42), facts: bytes(1, 1) };
    expect(await store.compact('a', snapshot, 2)).toEqual({ ok: true, value: undefined });
    const after = await loaded(store, 'a');
    expect(after.snapshot).toEqual({ seq: 2, update: [42], facts: [1, 1] });
    expect(after.rows).toEqual([{ seq: 3, update: [3, 7] }]);
    expect(after.owners).toHaveLength(3);
    expect((await loaded(store, 'b')).rows).toHaveLength(1);
    await store.append([aRow('a', 4)]);
    await store.compact('a', { seq: 4, update: bytes(43), facts: bytes(2) }, 2);
    expect(await loaded(store, 'a')).toMatchObject({ snapshot: { seq: 4, update: [43] }, rows: [] });
    expect((await store.append([aRow('a', 5)])).ok).toBe(true);
  });

  test('[R9] a snapshot of other rows than there are changes nothing', async () => {
    const store = await open();
    await store.append([aRow('a', 1), aRow('a', 2)]);
    const before = await loaded(store, 'a');
    const snapshot = { seq: 2, update: bytes(42), facts: bytes(1) };
    expect(await store.compact('a', snapshot, 1)).toEqual({ ok: false, error: { type: 'RowsChanged' } });
    expect(await store.compact('a', snapshot, 3)).toEqual({ ok: false, error: { type: 'RowsChanged' } });
    expect(await loaded(store, 'a')).toEqual(before);
  });
};
