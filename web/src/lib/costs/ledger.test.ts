import { expect, test } from 'vitest';
import type { Cost } from '@muster/model';
import { daysOf, ledgerRows, recognisedBy, totalsByChannel, totalsByMonth } from './ledger.ts';

let made = 0;
const cost = (fields: Partial<Cost>): Cost => ({
  ...{ id: `c${made++}`, kind: 'one-off', amount: 100, on: '2026-05-10', until: null, channel: null },
  ...{
    requisition: null,
    application: null,
    refundOf: null,
    note: '',
    createdAt: 0,
    createdBy: 'ana',
    deletedAt: null,
    sample: false,
  },
  ...fields,
});

test('a package counts evenly by day over its validity, both ends included; anything else on its day', () => {
  const half = cost({ kind: 'package', amount: 3100, on: '2026-05-17', until: '2026-06-16' });
  expect(daysOf(half)).toBe(31);
  expect([recognisedBy(half, '2026-05-16'), recognisedBy(half, '2026-05-17'), recognisedBy(half, '2026-05-31')]).toEqual([
    0, 100, 1500,
  ]);
  expect(recognisedBy(half, '2027-01-01')).toBe(3100);
  expect([recognisedBy(cost({}), '2026-05-09'), recognisedBy(cost({}), '2026-05-10')]).toEqual([0, 100]);
  expect(recognisedBy(cost({ kind: 'referral-bonus', on: null }), '2026-12-31')).toBe(0);
});

test('months have no gaps and end today; refunds are negative; internal work stands apart', () => {
  const costs = [
    cost({ kind: 'package', amount: 6200, on: '2026-03-20', until: '2026-05-20' }), // 62 days, 100 each
    cost({ amount: -0.1, on: '2026-05-02' }),
    cost({ amount: 0.3, on: '2026-05-03' }),
    cost({ kind: 'internal', amount: 50, on: '2026-03-31' }),
    cost({ amount: 999, on: '2026-05-11' }),
  ];
  expect(totalsByMonth(costs, '2026-05-10')).toEqual([
    { key: '2026-03', external: 1200, internal: 50, total: 1250 },
    { key: '2026-04', external: 3000, internal: 0, total: 3000 },
    { key: '2026-05', external: 1000.2, internal: 0, total: 1000.2 },
  ]);
  expect(totalsByMonth([], '2026-05-10')).toEqual([]);
  expect(totalsByMonth([cost({ on: '2026-12-31' }), cost({ on: '2027-01-01' })], '2027-01-02').map(({ key }) => key)).toEqual([
    '2026-12',
    '2027-01',
  ]);
});

test('channels are summed each for itself, shared costs as their own, the largest first; months and channels agree', () => {
  const costs = [
    cost({ channel: 'referral', amount: 30 }),
    cost({ channel: 'agency', amount: 900 }),
    cost({ channel: 'agency', amount: -300, on: '2026-05-11' }),
    cost({ amount: 10 }),
    cost({ channel: 'campus', on: '2026-06-01' }),
  ];
  const totals = totalsByChannel(costs, '2026-05-31');
  expect(totals.map(({ key, total }) => [key, total])).toEqual([
    ['agency', 600],
    ['referral', 30],
    ['', 10],
  ]);
  const sum = (all: readonly { total: number }[]): number => all.reduce((fen, { total }) => fen + Math.round(total * 100), 0);
  expect(sum(totals)).toBe(sum(totalsByMonth(costs, '2026-05-31')));
});

test('the ledger shows the newest first, what waits for a day on top, and refunds below their entry', () => {
  const old = cost({ on: '2026-04-01' });
  const refund = cost({ on: '2026-05-30', refundOf: old.id, amount: -5 });
  const waiting = cost({ kind: 'referral-bonus', on: null });
  const latest = cost({ on: '2026-05-20' });
  const orphan = cost({ on: '2026-05-25', refundOf: 'gone', amount: -1 });
  expect(ledgerRows([refund, old, latest, waiting, orphan])).toEqual([waiting, orphan, latest, old, refund]);
});
