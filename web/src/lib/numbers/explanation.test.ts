import type { Exclusion, Measured, Row } from '@muster/kpi';
import { expect, test } from 'vitest';
import { locale } from '#lib/locale/locale.svelte.ts';
import { explain } from './explanation.ts';
import { metricOf } from './metrics.ts';
import type { Metric } from './metrics.ts';

locale.current = 'en';

const row = (id: string, value: number): Row => ({
  kind: 'application',
  id,
  requisition: 'r1',
  application: id,
  value,
  at: 0,
  flags: [],
});
const left = (id: string, reason: Exclusion['reason']): Exclusion => ({
  kind: 'application',
  id,
  requisition: 'r1',
  application: id,
  reason,
  at: 0,
});
function measured(rows: readonly Row[], exclusions: readonly Exclusion[], more: Partial<Measured>): Measured {
  return {
    value: 0,
    unit: 'ratio',
    n: rows.length,
    few: rows.length < 5,
    hidden: false,
    spread: null,
    excluded: [],
    warned: 0,
    rows: () => rows,
    exclusions: () => exclusions,
    warnings: () => exclusions.filter(({ reason }) => reason === 'negative-duration' || reason === 'missing-date'),
    ...more,
  };
}
const metric = (key: string): Metric => {
  const found = metricOf(key);
  if (found === undefined) throw new Error(key);
  return found;
};

test('a ratio lists those that count as nothing first, then those that count, and divides the one by both', () => {
  const rows = [row('a', 1), row('b', 0), row('c', 1), row('d', 1)];
  const { counted, reckoning, kind } = explain(metric('arrival-rate'), measured(rows, [], { value: 0.75 }));
  expect(counted.map(({ title, rows: of }) => [title, of.map(({ id }) => id)])).toEqual([
    ['Did not arrive', ['b']],
    ['Arrived', ['a', 'c', 'd']],
  ]);
  expect(reckoning).toBe('3 ÷ 4 = 75.0%');
  expect(kind).toBe('share');
});

test('what is left out stands by its reason; what has wrong dates stands apart, and nothing stands twice', () => {
  const exclusions = [left('x', 'pending'), left('y', 'negative-duration'), left('z', 'pending'), left('w', 'missing-date')];
  const { excluded, warnings } = explain(metric('time-to-hire'), measured([], exclusions, { value: null, unit: 'days' }));
  expect(excluded.map(({ rows }) => rows.map(({ id }) => id))).toEqual([['x', 'z']]);
  expect(warnings.map(({ rows }) => rows.map(({ id }) => id))).toEqual([['y'], ['w']]);
});

test('a mean shows its sum, median and P90; a number of nothing shows no reckoning', () => {
  const days = measured([row('a', 10), row('b', 20)], [], {
    value: 15,
    unit: 'days',
    spread: { mean: 15, median: 15, p90: 20 },
  });
  const shown = explain(metric('cycle'), days);
  expect(shown.reckoning).toBe('30.0 days in all ÷ 2 = 15.0 days');
  expect(shown.beside.map(({ value }) => value)).toEqual(['15.0 days', '15.0 days', '20.0 days']);
  expect(shown.few).toBe(true);
  expect(explain(metric('cycle'), measured([], [], { value: null, unit: 'days' })).reckoning).toBe('');
});

test('what this device does not receive is not asked for its rows', () => {
  const never = () => {
    throw new Error('asked');
  };
  const hidden = measured([], [], { hidden: true, value: null, unit: 'CNY', rows: never, exclusions: never, warnings: never });
  expect(explain(metric('cost-per-hire'), hidden)).toMatchObject({ hidden: true, value: null, reckoning: '' });
});

test('every number of the page has its words, stages and channels included; a made-up name is none', () => {
  for (const key of ['stage:interview', 'stage-open:screening', 'conversion:offer', 'wait:onboarding', 'hire-by:referral'])
    expect(metric(key).formula().length).toBeGreaterThan(40);
  for (const key of ['', 'nonsense', 'stage:nowhere', 'conversion:joined', 'conversion:requirement', 'hire-by:'])
    expect(metricOf(key)).toBeUndefined();
});
