import type { ApplicationStageKey, StageKey } from '@muster/model';
import { stageKeys } from '@muster/model/pure';
import { dayMs } from '../calendar.ts';
import { isAsked, isCaseAsked } from '../case.ts';
import type { Case } from '../case.ts';
import { effective } from '../holds.ts';
import type { Flag } from '../measured.ts';
import type { Need } from '../need.ts';
import type { TimeInStage } from '../numbers.ts';
import type { Everything, Part } from '../parts.ts';
import { Tally, aboutCase, aboutNeed, noFlags } from '../tally.ts';
import type { Verdict } from '../tally.ts';
import type { Bounds, World } from '../world.ts';

/** The clocks of one stage: of applications, and for the requirement stage of requisitions. */
export interface StageClock extends Part {
  readonly stage: StageKey;
  readonly completed: Tally<Case> | Tally<Need>;
  readonly open: Tally<Case> | Tally<Need>;
  readonly late: () => number;
}

/**
 * Time in stage, days. A row is an application in a stage: all its stays there added up, without holds, once it is not there any more; it
 * enters the period by the last exit. For the requirement stage: a requisition, from request to confirmation. `open` has the ages of the
 * stays that go on, each since the card came in last. No exits: null.
 */
export function createTimeInStage(world: World, everything: Everything): Part & { readonly read: () => readonly TimeInStage[] } {
  const clocks = stageClocks(world, everything, world.period);
  return {
    takeCase: (one, sign) => {
      for (const clock of clocks) clock.takeCase?.(one, sign);
    },
    takeNeed: (one, sign) => {
      for (const clock of clocks) clock.takeNeed?.(one, sign);
    },
    read: () =>
      clocks.map(({ stage, completed, open, late }) => ({
        stage,
        limitDays: world.limitDays[stage],
        completed: completed.read(),
        open: open.read(),
        late: late(),
      })),
  };
}

export const stageClocks = (
  world: World,
  everything: Everything,
  bounds: Pick<Bounds, 'from' | 'until'>,
): readonly StageClock[] =>
  stageKeys.map((stage) =>
    stage === 'requirement' ? clockOfNeeds(world, everything, bounds) : clockOfCases(stage, world, everything, bounds),
  );

function clockOfCases(
  stage: ApplicationStageKey,
  world: World,
  everything: Everything,
  bounds: Pick<Bounds, 'from' | 'until'>,
): StageClock {
  const common = { unit: 'days', about: aboutCase, all: () => everything.cases() } as const;
  const isRow = (one: Case): boolean => isCaseAsked(one, world);
  const completed = new Tally<Case>({ ...common, bounds, judge: (one) => (isRow(one) ? completedIn(one, stage) : undefined) });
  const open = new Tally<Case>({ ...common, bounds: null, judge: (one) => (isRow(one) ? openIn(one, stage, world) : undefined) });
  let late = 0;
  return {
    stage,
    completed,
    open,
    late: () => late,
    takeCase: (one, sign) => {
      completed.take(one, sign);
      const verdict = open.take(one, sign);
      if (verdict !== undefined && 'flags' in verdict && verdict.flags.length > 0) late += sign;
    },
  };
}

/** undefined: never there, or there now. */
function completedIn(one: Case, stage: ApplicationStageKey): Verdict | undefined {
  let ms: number | null = null;
  let at = 0;
  let isWrong = false;
  for (const stay of one.stays) {
    if (stay.stage !== stage) continue;
    if (stay.until === null) return undefined;
    ms = (ms ?? 0) + stay.ms;
    at = stay.until;
    isWrong ||= stay.ms < 0;
  }
  if (ms === null) return undefined;
  return isWrong ? { at, reason: 'negative-duration' } : { at, value: ms, flags: noFlags };
}

const late: readonly Flag[] = ['late'];

function openIn(one: Case, stage: ApplicationStageKey, world: World): Verdict | undefined {
  if (one.outcome !== null || one.stage !== stage) return undefined;
  const stay = one.stays.at(-1);
  return stay === undefined ? undefined : aged(stay.from, stay.ms, stage, world);
}

function aged(from: number, ms: number, stage: StageKey, world: World): Verdict {
  if (ms < 0) return { at: from, reason: 'negative-duration' };
  const limit = world.limitDays[stage];
  return { at: from, value: ms, flags: limit !== null && ms > limit * dayMs ? late : noFlags };
}

function clockOfNeeds(world: World, everything: Everything, bounds: Pick<Bounds, 'from' | 'until'>): StageClock {
  const common = { unit: 'days', about: aboutNeed, all: () => everything.needs() } as const;
  const isRow = (need: Need): boolean => isAsked({ requisition: need.id, owner: need.owner, channel: null }, world);
  const completed = new Tally<Need>({ ...common, bounds, judge: (need) => (isRow(need) ? confirmed(need) : undefined) });
  const open = new Tally<Need>({ ...common, bounds: null, judge: (need) => (isRow(need) ? toConfirm(need, world) : undefined) });
  let late = 0;
  return {
    stage: 'requirement',
    completed,
    open,
    late: () => late,
    takeNeed: (need, sign) => {
      completed.take(need, sign);
      const verdict = open.take(need, sign);
      if (verdict !== undefined && 'flags' in verdict && verdict.flags.length > 0) late += sign;
    },
  };
}

function confirmed({ requestedAt, confirmedAt, holds }: Need): Verdict | undefined {
  if (confirmedAt === null) return undefined;
  if (requestedAt === null) return { at: confirmedAt, reason: 'missing-date' };
  const ms = effective(requestedAt, confirmedAt, holds);
  return ms < 0 ? { at: confirmedAt, reason: 'negative-duration' } : { at: confirmedAt, value: ms, flags: noFlags };
}

function toConfirm({ requestedAt, confirmedAt, cancelledAt, holds }: Need, world: World): Verdict | undefined {
  if (requestedAt === null || confirmedAt !== null || cancelledAt !== null) return undefined;
  return aged(requestedAt, effective(requestedAt, world.asOf, holds), 'requirement', world);
}
