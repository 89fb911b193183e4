import type { StageKey } from '@muster/model';
import { dayMs } from '../calendar.ts';
import { isAsked, isCaseAsked } from '../case.ts';
import type { Case, Stay } from '../case.ts';
import { effective } from '../holds.ts';
import type { Bottleneck, StageWait, WaitStep } from '../numbers.ts';
import type { Everything, Part } from '../parts.ts';
import { longest } from '../tally.ts';
import { isWithin } from '../world.ts';
import type { World } from '../world.ts';
import { stageClocks } from './time-in-stage.ts';

const windowMs = 30 * dayMs;

const stepsBy: Readonly<Partial<Record<StageKey, readonly WaitStep[]>>> = {
  interview: ['to-schedule', 'scheduled', 'waiting-for-feedback'],
  offer: ['to-approve', 'sent', 'answered'],
};

/**
 * Bottleneck, over the 30 days before `asOf`. The wait of a stage is the longer of two medians: of the stays that ended in those days, and
 * of the ages of those that go on, so that a stage nobody gets out of does not look quick. Days saved: what a candidate would be
 * spared if that wait came down to the stage's limit. The bottleneck is the stage with the most days saved, of equal ones the one with more
 * late cards (share past the limit × open cards), then the earlier. No stage over its limit: none. `split` parts the median of the stays
 * that ended by what was waited for. Inflow and outflow count stays that began and ended; share of the cycle is of the waits of all stages.
 */
export function createBottleneck(world: World, everything: Everything): Part & { readonly read: () => Bottleneck } {
  const from = world.asOf - windowMs;
  const window = { from, until: world.asOf + 1 };
  const clocks = stageClocks(world, everything, window);
  const flows = new Map(
    clocks.map(({ stage }) => [stage, { inflow: 0, outflow: 0, waited: (stepsBy[stage] ?? []).map(() => 0) }]),
  );

  function read(): Bottleneck {
    const parts = clocks.map(({ stage, completed, open, late }) => {
      const [ended, ages] = [completed.read(), open.read()];
      const medians = [ended.spread?.median, ages.spread?.median].filter((median) => median !== undefined);
      return { stage, ended, ages, late: late(), wait: medians.length === 0 ? null : Math.max(...medians) };
    });
    const cycle = parts.reduce((sum, { wait }) => sum + (wait ?? 0), 0);
    const stages = parts.map(({ stage, ended, ages, late, wait }): StageWait => {
      const limitDays = world.limitDays[stage];
      const { inflow, outflow, waited } = flows.get(stage) as { inflow: number; outflow: number; waited: readonly number[] };
      return {
        stage,
        limitDays,
        open: ages.n,
        late,
        lateShare: ages.n === 0 ? null : late / ages.n,
        completed: ended,
        ages,
        wait,
        split: splitOf(stepsBy[stage], waited, ended.spread?.median ?? null),
        inflow,
        outflow,
        shareOfCycle: wait === null || cycle === 0 ? null : wait / cycle,
        daysSaved: wait === null || limitDays === null ? 0 : Math.max(0, wait - limitDays),
      };
    });
    const [worst] = stages.filter(({ daysSaved }) => daysSaved > 0).sort((a, b) => b.daysSaved - a.daysSaved || b.late - a.late);
    return { from, until: world.asOf, stages, worst: worst ?? null };
  }

  return {
    read,
    takeCase: (one, sign) => {
      for (const clock of clocks) clock.takeCase?.(one, sign);
      if (!isCaseAsked(one, world)) return;
      for (const stay of one.stays) {
        const flow = flows.get(stay.stage) as { inflow: number; outflow: number; waited: number[] };
        if (isWithin(stay.from, window)) flow.inflow += sign;
        if (stay.until === null || !isWithin(stay.until, window)) continue;
        flow.outflow += sign;
        const waited = waitedFor(one, stay, stay.until);
        if (waited?.every((ms) => ms >= 0 && ms <= longest) !== true) continue;
        waited.forEach((ms, index) => (flow.waited[index] = (flow.waited[index] as number) + sign * Math.round(ms)));
      }
    },
    takeNeed: (need, sign) => {
      for (const clock of clocks) clock.takeNeed?.(need, sign);
      if (!isAsked({ requisition: need.id, owner: need.owner, channel: null }, world)) return;
      const flow = flows.get('requirement') as { inflow: number; outflow: number };
      if (need.requestedAt !== null && isWithin(need.requestedAt, window)) flow.inflow += sign;
      const left = need.confirmedAt ?? need.cancelledAt;
      if (left !== null && isWithin(left, window)) flow.outflow += sign;
    },
  };
}

function splitOf(steps: readonly WaitStep[] | undefined, waited: readonly number[], median: number | null): StageWait['split'] {
  const sum = waited.reduce((total, ms) => total + ms, 0);
  if (steps === undefined || median === null || sum === 0) return null;
  return steps.map((step, index) => ({ step, days: (median * (waited[index] as number)) / sum }));
}

/** Milliseconds of a stay by step; undefined where nothing says how it went. */
function waitedFor(one: Case, stay: Stay, until: number): readonly number[] | undefined {
  if (!(stay.ms >= 0 && stay.ms <= longest)) return undefined;
  if (stay.stage === 'offer') {
    if (one.sentAt === null || one.sentByAnswer) return undefined;
    const sentAt = clamped(one.sentAt, stay.from, until);
    const answeredAt = clamped(one.acceptedAt ?? until, sentAt, until);
    return [
      effective(stay.from, sentAt, one.holds),
      effective(sentAt, answeredAt, one.holds),
      effective(answeredAt, until, one.holds),
    ];
  }
  if (stay.stage !== 'interview') return undefined;
  return waitedInInterview(one, stay, until);
}

/**
 * Scheduled: from arranging an interview to its slot, or to its cancellation. What lies outside, before the first interview that took place
 * was over, is waiting for one to be arranged; after it, for feedback.
 */
function waitedInInterview({ interviews, holds }: Case, stay: Stay, until: number): readonly number[] {
  const first = interviews.find(({ status }) => status === 'attended');
  const over = clamped(first === undefined ? until : first.at + first.minutes * 60_000, stay.from, until);
  const spans = interviews
    .map(({ createdAt, at, statusAt, status }) => ({
      from: createdAt,
      until: status.startsWith('cancelled') ? Math.min(at, statusAt ?? at) : at,
    }))
    .sort((a, b) => a.from - b.from);
  const scheduled = (from: number, to: number): number => {
    let [ms, reached] = [0, from];
    for (const span of spans) {
      const [start, end] = [Math.max(reached, span.from), Math.min(to, span.until)];
      if (end <= start) continue;
      ms += effective(start, end, holds);
      reached = end;
    }
    return ms;
  };
  const [before, after] = [scheduled(stay.from, over), scheduled(over, until)];
  return [effective(stay.from, over, holds) - before, before + after, effective(over, until, holds) - after];
}

const clamped = (at: number, from: number, until: number): number => Math.min(until, Math.max(from, at));
