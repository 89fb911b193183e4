/** What the sample drive cost. */
import { dayOf } from '../days.ts';
import type { CostKind } from '../records/cost.ts';
import { dayMs } from './move.ts';

export interface SampleCost {
  readonly kind: CostKind;
  /** CNY */
  readonly amount: number;
  readonly on: string | null;
  readonly until: string | null;
  readonly channel: string | null;
  /** What it was for, by index into the words. */
  readonly note: number;
  /** The entry it gives money back of, by index. */
  readonly refundOf: number | null;
}

export function sampleCosts(end: number): readonly SampleCost[] {
  const day = (ago: number): string => dayOf(end - ago * dayMs, 'Asia/Shanghai');
  const cost = (kind: CostKind, amount: number, ago: number | null, channel: string | null, note: number): SampleCost => ({
    ...{ kind, amount, channel, note },
    ...{ on: ago === null ? null : day(ago), until: null, refundOf: null },
  });
  return [
    { ...cost('package', 18_000, 55, 'job-site', 0), until: day(-34) },
    { ...cost('package', 6800, 34, 'short-video', 1), until: day(-7) },
    cost('one-off', 4600, 41, 'job-fair', 2),
    cost('one-off', 2200, 27, 'campus', 3),
    cost('one-off', 9600, 24, 'agency', 4),
    { ...cost('one-off', -3200, 6, 'agency', 5), refundOf: 4 },
    cost('referral-bonus', 1500, 12, 'referral', 6),
    // Its condition is not met yet.
    cost('referral-bonus', 1500, null, 'referral', 7),
    cost('one-off', 860, 18, 'social', 8),
    cost('one-off', 1280, 33, null, 9),
    cost('internal', 2400, 20, null, 10),
    cost('internal', 1800, 8, null, 11),
  ];
}
