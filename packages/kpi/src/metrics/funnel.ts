import type { OutcomeKey } from '@muster/model';
import { isCaseAsked } from '../case.ts';
import type { Case } from '../case.ts';
import type { Flag } from '../measured.ts';
import type { FunnelStep, FunnelStepKey } from '../numbers.ts';
import type { Everything, Part } from '../parts.ts';
import { Tally, aboutCase, noFlags } from '../tally.ts';
import type { Verdict } from '../tally.ts';
import { isWithin } from '../world.ts';
import type { World } from '../world.ts';

const steps: readonly FunnelStepKey[] = ['screening', 'interview', 'offer', 'onboarding', 'joined'];
type Count = 'reached' | 'active' | 'rejected' | 'withdrawn' | 'noShow' | 'skipped';

/**
 * Funnel, the cohort of applications made in the period. Reached a step: the furthest stage ever is that one or a later one; `joined` is the
 * outcome. Resolved: reached, and not still active with that step as the furthest. Conversion: reached(next) / resolved. A skipped stage
 * counts as passed and is flagged; moving back keeps the furthest. Those who got no further left by rejection, by their own withdrawal or as
 * no-shows. No resolved application: null.
 */
export function createFunnel(world: World, everything: Everything): Part & { readonly read: () => readonly FunnelStep[] } {
  const counts = steps.map((): Record<Count, number> => ({
    reached: 0,
    active: 0,
    rejected: 0,
    withdrawn: 0,
    noShow: 0,
    skipped: 0,
  }));
  const conversions = steps.slice(0, -1).map(
    (_, index) =>
      new Tally<Case>({
        unit: 'ratio',
        about: aboutCase,
        all: () => everything.cases(),
        bounds: world.period,
        judge: (one) => judge(one, index, world),
      }),
  );
  return {
    takeCase: (one, sign) => {
      for (const tally of conversions) tally.take(one, sign);
      if (!isWithin(one.appliedAt, world.period) || !isCaseAsked(one, world)) return;
      const furthest = furthestStep(one);
      for (let index = 0; index <= furthest; index++) {
        const count = counts[index] as Record<Count, number>;
        count.reached += sign;
        if (isSkipped(one, index)) count.skipped += sign;
      }
      if (one.outcome !== 'joined')
        (counts[furthest] as Record<Count, number>)[one.outcome === null ? 'active' : ends[one.outcome]] += sign;
    },
    read: () =>
      steps.map((step, index) => {
        const count = counts[index] as Record<Count, number>;
        return { step, ...count, resolved: count.reached - count.active, conversion: conversions[index]?.read() ?? null };
      }),
  };
}

const ends: Readonly<Record<Exclude<OutcomeKey, 'joined'>, Count>> = {
  rejected: 'rejected',
  withdrawn: 'withdrawn',
  'no-show': 'noShow',
};

/** By index into the steps. */
const furthestStep = (one: Pick<Case, 'furthest' | 'outcome'>): number =>
  one.outcome === 'joined' ? steps.length - 1 : one.furthest;

const isSkipped = ({ stood }: Case, index: number): boolean => index < steps.length - 1 && (stood & (1 << index)) === 0;

function judge(one: Case, index: number, world: World): Verdict | undefined {
  const furthest = furthestStep(one);
  if (furthest < index || !isCaseAsked(one, world)) return undefined;
  if (furthest === index && one.outcome === null) return { at: one.appliedAt, reason: 'unresolved' };
  const skipped = isSkipped(one, index);
  const back = one.outcome === null && stepsBack(one);
  return { at: one.appliedAt, value: furthest > index ? 1 : 0, flags: skipped || back ? flagsOf(skipped, back) : noFlags };
}

const stepsBack = ({ stage, furthest }: Case): boolean => steps.indexOf(stage) < furthest;

function flagsOf(skipped: boolean, back: boolean): readonly Flag[] {
  const flags: Flag[] = [];
  if (skipped) flags.push('skipped');
  if (back) flags.push('moved-back');
  return flags;
}
