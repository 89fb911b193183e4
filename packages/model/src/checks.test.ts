import { describe, expect, test } from 'vitest';
import {
  applyTo,
  cancelRequisition,
  deleteApplications,
  deletePersons,
  deleteRequisitions,
  moveApplications,
  problemsOf,
  restorePersons,
  setHeadcount,
  setOutcome,
  setStep,
  takenOpenings,
} from './index.ts';
import { aRequisition, addedPerson, expectOk } from './testing/fixtures.ts';
import { createPeers, meet } from './testing/peers.ts';
import type { Peer } from './testing/peers.ts';

describe('[M11] what no document can forbid', () => {
  test('two people each fill the last opening without seeing each other: found on both sides after they meet, gone once resolved', () => {
    const peers = createPeers(2);
    const [ana, ben] = peers as [Peer, Peer];
    const requisition = aRequisition(ana.desk, { headcount: 1 });
    const [li, wu] = ['Li', 'Wu'].map(
      (name) => addedPerson(ana.desk, { person: { name }, apply: { requisition } }).application,
    ) as [string, string];
    meet(peers);
    expectOk(moveApplications(ana.desk, [li], { stage: 'onboarding' }));
    expectOk(moveApplications(ben.desk, [wu], { stage: 'offer' }));
    expectOk(setStep(ben.desk, wu, 'accepted'));
    expect([problemsOf(ana.desk), problemsOf(ben.desk)]).toEqual([[], []]);
    meet(peers);
    for (const { desk } of peers)
      expect(problemsOf(desk)).toEqual([{ type: 'HeadcountExceeded', requisition, headcount: 1, taken: 2 }]);
    expectOk(setHeadcount(ben.desk, requisition, 2));
    meet(peers);
    for (const { desk } of peers) expect(problemsOf(desk)).toEqual([]);
  });

  test('taken are: joined, in onboarding but not missing, an accepted offer; nothing else', () => {
    const [{ desk }] = createPeers(1) as [Peer];
    const requisition = aRequisition(desk, { headcount: 1 });
    const add = (): string => addedPerson(desk, { person: { name: 'P' }, apply: { requisition } }).application;
    const [screening, offer, accepted, due, missing, joined, rejected] = [
      add(),
      add(),
      add(),
      add(),
      add(),
      add(),
      add(),
    ] as const;
    expect(screening).toBeTruthy();
    expectOk(moveApplications(desk, [offer, accepted], { stage: 'offer' }));
    expectOk(setStep(desk, accepted, 'accepted'));
    expectOk(moveApplications(desk, [due, missing, joined, rejected], { stage: 'onboarding' }));
    expectOk(setStep(desk, missing, 'no-show'));
    expectOk(setOutcome(desk, [joined], { outcome: 'joined', reason: null }));
    expectOk(setOutcome(desk, [rejected], { outcome: 'no-show', reason: 'no-show-unreachable' }));
    expect(takenOpenings(desk, requisition)).toBe(3);
    expect(desk.requisitions.byId.get(requisition)?.status).toBe('filled');
    expectOk(cancelRequisition(desk, requisition));
    expect(problemsOf(desk)).toEqual([]);
  });

  test('a card that was deleted takes no head any more', () => {
    const [{ desk }] = createPeers(1) as [Peer];
    const requisition = aRequisition(desk, { headcount: 1 });
    const { application } = addedPerson(desk, { person: { name: 'P' }, apply: { requisition } });
    expectOk(moveApplications(desk, [application], { stage: 'onboarding' }));
    expect(desk.requisitions.byId.get(requisition)?.status).toBe('filled');
    expectOk(deleteApplications(desk, [application]));
    expect([takenOpenings(desk, requisition), desk.requisitions.byId.get(requisition)?.status]).toEqual([0, 'confirmed']);
  });

  test('one person entered twice for one requisition by two people is found', () => {
    const peers = createPeers(2);
    const [ana, ben] = peers as [Peer, Peer];
    const [first, requisition] = [aRequisition(ana.desk), aRequisition(ana.desk)];
    const person = addedPerson(ana.desk, { person: { name: 'Li' }, apply: { requisition: first } }).id;
    meet(peers);
    const made = peers.map(({ desk }) => expectOk(applyTo(desk, { person, requisition })).id);
    expect(applyTo(ben.desk, { person, requisition })).toMatchObject({ ok: false, error: { type: 'AlreadyApplied' } });
    meet(peers);
    for (const { desk } of peers)
      expect(problemsOf(desk)).toEqual([{ type: 'AppliedTwice', person, requisition, applications: [...made].sort() }]);
  });

  test('a card made for a person or a requisition that a colleague deleted meanwhile is found, until one or the other is settled', () => {
    const peers = createPeers(2);
    const [ana, ben] = peers as [Peer, Peer];
    const [first, second, third] = [aRequisition(ana.desk), aRequisition(ana.desk), aRequisition(ana.desk)];
    const li = addedPerson(ana.desk, { person: { name: 'Li' }, apply: { requisition: first } }).id;
    meet(peers);
    expectOk(deletePersons(ana.desk, [li]));
    expectOk(deleteRequisitions(ana.desk, [third]));
    const toSecond = expectOk(applyTo(ben.desk, { person: li, requisition: second })).id;
    const { id: wu, application: toThird } = addedPerson(ben.desk, { person: { name: 'Wu' }, apply: { requisition: third } });
    expect([problemsOf(ana.desk), problemsOf(ben.desk)]).toEqual([[], []]);
    meet(peers);
    const ofLi = { type: 'BelongsToDeleted', application: toSecond, person: li, requisition: second, deleted: 'person' };
    const ofWu = { type: 'BelongsToDeleted', application: toThird, person: wu, requisition: third, deleted: 'requisition' };
    for (const { desk } of peers) {
      expect(problemsOf(desk)).toHaveLength(2);
      expect(problemsOf(desk)).toEqual(expect.arrayContaining([ofLi, ofWu]));
    }
    expectOk(restorePersons(ben.desk, [li]));
    expect(problemsOf(ben.desk)).toEqual([ofWu]);
    expectOk(deleteApplications(ben.desk, [toThird]));
    expect(problemsOf(ben.desk)).toEqual([]);
  });
});
