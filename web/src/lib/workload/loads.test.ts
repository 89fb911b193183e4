import { expect, test } from 'vitest';
import { utilisationAfter } from './loads.ts';
import type { Load } from '@muster/kpi';

const load = (user: string, value: number, capacity = 20): Load => ({
  ...{ user, load: value, capacity, utilisation: value / capacity },
  ...{ openings: 0, applications: 0, interviews: 0, shares: true, balance: 'even' as const },
});

test('all transfers give what the numbers say, none leave all as it is, and some lie between', () => {
  const transfers = ['a', 'b', 'c', 'd'].map((application) => ({
    application,
    from: 'ana',
    to: application === 'd' ? 'chen' : 'ben',
  }));
  const proposal = {
    transfers,
    before: [load('ana', 30), load('ben', 10), load('chen', 12, 10)],
    after: [load('ana', 29.2), load('ben', 10.6), load('chen', 12.2, 10)],
  };
  const rounded = (chosen: readonly string[]): unknown =>
    Object.fromEntries(
      [...utilisationAfter(proposal, new Set(chosen))].map(([user, use]) => [user, Math.round(use * 1000) / 1000]),
    );
  expect(rounded(['a', 'b', 'c', 'd'])).toEqual({ ana: 1.46, ben: 0.53, chen: 1.22 });
  expect(rounded([])).toEqual({ ana: 1.5, ben: 0.5, chen: 1.2 });
  expect(rounded(['a', 'd'])).toEqual({ ana: 1.48, ben: 0.51, chen: 1.22 });
});
