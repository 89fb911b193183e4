import { isCaseAsked, stageIndex } from '../case.ts';
import type { Case } from '../case.ts';
import type { Source } from '../numbers.ts';
import type { Everything, Part, Sign } from '../parts.ts';
import { isHire } from '../source.ts';
import { Tally, aboutCase } from '../tally.ts';
import { isWithin } from '../world.ts';
import type { World } from '../world.ts';
import { isEarlyLeave } from './arrival-rate.ts';
import { hireTime } from './time-to-hire.ts';

/** Fewer applications say nothing about a channel. */
const enough = 20;

interface Line {
  applications: number;
  passedScreening: number;
  interviewed: number;
  hired: number;
  arrived: number;
  earlyLeave: number;
  assists: number;
  rows: number;
  readonly timeToHire: Tally<Case>;
}

/**
 * Sources, by channel, the cohort of applications made in the period. Applications, those that passed screening and those interviewed count
 * for the channel they came by; interviewed is who had an interview that took place, or got past the interview stage. Hired (an acceptance,
 * whatever came of it), arrived, early leave and time to hire count for the channel that owns the hire: the first of the person's within
 * 90 days before the acceptance; the others assist. Cost per hire is the period's, see cost per hire. Fewer than 20 applications: too few.
 */
export function createSources(
  world: World,
  everything: Everything,
  perHireBy: (channel: string | null) => number | null,
): Part & { readonly read: () => readonly Source[] } {
  const lines = new Map<string | null, Line>();
  const isIn = (one: Case): boolean => isWithin(one.appliedAt, world.period) && isCaseAsked(one, world);
  const change = (channel: string | null, sign: Sign, by: (line: Line) => void): void => {
    let line = lines.get(channel);
    if (line === undefined) lines.set(channel, (line = emptyLine(channel)));
    by(line);
    line.rows += sign;
    if (line.rows === 0) lines.delete(channel);
  };
  const emptyLine = (channel: string | null): Line => ({
    applications: 0,
    passedScreening: 0,
    interviewed: 0,
    hired: 0,
    arrived: 0,
    earlyLeave: 0,
    assists: 0,
    rows: 0,
    timeToHire: new Tally<Case>({
      unit: 'days',
      about: aboutCase,
      all: () => everything.cases(),
      bounds: null,
      judge: (one) => (one.source === channel && isIn(one) ? hireTime(one) : undefined),
    }),
  });
  return {
    takeCase: (one, sign) => {
      if (!isIn(one)) return;
      change(one.channel, sign, (line) => {
        line.applications += sign;
        if (one.furthest > stageIndex.screening) line.passedScreening += sign;
        if (one.interviewedAt !== null || one.furthest > stageIndex.interview) line.interviewed += sign;
      });
      if (!isHire(one)) return;
      change(one.source, sign, (line) => {
        line.hired += sign;
        if (one.arrivedAt !== null) line.arrived += sign;
        if (isEarlyLeave(one, world.calendar)) line.earlyLeave += sign;
        line.timeToHire.take(one, sign);
      });
      for (const channel of one.assists) change(channel, sign, (line) => (line.assists += sign));
    },
    read: () =>
      [...lines]
        .sort(([a], [b]) => (a === null ? 1 : b === null ? -1 : a < b ? -1 : 1))
        .map(([channel, { rows: _, timeToHire, ...counts }]) => ({
          channel,
          ...counts,
          timeToHire: timeToHire.read(),
          costPerHire: channel === null ? null : perHireBy(channel),
          tooFew: counts.applications < enough,
        })),
  };
}
