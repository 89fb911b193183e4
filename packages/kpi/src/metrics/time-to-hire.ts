import { isCaseAsked } from '../case.ts';
import type { Case } from '../case.ts';
import { effective } from '../holds.ts';
import type { Flag, Measured } from '../measured.ts';
import type { Everything, Part } from '../parts.ts';
import { isHire } from '../source.ts';
import { Tally, aboutCase, duration, noFlags } from '../tally.ts';
import type { Verdict } from '../tally.ts';
import type { World } from '../world.ts';

/**
 * Time to hire, days. Over applications accepted in the period: from the application to the acceptance, without holds of the requisition;
 * a later renege leaves the row in. An acceptance dated before the application is left out as wrong. None accepted: null.
 */
export function createTimeToHire(
  world: World,
  everything: Everything,
): Part & { readonly read: () => Measured; readonly tally: Tally<Case> } {
  const { period, months } = world;
  const tally = new Tally<Case>({
    unit: 'days',
    about: aboutCase,
    all: () => everything.cases(),
    bounds: period,
    months,
    judge: (one) => (isCaseAsked(one, world) ? hireTime(one) : undefined),
  });
  return { tally, takeCase: (one, sign) => void tally.take(one, sign), read: () => tally.read() };
}

/** How long a hire took; undefined for whoever has not accepted. */
export function hireTime(one: Case): Verdict | undefined {
  const { acceptedAt, appliedAt, holds } = one;
  if (!isHire(one) || acceptedAt === null) return undefined;
  return duration(acceptedAt, appliedAt, effective(appliedAt, acceptedAt, holds), one.acceptedByMove ? byMove : noFlags);
}

const byMove: readonly Flag[] = ['accepted-by-move'];
