import { describe, expect, test } from 'vitest';
import {
  addPerson,
  chooseOpening,
  clearKeyDate,
  deleteApplications,
  editApplication,
  keyDateOf,
  moveApplications,
  noteKeyDate,
  problemsOf,
  reopenApplications,
  setOutcome,
  setStep,
  standingDateOf,
  takenOpenings,
} from '../index.ts';
import type { Application, Desk, KeyDateKind } from '../index.ts';
import { aRequisition, anApplication, expectOk, noteOf } from '../testing/fixtures.ts';
import { aClock, createPeer, createPeers, meet } from '../testing/peers.ts';
import type { Clock, Peer } from '../testing/peers.ts';

const [minute, day] = [60_000, 86_400_000];

/** Somebody at a desk with one application in a stage. */
function aCard(stage: 'screening' | 'interview' | 'offer' | 'onboarding'): Peer & { id: string; clock: Clock } {
  const clock = aClock();
  const peer = createPeer('ana', { clock });
  const id = anApplication(peer.desk);
  if (stage !== 'screening') expectOk(moveApplications(peer.desk, [id], { stage }));
  return { ...peer, id, clock };
}
const the = (desk: Desk, id: string): Application => desk.applications.byId.get(id) as Application;
const kindsOf = (desk: Desk, id: string): readonly KeyDateKind[] => the(desk, id).keyDates.map(({ kind }) => kind);

describe('noting when something happened to an offer', () => {
  test('[M6] back-dated, by whom and when it was noted; the step follows; noted as activity; undone as one', () => {
    const { desk, history, id, clock } = aCard('offer');
    const at = clock.now() - 3 * day;
    history.push(expectOk(noteKeyDate(desk, id, { kind: 'offer-sent', at })));
    expect(keyDateOf(the(desk, id), 'offer-sent')).toMatchObject({ at, on: null, notedAt: clock.now(), by: 'ana' });
    expect(the(desk, id).step).toBe('sent');
    expect(noteOf(desk, id, 'key-date')).toMatchObject({
      kind: 'key-date',
      changes: [
        { field: 'offer-sent', before: null, after: at },
        { field: 'step', before: null, after: 'sent' },
      ],
    });
    expect(history.undo()?.kept).toEqual([]);
    expect([the(desk, id).keyDates, the(desk, id).step]).toEqual([[], null]);
    history.redo();
    expect([kindsOf(desk, id), the(desk, id).step]).toEqual([['offer-sent'], 'sent']);
  });

  test('[M6] what lies ahead, what is no day, no kind or nothing new is refused', () => {
    const { desk, id, clock } = aCard('offer');
    const refused = (fields: unknown): unknown => {
      const result = noteKeyDate(desk, id, fields as never);
      return result.ok ? null : result.error;
    };
    expect(refused({ kind: 'offer-sent', at: clock.now() + 1 })).toEqual({ type: 'InFuture', field: 'offer-sent' });
    expect(refused({ kind: 'start-planned', at: clock.now() })).toEqual({ type: 'DayMissing', field: 'start-planned' });
    expect(refused({ kind: 'start-planned', at: clock.now(), on: '2026-02-30' })).toMatchObject({ type: 'DayUnreadable' });
    expect(refused({ kind: 'married', at: 0 })).toEqual({ type: 'SettingGone', id: 'married' });
    expect(refused({ kind: 'arrived', at: Number.NaN })).toMatchObject({ type: 'NumberOutOfRange', field: 'arrived' });
    const sent = { kind: 'offer-sent', at: clock.now() } as const;
    expectOk(noteKeyDate(desk, id, sent));
    expect(refused(sent)).toEqual({ type: 'NothingChanged' });
    expect(clearKeyDate(desk, id, 'nothing')).toEqual({ ok: false, error: { type: 'KeyDateGone', id: 'nothing' } });
    expectOk(deleteApplications(desk, [id]));
    expect(refused({ kind: 'arrived', at: 0 })).toEqual({ type: 'ApplicationGone', id });
  });

  test('a start is planned and postponed: each plan is a fact of its own time, and taking the last back leaves the first', () => {
    const { desk, id, clock } = aCard('onboarding');
    for (const on of ['2026-06-01', '2026-06-08']) {
      clock.pass(day);
      expectOk(noteKeyDate(desk, id, { kind: 'start-planned', at: clock.now(), on }));
    }
    expect(keyDateOf(the(desk, id), 'start-planned')?.on).toBe('2026-06-08');
    expect(noteKeyDate(desk, id, { kind: 'start-planned', at: clock.now(), on: '2026-06-08' }).ok).toBe(false);
    expectOk(clearKeyDate(desk, id, keyDateOf(the(desk, id), 'start-planned')?.id ?? ''));
    expect(keyDateOf(the(desk, id), 'start-planned')?.on).toBe('2026-06-01');
  });

  test('a corrected date counts instead of the first; taken back, none of that kind is left', () => {
    const { desk, id, clock } = aCard('offer');
    expectOk(setStep(desk, id, 'accepted'));
    clock.pass(minute);
    const at = clock.now() - 2 * day;
    expectOk(noteKeyDate(desk, id, { kind: 'offer-accepted', at }));
    expect(keyDateOf(the(desk, id), 'offer-accepted')?.at).toBe(at);
    expectOk(clearKeyDate(desk, id, keyDateOf(the(desk, id), 'offer-accepted')?.id ?? ''));
    expect(keyDateOf(the(desk, id), 'offer-accepted')).toBe(null);
  });
});

describe('steps and outcomes date themselves', () => {
  test.each([
    ['offer', 'sent', 'offer-sent'],
    ['offer', 'accepted', 'offer-accepted'],
    ['offer', 'declined', 'offer-declined'],
    ['onboarding', 'arrived', 'arrived'],
  ] as const)('[M6][M7] in %s, %s is %s, and one undo takes both back', (stage, step, kind) => {
    const { desk, history, id, clock } = aCard(stage);
    history.push(expectOk(setStep(desk, id, step)));
    expect(the(desk, id).keyDates).toMatchObject([{ kind, at: clock.now(), by: 'ana' }]);
    expect(history.undo()?.kept).toEqual([]);
    expect([the(desk, id).step, the(desk, id).keyDates]).toEqual([null, []]);
  });

  test('[M6] a date that is noted stays as it is', () => {
    const { desk, id, clock } = aCard('offer');
    const at = clock.now() - day;
    expectOk(noteKeyDate(desk, id, { kind: 'offer-accepted', at }));
    expectOk(setStep(desk, id, 'to-approve'));
    expectOk(setStep(desk, id, 'accepted'));
    expect(the(desk, id).keyDates).toMatchObject([{ kind: 'offer-accepted', at }]);
  });

  test('a step taken back by the same person within five minutes takes its date back, later or by others it stays', () => {
    const { desk, id, clock } = aCard('offer');
    expectOk(setStep(desk, id, 'sent'));
    clock.pass(minute);
    expectOk(setStep(desk, id, 'accepted'));
    expect(kindsOf(desk, id)).toEqual(['offer-sent', 'offer-accepted']);
    expectOk(setStep(desk, id, 'declined'));
    expect(kindsOf(desk, id)).toEqual(['offer-sent', 'offer-declined']);
    clock.pass(5 * minute + 1);
    expectOk(setStep(desk, id, null));
    expect(kindsOf(desk, id)).toEqual(['offer-sent', 'offer-declined']);

    const peers = createPeers(2);
    const [ana, ben] = peers as [Peer, Peer];
    const other = anApplication(ana.desk);
    expectOk(moveApplications(ana.desk, [other], { stage: 'onboarding' }));
    expectOk(setStep(ana.desk, other, 'arrived'));
    meet(peers);
    expectOk(setStep(ben.desk, other, 'due'));
    expect(kindsOf(ben.desk, other)).toEqual(['arrived']);
  });

  test('[M7] who joined has arrived; reopened at once it was a slip; undo takes outcome and date back', () => {
    const { desk, history, id, clock } = aCard('onboarding');
    history.push(expectOk(setOutcome(desk, [id], { outcome: 'joined', reason: null })));
    expect(kindsOf(desk, id)).toEqual(['arrived']);
    history.undo();
    expect([the(desk, id).outcome, kindsOf(desk, id)]).toEqual([null, []]);
    for (const back of [() => reopenApplications(desk, [id]), () => moveApplications(desk, [id], { stage: 'onboarding' })]) {
      expectOk(setOutcome(desk, [id], { outcome: 'joined', reason: null }));
      clock.pass(minute);
      expectOk(back());
      expect([the(desk, id).outcome, kindsOf(desk, id)]).toEqual([null, []]);
    }
  });

  test('who withdraws after accepting reneges; whom the team rejects after an offer, it rescinds; before an offer neither', () => {
    const withdrawn = { outcome: 'withdrawn', reason: 'withdrawn-salary' } as const;
    const rejected = { outcome: 'rejected', reason: 'rejected-salary' } as const;
    const ends = (steps: readonly ('sent' | 'accepted' | 'declined')[], end: typeof withdrawn | typeof rejected) => {
      const { desk, id, clock } = aCard('offer');
      for (const step of steps) {
        clock.pass(minute);
        expectOk(setStep(desk, id, step));
      }
      clock.pass(day);
      expectOk(setOutcome(desk, [id], end));
      return kindsOf(desk, id).at(-1) ?? null;
    };
    expect(ends(['sent', 'accepted'], withdrawn)).toBe('reneged');
    expect(ends(['sent'], withdrawn)).toBe('offer-sent');
    expect(ends([], withdrawn)).toBe(null);
    expect(ends(['sent'], rejected)).toBe('offer-rescinded');
    expect(ends(['accepted'], rejected)).toBe('offer-rescinded');
    expect(ends(['sent', 'declined'], rejected)).toBe('offer-declined');
    expect(ends([], rejected)).toBe(null);
  });

  test('who reneged takes no opening any more, and accepting again stands again', () => {
    const { desk, id, clock } = aCard('onboarding');
    const { requisition } = the(desk, id);
    for (const kind of ['offer-accepted', 'reneged', 'offer-accepted'] as const) {
      clock.pass(day);
      expectOk(noteKeyDate(desk, id, { kind, at: clock.now() }));
      const stands = kind === 'offer-accepted';
      expect(standingDateOf(the(desk, id), 'offer-accepted') !== null).toBe(stands);
      expect(takenOpenings(desk, requisition)).toBe(stands ? 1 : 0);
      expect(desk.requisitions.byId.get(requisition)?.status).toBe('confirmed');
    }
  });
});

describe('the opening that an acceptance fills', () => {
  test('[M6][M7] is one of its requisition that is wanted; noted, undone, and given up with the requisition', () => {
    const { desk, history } = createPeer('ana');
    const [requisition, other] = [aRequisition(desk, { headcount: 2 }), aRequisition(desk)];
    const id = anApplication(desk, { requisition });
    for (const wrong of [`${other}-1`, `${requisition}-3`, 'nothing'])
      expect(chooseOpening(desk, id, wrong)).toEqual({ ok: false, error: { type: 'OpeningGone', id: wrong } });
    history.push(expectOk(chooseOpening(desk, id, `${requisition}-2`)));
    expect(the(desk, id).opening).toBe(`${requisition}-2`);
    expect(noteOf(desk, id, 'opening')).toMatchObject({ kind: 'opening', changes: [{ before: null, after: 2 }] });
    history.undo();
    expect(the(desk, id).opening).toBe(null);
    history.redo();
    expectOk(editApplication(desk, id, { requisition: other }));
    expect(the(desk, id).opening).toBe(null);
  });

  test('[M11] two who were said to fill the same one are found once both take it, on every replica', () => {
    const peers = createPeers(2);
    const [ana, ben] = peers as [Peer, Peer];
    const requisition = aRequisition(ana.desk, { headcount: 2 });
    const ids = ['Li', 'Wu'].map(
      (name) => expectOk(addPerson(ana.desk, { person: { name }, apply: { requisition } })).application ?? '',
    );
    meet(peers);
    [ana, ben].forEach(({ desk }, index) => {
      const id = ids[index] as string;
      expectOk(moveApplications(desk, [id], { stage: 'offer' }));
      expectOk(chooseOpening(desk, id, `${requisition}-1`));
    });
    meet(peers);
    expect(problemsOf(ana.desk)).toEqual([]);
    for (const id of ids) expectOk(setStep(ana.desk, id, 'accepted'));
    meet(peers);
    for (const { desk } of peers)
      expect(problemsOf(desk)).toEqual([
        { type: 'OpeningFilledTwice', opening: `${requisition}-1`, applications: ids.toSorted() },
      ]);
    expectOk(chooseOpening(ben.desk, ids[1] ?? '', null));
    expect(problemsOf(ben.desk)).toEqual([]);
  });
});

describe('two people at once', () => {
  test('[M2] one postpones the start offline while the other notes the arrival: both are there; each undoes their own', () => {
    const peers = createPeers(2);
    const [ana, ben] = peers as [Peer, Peer];
    const id = anApplication(ana.desk);
    expectOk(moveApplications(ana.desk, [id], { stage: 'onboarding' }));
    meet(peers);
    const at = ana.desk.now();
    ana.history.push(expectOk(noteKeyDate(ana.desk, id, { kind: 'start-planned', at, on: '2026-06-08' })));
    ben.history.push(expectOk(noteKeyDate(ben.desk, id, { kind: 'arrived', at })));
    meet(peers);
    for (const { desk } of peers) {
      expect([...kindsOf(desk, id)].sort()).toEqual(['arrived', 'start-planned']);
      expect(the(desk, id).step).toBe('arrived');
    }
    expect(ana.history.undo()?.kept).toEqual([]);
    meet(peers);
    for (const { desk } of peers) expect(kindsOf(desk, id)).toEqual(['arrived']);
  });
});
