import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { PackedRow } from './database.ts';
import type { Row, Snapshot, Store } from './store.ts';

export type SqliteAsk =
  | { readonly type: 'append'; readonly rows: readonly PackedRow[]; readonly bytes: Uint8Array }
  | { readonly type: 'load'; readonly room: string }
  | { readonly type: 'compact'; readonly room: string; readonly snapshot: Snapshot; readonly rowCount: number }
  | { readonly type: 'close' };
export type SqliteAnswer =
  | { readonly type: 'opened'; readonly epoch: string }
  | { readonly type: 'failed'; readonly message: string }
  | { readonly type: 'done'; readonly id: number; readonly value: unknown };

/**
 * One SQLite file in `folder` (made if it is not there), written by a thread of its own: WAL, fsync at every commit.
 * Throws an Error with a sentence for the operator if the folder cannot be used.
 */
export const openSqliteStore = async (folder: string): Promise<Store> => {
  const worker = new Worker(new URL('./sqlite-worker.ts', import.meta.url), { workerData: { folder } });
  const [first] = (await once(worker, 'message')) as [SqliteAnswer];
  if (first.type !== 'opened') {
    await worker.terminate();
    throw new Error(first.type === 'failed' ? first.message : 'The store did not open.');
  }

  let lastId = 0;
  const waiting = new Map<number, { done: (value: never) => void; failed: (error: Error) => void }>();
  let ended: Error | undefined;
  worker.on('message', (answer: SqliteAnswer) => {
    if (answer.type !== 'done') return;
    waiting.get(answer.id)?.done(answer.value as never);
    waiting.delete(answer.id);
  });
  const end = (error: Error): void => {
    ended ??= error;
    for (const { failed } of waiting.values()) failed(ended);
    waiting.clear();
  };
  worker.on('error', end);
  worker.on('exit', () => end(new Error('The store is closed.')));

  const ask = <T>(what: SqliteAsk, transfer: ArrayBuffer[] = []): Promise<T> =>
    new Promise((done, failed) => {
      if (ended !== undefined) return failed(ended);
      const id = ++lastId;
      waiting.set(id, { done, failed });
      worker.postMessage({ id, ask: what }, transfer);
    });

  return {
    epoch: first.epoch,
    append: (rows) => {
      const { packed, bytes } = pack(rows);
      return ask({ type: 'append', rows: packed, bytes }, [bytes.buffer]);
    },
    load: (room) => ask({ type: 'load', room }),
    compact: (room, snapshot, rowCount) => ask({ type: 'compact', room, snapshot, rowCount }),
    close: async () => {
      if (ended !== undefined) return;
      const exited = once(worker, 'exit');
      await ask({ type: 'close' });
      await exited;
    },
  };
};

const pack = (rows: readonly Row[]): { packed: PackedRow[]; bytes: Uint8Array<ArrayBuffer> } => {
  const bytes = new Uint8Array(rows.reduce((sum, row) => sum + row.update.length, 0));
  let from = 0;
  const packed = rows.map(({ room, seq, update, user, clients }) => {
    bytes.set(update, from);
    const start = from;
    from += update.length;
    return { room, seq, from: start, to: from, user, clients };
  });
  return { packed, bytes };
};
