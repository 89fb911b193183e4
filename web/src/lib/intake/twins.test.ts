import { deletePersons, importPeople, Y } from '@muster/model';
import type { Desk, ImportRow } from '@muster/model';
import { expect, test } from 'vitest';
import { aDesk } from './testing/in-node.ts';
import { findTwins } from './twins.ts';

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

test('two who import the same file before they meet find the same copies, and clearing them up leaves one of each', async () => {
  const [ana, ben] = [aDesk('ana'), aDesk('ben')];
  await importPeople(ana, rows);
  await importPeople(ben, rows);
  expect(findTwins(ana)).toEqual([]);
  meet(ana, ben);
  const spare = (desk: Desk) => findTwins(desk).map((twin) => twin.spare.id);
  expect(spare(ana)).toHaveLength(2);
  expect(spare(ben)).toEqual(spare(ana));
  deletePersons(ana, spare(ana));
  deletePersons(ben, spare(ben));
  meet(ana, ben);
  const left = [...ana.persons.byId.values()].filter(({ deletedAt }) => deletedAt === null);
  expect(left.map(({ name }) => name).sort()).toEqual(['Person a', 'Person b']);
  expect(findTwins(ana)).toEqual([]);
});

test('with keys salted differently, name and phone tell the copies of different people, but not what one person added twice', async () => {
  const [ana, ben] = [aDesk('ana'), aDesk('ben')];
  await importPeople(ana, rows);
  await importPeople(
    ben,
    rows.map((row) => ({ ...row, importKey: `other ${row.importKey}` })),
  );
  meet(ana, ben);
  expect(findTwins(ana)).toHaveLength(2);
  const alone = aDesk('ana');
  await importPeople(alone, [...rows, { ...rows[0]!, importKey: 'again' }]);
  expect(findTwins(alone)).toEqual([]);
});
