import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const fileBeside = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const main = fileBeside('../main.ts');
const relayAlone = fileBeside('./relay-alone.ts');

export interface RelayProcess {
  readonly child: ChildProcess;
  /** http://127.0.0.1:port/ */
  readonly url: string;
  /** Everything that it printed. */
  readonly output: () => string;
  /** Sends the signal and waits for the end; gives the exit code, or the signal's name. */
  readonly end: (signal: 'SIGKILL' | 'SIGTERM') => Promise<number | string | null>;
}

/** Runs `main.ts` until it ends by itself. */
export const runToEnd = async (env: Record<string, string>): Promise<{ code: number | null; output: string }> => {
  const child = spawn(process.execPath, [main], { env: { ...process.env, ...env } });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => (output += data.toString()));
  await once(child, 'close');
  return { code: child.exitCode, output };
};

/** A real server in a process of its own, on a free port, ready: without accounts, who comes is who they say. */
export const startRelay = (dataDir: string, env: Record<string, string> = {}): Promise<RelayProcess> =>
  start(relayAlone, dataDir, env);

/** The whole server, with accounts. */
export const startMuster = (dataDir: string, env: Record<string, string> = {}): Promise<RelayProcess> =>
  start(main, dataDir, env);

const start = async (program: string, dataDir: string, env: Record<string, string>): Promise<RelayProcess> => {
  const child = spawn(process.execPath, [program], {
    // Not the web app of the work tree: somebody may be building it just now.
    env: { ...process.env, PORT: '0', HOST: '127.0.0.1', DATA_DIR: dataDir, WEB_BUILD: `${dataDir}-web`, ...env },
  });
  // Whoever started it may fail, or be ended, before it gets to end it.
  const endIt = (): void => void child.kill('SIGKILL');
  process.once('exit', endIt);
  child.once('exit', () => process.off('exit', endIt));
  let output = '';
  const ready = new Promise<string>((done, failed) => {
    const hear = (data: Buffer): void => {
      output += data.toString();
      const url = /Muster is ready at (\S+)\n/.exec(output)?.[1];
      if (url !== undefined) done(url);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', (code) => failed(new Error(`The relay ended with ${code}: ${output}`)));
  });
  const url = await ready;
  return {
    child,
    url,
    output: () => output,
    end: async (signal) => {
      if (child.exitCode === null && child.signalCode === null) {
        const ended = once(child, 'close');
        child.kill(signal);
        await ended;
      }
      return child.exitCode ?? child.signalCode;
    },
  };
};

/** Waits until the fact is true; says which one was not within the time. */
export const until = async (what: string, fact: () => boolean | Promise<boolean>, withinMs = 10_000): Promise<void> => {
  const end = Date.now() + withinMs;
  while (!(await fact())) {
    if (Date.now() > end) throw new Error(`Not within ${withinMs} ms: ${what}`);
    await new Promise((done) => setTimeout(done, 5));
  }
};
