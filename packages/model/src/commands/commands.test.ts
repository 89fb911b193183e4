import { describe, expect, test } from 'vitest';
import {
  addPerson,
  applyTo,
  assignApplications,
  cancelRequisition,
  claimApplication,
  confirmRequisition,
  deleteApplications,
  deletePersons,
  deleteRequisitions,
  editApplication,
  editContact,
  editPerson,
  editRequisition,
  holdRequisition,
  moveApplications,
  releaseApplication,
  reopenApplications,
  requestRequisition,
  resolveConflict,
  restoreApplications,
  restorePersons,
  restoreRequisitions,
  resumeRequisition,
  setHeadcount,
  setNextAction,
  setOutcome,
  setStage,
  setStep,
  tagPersons,
} from '../index.ts';
import type { Application, Refusal, Requisition, Result } from '../index.ts';
import { standingOf } from '../moves.ts';
import { aPerson, aRequisition, addedPerson, anApplication, expectOk } from '../testing/fixtures.ts';
import { aClock, createPeer, createPeers, meet } from '../testing/peers.ts';
import type { Peer } from '../testing/peers.ts';
import { Y } from '../yjs.ts';

const minute = 60_000;

describe('requisitions', () => {
  test('draft → requested → confirmed, with who and when; hold and resume keep the span; acts at the wrong time are refused', () => {
    const clock = aClock();
    const { desk } = createPeer('ana', { clock });
    const id = aRequisition(desk, { as: 'draft', headcount: 2 });
    const now = (): Requisition => desk.requisitions.byId.get(id) as Requisition;
    expect(holdRequisition(desk, id, 'x')).toEqual({
      ok: false,
      error: { type: 'WrongStatus', status: 'draft', allowed: ['requested', 'confirmed'] },
    });
    clock.pass(minute);
    expectOk(requestRequisition(desk, id));
    expect([now().status, now().requestedAt, desk.openings.byId.get(`${id}-2`)?.requestedAt]).toEqual([
      'requested',
      clock.now(),
      clock.now(),
    ]);
    expectOk(confirmRequisition(desk, id));
    expect([now().status, now().confirmedBy]).toEqual(['confirmed', 'ana']);
    const from = clock.now();
    expectOk(holdRequisition(desk, id, 'budget'));
    clock.pass(minute);
    expect(now().status).toBe('on-hold');
    expectOk(resumeRequisition(desk, id));
    expect(now().holds).toMatchObject([{ from, to: clock.now(), by: 'ana', reason: 'budget' }]);
    expectOk(cancelRequisition(desk, id));
    expect([now().status, cancelRequisition(desk, id).ok]).toEqual(['cancelled', false]);
    expect(desk.boardActivity.of(id).map(({ kind }) => kind)).toHaveLength(6);
  });

  test('confirming what was requested leaves the clock as it was; resuming leaves spans that are over as they were', () => {
    const clock = aClock();
    const { desk } = createPeer('ana', { clock });
    const id = aRequisition(desk, { as: 'requested' });
    const requestedAt = clock.now();
    clock.pass(minute);
    expectOk(confirmRequisition(desk, id));
    expect(desk.requisitions.byId.get(id)?.requestedAt).toBe(requestedAt);
    expect(desk.openings.byId.get(`${id}-1`)?.requestedAt).toBe(requestedAt);
    const ends = ['first', 'second'].map((reason) => {
      clock.pass(minute);
      expectOk(holdRequisition(desk, id, reason));
      clock.pass(minute);
      expectOk(resumeRequisition(desk, id));
      return clock.now();
    });
    expect(desk.requisitions.byId.get(id)?.holds.map(({ to }) => to)).toEqual(ends);
    const draft = aRequisition(desk, { as: 'draft' });
    clock.pass(minute);
    expectOk(confirmRequisition(desk, draft));
    expect(desk.requisitions.byId.get(draft)?.requestedAt).toBe(clock.now());
  });

  test('[M2] two people who both raise 3 to 5 get 5 openings; fewer heads cancel the highest', () => {
    const peers = createPeers(2);
    const [ana] = peers as [Peer, Peer];
    const id = aRequisition(ana.desk, { headcount: 3 });
    meet(peers);
    for (const { desk } of peers) expectOk(setHeadcount(desk, id, 5));
    meet(peers);
    for (const { desk } of peers) expect(desk.requisitions.byId.get(id)?.headcount).toBe(5);
    expectOk(setHeadcount(ana.desk, id, 2));
    expect(
      [...ana.desk.openings.byId.values()]
        .filter(({ cancelledAt }) => cancelledAt === null)
        .map(({ ordinal }) => ordinal)
        .sort(),
    ).toEqual([1, 2]);
  });

  test('deleted with its applications and restored with those that went with it', () => {
    const clock = aClock();
    const { desk } = createPeer('ana', { clock });
    const id = aRequisition(desk);
    const [one, two] = [anApplication(desk, { requisition: id }), anApplication(desk, { requisition: id })];
    expectOk(deletePersons(desk, [desk.applications.byId.get(two)?.person ?? '']));
    clock.pass(minute);
    expectOk(deleteRequisitions(desk, [id]));
    expect(desk.columns.inStage('screening')).toEqual([]);
    expectOk(restoreRequisitions(desk, [id]));
    expect(desk.columns.inStage('screening')).toEqual([one]);
    expectOk(restorePersons(desk, [desk.applications.byId.get(two)?.person ?? '']));
    expect(desk.columns.inStage('screening')).toHaveLength(2);
  });
});

describe('deleted by two people without having seen each other', () => {
  // Which of two concurrent writes wins is drawn anew in each document: ten rounds meet both.
  test.each(Array.from({ length: 10 }, (_, index) => index))('[M2] restoring brings the applications back too (%i)', (seed) => {
    const clock = aClock();
    const peers = createPeers(2, { clock, seed });
    const [ana, ben] = peers as [Peer, Peer];
    const requisition = aRequisition(ana.desk);
    const { id, application } = addedPerson(ana.desk, { person: { name: 'Li' }, apply: { requisition } });
    const alone = expectOk(applyTo(ana.desk, { person: id, requisition: aRequisition(ana.desk) })).id;
    expectOk(deleteApplications(ana.desk, [alone]));
    meet(peers);
    for (const { desk } of peers) {
      clock.pass(minute);
      expectOk(deletePersons(desk, [id]));
    }
    meet(peers);
    expectOk(restorePersons(ben.desk, [id]));
    meet(peers);
    for (const { desk } of peers) {
      clock.pass(minute);
      expect(desk.columns.inStage('screening')).toEqual([application]);
      expectOk(deleteRequisitions(desk, [requisition]));
    }
    meet(peers);
    expectOk(restoreRequisitions(ana.desk, [requisition]));
    expect(ana.desk.columns.inStage('screening')).toEqual([application]);
  });
});

describe('claims', () => {
  test('hold for 15 minutes against others, unless taken over; then run out by themselves', () => {
    const clock = aClock();
    const peers = createPeers(2, { clock });
    const [ana, ben] = peers as [Peer, Peer];
    const id = anApplication(ana.desk);
    expectOk(claimApplication(ana.desk, id));
    meet(peers);
    const until = clock.now() + 15 * minute;
    expect(claimApplication(ben.desk, id)).toEqual({ ok: false, error: { type: 'ClaimedBy', by: 'ana', until } });
    expect(releaseApplication(ben.desk, id).ok).toBe(false);
    expectOk(claimApplication(ben.desk, id, { takeOver: true }));
    meet(peers);
    clock.pass(15 * minute);
    expectOk(claimApplication(ana.desk, id));
    expectOk(releaseApplication(ana.desk, id));
    expect(ana.desk.applications.byId.get(id)?.claim).toBe(null);
  });
});

describe('steps and outcomes', () => {
  test('a step counts while the card stays; an outcome wants a reason of its own kind', () => {
    const { desk } = createPeer('ana');
    const id = anApplication(desk);
    expect(setStep(desk, id, 'scheduled')).toMatchObject({ ok: false, error: { type: 'StepNotInStage' } });
    expectOk(moveApplications(desk, [id], { stage: 'interview' }));
    expectOk(setStep(desk, id, 'scheduled'));
    expect(desk.applications.byId.get(id)?.step).toBe('scheduled');
    expectOk(moveApplications(desk, [id], { stage: 'offer' }));
    expect(desk.applications.byId.get(id)?.step).toBe(null);
    expect(setOutcome(desk, [id], { outcome: 'rejected', reason: null })).toEqual({
      ok: false,
      error: { type: 'ReasonMissing' },
    });
    expect(setOutcome(desk, [id], { outcome: 'rejected', reason: 'withdrawn-salary' })).toMatchObject({
      ok: false,
      error: { type: 'SettingGone' },
    });
  });

  test('no limit is a choice that differs from the default', () => {
    const { desk } = createPeer('ana');
    expectOk(setStage(desk, 'offer', { limitDays: null }));
    expect(desk.stages.byId.get('offer')?.limitDays).toBe(null);
    expect(desk.stages.byId.get('screening')?.limitDays).toBe(3);
  });
});

describe('what a command writes, and what it leaves', () => {
  test('[M4] settling a conflict keeps the place of the head that is kept, and the activity tells of it', () => {
    const peers = createPeers(2, { clock: aClock() });
    const [ana, ben] = peers as [Peer, Peer];
    const requisition = aRequisition(ana.desk);
    const [one, two, three] = ['1', '2', '3'].map((name) => anApplication(ana.desk, { requisition, name })) as [
      string,
      string,
      string,
    ];
    expectOk(moveApplications(ana.desk, [two, three], { stage: 'offer' }));
    meet(peers);
    expectOk(moveApplications(ana.desk, [one], { stage: 'offer', place: { after: two } }));
    expectOk(moveApplications(ben.desk, [one], { stage: 'interview' }));
    meet(peers);
    const { head, conflict } = ana.desk.applications.byId.get(one) as Application;
    const offer = [head, ...conflict].find(({ stage }) => stage === 'offer')?.id ?? '';
    expectOk(resolveConflict(ana.desk, one, offer));
    expect(ana.desk.columns.inStage('offer')).toEqual([two, one, three]);
    expect(ana.desk.boardActivity.of(one)).toContainEqual(expect.objectContaining({ kind: 'conflict-resolved', by: 'ana' }));
  });

  test('[M5] a disputed card that was reordered meanwhile stays where it is when what it shows is kept', () => {
    const peers = createPeers(2, { clock: aClock(), seed: 3 });
    const [ana, ben] = peers as [Peer, Peer];
    const requisition = aRequisition(ana.desk);
    const [one, two] = ['1', '2'].map((name) => anApplication(ana.desk, { requisition, name })) as [string, string];
    expectOk(moveApplications(ana.desk, [two], { stage: 'offer' }));
    meet(peers);
    // Ana's clock is the later one, so her move shows after they meet; she has reordered it by then.
    const late = createPeer('ana', {
      documents: ana.documents,
      clock: { ...aClock(ana.desk.now() + minute), pass: () => undefined },
    });
    expectOk(moveApplications(late.desk, [one], { stage: 'offer', place: 'top' }));
    expectOk(moveApplications(late.desk, [one], { stage: 'offer', place: 'end' }));
    expectOk(moveApplications(ben.desk, [one], { stage: 'interview' }));
    meet(peers);
    const { head, conflict } = ana.desk.applications.byId.get(one) as Application;
    expect([head.stage, conflict.length]).toEqual(['offer', 1]);
    expectOk(resolveConflict(ana.desk, one, head.id));
    expect(ana.desk.columns.inStage('offer')).toEqual([two, one]);
  });

  test('[M4] the same outcome for a disputed card settles it; for a card that has it already nothing is written', () => {
    const peers = createPeers(2);
    const [ana, ben] = peers as [Peer, Peer];
    const id = anApplication(ana.desk);
    meet(peers);
    const rejected = { outcome: 'rejected', reason: 'rejected-skills' } as const;
    for (const { desk } of peers) expectOk(setOutcome(desk, [id], rejected));
    meet(peers);
    expect(standingOf((ana.desk.applications.byId.get(id) as Application).moves).heads).toHaveLength(2);
    expectOk(setOutcome(ana.desk, [id], rejected));
    expect(standingOf((ana.desk.applications.byId.get(id) as Application).moves).heads).toHaveLength(1);
    expect(setOutcome(ana.desk, [id], rejected)).toEqual({ ok: false, error: { type: 'NothingChanged' } });
    expect(setOutcome(ben.desk, [id], { outcome: 'rejected', reason: 'rejected-salary' }).ok).toBe(true);
  });

  test("[M6] reopening leaves cards without an outcome alone, and assigning those that are that owner's already", () => {
    const { desk } = createPeer('ana');
    const [away, here] = [anApplication(desk), anApplication(desk)];
    expectOk(setOutcome(desk, [away], { outcome: 'joined', reason: null }));
    expectOk(reopenApplications(desk, [away, here]));
    expect(desk.applications.byId.get(here)?.moves).toHaveLength(1);
    expect(reopenApplications(desk, [away, here])).toEqual({ ok: false, error: { type: 'NothingChanged' } });
    expectOk(assignApplications(desk, [here], 'ben'));
    expectOk(assignApplications(desk, [away, here], 'ben'));
    expect(desk.boardActivity.of(here).filter(({ kind }) => kind === 'assigned')).toHaveLength(1);
  });

  test('[M6] what is not possible is refused, and says why', () => {
    const { desk } = createPeer('ana');
    const [first, second] = [aRequisition(desk), aRequisition(desk)];
    const { id: person, application } = addedPerson(desk, { person: { name: 'Li' }, apply: { requisition: first } });
    const other = expectOk(applyTo(desk, { person, requisition: second })).id;
    const refused = (result: Result<unknown, Refusal>): Refusal | null => (result.ok ? null : result.error);
    expect(refused(editApplication(desk, application, { requisition: second }))).toEqual({
      type: 'AlreadyApplied',
      application: other,
    });
    expect(refused(releaseApplication(desk, application))).toEqual({ type: 'NothingChanged' });
    expectOk(cancelRequisition(desk, second));
    expect(refused(applyTo(desk, { person: aPerson(desk), requisition: second }))).toMatchObject({ type: 'WrongStatus' });
    const gone = aPerson(desk);
    expectOk(deletePersons(desk, [gone]));
    expect(refused(editPerson(desk, gone, { city: 'Wuhan' }))).toEqual({ type: 'PersonGone', id: gone });
    expect(refused(applyTo(desk, { person: gone, requisition: first }))).toEqual({ type: 'PersonGone', id: gone });
    expectOk(deleteRequisitions(desk, [first]));
    expect(refused(editRequisition(desk, first, { title: 'x' }))).toEqual({ type: 'RequisitionGone', id: first });
    expect(refused(setStep(desk, application, null))).toEqual({ type: 'ApplicationGone', id: application });
    expect(refused(restoreApplications(desk, [application]))).toEqual({ type: 'RequisitionGone', id: first });
    expect(refused(resolveConflict(desk, other, 'none'))).toEqual({ type: 'NoConflict', id: other });
    expect(refused(moveApplications(desk, [other, application], { stage: 'offer' }))).toEqual({
      type: 'ApplicationGone',
      id: application,
    });
    expect(desk.applications.byId.get(other)?.stage).toBe('screening');
  });
});

test('[M6] a tag both added and removed is there, and the same next action again is no change', () => {
  const { desk } = createPeer('ana');
  const person = aPerson(desk, { tags: ['night'] });
  const nothing = { ok: false, error: { type: 'NothingChanged' } };
  expect(tagPersons(desk, [person], { add: ['night'], remove: ['night'] })).toEqual(nothing);
  expect(desk.persons.byId.get(person)?.tags).toEqual(['night']);
  const next = { text: 'Call', dueOn: '2026-06-01' };
  expectOk(setNextAction(desk, [person], next));
  expect(setNextAction(desk, [person], next)).toEqual(nothing);
  expect(setNextAction(desk, [person], { ...next, dueOn: null }).ok).toBe(true);
});

test('[M4] a step is gone once the card has moved on, also when it comes back', () => {
  const { desk } = createPeer('ana');
  const id = anApplication(desk);
  expectOk(moveApplications(desk, [id], { stage: 'interview' }));
  expectOk(setStep(desk, id, 'scheduled'));
  expectOk(moveApplications(desk, [id], { stage: 'offer' }));
  expectOk(moveApplications(desk, [id], { stage: 'interview' }));
  expect(desk.applications.byId.get(id)?.step).toBe(null);
});

test('personal data stays out of the board, and contact details out of people', () => {
  const { desk, documents } = createPeer('ana');
  const requisition = aRequisition(desk);
  const { id, application } = addedPerson(desk, {
    person: { name: 'Zhuge' },
    contact: { phone: '138 0000 4321' },
    tags: ['night'],
    note: 'spoke',
    apply: { requisition },
  });
  expectOk(editContact(desk, id, { phone: '138 0000 8765', wechat: 'zhuge88' }));
  expectOk(editPerson(desk, id, { city: 'Wuhan' }));
  expectOk(setNextAction(desk, [id], { text: 'call', dueOn: null }));
  expectOk(claimApplication(desk, application));
  expectOk(editRequisition(desk, requisition, { department: 'Live' }));
  const text = (doc: Y.Doc): string => Buffer.from(Y.encodeStateAsUpdate(doc)).toString('utf8');
  for (const secret of ['Zhuge', 'night', 'spoke', 'Wuhan', 'call', '138 0000'])
    expect(text(documents.board)).not.toContain(secret);
  for (const secret of ['138 0000', 'zhuge88']) expect(text(documents.people)).not.toContain(secret);
  expect(text(documents.private)).toContain('138 0000 8765');
  expect(desk.peopleActivity.of(id).map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['person-added', 'contact-edited', 'person-edited', 'next-action']),
  );
});

test('[M2][M3] deleting and editing at once: the edit and the notes are there when the person is restored', () => {
  const peers = createPeers(2);
  const [ana, ben] = peers as [Peer, Peer];
  const id = expectOk(addPerson(ana.desk, { person: { name: 'Li' }, note: 'a' })).id;
  meet(peers);
  expectOk(deletePersons(ana.desk, [id]));
  expectOk(editPerson(ben.desk, id, { city: 'Wuhan' }));
  (ben.documents.people.getMap<Y.Map<unknown>>('persons').get(id)?.get('notes') as Y.Text).insert(1, 'b');
  meet(peers);
  expectOk(restorePersons(ben.desk, [id]));
  meet(peers);
  for (const { desk, documents } of peers) {
    expect(desk.persons.byId.get(id)).toMatchObject({ city: 'Wuhan', deletedAt: null });
    expect(documents.people.getMap<Y.Map<Y.Text>>('persons').get(id)?.get('notes')?.toJSON()).toBe('ab');
  }
});

test('[M6] half a surrogate pair is stored as what every other replica would read', () => {
  const peers = createPeers(2);
  const [ana, ben] = peers as [Peer, Peer];
  const id = expectOk(
    addPerson(ana.desk, { person: { name: 'Li\ud842', city: '\udfb7' }, tags: ['\ud800'], note: 'a\udc00' }),
  ).id;
  meet(peers);
  expect(ana.desk.persons.byId.get(id)).toMatchObject({ name: 'Li\ufffd', city: '\ufffd', tags: ['\ufffd'] });
  expect(ben.desk.persons.byId.get(id)).toEqual(ana.desk.persons.byId.get(id));
});
