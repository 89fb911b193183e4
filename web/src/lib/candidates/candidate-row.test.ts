import {
  addPerson,
  applyTo,
  createDoc,
  createRequisition,
  deleteApplications,
  deletePersons,
  editPerson,
  editRequisition,
  openDesk,
  restorePersons,
} from '@muster/model';
import { expect, test } from 'vitest';
import { openCandidateRows, rowsOfPerson } from './candidate-row.ts';

const aDesk = () => {
  const documents = { space: createDoc(), settings: createDoc(), board: createDoc(), people: createDoc(), private: createDoc() };
  return openDesk(documents, { user: 'ana', now: () => Date.parse('2026-06-10T08:00:00Z') });
};
const value = <T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};

test('a person has a line for each application, and one alone without any', () => {
  const desk = aDesk();
  const rows = openCandidateRows(desk);
  const post = (title: string): string => value(createRequisition(desk, { title, headcount: 1, as: 'confirmed' })).id;
  const [one, two] = [post('直播运营'), post('客服')];
  const person = value(addPerson(desk, { person: { name: '张三' }, contact: { phone: '13800138000' } })).id;
  expect([...rows.byId.values()].map(({ id, contact }) => [id, contact?.phone])).toEqual([[`person:${person}`, '13800138000']]);
  const first = value(applyTo(desk, { person, requisition: one })).id;
  const second = value(applyTo(desk, { person, requisition: two })).id;
  expect([...rows.byId.keys()].sort()).toEqual([first, second].sort());

  value(deleteApplications(desk, [first, second]));
  expect(rows.byId.get(first)?.deleted).toBe(true);
  expect(rows.byId.get(`person:${person}`)?.deleted).toBe(false);
  rows.stop();
  desk.stop();
});

test('[P7] after any change the kept lines are those that reading everything gives, and only what changed is told', () => {
  const desk = aDesk();
  const rows = openCandidateRows(desk);
  const told: string[][] = [];
  rows.subscribe((changes) => told.push([...changes.keys()]));
  const all = () => [...desk.persons.byId.keys()].flatMap((id) => rowsOfPerson(desk, id)).sort((a, b) => (a.id < b.id ? -1 : 1));
  const kept = () => [...rows.byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  const requisition = value(createRequisition(desk, { title: '直播运营', headcount: 2, as: 'confirmed' })).id;
  const people = ['张三', '李四', '王五'].map((name) => value(addPerson(desk, { person: { name }, apply: { requisition } })));
  expect(kept()).toEqual(all());

  const [zhang, li] = people as [(typeof people)[0], (typeof people)[0]];
  told.length = 0;
  value(editPerson(desk, zhang.id, { city: '杭州' }));
  expect(told).toEqual([[zhang.application]]);
  value(editRequisition(desk, requisition, { title: '场控' }));
  expect(kept().map(({ post }) => post)).toEqual(['场控', '场控', '场控']);
  value(deletePersons(desk, [li.id]));
  expect(kept()).toEqual(all());
  expect(kept().filter(({ deleted }) => deleted)).toHaveLength(1);
  value(restorePersons(desk, [li.id]));
  expect(kept()).toEqual(all());
  expect(kept().some(({ deleted }) => deleted)).toBe(false);
  rows.stop();
  desk.stop();
});
