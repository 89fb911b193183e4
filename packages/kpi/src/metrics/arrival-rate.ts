import { dayNumber } from '../calendar.ts';
import type { Calendar } from '../calendar.ts';
import { isCaseAsked } from '../case.ts';
import type { Case } from '../case.ts';
import type { Flag } from '../measured.ts';
import type { ArrivalRate } from '../numbers.ts';
import type { Everything, Part } from '../parts.ts';
import { Tally, aboutCase, noFlags } from '../tally.ts';
import type { Verdict } from '../tally.ts';
import { isWithin } from '../world.ts';
import type { World } from '../world.ts';

/**
 * Arrival rate 到岗率: arrived / due. Due: offers accepted whose planned start, the last one agreed, lies in the period and is not after
 * `asOf`. Reneged before the start: due, not arrived. No-show, said or because the grace ran out: due, not arrived. Within the grace:
 * pending, left out and counted; so are offers that the company rescinded. Came and left within 7 days of the calendar: arrived, flagged. Without a planned
 * start the arrival stands for it; with neither the date is missing, counted by the day of the acceptance. None due: null.
 */
export function createArrivalRate(
  world: World,
  everything: Everything,
): Part & { readonly read: () => ArrivalRate; readonly tally: Tally<Case> } {
  const { period, months } = world;
  const tally = new Tally<Case>({
    unit: 'ratio',
    about: aboutCase,
    all: () => everything.cases(),
    bounds: period,
    months,
    judge: (one) => judge(one, world),
  });
  const counts = { reneged: 0, noShow: 0, earlyLeave: 0 };
  return {
    tally,
    takeCase: (one, sign) => {
      const verdict = tally.take(one, sign);
      if (verdict === undefined || 'reason' in verdict || !isWithin(verdict.at, period)) return;
      if (verdict.value === 1) {
        if (isEarlyLeave(one, world.calendar)) counts.earlyLeave += sign;
      } else if (one.reneged) counts.reneged += sign;
      else counts.noShow += sign;
    },
    read: () => ({ ...tally.read(), ...counts, arrived: tally.sum, due: tally.n, pending: tally.countOf('pending') }),
  };
}

function judge(one: Case, world: World): Verdict | undefined {
  const { state, acceptedAt, arrivedAt, plannedOn, isPlanBad } = one;
  const isRescinded = state === 'rescinded' && acceptedAt !== null;
  if ((state !== 'accepted' && !isRescinded) || acceptedAt === null || !isCaseAsked(one, world)) return undefined;
  const plannedAt = plannedOn === null || isPlanBad ? null : world.calendar.startOf(plannedOn);
  const dueAt = plannedAt ?? arrivedAt;
  if (dueAt === null) return isRescinded ? undefined : { at: acceptedAt, reason: isPlanBad ? 'bad-date' : 'missing-date' };
  if (dueAt > world.asOf) return undefined;
  if (isRescinded) return { at: dueAt, reason: 'rescinded' };
  if (arrivedAt !== null) return { at: dueAt, value: 1, flags: flagsOf(one, plannedAt === null, world) };
  if (one.reneged) return { at: dueAt, value: 0, flags: reneged };
  if (one.noShow !== null) return { at: dueAt, value: 0, flags: one.noShow === 'said' ? noShow : noShowByGrace };
  return { at: dueAt, reason: 'pending' };
}

const reneged: readonly Flag[] = ['reneged'];
const noShow: readonly Flag[] = ['no-show'];
const noShowByGrace: readonly Flag[] = ['no-show-by-grace'];

function flagsOf(one: Case, byArrival: boolean, { calendar }: World): readonly Flag[] {
  if (!byArrival && !one.arrivedByOutcome && one.leftAt === null) return noFlags;
  const flags: Flag[] = [];
  if (byArrival) flags.push('planned-by-arrival');
  if (one.arrivedByOutcome) flags.push('arrived-by-outcome');
  if (isEarlyLeave(one, calendar)) flags.push('early-leave');
  return flags;
}

/** Left again within 7 days of arriving: days of the calendar, since both are noted by day, at whatever hour. */
export function isEarlyLeave({ arrivedAt, leftAt }: Pick<Case, 'arrivedAt' | 'leftAt'>, calendar: Calendar): boolean {
  if (arrivedAt === null || leftAt === null) return false;
  const days = dayNumber(calendar.dayOf(leftAt)) - dayNumber(calendar.dayOf(arrivedAt));
  return days >= 0 && days <= 7;
}
