import { clearTwins, createHistory, createRequisition, deletePersons, importPeople, Y } from '@muster/model';
import type { Change, Desk, ImportRow } from '@muster/model';
import { expect, test, vi } from 'vitest';
import { createImport } from './import.svelte.ts';
import { aDesk, clientInNode, fileOf } from './testing/in-node.ts';
import { findTwins, pairsOf } from './twins.ts';

vi.setConfig({ testTimeout: 30_000 });

const rows: ImportRow[] = ['a', 'b'].map((key, index) => ({
  importKey: key,
  person: { name: `Person ${key}` },
  contact: { phone: `+861380000000${index}` },
}));

function meet(one: Desk, other: Desk): void {
  for (const kind of ['space', 'settings', 'board', 'people', 'private'] as const) {
    const [a, b] = [one.documents[kind] as Y.Doc, other.documents[kind] as Y.Doc];
    Y.applyUpdate(a, Y.encodeStateAsUpdate(b));
    Y.applyUpdate(b, Y.encodeStateAsUpdate(a));
  }
}
const bytes = (desk: Desk) => Object.values(desk.documents).map((doc) => Y.encodeStateAsUpdate(doc as Y.Doc));
const present = <T extends { readonly deletedAt: number | null }>(records: ReadonlyMap<string, T>): T[] =>
  [...records.values()].filter(({ deletedAt }) => deletedAt === null);
const clear = (desk: Desk): Change => {
  const cleared = clearTwins(desk, pairsOf(findTwins(desk)));
  if (!cleared.ok) throw new Error(cleared.error.type);
  return cleared.value;
};

/** A file as somebody imports it who agrees with every guess and makes every post that is new. */
async function importFile(desk: Desk, text: string): Promise<{ added: number; change: Change | null }> {
  const session = createImport({
    desk,
    client: clientInNode(),
    channelName: ({ id, name }) => name ?? id,
    noteLine: (field, value) => `${field}: ${value}`,
    bytesLimit: 1024 * 1024,
    act: (result) => result.ok,
  });
  session.add([fileOf('people.csv', text)]);
  await expect.poll(() => session.current?.reading.type).toBe('ready');
  for (const step of ['columns', 'target', 'check', 'import'] as const) {
    expect(session.canNext, step).toBe(true);
    await session.next();
  }
  const done = session.current?.done;
  if (!done) throw new Error('was not imported');
  session.finish();
  return done;
}

/** Rows with a phone, with mail only, and without any way to reach the person. */
const file = [
  '姓名,手机,邮箱,学校,现公司,应聘职位',
  '李娜,13800000001,,四川大学,,客服',
  '王芳,,wang@example.com,,顺丰,客服',
  '赵敏,,,武汉大学,,直播运营',
  '孙丽,,,,京东,客服',
].join('\n');

test('[I2] two import the same file before they meet: all that is double is found and cleared in one act, and the file again changes nothing', async () => {
  const [ana, ben] = [aDesk('ana'), aDesk('ben')];
  expect((await importFile(ana, file)).added).toBe(4);
  expect((await importFile(ben, file)).added).toBe(4);
  expect([findTwins(ana), findTwins(ben)]).toEqual([
    { persons: [], requisitions: [] },
    { persons: [], requisitions: [] },
  ]);
  meet(ana, ben);
  expect([present(ana.persons.byId), present(ana.requisitions.byId)].map(({ length }) => length)).toEqual([8, 4]);
  expect(pairsOf(findTwins(ana))).toEqual(pairsOf(findTwins(ben)));
  expect([findTwins(ana).persons, findTwins(ana).requisitions].map(({ length }) => length)).toEqual([4, 2]);
  // Again before anything is cleared up, by both: every row is known by one key or the other.
  for (const desk of [ana, ben]) {
    const before = bytes(desk);
    expect(await importFile(desk, file)).toMatchObject({ added: 0, change: null });
    expect(bytes(desk)).toEqual(before);
  }
  const history = createHistory(ana);
  history.push(clear(ana));
  meet(ana, ben);
  expect(
    present(ben.persons.byId)
      .map(({ name }) => name)
      .sort(),
  ).toEqual(['孙丽', '李娜', '王芳', '赵敏']);
  expect(
    present(ben.requisitions.byId)
      .map(({ title }) => title)
      .sort(),
  ).toEqual(['客服', '直播运营']);
  expect(present(ben.applications.byId)).toHaveLength(4);
  for (const desk of [ana, ben]) {
    expect(findTwins(desk)).toEqual({ persons: [], requisitions: [] });
    const before = bytes(desk);
    expect(await importFile(desk, file)).toMatchObject({ added: 0, change: null });
    expect(bytes(desk)).toEqual(before);
  }
  expect(history.undo()).toMatchObject({ kept: [] });
  expect([present(ana.persons.byId), present(ana.requisitions.byId)].map(({ length }) => length)).toEqual([8, 4]);
  expect(present(ana.applications.byId)).toHaveLength(8);
});

test('[I2] a third who joins later recognises rows by the keys of either, also when only one has its keys on the board', async () => {
  const [ana, ben, chen] = [aDesk('ana'), aDesk('ben'), aDesk('chen')];
  await importFile(ana, file);
  await importFile(ben, file);
  meet(ana, ben);
  deletePersons(
    ana,
    findTwins(ana).persons.map(({ kept }) => kept.id),
  );
  meet(ana, chen);
  const before = bytes(chen);
  expect(await importFile(chen, file)).toMatchObject({ added: 0, change: null });
  expect(bytes(chen)).toEqual(before);
});

test('candidates who were here before: their two applications to the two copies of a post become one', async () => {
  const [ana, ben] = [aDesk('ana'), aDesk('ben')];
  const known = '姓名,手机\n李娜,13800000001\n王芳,13800000002';
  await importFile(ana, known);
  meet(ana, ben);
  const withPosts = '姓名,手机,应聘职位\n李娜,13800000001,客服\n王芳,13800000002,客服';
  expect((await importFile(ana, withPosts)).added).toBe(2);
  expect((await importFile(ben, withPosts)).added).toBe(2);
  meet(ana, ben);
  expect(present(ana.applications.byId)).toHaveLength(4);
  expect(findTwins(ana)).toMatchObject({ persons: [], requisitions: [{ kept: { title: '客服' } }] });
  clear(ana);
  expect(present(ana.requisitions.byId)).toHaveLength(1);
  expect(present(ana.applications.byId)).toHaveLength(2);
  const before = bytes(ana);
  expect(await importFile(ana, withPosts)).toMatchObject({ added: 0, change: null });
  expect(bytes(ana)).toEqual(before);
});

test('candidates who only look alike are nobody’s twins', async () => {
  const [ana, ben] = [aDesk('ana'), aDesk('ben')];
  const person = (key: string, more: Partial<ImportRow['person']> = {}, phone = '') => ({
    importKey: key,
    person: { name: '李娜', ...more },
    contact: { phone },
  });
  await importPeople(ana, [person('r1'), person('r2', { school: '川大', city: '成都' }), person('r3', {}, '13800000001')]);
  await importPeople(ben, [person('r4'), person('r5', { school: '川大', city: '武汉' }), person('r6', {}, '13800000002')]);
  meet(ana, ben);
  expect(findTwins(ana).persons).toEqual([]);
});

test('a row that was wanted twice on purpose is no twin, and a post made by hand is no copy of an imported one', async () => {
  const [ana, ben] = [aDesk('ana'), aDesk('ben')];
  const apply = { requisition: { title: '客服' } };
  await importPeople(ana, [
    { ...rows[0]!, importKey: 'r1', otherKeys: ['c1'], apply },
    { ...rows[0]!, importKey: 'r1:3', otherKeys: ['c1'], apply },
  ]);
  createRequisition(ben, { title: '客服', headcount: 1, as: 'draft' });
  meet(ana, ben);
  expect(findTwins(ana)).toEqual({ persons: [], requisitions: [] });
});

test('two who import the same file before they meet find the same copies, and clearing them up leaves one of each', async () => {
  const [ana, ben] = [aDesk('ana'), aDesk('ben')];
  await importPeople(ana, rows);
  await importPeople(ben, rows);
  expect(findTwins(ana).persons).toEqual([]);
  meet(ana, ben);
  const spare = (desk: Desk) => findTwins(desk).persons.map((twin) => twin.spare.id);
  expect(spare(ana)).toHaveLength(2);
  expect(spare(ben)).toEqual(spare(ana));
  clear(ana);
  clear(ben);
  meet(ana, ben);
  const left = [...ana.persons.byId.values()].filter(({ deletedAt }) => deletedAt === null);
  expect(left.map(({ name }) => name).sort()).toEqual(['Person a', 'Person b']);
  expect(findTwins(ana).persons).toEqual([]);
});

test('with keys salted differently, name and phone tell the copies of different people, but not what one person added twice', async () => {
  const [ana, ben] = [aDesk('ana'), aDesk('ben')];
  await importPeople(ana, rows);
  await importPeople(
    ben,
    rows.map((row) => ({ ...row, importKey: `other ${row.importKey}` })),
  );
  meet(ana, ben);
  expect(findTwins(ana).persons).toHaveLength(2);
  const alone = aDesk('ana');
  await importPeople(alone, [...rows, { ...rows[0]!, importKey: 'again' }]);
  expect(findTwins(alone).persons).toEqual([]);
});
