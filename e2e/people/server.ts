import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const repository = join(import.meta.dirname, '..', '..');

/** A real Muster server in a process of its own, with a data folder of its own. */
export interface Server {
  /** `http://127.0.0.1:{port}`; the same after a restart, so that clients find it again. */
  readonly url: string;
  readonly dataDir: string;
  /** Asks it to stop, as an operator would. */
  stop(): Promise<void>;
  /** Pulls the plug: SIGKILL. */
  kill(): Promise<void>;
  start(): Promise<void>;
  /** Stops it and removes its data. */
  dispose(): Promise<void>;
}

export async function startServer(): Promise<Server> {
  const dataDir = await mkdtemp(join(tmpdir(), 'muster-e2e-'));
  let child: ChildProcess | null = null;
  let port = 0;

  async function end(signal: NodeJS.Signals): Promise<void> {
    const running = child;
    child = null;
    if (running === null || running.exitCode !== null || running.signalCode !== null) return;
    running.kill(signal);
    await once(running, 'exit');
  }

  async function start(): Promise<void> {
    const starting = spawn(process.execPath, [join(repository, 'sync-server/src/main.ts')], {
      env: { ...process.env, PORT: String(port), HOST: '127.0.0.1', DATA_DIR: dataDir },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child = starting;
    port = await readyPort(starting);
  }

  await start();
  return {
    get url() {
      return `http://127.0.0.1:${port}`;
    },
    dataDir,
    start,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    dispose: async () => {
      await end('SIGKILL');
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** The port in the line the server prints when it is ready. */
function readyPort(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let printed = '';
    const read = (chunk: Buffer): void => {
      printed += chunk.toString();
      const port = /http:\/\/[^:\s]+:(\d+)/.exec(printed)?.[1];
      if (port !== undefined) resolve(Number(port));
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.on('exit', (code) => reject(new Error(`The server ended with ${code}: ${printed}`)));
  });
}
