import type { Charter, Requisition, Targets } from '@muster/model';
import { formatDays, formatNumber, formatShare } from '#lib/locale/format.ts';
import * as m from '#lib/paraglide/messages.js';

/** The success indicators with their targets, in words. */
export const indicatorsOf = ({ cycleDays, arrivalRate, costPerHire }: Targets) => [
  { label: m.project_indicator_cycle(), target: m.project_at_most({ value: formatDays(cycleDays) }) },
  { label: m.project_indicator_arrival(), target: m.project_at_least({ value: formatShare(arrivalRate) }) },
  {
    label: m.project_indicator_cost(),
    target: m.project_at_most({ value: m.project_value_cny({ amount: formatNumber(costPerHire) }) }),
  },
];

/** Days from the first to the last, both counted; null while one of them is open or they lie the wrong way round. */
export function durationOf({ startsOn, endsOn }: Pick<Charter, 'startsOn' | 'endsOn'>): number | null {
  if (startsOn === null || endsOn === null) return null;
  const days = Math.round((Date.parse(endsOn) - Date.parse(startsOn)) / 86_400_000) + 1;
  return days > 0 ? days : null;
}

/** How many people the requisitions that stand ask for; drafts are not asked for yet. */
export function headsAskedFor(requisitions: Iterable<Requisition>): number {
  let heads = 0;
  for (const { deletedAt, status, headcount } of requisitions)
    if (deletedAt === null && status !== 'cancelled' && status !== 'draft') heads += headcount;
  return heads;
}

/** How the headcount wanted and the one asked for compare, in words. */
export function headcountInWords(wanted: number | null, asked: number): string {
  if (wanted === null || wanted === asked) return m.project_headcount_now({ count: formatNumber(asked) });
  return asked < wanted
    ? m.project_headcount_short({ count: formatNumber(wanted - asked) })
    : m.project_headcount_over({ count: formatNumber(asked - wanted) });
}

/** What a budget comes to for each person wanted, in words; null while one of the two is open. */
export function budgetInWords(amount: number | null, wanted: number | null, { costPerHire }: Targets): string | null {
  if (amount === null || wanted === null || wanted === 0) return null;
  const each = Math.round(amount / wanted);
  const words = { amount: formatNumber(each) };
  return each > costPerHire ? m.project_budget_above(words) : m.project_budget_per_hire(words);
}
