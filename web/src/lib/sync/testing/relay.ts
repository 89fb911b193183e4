import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const main = resolve(import.meta.dirname, '../../../../../sync-server/src/testing/relay-alone.ts');

/** The real server in a process of its own, on a folder of its own. Killed and started again it keeps its port. */
export interface Relay {
  /** `ws://127.0.0.1:port` */
  readonly address: string;
  /** SIGKILL: nothing is said, nothing is finished. */
  kill(): Promise<void>;
  start(): Promise<void>;
  /** Stops it and removes its folder. */
  stop(): Promise<void>;
}

export async function startRelay(): Promise<Relay> {
  const folder = await mkdtemp(join(tmpdir(), 'muster-relay-'));
  let port = '0';
  let child: ChildProcess | undefined;
  const start = async (): Promise<void> => {
    const started = spawn(process.execPath, [main], {
      env: { ...process.env, PORT: port, HOST: '127.0.0.1', DATA_DIR: folder },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child = started;
    port = await new Promise<string>((resolve, reject) => {
      let said = '';
      const hear = (chunk: Buffer): void => {
        said += chunk.toString();
        const found = /127\.0\.0\.1:(\d+)/.exec(said);
        if (found?.[1] !== undefined && said.includes('ready')) resolve(found[1]);
      };
      started.stdout.on('data', hear);
      started.stderr.on('data', hear);
      started.on('exit', (code) => reject(new Error(`The server ended with ${String(code)}: ${said}`)));
    });
  };
  const kill = async (signal: NodeJS.Signals = 'SIGKILL'): Promise<void> => {
    const running = child;
    child = undefined;
    if (running === undefined || running.exitCode !== null) return;
    await new Promise((done) => {
      running.on('exit', done);
      running.kill(signal);
    });
  };
  await start();
  return {
    get address() {
      return `ws://127.0.0.1:${port}`;
    },
    kill: () => kill(),
    start,
    stop: async () => {
      await kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
