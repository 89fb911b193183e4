import { err, ok } from '@muster/protocol';
import type { Row, Snapshot, Store } from './store.ts';

interface Kept {
  snapshot: Snapshot | null;
  rows: { seq: number; update: Uint8Array }[];
  owners: Map<number, string>;
}

/** A store that forgets when the process ends. For tests of what stands above the store. */
export const createMemoryStore = (epoch = 'memory'): Store => {
  const rooms = new Map<string, Kept>();
  const room = (name: string): Kept => {
    const known = rooms.get(name) ?? { snapshot: null, rows: [], owners: new Map<number, string>() };
    rooms.set(name, known);
    return known;
  };
  const nextSeq = (kept: Kept): number => (kept.rows.at(-1)?.seq ?? kept.snapshot?.seq ?? 0) + 1;

  return {
    epoch,
    append: (rows: readonly Row[]) => {
      const expected = new Map<string, number>();
      for (const row of rows) {
        const seq = expected.get(row.room) ?? nextSeq(room(row.room));
        if (row.seq !== seq) return Promise.resolve(err({ type: 'SeqTaken', room: row.room } as const));
        expected.set(row.room, seq + 1);
      }
      for (const row of rows) {
        const kept = room(row.room);
        kept.rows.push({ seq: row.seq, update: row.update.slice() });
        for (const client of row.clients) if (!kept.owners.has(client)) kept.owners.set(client, row.user);
      }
      return Promise.resolve(ok(undefined));
    },
    load: (name) => {
      const kept = room(name);
      return Promise.resolve(ok({ snapshot: kept.snapshot, rows: [...kept.rows], owners: [...kept.owners] }));
    },
    compact: (name, snapshot, rowCount) => {
      const kept = room(name);
      const replaced = kept.rows.filter((row) => row.seq <= snapshot.seq);
      if (replaced.length !== rowCount || (kept.snapshot?.seq ?? 0) > snapshot.seq)
        return Promise.resolve(err({ type: 'RowsChanged' } as const));
      kept.rows = kept.rows.filter((row) => row.seq > snapshot.seq);
      kept.snapshot = snapshot;
      return Promise.resolve(ok(undefined));
    },
    close: () => Promise.resolve(),
  };
};
