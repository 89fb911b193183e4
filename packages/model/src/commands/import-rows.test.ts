import { expect, test } from 'vitest';
import { createHistory } from '../history.ts';
import { aDesk, aPerson, aRequisition, expectOk } from '../testing/fixtures.ts';
import { createPeer, meet } from '../testing/peers.ts';
import { Y } from '../yjs.ts';
import { importPeople } from './import-people.ts';
import type { ImportRow } from './import-people.ts';
import { importSecrets } from './import-secret.ts';
import { cancelRequisition } from './requisition-acts.ts';
import type { Desk } from '../desk.ts';

const row = (importKey: string, more: Partial<ImportRow> = {}): ImportRow => ({
  importKey,
  person: { name: `Person ${importKey}` },
  ...more,
});
const bytes = (desk: Desk) => Object.values(desk.documents).map((doc) => Y.encodeStateAsUpdate(doc as Y.Doc));
const present = <T extends { readonly deletedAt: number | null }>(records: ReadonlyMap<string, T>) =>
  [...records.values()].filter(({ deletedAt }) => deletedAt === null);

test('[M6] a row of somebody known adds only the application and the keys', async () => {
  const desk = aDesk();
  const person = aPerson(desk, { person: { name: 'Li Lei' } });
  const requisition = aRequisition(desk);
  const report = expectOk(
    await importPeople(desk, [row('k1', { of: person, otherKeys: ['c1'], person: { name: 'Other' }, apply: { requisition } })]),
  );
  expect(report).toMatchObject({ added: 1, skipped: 0, refused: [] });
  expect(desk.persons.byId.get(person)).toMatchObject({ name: 'Li Lei', importKeys: ['c1', 'k1'] });
  expect(present(desk.applications.byId)).toMatchObject([{ person, requisition }]);
});

test('[M6] a row may belong to a person whom an earlier row of the same file brings', async () => {
  const desk = aDesk();
  const [one, two] = [aRequisition(desk), aRequisition(desk)];
  const rows = [row('k1', { apply: { requisition: one } }), row('k2', { of: { importKey: 'k1' }, apply: { requisition: two } })];
  expect(expectOk(await importPeople(desk, rows)).added).toBe(2);
  const persons = present(desk.persons.byId);
  expect(persons).toMatchObject([{ importKeys: ['k1', 'k2'] }]);
  expect(
    present(desk.applications.byId)
      .map(({ requisition }) => requisition)
      .sort(),
  ).toEqual([one, two].sort());
});

test('[M6] an application that is there already is skipped, somebody who is gone is refused by the row', async () => {
  const desk = aDesk();
  const person = aPerson(desk);
  const requisition = aRequisition(desk);
  const apply = { requisition };
  const rows = [
    row('k1', { of: person, apply }),
    row('k2', { of: person, apply }),
    row('k3', { of: { importKey: 'nobody' }, apply }),
  ];
  const report = expectOk(await importPeople(desk, rows));
  expect(report).toMatchObject({ added: 1, skipped: 1, refused: [{ row: 2, refusal: { type: 'PersonGone' } }] });
});

test('[M6] importing the same rows again writes nothing, new channels and confirmed requisitions included', async () => {
  const desk = aDesk();
  const apply = { requisition: { title: 'Live host', as: 'confirmed' as const }, channel: { name: 'Night market' } };
  const rows = [
    row('k1', { otherKeys: ['c1'], apply }),
    row('k2', { of: { importKey: 'k1' }, apply: { requisition: { title: 'Cutter' } } }),
    row('k3', { apply }),
  ];
  expect(expectOk(await importPeople(desk, rows, { chunk: 1 }))).toMatchObject({ added: 3 });
  expect(
    present(desk.requisitions.byId)
      .map(({ title, status }) => [title, status])
      .sort(),
  ).toEqual([
    ['Cutter', 'draft'],
    ['Live host', 'confirmed'],
  ]);
  expect([...desk.channels.byId.values()].filter(({ name }) => name === 'Night market')).toHaveLength(1);
  const before = bytes(desk);
  expect(expectOk(await importPeople(desk, rows))).toMatchObject({ added: 0, skipped: 3, change: null });
  expect(bytes(desk)).toEqual(before);
});

test('[M7] one undo takes back persons, applications, requisitions, channels and the keys on known persons', async () => {
  const desk = aDesk();
  const known = aPerson(desk);
  const history = createHistory(desk);
  const apply = { requisition: { title: 'Live host' }, channel: { name: 'Night market' } };
  const report = expectOk(await importPeople(desk, [row('k1', { apply }), row('k2', { of: known, apply })]));
  history.push(report.change!);
  expect(history.undo()).toMatchObject({ kept: [] });
  expect(present(desk.persons.byId).map(({ id, importKeys }) => [id, importKeys])).toEqual([[known, []]]);
  expect(present(desk.applications.byId)).toEqual([]);
  expect(present(desk.requisitions.byId)).toEqual([]);
  expect([...desk.channels.byId.values()].some(({ name }) => name === 'Night market')).toBe(false);
  expect(history.redo()).toMatchObject({ kept: [] });
  expect(present(desk.persons.byId)).toHaveLength(2);
  expect([...desk.channels.byId.values()].some(({ name }) => name === 'Night market')).toBe(true);
});

test('[M6] a secret of import keys is made once and stays', () => {
  const desk = aDesk();
  const [secret, ...more] = expectOk(importSecrets(desk));
  expect(secret.length).toBeGreaterThanOrEqual(32);
  expect(more).toEqual([]);
  expect(expectOk(importSecrets(desk))).toEqual([secret]);
  expect(expectOk(importSecrets(aDesk('ben')))).not.toEqual([secret]);
});

test('[M2] secrets that two made before they met both stay, in one order for everybody; the one of earlier documents too', () => {
  const [ana, ben] = [createPeer('ana'), createPeer('ben')];
  ben.documents.private.getMap('secrets').set('import.value', 'made by an earlier version');
  const made = [...expectOk(importSecrets(ana.desk)), ...expectOk(importSecrets(ben.desk))];
  meet([ana, ben]);
  expect([...expectOk(importSecrets(ana.desk))].sort()).toEqual(made.sort());
  expect(made).toContain('made by an earlier version');
  expect(expectOk(importSecrets(ben.desk))).toEqual(expectOk(importSecrets(ana.desk)));
});

test('[M6] of two rows with one key in one import the second is skipped, in whatever chunk it comes', async () => {
  for (const chunk of [1, 100]) {
    const desk = aDesk();
    expect(expectOk(await importPeople(desk, [row('k1'), row('k1')], { chunk }))).toMatchObject({ added: 1, skipped: 1 });
    expect(present(desk.persons.byId)).toHaveLength(1);
  }
});

test('[M6] one person applies once for one requisition, however many rows of a portion say so', async () => {
  const desk = aDesk();
  const person = aPerson(desk);
  const apply = { requisition: aRequisition(desk) };
  const rows = [row('k1', { of: person, apply }), row('k2', { of: person, apply })];
  expect(expectOk(await importPeople(desk, rows))).toMatchObject({ added: 1, skipped: 1 });
  expect(present(desk.applications.byId)).toHaveLength(1);
});

test('[M6] a post whose requisition was cancelled gets a new one', async () => {
  const desk = aDesk();
  const cancelled = aRequisition(desk, { title: 'Host' });
  expectOk(cancelRequisition(desk, cancelled));
  const { requisitions } = expectOk(await importPeople(desk, [row('k1', { apply: { requisition: { title: 'Host' } } })]));
  expect(requisitions).toHaveLength(1);
  expect(present(desk.applications.byId)).toMatchObject([{ requisition: requisitions[0] }]);
});
