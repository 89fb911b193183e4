import { expect, test } from 'vitest';
import { personNotes, requisitionDescription } from '../index.ts';
import type { Desk } from '../desk.ts';
import { aPerson, expectOk } from '../testing/fixtures.ts';
import { createPeers, everythingOn, meet } from '../testing/peers.ts';
import type { Peer } from '../testing/peers.ts';
import { assignApplications } from './assign.ts';
import { clearTwins } from './clear-twins.ts';
import { restorePersons } from './delete-persons.ts';
import { editContact, editPerson } from './edit-person.ts';
import { editRequisition, setHeadcount } from './edit-requisition.ts';
import { importPeople } from './import-people.ts';
import { moveApplications } from './move.ts';
import { confirmRequisition, holdRequisition } from './requisition-acts.ts';
import { setNextAction, tagPersons } from './tag-persons.ts';

/** Ana and Ben each imported one row before they met: a person, a post and an application of each. */
async function importedTwice(beforeMeeting: (ana: Desk, ben: Desk) => void = () => undefined) {
  const [ana, ben] = createPeers(2) as readonly [Peer, Peer];
  for (const { desk, name } of [ana, ben]) {
    const row = { importKey: `r of ${name}`, otherKeys: [`c of ${name}`], person: { name: 'Li Lei' }, note: 'came by mail' };
    expectOk(await importPeople(desk, [{ ...row, apply: { requisition: { title: 'Live host' } } }]));
  }
  const only = <T>(live: { readonly byId: ReadonlyMap<T, unknown> }): T => [...live.byId.keys()][0] as T;
  const ids = ({ desk }: Peer) => ({
    person: only(desk.persons),
    requisition: only(desk.requisitions),
    application: only(desk.applications),
  });
  const [kept, spare] = [ids(ana), ids(ben)];
  beforeMeeting(ana.desk, ben.desk);
  meet([ana, ben]);
  const pairs = {
    persons: [{ kept: kept.person, spare: spare.person }],
    requisitions: [{ kept: kept.requisition, spare: spare.requisition }],
  };
  return { ana, ben, kept, spare, pairs };
}

const here = (desk: Desk) => ({
  persons: [...desk.persons.byId.values()].filter(({ deletedAt }) => deletedAt === null).map(({ id }) => id),
  requisitions: [...desk.requisitions.byId.values()].filter(({ deletedAt }) => deletedAt === null).map(({ id }) => id),
  applications: [...desk.applications.byId.values()]
    .filter(({ deletedAt }) => deletedAt === null)
    .map(({ id, person, requisition }) => ({ id, person, requisition })),
});
/** All but what happened, and when a record was last touched. */
const recordsOn = (desk: Desk) => ({ ...everythingOn(desk), boardActivity: null, peopleActivity: null });

test('[M11] of a person, a post and an application that are here twice one of each stays, and one undo brings all back', async () => {
  const { ana, kept, spare, pairs } = await importedTwice();
  const before = recordsOn(ana.desk);
  ana.history.push(expectOk(clearTwins(ana.desk, pairs)));
  expect(here(ana.desk)).toEqual({
    persons: [kept.person],
    requisitions: [kept.requisition],
    applications: [{ id: kept.application, person: kept.person, requisition: kept.requisition }],
  });
  expect(ana.desk.persons.byId.get(kept.person)?.importKeys).toEqual(['c of ana', 'c of ben', 'r of ana', 'r of ben']);
  expect(personNotes(ana.desk, kept.person)?.toJSON()).toBe('came by mail');
  expect(ana.history.undo()).toMatchObject({ kept: [], refusal: null });
  expect(recordsOn(ana.desk)).toEqual(before);
  expect(ana.desk.persons.byId.get(kept.person)?.importKeys).toEqual(['c of ana', 'r of ana']);
  expect(here(ana.desk).persons.sort()).toEqual([kept.person, spare.person].sort());
  expect(ana.history.redo()).toMatchObject({ kept: [] });
  expect(here(ana.desk).persons).toEqual([kept.person]);
});

test('[M11] what was done with the spare person goes over to the kept one; undo takes exactly that away again', async () => {
  const { ana, kept, spare, pairs } = await importedTwice((_, ben) => {
    const person = [...ben.persons.byId.keys()][0] as string;
    expectOk(tagPersons(ben, [person], { add: ['night'] }));
    expectOk(editPerson(ben, person, { city: 'Wuhan' }));
    expectOk(editContact(ben, person, { phone: '138 0000 0000', wechat: 'lilei' }));
    expectOk(setNextAction(ben, [person], { text: 'call', dueOn: '2026-06-01' }));
    personNotes(ben, person)?.insert('came by mail'.length, '\nspeaks 粤语');
  });
  expectOk(editPerson(ana.desk, kept.person, { school: 'Wuda' }));
  expectOk(editContact(ana.desk, kept.person, { phone: '139 0000 0000' }));
  expectOk(editPerson(ana.desk, spare.person, { school: 'Huake' }));
  ana.history.push(expectOk(clearTwins(ana.desk, pairs)));
  const person = () => ana.desk.persons.byId.get(kept.person);
  expect(person()).toMatchObject({ tags: ['night'], city: 'Wuhan', school: 'Wuda', nextAction: { text: 'call' } });
  expect(ana.desk.contacts.byId.get(kept.person)).toMatchObject({ phone: '139 0000 0000', wechat: 'lilei' });
  // What both had and is different stays here; the activity says what the other had, contact details aside.
  const told = ana.desk.peopleActivity.of(kept.person).find(({ kind }) => kind === 'twin-cleared');
  expect(told?.changes).toEqual([
    { field: 'city', before: '', after: 'Wuhan' },
    { field: 'school', before: 'Huake', after: 'Wuda' },
  ]);
  const notes = personNotes(ana.desk, kept.person);
  expect(notes?.toJSON()).toBe('came by mail\nspeaks 粤语');
  // The spare one and its history are still there to be restored.
  expect(ana.desk.persons.byId.get(spare.person)).toMatchObject({ school: 'Huake', tags: ['night'] });
  expect(ana.desk.peopleActivity.of(spare.person).map(({ kind }) => kind)).toContain('tagged');
  notes?.insert('came by mail'.length, ', twice');
  notes?.insert(notes.length - 2, 'good ');
  expect(ana.history.undo()).toMatchObject({ kept: [] });
  expect(person()).toMatchObject({ tags: [], city: '', school: 'Wuda', nextAction: null, importKeys: ['c of ana', 'r of ana'] });
  expect(ana.desk.contacts.byId.get(kept.person)).toMatchObject({ phone: '139 0000 0000', wechat: '' });
  expect(notes?.toJSON()).toBe('came by mail, twicegood ');
  expect(ana.desk.persons.byId.get(spare.person)).toMatchObject({ deletedAt: null, tags: ['night'], school: 'Huake' });
  ana.history.redo();
  expect(notes?.toJSON()).toBe('came by mail, twicegood \nspeaks 粤语');
  expect(ana.history.undo()).toMatchObject({ kept: [] });
  expect(notes?.toJSON()).toBe('came by mail, twicegood ');
});

test('[M4] of two applications the one that was worked on stays, with its history; if both were, both stay and that is shown', async () => {
  const one = await importedTwice((_, ben) => {
    expectOk(moveApplications(ben, [...ben.applications.byId.keys()], { stage: 'interview' }));
  });
  one.ana.history.push(expectOk(clearTwins(one.ana.desk, one.pairs)));
  expect(here(one.ana.desk).applications).toEqual([
    { id: one.spare.application, person: one.kept.person, requisition: one.kept.requisition },
  ]);
  expect(one.ana.desk.applications.byId.get(one.spare.application)).toMatchObject({ stage: 'interview', conflict: [] });
  expect(one.ana.desk.applications.byId.get(one.spare.application)?.moves).toHaveLength(2);
  expect(one.ana.history.undo()).toMatchObject({ kept: [] });
  expect(here(one.ana.desk).applications).toHaveLength(2);
  expect(one.ana.desk.applications.byId.get(one.spare.application)).toMatchObject({
    person: one.spare.person,
    requisition: one.spare.requisition,
    stage: 'interview',
  });

  const both = await importedTwice((ana, ben) => {
    expectOk(assignApplications(ana, [...ana.applications.byId.keys()], 'ana'));
    expectOk(moveApplications(ben, [...ben.applications.byId.keys()], { stage: 'interview' }));
  });
  expectOk(clearTwins(both.ana.desk, both.pairs));
  expect(here(both.ana.desk).applications).toHaveLength(2);
  expect(here(both.ana.desk).applications.every(({ person }) => person === both.kept.person)).toBe(true);
});

test('[M11] a spare requisition hands over its acts, holds, heads, fields and description, and every other candidate for it', async () => {
  const { ana, kept, spare, pairs } = await importedTwice((_, ben) => {
    const requisition = [...ben.requisitions.byId.keys()][0] as string;
    expectOk(confirmRequisition(ben, requisition));
    expectOk(setHeadcount(ben, requisition, 3));
    expectOk(editRequisition(ben, requisition, { department: 'Sales', priority: 'high' }));
    expectOk(holdRequisition(ben, requisition, 'budget'));
    requisitionDescription(ben, requisition)?.insert(0, 'Nights, live.');
    aPerson(ben, { person: { name: 'Wu' }, apply: { requisition } });
  });
  const before = ana.desk.requisitions.byId.get(kept.requisition);
  ana.history.push(expectOk(clearTwins(ana.desk, pairs)));
  expect(ana.desk.requisitions.byId.get(kept.requisition)).toMatchObject({
    status: 'on-hold',
    confirmedBy: 'ben',
    headcount: 3,
    department: 'Sales',
    priority: 'high',
    holds: [{ reason: 'budget' }],
  });
  expect(requisitionDescription(ana.desk, kept.requisition)?.toJSON()).toBe('Nights, live.');
  expect(here(ana.desk).applications.map(({ requisition }) => requisition)).toEqual([kept.requisition, kept.requisition]);
  expect(ana.history.undo()).toMatchObject({ kept: [] });
  expect(ana.desk.requisitions.byId.get(kept.requisition)).toEqual(before);
  expect(requisitionDescription(ana.desk, kept.requisition)?.toJSON()).toBe('');
  expect(here(ana.desk).applications.filter(({ requisition }) => requisition === spare.requisition)).toHaveLength(2);
});

test('[M7] two who clear the same up before they meet end with the same, and what somebody restores comes back whole', async () => {
  const { ana, ben, kept, spare, pairs } = await importedTwice();
  expectOk(clearTwins(ana.desk, pairs));
  expectOk(clearTwins(ben.desk, pairs));
  meet([ana, ben]);
  expect(everythingOn(ana.desk)).toEqual(everythingOn(ben.desk));
  expect(here(ben.desk)).toMatchObject({ persons: [kept.person], requisitions: [kept.requisition] });
  expect(here(ben.desk).applications).toHaveLength(1);
  expectOk(restorePersons(ben.desk, [spare.person]));
  expect(here(ben.desk).persons).toHaveLength(2);
});

test('[M6] pairs that make no sense are refused and nothing is written', async () => {
  const { ana, kept, spare } = await importedTwice();
  const before = everythingOn(ana.desk);
  const pair = (keptId: string, spareId: string) => ({ persons: [{ kept: keptId, spare: spareId }], requisitions: [] });
  const refused = (pairs: unknown) => clearTwins(ana.desk, pairs as Parameters<typeof clearTwins>[1]);
  const nothing = { ok: false, error: { type: 'NothingChosen' } };
  expect(refused(null)).toEqual(nothing);
  expect(refused({ persons: [null], requisitions: [] })).toEqual(nothing);
  expect(refused({ persons: [], requisitions: [] })).toEqual(nothing);
  expect(refused(pair(kept.person, kept.person))).toEqual(nothing);
  expect(
    refused({
      persons: [...pair(kept.person, spare.person).persons, ...pair(spare.person, kept.person).persons],
      requisitions: [],
    }),
  ).toEqual(nothing);
  expect(refused(pair(kept.person, 'nobody'))).toEqual({ ok: false, error: { type: 'PersonGone', id: 'nobody' } });
  expect(refused({ persons: [], requisitions: [{ kept: 'none', spare: spare.requisition }] })).toMatchObject({
    error: { type: 'RequisitionGone' },
  });
  expect(everythingOn(ana.desk)).toEqual(before);
});
