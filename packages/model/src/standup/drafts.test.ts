/** What is offered under "done", from what somebody did. */
import { expect, test } from 'vitest';
import {
  acceptDraft,
  addLine,
  claimApplication,
  confirmRequisition,
  createRequisition,
  dismissDraft,
  draftsOf,
  moveApplications,
  setOutcome,
  setStep,
  standupOf,
  tickLine,
} from '../index.ts';
import type { Draft, DraftedFrom } from '../index.ts';
import { anApplication, expectOk } from '../testing/fixtures.ts';
import { aClock, createPeers, meet } from '../testing/peers.ts';
import type { Peer } from '../testing/peers.ts';

const day = '2026-05-20';

function twoPeople() {
  const clock = aClock();
  const [ana, ben] = createPeers(2, { clock, seed: 11 }) as [Peer, Peer];
  const drafts = (peer: Peer, more: Partial<DraftedFrom> = {}): readonly Draft[] =>
    draftsOf({
      desk: peer.desk,
      lines: standupOf(peer.documents.week).lines.byId.values(),
      user: peer.name,
      day,
      from: clock.now() - 8 * 3_600_000,
      until: clock.now(),
      ...more,
    });
  const said = (peer: Peer, more: Partial<DraftedFrom> = {}) => drafts(peer, more).map(({ key, count }) => [key, count]);
  return { clock, ana, ben, drafts, said };
}

const act = (peer: Peer, clock: { pass(ms: number): void }, what: (desk: Peer['desk']) => { ok: boolean }): void => {
  clock.pass(1_000);
  expect(what(peer.desk)).toMatchObject({ ok: true });
};

test('each kind of work is one line with what it was about, and only one’s own is offered', () => {
  const { ana, ben, clock, drafts, said } = twoPeople();
  const [li, han, mei] = ['Li', 'Han', 'Mei'].map((name) => anApplication(ana.desk, { name })) as [string, string, string];
  meet([ana, ben]);
  act(ben, clock, (desk) => claimApplication(desk, li));
  act(ben, clock, (desk) => moveApplications(desk, [li, han], { stage: 'interview' }));
  act(ben, clock, (desk) => setStep(desk, li, 'waiting-for-feedback'));
  act(ben, clock, (desk) => moveApplications(desk, [li], { stage: 'offer' }));
  act(ben, clock, (desk) => setOutcome(desk, [mei], { outcome: 'rejected', reason: 'rejected-skills' }));
  const { change, id } = expectOk(createRequisition(ben.desk, { title: 'Packer', headcount: 1, as: 'requested' }));
  expect(change.command).toBe('createRequisition');
  act(ben, clock, (desk) => confirmRequisition(desk, id));
  meet([ana, ben]);
  expect(said(ben)).toEqual([
    ['contacted', 1],
    ['moved:interview', 1],
    ['moved:offer', 1],
    ['step:waiting-for-feedback', 1],
    ['closed:rejected', 1],
    ['requisition:confirmed', 1],
    ['requisition:created', 1],
  ]);
  expect(drafts(ben)[2]?.links).toEqual([{ kind: 'application', id: li }]);
  expect(said(ana)[0]).toEqual(['added', 3]);
  expect(JSON.stringify(drafts(ben)) + JSON.stringify(drafts(ana))).not.toMatch(/Li|Han|Mei/);
});

test('what was taken back, or lies outside the span, is not offered', () => {
  const { ana, clock, said } = twoPeople();
  const li = anApplication(ana.desk);
  clock.pass(60_000);
  const start = clock.now();
  const moved = expectOk(moveApplications(ana.desk, [li], { stage: 'interview' }));
  ana.history.push(moved);
  expect(said(ana, { from: start - 1 })).toEqual([['moved:interview', 1]]);
  expect(said(ana, { from: start })).toEqual([]);
  expect(said(ana, { until: start - 1 }).some(([key]) => key === 'moved:interview')).toBe(false);
  ana.history.undo();
  expect(said(ana, { from: start - 1 })).toEqual([]);
});

test('what was accepted or dismissed is not offered again; more of the same, done later, is', () => {
  const { ana, clock, drafts, said } = twoPeople();
  const [li, han] = ['Li', 'Han'].map((name) => anApplication(ana.desk, { name })) as [string, string];
  act(ana, clock, (desk) => moveApplications(desk, [li], { stage: 'interview' }));
  const byKey = (key: string): Draft => {
    const draft = drafts(ana).find((each) => each.key === key);
    if (draft === undefined) throw new Error(`no draft ${key}`);
    return draft;
  };
  const accepted = expectOk(acceptDraft(ana.desk, day, byKey('moved:interview'), 'Moved on'));
  ana.history.push(accepted);
  expectOk(dismissDraft(ana.desk, day, byKey('added')));
  expect(said(ana).map(([key]) => key)).not.toContain('moved:interview');
  expect(said(ana).map(([key]) => key)).not.toContain('added');
  act(ana, clock, (desk) => moveApplications(desk, [han], { stage: 'interview' }));
  expect(byKey('moved:interview').links).toEqual([{ kind: 'application', id: han }]);
  ana.history.undo();
  expect(byKey('moved:interview').count).toBe(2);
});

test('tasks done, and plans of earlier days that were ticked, in the plan’s own words', () => {
  const { ana, clock, drafts, said } = twoPeople();
  const { id } = expectOk(addLine(ana.desk, { day: '2026-05-19', section: 'plan', text: 'Call Li' }));
  const today = expectOk(addLine(ana.desk, { day, section: 'plan', text: 'Rest' })).id;
  for (const each of [id, today]) expectOk(tickLine(ana.desk, each, true));
  const tasks = [
    { id: 't1', doneAt: clock.now() - 5, doneBy: 'ana' },
    { id: 't2', doneAt: clock.now() - 5, doneBy: 'ben' },
  ];
  expect(said(ana, { tasks })).toEqual([
    [`planned:${id}`, 1],
    ['task', 1],
  ]);
  const [planned] = drafts(ana) as [Draft];
  expectOk(acceptDraft(ana.desk, day, planned, planned.line?.text ?? ''));
  expect(said(ana)).toEqual([]);
  const [line] = [...standupOf(ana.documents.week).lines.byId.values()].filter(({ section }) => section === 'done');
  expect(line).toMatchObject({ text: 'Call Li', from: id, since: '2026-05-19' });
});

test('very many of a kind are one line that names the last ones', () => {
  const { ana, clock, drafts } = twoPeople();
  for (let count = 0; count < 25; count++) {
    clock.pass(1_000);
    anApplication(ana.desk);
  }
  const added = drafts(ana).find(({ kind }) => kind === 'added');
  expect([added?.count, added?.links.length]).toEqual([25, 20]);
});
