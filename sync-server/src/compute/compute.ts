import { Worker } from 'node:worker_threads';
import type { Result } from '@muster/protocol';
import type { UpdateRefusal } from '../rooms/update.ts';
import type { Compacted, CompactionRefusal } from './jobs.ts';

/** Long work off the event loop. A job that fails or takes too long rejects; the next one starts afresh. */
export interface Compute {
  inspect(update: Uint8Array): Promise<Result<Uint8Array, UpdateRefusal>>;
  diff(update: Uint8Array, stateVector: Uint8Array): Promise<Uint8Array>;
  compact(parts: readonly Uint8Array[]): Promise<Result<Compacted, CompactionRefusal>>;
  close(): Promise<void>;
}

export type Job =
  | { readonly type: 'inspect'; readonly update: Uint8Array }
  | { readonly type: 'diff'; readonly update: Uint8Array; readonly stateVector: Uint8Array }
  | { readonly type: 'compact'; readonly parts: readonly Uint8Array[] };
export type JobAnswer =
  { readonly type: 'done'; readonly value: unknown } | { readonly type: 'failed'; readonly message: string };

/** Two threads, made when first needed: one for work that somebody waits for, one for compaction. */
export const createCompute = (maxJobMs = 60_000): Compute => {
  const answers = createLane(maxJobMs);
  const compaction = createLane(maxJobMs);
  return {
    inspect: (update) => answers.run({ type: 'inspect', update }),
    diff: (update, stateVector) => answers.run({ type: 'diff', update, stateVector }),
    compact: (parts) => compaction.run({ type: 'compact', parts }),
    close: async () => {
      await Promise.all([answers.close(), compaction.close()]);
    },
  };
};

/** One thread that does one job after the other. */
const createLane = (maxJobMs: number) => {
  let worker: Worker | undefined;
  let closed = false;
  let last: Promise<unknown> = Promise.resolve();

  const perform = (job: Job): Promise<never> =>
    new Promise((done, failed) => {
      if (closed) return failed(new Error('There are no threads any more.'));
      worker ??= new Worker(new URL('./compute-worker.ts', import.meta.url));
      const thread = worker;
      const finish = (): void => {
        clearTimeout(timer);
        // One by one: a thread that is being terminated has listeners of its own.
        thread.off('message', onAnswer).off('error', giveUp).off('exit', onExit);
      };
      /** The thread may be stuck or gone: the next job gets another. */
      const giveUp = (error: Error): void => {
        finish();
        thread.on('error', () => undefined);
        worker = undefined;
        void thread.terminate();
        failed(error);
      };
      const onExit = (): void => giveUp(new Error('The thread has ended.'));
      const onAnswer = (answer: JobAnswer): void => {
        finish();
        if (answer.type === 'done') done(answer.value as never);
        else failed(new Error(answer.message));
      };
      const timer = setTimeout(() => giveUp(new Error(`${job.type} took too long`)), maxJobMs);
      thread.on('message', onAnswer).on('error', giveUp).on('exit', onExit);
      thread.postMessage(job);
    });

  return {
    run: <T>(job: Job): Promise<T> => {
      const result = last.then(() => perform(job));
      last = result.catch(() => undefined);
      return result;
    },
    close: async () => {
      closed = true;
      await worker?.terminate();
      await last;
    },
  };
};
