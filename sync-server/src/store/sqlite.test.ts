import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Worker } from 'node:worker_threads';
import { expect, onTestFinished, test } from 'vitest';
import { aFolder } from '../testing/folders.ts';
import { Database } from './database.ts';
import { openSqliteStore } from './sqlite.ts';

const row = (room: string, seq: number) => ({ room, seq, update: new Uint8Array([1, 2, seq]), user: 'ana', clients: [seq] });

/** A store with two rooms, closed, and its file changed behind its back. */
const tamperedFolder = async (sql: string): Promise<string> => {
  const folder = await aFolder();
  const store = await openSqliteStore(folder);
  await store.append([row('a', 1), row('a', 2), row('a', 3), row('b', 1)]);
  await store.compact('a', { seq: 1, update: new Uint8Array([8]), facts: new Uint8Array([9]) }, 1);
  await store.close();
  const file = new DatabaseSync(join(folder, 'muster.sqlite'));
  file.exec(sql);
  file.close();
  return folder;
};

test('what was stored, and the epoch, are there when the store is opened again', async () => {
  const folder = await tamperedFolder('SELECT 1');
  const store = await openSqliteStore(folder);
  const again = await store.load('a');
  expect(again).toMatchObject({ ok: true, value: { snapshot: { seq: 1 }, rows: [{ seq: 2 }, { seq: 3 }] } });
  await store.close();
  const third = await openSqliteStore(folder);
  expect(third.epoch).toBe(store.epoch);
  await third.close();
});

test.each([
  ['a changed byte in a row', `UPDATE updates SET bytes = x'010203' WHERE seq = 2`],
  ['a row in another room', `UPDATE updates SET room = (SELECT id FROM rooms WHERE name = 'b') WHERE seq = 2`],
  ['a row with another number', `UPDATE updates SET seq = 4 WHERE seq = 3`],
  ['a row that is missing', `DELETE FROM updates WHERE seq = 2`],
  ['a changed byte in a snapshot', `UPDATE snapshots SET bytes = x'09'`],
  ['a changed byte in the facts of a snapshot', `UPDATE snapshots SET facts = x'08'`],
])('[R15] %s is found when its room is loaded, and only then', async (_what, sql) => {
  const store = await openSqliteStore(await tamperedFolder(sql));
  expect(await store.load('a')).toMatchObject({ ok: false, error: { type: 'RoomCorrupt' } });
  expect((await store.append([row('c', 1)])).ok).toBe(true);
  expect((await store.load('c')).ok).toBe(true);
  await store.close();
});

test('two processes cannot share a folder', async () => {
  const folder = await aFolder();
  const store = await openSqliteStore(folder);
  await expect(openSqliteStore(folder)).rejects.toThrow('Another Muster is using this data folder.');
  await store.close();
  await (await openSqliteStore(folder)).close();
});

test('a folder that cannot be used, or that a newer Muster wrote, is refused with a sentence', async () => {
  const folder = await aFolder();
  await writeFile(join(folder, 'file'), '');
  await expect(openSqliteStore(join(folder, 'file', 'data'))).rejects.toThrow(/ENOTDIR/);
  await expect(openSqliteStore(await tamperedFolder('PRAGMA user_version = 99'))).rejects.toThrow(/newer Muster/);
});

/** A database in this thread, and the connections that it opens to its file. */
const aWatchedDatabase = async () => {
  const original = Object.getOwnPropertyDescriptor(DatabaseSync.prototype, 'exec')?.value as DatabaseSync['exec'];
  const connections: DatabaseSync[] = [];
  DatabaseSync.prototype.exec = function (sql) {
    if (sql.includes('journal_mode')) connections.push(this);
    original.call(this, sql);
  };
  onTestFinished(() => {
    DatabaseSync.prototype.exec = original;
  });
  const database = new Database(await aFolder());
  onTestFinished(() => database.close());
  const append = (seq: number) =>
    database.append([{ room: 'a', seq, from: 0, to: 3, user: 'ana', clients: [] }], new Uint8Array([1, 2, 3]));
  return { database, connections, append };
};

test('[R1] [R3] every connection syncs at every commit; one that broke is replaced', async () => {
  const { database, connections, append } = await aWatchedDatabase();
  expect(append(1).ok).toBe(true);
  connections[0]?.close();
  expect(append(2)).toMatchObject({ ok: false, error: { type: 'DiskRefuses' } });
  expect(append(2).ok).toBe(true);
  expect(database.load('a')).toMatchObject({ ok: true, value: { rows: [{ seq: 1 }, { seq: 2 }] } });
  expect(connections).toHaveLength(2);
  // What a crash of the machine would show cannot be tested here; that SQLite was asked for it can.
  const { synchronous } = connections[1]?.prepare('PRAGMA synchronous').get() as { synchronous: number };
  const { journal_mode: journal } = connections[1]?.prepare('PRAGMA journal_mode').get() as { journal_mode: string };
  expect([synchronous, journal]).toEqual([2, 'wal']);
});

test('[R3] a thread that dies is replaced, and what it had not answered was not promised', async () => {
  const workers: Worker[] = [];
  const folder = await aFolder();
  const store = await openSqliteStore(folder, (data) => {
    const worker = new Worker(new URL('./sqlite-worker.ts', import.meta.url), { workerData: { folder: data } });
    workers.push(worker);
    return worker;
  });
  expect((await store.append([row('a', 1)])).ok).toBe(true);
  const asked = [store.append([row('a', 2)]), store.load('a')];
  await workers[0]?.terminate();
  await Promise.allSettled(asked);
  const { rows } = await store.load('a').then((loaded) => (loaded.ok ? loaded.value : { rows: [] }));
  expect(rows.length).toBeGreaterThanOrEqual(1);
  const next = await Promise.all([store.append([row('a', rows.length + 1)]), store.load('b')]);
  expect(next.map((result) => result.ok)).toEqual([true, true]);
  expect(workers).toHaveLength(2);
  await store.close();
  expect((await store.append([row('a', 9)])).ok).toBe(false);
  await expect(store.load('a')).rejects.toThrow('closed');
});

test('[R9] what a compaction left out is in none of the files any more', async () => {
  const folder = await aFolder();
  const store = await openSqliteStore(folder);
  const secret = Buffer.from('a secret that was deleted');
  await store.append([1, 2, 3].map((seq) => ({ ...row('a', seq), update: secret })));
  const holdSecret = async (): Promise<boolean> => {
    const files = await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name))));
    return files.some((bytes) => bytes.includes(secret));
  };
  expect(await holdSecret()).toBe(true);
  await store.compact('a', { seq: 3, update: new Uint8Array([8]), facts: new Uint8Array([9]) }, 3);
  await store.close();
  expect(await holdSecret()).toBe(false);
});
