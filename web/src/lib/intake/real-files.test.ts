import { createHistory, importPeople, Y } from '@muster/model';
import type { Change, Desk } from '@muster/model';
import { expect, test, vi } from 'vitest';
import { createImport } from './import.svelte.ts';
import type { ImportState } from './import.svelte.ts';
import { aDesk, clientInNode, realFile, realFiles } from './testing/in-node.ts';
import { toImportRows } from './to-import-rows.ts';

// Whole files through all layers: seconds, and more of them on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

type FileName = (typeof realFiles)[number];

const bytes = (desk: Desk) => Object.values(desk.documents).map((doc) => Y.encodeStateAsUpdate(doc as Y.Doc));
const present = <T extends { readonly deletedAt: number | null }>(records: ReadonlyMap<string, T>): T[] =>
  [...records.values()].filter(({ deletedAt }) => deletedAt === null);

function anImport(desk: Desk): { session: ImportState; changes: Change[] } {
  const changes: Change[] = [];
  const session = createImport({
    desk,
    client: clientInNode(),
    channelName: ({ id, name }) => name ?? id,
    noteLine: (field, text) => `${field}: ${text}`,
    bytesLimit: 32 * 1024 * 1024,
    act: (result) => {
      if (result.ok) changes.push(result.value.change);
      return result.ok;
    },
  });
  return { session, changes };
}

/** A file as somebody imports it who agrees with every guess. */
async function importFile(session: ImportState, name: FileName) {
  session.add([await realFile(name)]);
  await expect.poll(() => session.current?.reading.type).toBe('ready');
  for (const step of ['columns', 'target', 'check', 'import'] as const) {
    expect(session.canNext, `${name} before ${step}`).toBe(true);
    await session.next();
    expect(session.step).toBe(step);
  }
  const done = session.current?.done;
  if (!done) throw new Error(`${name} was not imported`);
  const { counts, plan } = session;
  session.finish();
  return { done, counts, plan };
}

test.each(realFiles)('importing %s brings every candidate, and importing it again changes nothing', async (name) => {
  const desk = aDesk();
  const { session, changes } = anImport(desk);
  const first = await importFile(session, name);
  expect(first.done.refused).toEqual([]);
  expect(first.done.added).toBe(first.counts.add + first.counts.application);
  expect(present(desk.persons.byId)).toHaveLength(first.counts.add);
  expect(first.counts.all - first.counts.refused - first.counts.sameAsRow - first.counts.here).toBe(first.done.added);
  const before = bytes(desk);
  const again = await importFile(session, name);
  expect(again.done).toMatchObject({ change: null, added: 0 });
  expect(again.counts).toMatchObject({ add: 0, application: 0 });
  expect(bytes(desk)).toEqual(before);
  expect(changes).toHaveLength(1);
});

test('the five files in any order, then all again: the second round changes nothing', async () => {
  const orders: readonly (readonly FileName[])[] = [
    realFiles,
    realFiles.toReversed(),
    [3, 0, 4, 2, 1].map((index) => realFiles[index]!),
  ];
  for (const order of orders) {
    const desk = aDesk();
    const { session } = anImport(desk);
    for (const name of order) await importFile(session, name);
    const before = bytes(desk);
    for (const name of order.toReversed()) {
      expect((await importFile(session, name)).done, `${name} again, after ${order.join(', ')}`).toMatchObject({
        change: null,
        added: 0,
      });
    }
    expect(bytes(desk)).toEqual(before);
  }
});

test('a colleague who imports a file that has arrived meanwhile adds nothing, whatever the check said', async () => {
  const desk = aDesk();
  const { session } = anImport(desk);
  const { plan } = await importFile(session, 'site-a-export.gb18030.csv');
  const before = bytes(desk);
  const words = {
    timeZone: 'Asia/Shanghai',
    now: desk.now(),
    owner: null,
    newRequisitionsAs: 'draft',
    noteLine: String,
  } as const;
  const rows = toImportRows(plan, words);
  const report = await importPeople(
    desk,
    rows.map(({ importRow }) => importRow),
  );
  expect(rows).toHaveLength(plan.length);
  expect(report).toMatchObject({ ok: true, value: { change: null, added: 0, skipped: plan.length } });
  expect(bytes(desk)).toEqual(before);
});

test.each(realFiles)('one undo takes all of %s back, and the file can be imported again', async (name) => {
  const desk = aDesk();
  const history = createHistory(desk);
  const { session, changes } = anImport(desk);
  const first = await importFile(session, name);
  history.push(changes[0]!);
  expect(history.undo()).toMatchObject({ kept: [] });
  expect(present(desk.persons.byId)).toEqual([]);
  expect(present(desk.applications.byId)).toEqual([]);
  expect(present(desk.requisitions.byId)).toEqual([]);
  expect(history.canUndo).toBe(false);
  expect((await importFile(session, name)).done.added).toBe(first.done.added);
});

test('what the law or decency leaves out of a file is nowhere in the documents', async () => {
  const desk = aDesk();
  await importFile(anImport(desk).session, 'site-a-export.gb18030.csv');
  const holds = (word: string) => bytes(desk).some((update) => Buffer.from(update).includes(word));
  expect(holds('夜班可以')).toBe(true); // notes are kept
  for (const word of ['已婚', '未婚', '已育', '未育']) expect(holds(word), word).toBe(false);
});
