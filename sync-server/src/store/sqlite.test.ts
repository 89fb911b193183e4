import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { aFolder } from '../testing/folders.ts';
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
