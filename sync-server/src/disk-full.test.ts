import { execFileSync } from 'node:child_process';
import { rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { Database } from './store/database.ts';
import { createMemoryStore } from './store/memory.ts';
import { Client } from './testing/client.ts';
import { aFolder } from './testing/folders.ts';
import { startRelay, until } from './testing/relay-process.ts';
import { createWorld } from './testing/world.ts';

/** A real SQLite database in this thread, whose file may not grow past a number of pages while `pages` is set. */
const aDatabaseWithQuota = async () => {
  const quota: { pages: number | undefined } = { pages: undefined };
  const original = Object.getOwnPropertyDescriptor(DatabaseSync.prototype, 'exec')?.value as DatabaseSync['exec'];
  DatabaseSync.prototype.exec = function (sql) {
    original.call(this, sql);
    if (sql.includes('BEGIN IMMEDIATE')) return;
    if (sql.includes('journal_mode')) connections.push(this);
    if (quota.pages !== undefined) original.call(this, `PRAGMA max_page_count = ${quota.pages}`);
  };
  const connections: DatabaseSync[] = [];
  onTestFinished(() => {
    DatabaseSync.prototype.exec = original;
  });
  const database = new Database(await aFolder());
  onTestFinished(() => database.close());
  const setQuota = (pages: number | undefined): void => {
    quota.pages = pages;
    const last = connections.at(-1);
    if (last !== undefined) original.call(last, `PRAGMA max_page_count = ${pages ?? 1_000_000}`);
  };
  return { database, setQuota };
};

test('[R3] SQLite without room: nothing is acknowledged or told; with room again all of it is', async () => {
  const { database, setQuota } = await aDatabaseWithQuota();
  const world = createWorld({
    store: {
      ...createMemoryStore(),
      append: (rows) => {
        const bytes = Buffer.concat(rows.map((row) => row.update));
        let from = 0;
        const packed = rows.map((row) => ({ ...row, from, to: (from += row.update.length) }));
        return Promise.resolve(database.append(packed, bytes));
      },
      load: (room) => Promise.resolve(database.load(room)),
    },
  });
  const ana = await world.peer('ana');
  const ben = await world.peer('ben');
  setQuota(30);
  for (let i = 0; i < 20; i++) ana.map.set(`k${i}`, 'x'.repeat(20_000));
  await world.advance(3000);
  expect(world.registry.healthy).toBe(false);
  expect(world.problems[0]).toContain('full');
  expect([ana.acked, ben.cards]).toEqual([1, {}]);
  const stored = database.load(ana.options.room);
  expect(stored).toMatchObject({ ok: true, value: { rows: [] } });
  setQuota(undefined);
  await world.advance(5000);
  expect(world.registry.healthy).toBe(true);
  expect(ana.acked).toBe(21);
  expect(ben.map.size).toBe(20);
});

const shell = (command: string): Buffer => execFileSync('/bin/sh', ['-c', command], { stdio: 'pipe' });

const canMount = (): boolean => {
  try {
    shell('mount -t tmpfs -o size=64k tmpfs /mnt && umount /mnt');
    return true;
  } catch {
    return false;
  }
};

// Where file systems may be mounted, the same once more with a whole server on a disk that is really full.
if (process.platform === 'linux' && process.getuid?.() === 0 && canMount())
  test('[R3] a server on a full disk acknowledges nothing, says 503, and recovers by itself', async () => {
    const folder = await aFolder();
    shell(`mount -t tmpfs -o size=4m tmpfs '${folder}'`);
    onTestFinished(() => void shell(`umount -l '${folder}'`));
    const relay = await startRelay(join(folder, 'data'));
    onTestFinished(async () => void (await relay.end('SIGKILL')));
    const health = async () => (await fetch(`${relay.url}healthz`)).status;
    const ana = new Client('ana', 'team/space');
    const ben = new Client('ben', 'team/space');
    for (const client of [ana, ben]) {
      client.connect(relay.url);
      await until('synced', () => client.synced && client.allAcked);
    }
    ana.edit(() => 0.9, 100);
    await until('the first edit is acknowledged', () => ana.allAcked);
    const { bavail, bsize } = await statfs(folder);
    await writeFile(join(folder, 'ballast'), new Uint8Array(bavail * bsize));
    const acks = ana.acks;
    for (let i = 0; i < 30; i++) ana.edit(() => 0.9, 20_000);
    await until('it says that it is not well', async () => (await health()) === 503);
    expect(ana.acks).toBe(acks);
    expect(ben.cards.size).toBe(1);
    await rm(join(folder, 'ballast'));
    await until('all is acknowledged', () => ana.allAcked);
    await until('it is well again', async () => (await health()) === 200);
    await until('the other has all', () => ben.cards.size === 31);
    for (const client of [ana, ben]) client.close();
  });
