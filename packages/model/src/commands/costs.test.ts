import { describe, expect, test } from 'vitest';
import { addCost, deleteCost, editCost, leftOf, refundCost, refundsOf, setProfile, setTargets, targetsOf } from '../index.ts';
import type { Refusal, Result } from '../index.ts';
import { aRequisition, anApplication, expectOk } from '../testing/fixtures.ts';
import { createPeer, createPeers, meet } from '../testing/peers.ts';
import type { Peer } from '../testing/peers.ts';

const refusal = (result: Result<unknown, Refusal>): Refusal | null => (result.ok ? null : result.error);

describe('the ledger', () => {
  test('[M6][M7] an entry is added with what is known, and undone', () => {
    const { desk, history } = createPeer('ana');
    const made = expectOk(
      addCost(desk, { kind: 'one-off', amount: 1999.99, on: '2026-05-02', channel: 'job-site', note: ' Fair ' }),
    );
    history.push(made.change);
    expect(desk.costs.byId.get(made.id)).toMatchObject({
      ...{ kind: 'one-off', amount: 1999.99, on: '2026-05-02', until: null, channel: 'job-site', requisition: null },
      ...{ note: 'Fair', refundOf: null, createdBy: 'ana', createdAt: desk.now() },
    });
    expect([...desk.boardActivity.all, ...desk.peopleActivity.all]).toEqual([]);
    history.undo();
    expect(desk.costs.byId.get(made.id)?.deletedAt).not.toBe(null);
  });

  test('[M6] amounts are positive and in whole fen; each kind needs its days; whom it names must be there', () => {
    const { desk } = createPeer('ana');
    const add = (fields: object): Refusal | null =>
      refusal(addCost(desk, { kind: 'one-off', amount: 10, on: '2026-05-02', ...fields } as never));
    for (const amount of [0, -5, 1.005, 0.001, Number.NaN, Infinity, '12', null, 1e12])
      expect(add({ amount })).toMatchObject({ type: 'NumberOutOfRange', field: 'amount' });
    for (const amount of [0.01, 0.07, 1.1, 1999.99, 8.29, 1_234_567.89]) expect(add({ amount })).toBe(null);
    expect(add({ on: null })).toEqual({ type: 'DayMissing', field: 'on' });
    expect(add({ on: '2026-13-01' })).toMatchObject({ type: 'DayUnreadable', field: 'on' });
    expect(add({ kind: 'package' })).toEqual({ type: 'DayMissing', field: 'until' });
    expect(add({ kind: 'package', until: '2026-05-01' })).toEqual({
      type: 'DaysOutOfOrder',
      from: '2026-05-02',
      until: '2026-05-01',
    });
    expect(add({ kind: 'package', until: '2026-05-02' })).toBe(null);
    expect(add({ kind: 'referral-bonus', on: null })).toBe(null);
    expect(add({ kind: 'bribe' })).toEqual({ type: 'SettingGone', id: 'bribe' });
    expect(add({ channel: 'pigeon' })).toEqual({ type: 'SettingGone', id: 'pigeon' });
    expect(add({ requisition: 'none' })).toEqual({ type: 'RequisitionGone', id: 'none' });
    expect(add({ kind: 'referral-bonus', application: 'none' })).toEqual({ type: 'ApplicationGone', id: 'none' });
    expect(add({ requisition: aRequisition(desk) })).toBe(null);
  });

  test('[M6] corrected field by field: a package that becomes a single cost has no last day any more', () => {
    const { desk, history } = createPeer('ana');
    const application = anApplication(desk);
    const { id } = expectOk(addCost(desk, { kind: 'package', amount: 3000, on: '2026-05-01', until: '2026-05-31' }));
    history.push(expectOk(editCost(desk, id, { kind: 'one-off' })));
    expect(desk.costs.byId.get(id)).toMatchObject({ kind: 'one-off', until: null, on: '2026-05-01' });
    history.undo();
    expect(desk.costs.byId.get(id)).toMatchObject({ kind: 'package', until: '2026-05-31' });
    expect(refusal(editCost(desk, id, { until: '2026-04-01' }))?.type).toBe('DaysOutOfOrder');
    expectOk(editCost(desk, id, { kind: 'referral-bonus', application, on: null }));
    expect(desk.costs.byId.get(id)).toMatchObject({ kind: 'referral-bonus', application, on: null, until: null });
    expect(refusal(editCost(desk, id, { amount: 3000 }))).toEqual({ type: 'NothingChanged' });
  });

  test('[M6][M7] a refund names its entry, is negative, counts for its channel, and is never more than what is left', () => {
    const { desk, history } = createPeer('ana');
    const { id } = expectOk(
      addCost(desk, { kind: 'package', amount: 100.1, on: '2026-05-01', until: '2026-05-31', channel: 'agency' }),
    );
    const made = expectOk(refundCost(desk, id, { amount: 40.05, on: '2026-05-20', note: 'early end' }));
    history.push(made.change);
    expect(desk.costs.byId.get(made.id)).toMatchObject({
      ...{ kind: 'one-off', amount: -40.05, on: '2026-05-20', refundOf: id, channel: 'agency', note: 'early end' },
    });
    expect(leftOf(desk, { id, amount: 100.1 })).toBe(60.05);
    expect(refusal(refundCost(desk, id, { amount: 60.06, on: '2026-05-21' }))).toMatchObject({
      type: 'NumberOutOfRange',
      most: 60.05,
    });
    expect(refusal(refundCost(desk, id, { amount: 5, on: '' }))).toEqual({ type: 'DayMissing', field: 'on' });
    expect(refusal(refundCost(desk, made.id, { amount: 5, on: '2026-05-21' }))).toEqual({ type: 'CostGone', id: made.id });
    expectOk(editCost(desk, made.id, { amount: 100.1 }));
    expect(desk.costs.byId.get(made.id)?.amount).toBe(-100.1);
    expect(refusal(editCost(desk, made.id, { amount: 100.11 }))).toMatchObject({ type: 'NumberOutOfRange', most: 100.1 });
    history.push(expectOk(deleteCost(desk, id)));
    expect(refundsOf(desk, id)).toEqual([]);
    history.undo();
    expect(refundsOf(desk, id)).toHaveLength(1);
  });

  test('[M2] two people correct different things of one entry at once', () => {
    const peers = createPeers(2);
    const [ana, ben] = peers as [Peer, Peer];
    const { id } = expectOk(addCost(ana.desk, { kind: 'one-off', amount: 10, on: '2026-05-01' }));
    meet(peers);
    expectOk(editCost(ana.desk, id, { amount: 12.5 }));
    expectOk(editCost(ben.desk, id, { note: 'Poster' }));
    meet(peers);
    for (const { desk } of peers) expect(desk.costs.byId.get(id)).toMatchObject({ amount: 12.5, note: 'Poster' });
  });
});

test('[M6][M7] targets and capacities are set within their ranges, and undone', () => {
  const { desk, history } = createPeer('ana');
  history.push(expectOk(setTargets(desk, { cycleDays: 25.5, arrivalRate: 0.85, graceDays: 0 })));
  expect(targetsOf(desk)).toEqual({ cycleDays: 25.5, arrivalRate: 0.85, costPerHire: 5000, graceDays: 0, capacity: 20 });
  for (const [field, value] of Object.entries({ cycleDays: 0, arrivalRate: 1.01, costPerHire: -1, graceDays: 1.5, capacity: 0 }))
    expect(refusal(setTargets(desk, { [field]: value }))).toMatchObject({ type: 'NumberOutOfRange', field });
  expect(refusal(setTargets(desk, { arrivalRate: 0.85 }))).toEqual({ type: 'NothingChanged' });
  history.undo();
  expect(targetsOf(desk).cycleDays).toBe(30);
  expectOk(setProfile(desk, 'ben', { capacity: 12.5 }));
  expect(desk.members.byId.get('ben')?.capacity).toBe(12.5);
  expect(refusal(setProfile(desk, 'ben', { capacity: 0 }))).toMatchObject({ type: 'NumberOutOfRange', field: 'capacity' });
  expectOk(setProfile(desk, 'ben', { capacity: null }));
  expect(desk.members.byId.get('ben')?.capacity ?? null).toBe(null);
});
