import { describe, expect, test } from 'vitest';
import {
  applyTo,
  clashesWith,
  deleteInterview,
  deletePersons,
  editInterview,
  interviewsOf,
  moveApplications,
  openDesk,
  problemsOf,
  scheduleInterview,
  setInterviewStatus,
} from '../index.ts';
import type { Interview } from '../index.ts';
import { aPerson, addedPerson, aRequisition, anApplication, expectOk, noteOf } from '../testing/fixtures.ts';
import { aClock, createPeer, createPeers, meet } from '../testing/peers.ts';
import type { Peer } from '../testing/peers.ts';

const [minute, day] = [60_000, 86_400_000];

describe('interviews', () => {
  test('[M6][M7] agreed, with the card at its step, told on the board; the next one is the next round; undone as one', () => {
    const clock = aClock();
    const { desk, history } = createPeer('ana', { clock });
    const id = anApplication(desk);
    expectOk(moveApplications(desk, [id], { stage: 'interview' }));
    const at = clock.now() + day;
    const made = expectOk(scheduleInterview(desk, { application: id, at, interviewers: ['ben', 'ana', 'ben'], place: ' 3F ' }));
    history.push(made.change);
    expect(interviewsOf(desk, id)).toMatchObject([
      {
        round: 1,
        type: 'on-site',
        at,
        minutes: 45,
        interviewers: ['ana', 'ben'],
        place: '3F',
        status: 'scheduled',
        createdBy: 'ana',
      },
    ]);
    expect(desk.applications.byId.get(id)?.step).toBe('scheduled');
    expect(noteOf(desk, id, 'interview-scheduled')).toMatchObject({
      kind: 'interview-scheduled',
      changes: [{ field: 'at', after: at }],
    });
    expectOk(scheduleInterview(desk, { application: id, at: at + day }));
    expect(interviewsOf(desk, id).map(({ round }) => round)).toEqual([1, 2]);
    history.undo();
    expect(interviewsOf(desk, id).map(({ round }) => round)).toEqual([2]);
    expect(desk.applications.byId.get(id)?.step).toBe(null);
    history.redo();
    expect(interviewsOf(desk, id)).toHaveLength(2);
  });

  test('moved to another time it keeps its record; two people who change the interviewers at once both count', () => {
    const peers = createPeers(2);
    const [ana, ben] = peers as [Peer, Peer];
    const application = anApplication(ana.desk);
    const at = ana.desk.now() + day;
    const { id } = expectOk(scheduleInterview(ana.desk, { application, at, interviewers: ['chen', 'dora'] }));
    meet(peers);
    ana.history.push(expectOk(editInterview(ana.desk, id, { at: at + day, interviewers: ['chen', 'dora', 'eve'] })));
    expectOk(editInterview(ben.desk, id, { interviewers: ['chen'], minutes: 60 }));
    meet(peers);
    for (const { desk } of peers)
      expect(desk.interviews.byId.get(id)).toMatchObject({
        at: at + day,
        minutes: 60,
        interviewers: ['chen', 'eve'],
        status: 'scheduled',
      });
    ana.history.undo();
    meet(peers);
    for (const { desk } of peers) expect(desk.interviews.byId.get(id)).toMatchObject({ at, minutes: 60, interviewers: ['chen'] });
  });

  test('[M6] what it became is dated; not before its day; attended, the card waits for feedback', () => {
    const clock = aClock();
    const { desk } = createPeer('ana', { clock });
    const application = anApplication(desk);
    expectOk(moveApplications(desk, [application], { stage: 'interview' }));
    const { id } = expectOk(scheduleInterview(desk, { application, at: clock.now() + day }));
    for (const early of ['attended', 'no-show'] as const)
      expect(setInterviewStatus(desk, id, early)).toEqual({ ok: false, error: { type: 'InFuture', field: 'interview' } });
    clock.pass(day + minute);
    expectOk(setInterviewStatus(desk, id, 'attended'));
    expect(desk.interviews.byId.get(id)).toMatchObject({ status: 'attended', statusAt: clock.now() });
    expect(desk.applications.byId.get(application)?.step).toBe('waiting-for-feedback');
    expectOk(setInterviewStatus(desk, id, 'scheduled'));
    expect(desk.interviews.byId.get(id)).toMatchObject({ status: 'scheduled', statusAt: null });
    expectOk(deleteInterview(desk, id));
    expect(setInterviewStatus(desk, id, 'no-show')).toEqual({ ok: false, error: { type: 'InterviewGone', id } });
  });

  test('[M6] bad fields are refused by name', () => {
    const { desk } = createPeer('ana');
    const application = anApplication(desk);
    const refusal = (fields: object): unknown => {
      const result = scheduleInterview(desk, { application, at: desk.now(), ...fields });
      return result.ok ? null : result.error;
    };
    expect(refusal({ application: 'nobody' })).toEqual({ type: 'ApplicationGone', id: 'nobody' });
    expect(refusal({ at: 'soon' })).toMatchObject({ type: 'NumberOutOfRange', field: 'at' });
    expect(refusal({ minutes: 1 })).toMatchObject({ type: 'NumberOutOfRange', field: 'minutes' });
    expect(refusal({ round: 1.5 })).toMatchObject({ type: 'NumberOutOfRange', field: 'round' });
    expect(refusal({ type: 'seance' })).toEqual({ type: 'SettingGone', id: 'seance' });
    expect(refusal({ interviewers: ['ana', 7] })).toEqual({ type: 'MemberGone', id: '' });
    expect(refusal({ interviewers: 'ana' })).toMatchObject({ type: 'NumberOutOfRange', field: 'interviewers' });
    expect(refusal({ place: 'x'.repeat(501) })).toMatchObject({ type: 'TextTooLong', field: 'place' });
    expect(desk.interviews.byId.size).toBe(0);
  });

  test('an interviewer who may not write the board agrees on interviews all the same', () => {
    const clock = aClock();
    const { documents, desk } = createPeer('ana', { clock });
    const application = anApplication(desk);
    expectOk(moveApplications(desk, [application], { stage: 'interview' }));
    const interviewer = openDesk(documents, { user: 'ivo', now: clock.now, writable: (kind) => kind === 'interviews' });
    const { id } = expectOk(scheduleInterview(interviewer, { application, at: clock.now() }));
    expectOk(setInterviewStatus(interviewer, id, 'attended'));
    expect([desk.interviews.byId.get(id)?.status, desk.applications.byId.get(application)?.step]).toEqual(['attended', null]);
  });

  test('[M7] an application in which a colleague has put an interview stays when its entry is undone', () => {
    const peers = createPeers(2);
    const [ana, ben] = peers as [Peer, Peer];
    const person = aPerson(ana.desk, { person: { name: 'Wu' } });
    const made = expectOk(applyTo(ana.desk, { person, requisition: aRequisition(ana.desk) }));
    ana.history.push(made.change);
    meet(peers);
    const interview = expectOk(scheduleInterview(ben.desk, { application: made.id, at: ben.desk.now() })).id;
    meet(peers);
    expect(ana.history.undo()?.kept).toMatchObject([{ kind: 'application', id: made.id }]);
    expect(ana.desk.applications.byId.get(made.id)?.deletedAt).toBe(null);
    expectOk(deleteInterview(ben.desk, interview));
  });
});

describe('clashes', () => {
  test('with the interviewers and the candidate, not with what is over, called off, next to it or of deleted people', () => {
    const { desk } = createPeer('ana');
    const requisition = aRequisition(desk);
    const [li, wu] = ['Li', 'Wu'].map((name) => addedPerson(desk, { person: { name }, apply: { requisition } })) as [
      ReturnType<typeof addedPerson>,
      ReturnType<typeof addedPerson>,
    ];
    const at = desk.now() + day;
    const plan = (application: string, minutes: number, interviewers: string[]): string =>
      expectOk(scheduleInterview(desk, { application, at: at + minutes * minute, minutes: 30, interviewers })).id;
    const first = plan(li.application, 0, ['ben', 'chen']);
    const off = plan(li.application, 0, ['ben']);
    expectOk(setInterviewStatus(desk, off, 'cancelled-by-company'));
    const clashes = (fields: { from: number; interviewers?: string[]; person?: string; except?: string }) =>
      clashesWith(desk, {
        ...{ at: at + fields.from * minute, minutes: 30, interviewers: fields.interviewers ?? [], person: fields.person ?? null },
        ...(fields.except !== undefined && { except: fields.except }),
      }).map(({ interview, interviewers, candidate }) => [interview.id, interviewers, candidate]);
    expect(clashes({ from: 29, interviewers: ['ben', 'eve'] })).toEqual([[first, ['ben'], false]]);
    expect(clashes({ from: 30, interviewers: ['ben'] })).toEqual([]);
    expect(clashes({ from: -30, interviewers: ['ben'] })).toEqual([]);
    expect(clashes({ from: 10, person: li.id })).toEqual([[first, [], true]]);
    expect(clashes({ from: 10, interviewers: ['eve'], person: wu.id })).toEqual([]);
    expect(clashes({ from: 0, interviewers: ['ben'], except: first })).toEqual([]);
    expectOk(deletePersons(desk, [li.id]));
    expect(clashes({ from: 0, interviewers: ['ben'] })).toEqual([]);
  });

  test('[M11] two people book one interviewer at once: found on both, until one is moved', () => {
    const peers = createPeers(2);
    const [ana, ben] = peers as [Peer, Peer];
    const requisition = aRequisition(ana.desk);
    const applications = ['Li', 'Wu'].map((name) => anApplication(ana.desk, { name, requisition }));
    meet(peers);
    const at = ana.desk.now() + day;
    const ids = [ana, ben].map(
      ({ desk }, index) =>
        expectOk(
          scheduleInterview(desk, { application: applications[index] as string, at: at + index * minute, interviewers: ['eve'] }),
        ).id,
    );
    meet(peers);
    for (const { desk } of peers)
      expect(problemsOf(desk)).toEqual([{ type: 'InterviewerDoubleBooked', interviewer: 'eve', interviews: ids }]);
    expectOk(editInterview(ben.desk, ids[1] ?? '', { at: at + 45 * minute }));
    meet(peers);
    for (const { desk } of peers) expect(problemsOf(desk)).toEqual([]);
    expect((ana.desk.interviews.byId.get(ids[1] ?? '') as Interview).at).toBe(at + 45 * minute);
  });
});
