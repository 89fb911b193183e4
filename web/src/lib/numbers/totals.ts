import type { Numbers } from '@muster/kpi';

/** The totals that a number divides, where its rows alone do not show them. */
export function totalsOf(key: string, numbers: Numbers): { readonly total?: number; readonly by?: number } {
  if (key !== 'cost-per-hire') return {};
  const { total, arrivals } = numbers.costPerHire();
  return { total, by: arrivals.n };
}
