import { isCaseAsked } from '../case.ts';
import type { Case } from '../case.ts';
import type { Everything, Part } from '../parts.ts';
import type { TrendPoint } from '../measured.ts';
import { Tally, aboutCase, noFlags } from '../tally.ts';
import type { World } from '../world.ts';

/** Applications by the month they were made in. The other trends are their own metrics', with months for periods. */
export function createApplicationsTrend(
  world: World,
  everything: Everything,
): Part & { readonly trend: () => readonly TrendPoint[] } {
  const tally = new Tally<Case>({
    unit: 'count',
    about: aboutCase,
    all: () => everything.cases(),
    bounds: world.period,
    months: world.months,
    judge: (one) => (isCaseAsked(one, world) ? { at: one.appliedAt, value: 1, flags: noFlags } : undefined),
  });
  return { takeCase: (one, sign) => void tally.take(one, sign), trend: () => tally.trend() };
}
