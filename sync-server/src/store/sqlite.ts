import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { err } from '@muster/protocol';
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

/** A thread with the database open, or what became of it. */
interface Thread {
  readonly epoch: string;
  readonly ended: () => boolean;
  ask(what: SqliteAsk, transfer?: ArrayBuffer[]): Promise<unknown>;
  exited: Promise<unknown>;
}

const aWorker = (folder: string): Worker =>
  new Worker(new URL('./sqlite-worker.ts', import.meta.url), { workerData: { folder } });

/**
 * One SQLite file in `folder` (made if it is not there), written by a thread of its own: WAL, fsync at every commit. A thread that
 * dies is replaced; until then the disk refuses. Throws an Error with a sentence for the operator if the folder cannot be used.
 */
export const openSqliteStore = async (folder: string, startWorker = aWorker): Promise<Store> => {
  let thread = openThread(folder, startWorker);
  const { epoch } = await thread;
  let closed = false;

  const ask = async <T>(what: SqliteAsk, transfer?: ArrayBuffer[]): Promise<T> => {
    const now = await thread.catch(() => undefined);
    if (closed) throw new Error('The store is closed.');
    if (now !== undefined && !now.ended()) return now.ask(what, transfer) as Promise<T>;
    // The first who notices opens another one, for all.
    if (now === (await thread.catch(() => undefined))) thread = openThread(folder, startWorker);
    return (await thread).ask(what, transfer) as Promise<T>;
  };

  return {
    epoch,
    append: async (rows) => {
      const { packed, bytes } = pack(rows);
      try {
        return await ask({ type: 'append', rows: packed, bytes }, [bytes.buffer]);
      } catch (error) {
        return err({ type: 'DiskRefuses', message: error instanceof Error ? error.message : String(error) });
      }
    },
    load: (room) => ask({ type: 'load', room }),
    compact: (room, snapshot, rowCount) => ask({ type: 'compact', room, snapshot, rowCount }),
    close: async () => {
      if (closed) return;
      closed = true;
      const last = await thread.catch(() => undefined);
      if (last === undefined || last.ended()) return;
      await last.ask({ type: 'close' }).catch(() => undefined);
      await last.exited;
    },
  };
};

const openThread = async (folder: string, startWorker: (folder: string) => Worker): Promise<Thread> => {
  const worker = startWorker(folder);
  const [first] = (await once(worker, 'message')) as [SqliteAnswer];
  if (first.type !== 'opened') {
    await worker.terminate();
    throw new Error(first.type === 'failed' ? first.message : 'The store did not open.');
  }
  let lastId = 0;
  const waiting = new Map<number, { done: (value: unknown) => void; failed: (error: Error) => void }>();
  let ended: Error | undefined;
  worker.on('message', (answer: SqliteAnswer) => {
    if (answer.type !== 'done') return;
    waiting.get(answer.id)?.done(answer.value);
    waiting.delete(answer.id);
  });
  const end = (error: Error): void => {
    ended ??= error;
    for (const { failed } of waiting.values()) failed(ended);
    waiting.clear();
  };
  worker.on('error', end);
  const exited = once(worker, 'exit').catch(() => undefined);
  worker.on('exit', () => end(new Error('The thread of the store has ended.')));
  return {
    epoch: first.epoch,
    ended: () => ended !== undefined,
    exited,
    ask: (what, transfer = []) =>
      new Promise((done, failed) => {
        if (ended !== undefined) return failed(ended);
        const id = ++lastId;
        waiting.set(id, { done, failed });
        worker.postMessage({ id, ask: what }, transfer);
      }),
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
