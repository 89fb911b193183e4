import { describe, expect, test } from 'vitest';
import {
  acceptDuty,
  addPerson,
  applyTo,
  assignApplications,
  createHistory,
  createProject,
  createRequisition,
  deletePersons,
  editContact,
  editPerson,
  importPeople,
  moveApplications,
  personNotes,
  restorePersons,
  restoreRequisitions,
  setHeadcount,
  setOutcome,
  setProfile,
  setRaci,
  tagPersons,
} from './index.ts';
import type { Application } from './index.ts';
import { createPeer, createPeers, meet } from './testing/peers.ts';
import type { Peer } from './testing/peers.ts';
import { aPerson, aRequisition, anApplication, expectOk } from './testing/fixtures.ts';

const application = (peer: Peer, id: string): Application => peer.desk.applications.byId.get(id) as Application;
const stageAt = (peer: Peer, id: string) => application(peer, id).stage;
function twoOnOneBoard(): { ana: Peer; ben: Peer; id: string; person: string } {
  const [ana, ben] = createPeers(2) as [Peer, Peer];
  const id = anApplication(ana.desk);
  meet([ana, ben]);
  return { ana, ben, id, person: application(ana, id).person };
}

describe('[M7] undo of moves', () => {
  test('a move is taken back as if it had not happened: stage, place, since; redo brings it again', () => {
    const { ana, id } = twoOnOneBoard();
    const before = application(ana, id);
    ana.history.push(expectOk(moveApplications(ana.desk, [id], { stage: 'offer' })));
    const moved = application(ana, id);
    expect(ana.history.undo()).toMatchObject({ reverted: 1, kept: [] });
    const back = application(ana, id);
    expect({ stage: back.stage, rank: back.rank, since: back.since, head: back.head }).toEqual({
      stage: before.stage,
      rank: before.rank,
      since: before.since,
      head: before.head,
    });
    expect(back.moves).toHaveLength(3);
    expect(ana.history.redo()).toMatchObject({ reverted: 1, kept: [] });
    expect(application(ana, id).head).toEqual(moved.head);
    expect(ana.history.undo()).toMatchObject({ reverted: 1 });
    expect(stageAt(ana, id)).toBe('screening');
  });

  test('an older change is taken back by itself; what was done since stays', () => {
    const { ana, id } = twoOnOneBoard();
    const other = anApplication(ana.desk);
    const first = expectOk(moveApplications(ana.desk, [id], { stage: 'offer' }));
    ana.history.push(first);
    ana.history.push(expectOk(moveApplications(ana.desk, [other], { stage: 'interview' })));
    expect(ana.history.undo(first)).toMatchObject({ change: { id: first.id }, reverted: 1 });
    expect([stageAt(ana, id), stageAt(ana, other)]).toEqual(['screening', 'interview']);
    expect(ana.history.undo(first)).toBeNull();
    const again = expectOk(moveApplications(ana.desk, [other], { stage: 'offer' }));
    ana.history.push(again);
    expect(ana.history.undo()).toMatchObject({ change: { id: again.id } });
    expect(stageAt(ana, other)).toBe('interview');
  });

  test("after a colleague's later move theirs stays, and the report says so", () => {
    const { ana, ben, id } = twoOnOneBoard();
    ana.history.push(expectOk(moveApplications(ana.desk, [id], { stage: 'interview' })));
    meet([ana, ben]);
    expectOk(moveApplications(ben.desk, [id], { stage: 'offer' }));
    meet([ana, ben]);
    expect(ana.history.undo()).toMatchObject({ reverted: 0, kept: [{ kind: 'application', id, field: 'stage' }] });
    expect(stageAt(ana, id)).toBe('offer');
    expect(ana.history.canRedo).toBe(false);
  });

  test("a colleague's move made without having seen the undo stays as well", () => {
    const { ana, ben, id } = twoOnOneBoard();
    ana.history.push(expectOk(moveApplications(ana.desk, [id], { stage: 'interview' })));
    meet([ana, ben]);
    expectOk(moveApplications(ben.desk, [id], { stage: 'offer' }));
    expect(ana.history.undo()).toMatchObject({ reverted: 1 });
    meet([ana, ben]);
    for (const peer of [ana, ben]) {
      expect(stageAt(peer, id)).toBe('offer');
      expect(application(peer, id).conflict).toEqual([]);
    }
  });

  test('undo of one side settles a conflict for both', () => {
    const { ana, ben, id } = twoOnOneBoard();
    ana.history.push(expectOk(moveApplications(ana.desk, [id], { stage: 'interview' })));
    expectOk(moveApplications(ben.desk, [id], { stage: 'offer' }));
    meet([ana, ben]);
    expect(application(ben, id).conflict).toHaveLength(1);
    ana.history.undo();
    meet([ana, ben]);
    for (const peer of [ana, ben]) expect([stageAt(peer, id), application(peer, id).conflict]).toEqual(['offer', []]);
  });

  test('redo is left undone when somebody moved the card meanwhile', () => {
    const { ana, ben, id } = twoOnOneBoard();
    ana.history.push(expectOk(moveApplications(ana.desk, [id], { stage: 'interview' })));
    ana.history.undo();
    meet([ana, ben]);
    expectOk(setOutcome(ben.desk, [id], { outcome: 'rejected', reason: 'rejected-skills' }));
    meet([ana, ben]);
    expect(ana.history.redo()).toMatchObject({ reverted: 0, kept: [{ field: 'stage' }] });
    expect(application(ana, id)).toMatchObject({ outcome: 'rejected', conflict: [] });
  });

  test('a bulk move of 600 is one step, and undo reports the one that a colleague moved on', () => {
    const [ana, ben] = createPeers(2) as [Peer, Peer];
    const requisition = aRequisition(ana.desk);
    const ids = Array.from({ length: 600 }, (_, index) => anApplication(ana.desk, { requisition, name: `P${index}` }));
    const order = ana.desk.columns.inStage('screening');
    ana.history.push(expectOk(moveApplications(ana.desk, ids, { stage: 'interview' })));
    expect(ana.desk.columns.inStage('interview')).toEqual(ids);
    meet([ana, ben]);
    const taken = ids[300] as string;
    expectOk(moveApplications(ben.desk, [taken], { stage: 'offer' }));
    meet([ana, ben]);
    expect(ana.history.undo()).toMatchObject({ reverted: 599, kept: [{ kind: 'application', id: taken, field: 'stage' }] });
    expect(ana.desk.columns.inStage('screening')).toEqual(order.filter((id) => id !== taken));
    expect(stageAt(ana, taken)).toBe('offer');
  }, 60_000);
});

describe('[M7] undo of fields', () => {
  test('a field goes back, unless somebody else wrote it since, even the same value', () => {
    const { ana, ben, person } = twoOnOneBoard();
    ana.history.push(expectOk(editPerson(ana.desk, person, { city: 'Wuhan', school: 'A' })));
    meet([ana, ben]);
    expectOk(editPerson(ben.desk, person, { city: 'Xiamen' }));
    expectOk(editPerson(ben.desk, person, { city: 'Wuhan' }));
    meet([ana, ben]);
    expect(ana.history.undo()).toMatchObject({ reverted: 1, kept: [{ kind: 'person', id: person, field: 'city' }] });
    expect(ana.desk.persons.byId.get(person)).toMatchObject({ city: 'Wuhan', school: '' });
  });

  test("one's own later change is no obstacle once it is undone; what was brought back is still the colleague's", () => {
    const { ana, ben, person } = twoOnOneBoard();
    const city = (): string | undefined => ana.desk.persons.byId.get(person)?.city;
    ana.history.push(expectOk(editPerson(ana.desk, person, { city: 'A' })));
    ana.history.push(expectOk(editPerson(ana.desk, person, { city: 'B' })));
    for (const expected of ['A', '']) {
      expect(ana.history.undo()?.kept).toEqual([]);
      expect(city()).toBe(expected);
    }
    for (const expected of ['A', 'B']) {
      expect(ana.history.redo()?.kept).toEqual([]);
      expect(city()).toBe(expected);
    }
    meet([ana, ben]);
    expectOk(editPerson(ben.desk, person, { city: 'C' }));
    meet([ana, ben]);
    ana.history.push(expectOk(editPerson(ana.desk, person, { city: 'D' })));
    expect(ana.history.undo()?.kept).toEqual([]);
    expect(city()).toBe('C');
    expect(ana.history.undo()).toMatchObject({ reverted: 0, kept: [{ field: 'city' }] });
    expect(city()).toBe('C');
  });

  test('tags, owners, contact details and headcount go back too', () => {
    const { ana, id, person } = twoOnOneBoard();
    const { desk, history } = ana;
    const requisition = application(ana, id).requisition;
    history.push(expectOk(tagPersons(desk, [person], { add: ['night'] })));
    history.push(expectOk(assignApplications(desk, [id], 'ben')));
    history.push(expectOk(editContact(desk, person, { phone: '138 0000 0001' })));
    history.push(expectOk(setHeadcount(desk, requisition, 9)));
    while (history.canUndo) expect(history.undo()?.kept).toEqual([]);
    expect(desk.persons.byId.get(person)?.tags).toEqual([]);
    expect(application(ana, id).owner).toBe(null);
    expect(desk.contacts.byId.get(person)?.phone ?? '').toBe('');
    expect(desk.requisitions.byId.get(requisition)?.headcount).toBe(3);
    while (history.canRedo) expect(history.redo()?.kept).toEqual([]);
    expect(desk.persons.byId.get(person)?.tags).toEqual(['night']);
    expect(desk.requisitions.byId.get(requisition)?.headcount).toBe(9);
    expect(desk.contacts.byId.get(person)?.phone).toBe('138 0000 0001');
  });
});

describe('[M7] undo of adding', () => {
  test('a record goes softly and comes back with redo', () => {
    const { desk, history } = createPeer('ana');
    const { change, id } = expectOk(addPerson(desk, { person: { name: 'Wu' }, apply: { requisition: aRequisition(desk) } }));
    history.push(change);
    expect(history.undo()?.kept).toEqual([]);
    expect([desk.persons.byId.get(id)?.deletedAt === null, desk.columns.inStage('screening')]).toEqual([false, []]);
    expect(history.redo()?.kept).toEqual([]);
    expect([desk.persons.byId.get(id)?.deletedAt, desk.columns.inStage('screening').length]).toEqual([null, 1]);
  });

  test.each<[string, (ben: Peer, person: string, application: string) => void]>([
    ['moved the card', (ben, _, id) => expectOk(moveApplications(ben.desk, [id], { stage: 'offer' }))],
    ['edited the person', (ben, person) => expectOk(editPerson(ben.desk, person, { city: 'Wuhan' }))],
    ['typed into the notes', (ben, person) => personNotes(ben.desk, person)?.insert(0, 'spoke')],
    ['wrote the phone number', (ben, person) => expectOk(editContact(ben.desk, person, { phone: '138 0000 0002' }))],
    [
      'entered the person for another post',
      (ben, person) => expectOk(applyTo(ben.desk, { person, requisition: aRequisition(ben.desk) })),
    ],
  ])('a person stays when a colleague %s', (_, work) => {
    const [ana, ben] = createPeers(2) as [Peer, Peer];
    const made = expectOk(addPerson(ana.desk, { person: { name: 'Wu' }, apply: { requisition: aRequisition(ana.desk) } }));
    ana.history.push(made.change);
    meet([ana, ben]);
    work(ben, made.id, made.application as string);
    meet([ana, ben]);
    expect(ana.history.undo()?.kept).toContainEqual({ kind: 'person', id: made.id, field: 'record' });
    expect(ana.desk.persons.byId.get(made.id)?.deletedAt).toBe(null);
  });

  test("a colleague's field that one wrote over and brought back by undo is still the colleague's work", () => {
    const [ana, ben] = createPeers(2) as [Peer, Peer];
    const made = expectOk(addPerson(ana.desk, { person: { name: 'Wu' } }));
    ana.history.push(made.change);
    meet([ana, ben]);
    expectOk(editPerson(ben.desk, made.id, { city: 'Wuhan' }));
    meet([ana, ben]);
    ana.history.push(expectOk(editPerson(ana.desk, made.id, { city: 'Xiamen' })));
    ana.history.undo();
    expect(ana.history.undo()?.kept).toEqual([{ kind: 'person', id: made.id, field: 'record' }]);
    expect(ana.desk.persons.byId.get(made.id)).toMatchObject({ city: 'Wuhan', deletedAt: null });
  });

  test('an import in many chunks is one step; the same rows can come in again afterwards', async () => {
    const { desk, history } = createPeer('ana');
    const rows = Array.from({ length: 25 }, (_, index) => ({
      importKey: `k${index}`,
      person: { name: `P${index}` },
      apply: { requisition: { title: 'Host' } },
    }));
    const report = expectOk(await importPeople(desk, rows, { chunk: 4 }));
    expect(report).toMatchObject({ added: 25, skipped: 0, cancelled: false });
    expect(report.requisitions).toHaveLength(1);
    expect(expectOk(await importPeople(desk, rows))).toMatchObject({ added: 0, skipped: 25, change: null });
    history.push(report.change as never);
    expect(history.undo()?.kept).toEqual([]);
    expect(desk.columns.inStage('screening')).toEqual([]);
    expect(expectOk(await importPeople(desk, rows))).toMatchObject({ added: 25, skipped: 0 });
  });

  test('a cancelled import keeps what is in, as one step', async () => {
    const { desk, history } = createPeer('ana');
    const stop = new AbortController();
    const rows = Array.from({ length: 30 }, (_, index) => ({ importKey: `k${index}`, person: { name: `P${index}` } }));
    const report = expectOk(
      await importPeople(desk, rows, { chunk: 10, signal: stop.signal, onProgress: (done) => done >= 10 && stop.abort() }),
    );
    expect(report).toMatchObject({ added: 10, cancelled: true });
    history.push(report.change as never);
    expect(history.undo()).toMatchObject({ reverted: 10, kept: [] });
  });
});

describe('the history itself', () => {
  test('[M7] a new change forgets what could have been redone; only so many are remembered; listeners hear of it', () => {
    const { desk } = createPeer('ana');
    const history = createHistory(desk, { limit: 3 });
    let told = 0;
    history.subscribe(() => told++);
    const person = aPerson(desk);
    for (let n = 0; n < 5; n++) history.push(expectOk(editPerson(desk, person, { city: `C${n}` })));
    history.undo();
    expect(history.canRedo).toBe(true);
    history.push(expectOk(editPerson(desk, person, { city: 'other' })));
    expect([history.canRedo, history.redo(), told]).toEqual([false, null, 7]);
    for (let n = 0; n < 3; n++) history.undo();
    expect([history.canUndo, history.undo(), desk.persons.byId.get(person)?.city]).toEqual([false, null, 'C1']);
  });

  test('[M7] undo says so in the activity, and undo of a deletion brings person and card back', () => {
    const { ana, id, person } = twoOnOneBoard();
    ana.history.push(expectOk(deletePersons(ana.desk, [person])));
    expect(ana.desk.columns.inStage('screening')).toEqual([]);
    expect(ana.history.undo()?.kept).toEqual([]);
    expect(ana.desk.columns.inStage('screening')).toEqual([id]);
    expect(ana.desk.peopleActivity.of(person)).toContainEqual(expect.objectContaining({ kind: 'undone', by: 'ana' }));
  });
});

test('[M7] undo, redo and undo again over two documents that one client writes', () => {
  const { desk, history } = createPeer('ana', { seed: 1 });
  const project = expectOk(createProject(desk, { name: '618' })).id;
  expectOk(setProfile(desk, 'ana', { jobRole: 'recruiter' }));
  for (let n = 0; n < 8; n++) {
    history.push(expectOk(acceptDuty(desk, 'recruiter.screening', n % 2 === 0)));
    history.push(expectOk(setRaci(desk, project, 'ana', 'onboarding', n % 2 === 0 ? 'R' : 'A')));
  }
  for (let round = 0; round < 2; round++) {
    while (history.canUndo) expect(history.undo()?.kept).toEqual([]);
    while (history.canRedo) expect(history.redo()?.kept).toEqual([]);
  }
});

describe('[M7] undo of a record that was added', () => {
  const isThere = ({ desk }: Peer, id: string): boolean => desk.requisitions.byId.get(id)?.deletedAt === null;

  test('what it was made of goes and comes back with it', () => {
    const ana = createPeer('ana');
    const requisition = expectOk(createRequisition(ana.desk, { title: 'Host', headcount: 3, as: 'confirmed' }));
    ana.history.push(requisition.change);
    const person = expectOk(addPerson(ana.desk, { person: { name: 'Li' }, contact: { phone: '138' } }));
    ana.history.push(person.change);
    expect([ana.history.undo()?.reverted, ana.history.undo()?.reverted]).toEqual([1, 1]);
    expectOk(restoreRequisitions(ana.desk, [requisition.id]));
    expectOk(restorePersons(ana.desk, [person.id]));
    expect(ana.desk.requisitions.byId.get(requisition.id)?.headcount).toBe(3);
    expect(ana.desk.contacts.byId.get(person.id)?.phone).toBe('138');
  });

  test('a requisition stays when a colleague opened a head for it, or entered somebody for it', () => {
    for (const work of [
      ({ desk }: Peer, id: string) => expectOk(setHeadcount(desk, id, 5)),
      ({ desk }: Peer, id: string) => expectOk(applyTo(desk, { person: aPerson(desk), requisition: id })),
    ]) {
      const [ana, ben] = createPeers(2) as [Peer, Peer];
      const { id, change } = expectOk(createRequisition(ana.desk, { title: 'Host', headcount: 3, as: 'confirmed' }));
      ana.history.push(change);
      meet([ana, ben]);
      work(ben, id);
      meet([ana, ben]);
      expect(ana.history.undo()).toMatchObject({ reverted: 0, kept: [{ kind: 'requisition', id, field: 'record' }] });
      expect(isThere(ana, id)).toBe(true);
    }
  });

  test('redo does not bring back what a colleague deleted by an act of their own since', () => {
    const [ana, ben] = createPeers(2) as [Peer, Peer];
    const { id, change } = expectOk(addPerson(ana.desk, { person: { name: 'Li' } }));
    ana.history.push(change);
    ana.history.undo();
    meet([ana, ben]);
    expectOk(restorePersons(ben.desk, [id]));
    expectOk(deletePersons(ben.desk, [id]));
    meet([ana, ben]);
    expect(ana.history.redo()).toMatchObject({ reverted: 0, kept: [{ kind: 'person', id, field: 'record' }] });
    expect(ana.desk.persons.byId.get(id)?.deletedAt).not.toBe(null);
  });
});
