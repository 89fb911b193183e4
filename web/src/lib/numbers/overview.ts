/** What the charts of the overview show, taken from the numbers. */
import type { Numbers, TrendPoint } from '@muster/kpi';
import type { StageKey } from '@muster/model';
import type { Palette } from '#lib/charts/palette.ts';
import type { CellKind } from '#lib/charts/table.ts';
import { formatMonth } from '#lib/locale/format.ts';
import * as m from '#lib/paraglide/messages.js';
import type { CountRow } from './draw/counts.ts';
import type { SplitRow } from './draw/cycle-split.ts';
import type { FunnelRow } from './draw/funnel.ts';
import type { OverTime, TimeSeries } from './draw/series.ts';
import type { StageTimeRow } from './draw/time-in-stage.ts';
import { funnelStepLabel } from './metrics.ts';

type StageName = (key: StageKey) => string;

/** How many cards stood in each column at the instant looked from. */
export const boardRows = (numbers: Numbers, stage: StageName): (CountRow & { readonly stage: StageKey })[] =>
  numbers.timeInStage().map((row) => ({
    stage: row.stage,
    label: stage(row.stage),
    value: row.open.n,
    colour: (palette: Palette) => palette.stages[row.stage],
  }));

export const funnelRows = (numbers: Numbers, stage: StageName): FunnelRow[] => {
  const steps = numbers.funnel();
  return steps.map((step, index) => ({
    step: step.step,
    label: funnelStepLabel(step.step, stage),
    reached: step.reached,
    passed: step.step === 'joined' ? step.reached : (steps[index + 1]?.reached ?? 0),
    active: step.active,
    rejected: step.rejected,
    withdrawn: step.withdrawn,
    noShow: step.noShow,
    conversion: step.conversion?.value ?? null,
    few: step.conversion?.few ?? false,
  }));
};

export const stageTimeRows = (numbers: Numbers, stage: StageName): StageTimeRow[] =>
  numbers.timeInStage().map((row) => ({
    stage: row.stage,
    label: stage(row.stage),
    median: row.completed.spread?.median ?? null,
    mean: row.completed.spread?.mean ?? null,
    p90: row.completed.spread?.p90 ?? null,
    n: row.completed.n,
    openMedian: row.open.spread?.median ?? null,
    open: row.open.n,
    late: row.late,
    limit: row.limitDays,
  }));

export const splitRows = (numbers: Numbers, stage: StageName): SplitRow[] =>
  numbers.timeInStage().flatMap((row) => {
    const days = row.completed.spread?.mean;
    return days === undefined ? [] : [{ stage: row.stage, label: stage(row.stage), days, n: row.completed.n }];
  });

/** How the offers of the period stand; what never happened is left out, but for the usual three. */
export function offerRows(numbers: Numbers): CountRow[] {
  const offers = numbers.offerAcceptance();
  const usual: CountRow[] = [
    { label: m.numbers_offers_accepted(), value: offers.accepted, colour: ({ ok }) => ok },
    { label: m.numbers_offers_declined(), value: offers.declined, colour: ({ bad }) => bad },
    { label: m.numbers_offers_pending(), value: offers.pending, colour: ({ accent }) => accent },
  ];
  const rare: CountRow[] = [
    { label: m.numbers_offers_withdrawn(), value: offers.withdrawn, colour: ({ warn }) => warn },
    { label: m.numbers_offers_expired(), value: offers.expired, colour: ({ text3 }) => text3 },
    { label: m.numbers_offers_rescinded(), value: offers.rescinded, colour: ({ text3 }) => text3 },
  ];
  return [...usual, ...rare.filter(({ value }) => value !== 0)];
}

/** Months without anything before the first with something are left out, but half a year is always shown. */
function since(points: readonly TrendPoint[]): readonly TrendPoint[] {
  const first = points.findIndex(({ n }) => n > 0);
  return points.slice(Math.max(0, Math.min(first === -1 ? points.length : first, points.length - leastMonths)));
}
const leastMonths = 6;

const overTime = (points: readonly TrendPoint[], kind: CellKind, series: Omit<TimeSeries, 'values'>): OverTime => {
  const shown = since(points);
  return {
    labels: shown.map(({ month }) => formatMonth(month)),
    kind,
    stacked: false,
    series: [{ ...series, values: shown.map(({ value }) => value) }],
  };
};

export const arrivalsOverTime = (numbers: Numbers): OverTime =>
  overTime(numbers.trend().arrivals, 'count', { name: m.numbers_arrivals(), colour: ({ stages }) => stages.onboarding });

export const applicationsOverTime = (numbers: Numbers): OverTime =>
  overTime(numbers.trend().applications, 'count', { name: m.numbers_applications(), colour: ({ stages }) => stages.screening });

export const cycleOverTime = (numbers: Numbers, target: number): OverTime => ({
  ...overTime(numbers.trend().cycle, 'days', { name: m.numbers_cycle(), colour: ({ accent }) => accent }),
  target,
});

export const costOverTime = (numbers: Numbers, target: number): OverTime => ({
  ...overTime(numbers.trend().costPerHire, 'money', { name: m.numbers_cost_per_hire(), colour: ({ accent }) => accent }),
  target,
});
