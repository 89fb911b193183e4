import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

const main = resolve(import.meta.dirname, '../../../../../sync-server/src/testing/relay-alone.ts');

/** An older state of the server. */
export interface Backup {
  restore(): Promise<void>;
}

/** The real server in a process of its own, on a folder of its own. Killed and started again it keeps its port. */
export interface Relay {
  /** `ws://127.0.0.1:port` */
  readonly address: string;
  /** SIGKILL: nothing is said, nothing is finished. */
  kill(): Promise<void>;
  start(): Promise<void>;
  /** Stops it as an operator would, copies its folder, and goes on: answers how to restore that copy, as another memory. */
  backUp(): Promise<Backup>;
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
  const backups: string[] = [];
  const backUp = async (): Promise<Backup> => {
    await kill('SIGTERM');
    const copy = await mkdtemp(join(tmpdir(), 'muster-backup-'));
    backups.push(copy);
    await cp(folder, copy, { recursive: true });
    await start();
    return {
      restore: async () => {
        await kill('SIGTERM');
        await rm(folder, { recursive: true, force: true });
        await cp(copy, folder, { recursive: true });
        const db = new DatabaseSync(join(folder, 'muster.sqlite'));
        db.prepare(`UPDATE meta SET value = ? WHERE key = 'epoch'`).run(`restored-${String(restores++)}`);
        db.close();
        await start();
      },
    };
  };
  let restores = 0;
  await start();
  return {
    get address() {
      return `ws://127.0.0.1:${port}`;
    },
    kill: () => kill(),
    start,
    backUp,
    stop: async () => {
      await kill();
      for (const one of [folder, ...backups]) await rm(one, { recursive: true, force: true });
    },
  };
}
