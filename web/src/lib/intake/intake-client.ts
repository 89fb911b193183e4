import type { Progress, RowProposal } from '@muster/intake';
import type { Answers, FromWorker, Question, ToWorker } from './worker-messages.ts';

/** What the client needs of a worker. */
export interface WorkerPort {
  send(message: ToWorker, move: Transferable[]): void;
  /** Called once. `broken`: the worker died, whatever it was doing is lost. */
  listen(onMessage: (message: FromWorker) => void, onBroken: (message: string) => void): void;
  stop(): void;
}

/** Our own code failed, or the browser stopped the worker (no memory). Asking again starts a new one. */
export interface WorkerBroken {
  readonly type: 'WorkerBroken';
  readonly message: string;
}

interface AskOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
  readonly onRows?: (rows: readonly RowProposal[]) => void;
}

type BrokenAnswer = { readonly ok: false; readonly error: WorkerBroken };

/** The page's side of the border: questions with answers. Starts the worker with the first question, and again after it broke. */
export interface IntakeClient {
  ask<Type extends Question['type']>(
    question: Extract<Question, { type: Type }>,
    options?: AskOptions,
  ): Promise<Answers[Type] | BrokenAnswer>;
  forget(file: number): void;
  stop(): void;
}

interface Waiting extends AskOptions {
  readonly settle: (answer: Answers[keyof Answers] | BrokenAnswer) => void;
}

export function createIntakeClient(open: () => WorkerPort): IntakeClient {
  const waiting = new Map<number, Waiting>();
  let port: WorkerPort | null = null;
  let lastJob = 0;

  function onMessage(message: FromWorker): void {
    const asked = waiting.get(message.job);
    // A job that was given up may still say something.
    if (asked === undefined) return;
    if (message.type === 'progress') asked.onProgress?.(message.progress);
    else if (message.type === 'rows') asked.onRows?.(message.rows);
    else {
      waiting.delete(message.job);
      asked.settle(message.type === 'answer' ? message.answer : broken(message.message));
    }
  }

  function onBroken(message: string): void {
    port?.stop();
    port = null;
    const lost = [...waiting.values()];
    waiting.clear();
    for (const asked of lost) asked.settle(broken(message));
  }

  function opened(): WorkerPort {
    if (port !== null) return port;
    port = open();
    port.listen(onMessage, onBroken);
    return port;
  }

  return {
    ask: (question, options = {}) =>
      new Promise((resolve) => {
        const job = (lastJob += 1);
        // The service answers a question of a type with the answer of that type; the border itself carries no types.
        waiting.set(job, { ...options, settle: resolve as Waiting['settle'] });
        const asked: Question = question;
        const move = asked.type === 'read' && asked.bytes !== null ? [asked.bytes] : [];
        opened().send({ type: 'ask', job, question: asked }, move);
        options.signal?.addEventListener('abort', () => port?.send({ type: 'cancel', job }, []), { once: true });
        if (options.signal?.aborted === true) port?.send({ type: 'cancel', job }, []);
      }),
    forget: (file) => port?.send({ type: 'forget', file }, []),
    stop: () => onBroken('stopped'),
  };
}

const broken = (message: string): BrokenAnswer => ({ ok: false, error: { type: 'WorkerBroken', message } });

/** A real worker of the browser. */
export function openIntakeWorker(): WorkerPort {
  const worker = new Worker(new URL('./intake.worker.ts', import.meta.url), { type: 'module', name: 'intake' });
  return {
    send: (message, move) => worker.postMessage(message, move),
    listen(onMessage, onBroken) {
      worker.addEventListener('message', (event: MessageEvent<FromWorker>) => onMessage(event.data));
      worker.addEventListener('messageerror', () => onBroken('messageerror'));
      worker.addEventListener('error', (event) => onBroken(event.message));
    },
    stop: () => worker.terminate(),
  };
}
