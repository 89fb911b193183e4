/** Every number that can be asked about: what it is called, its rule, its rows. */
import type { CostPerHire, FunnelStepKey, Measured, Numbers, Trend, TrendPoint, Unit } from '@muster/kpi';
import type { StageKey, Targets } from '@muster/model';
import { stageKeys } from '@muster/model';
import type { CellKind } from '#lib/charts/table.ts';
import { stageLabel } from '#lib/locale/terms.ts';
import * as m from '#lib/paraglide/messages.js';
import type { Target } from './target.ts';

export interface Metric {
  readonly key: string;
  readonly title: () => string;
  /** The rule in words: what the number promises. */
  readonly formula: () => string;
  readonly of: (numbers: Numbers) => Measured | null;
  readonly target?: (targets: Targets) => Target;
  readonly trend?: (trend: Trend) => readonly TrendPoint[];
  /** How its value is shown, where its unit does not say. */
  readonly kind?: CellKind;
  /** What the rows are that count as one, and those that count as nothing, where that is what they do. */
  readonly sides?: readonly [yes: () => string, no: () => string];
}

/** Named as in the address. */
const simple: readonly Metric[] = [
  {
    key: 'cycle',
    title: m.numbers_cycle,
    formula: m.numbers_cycle_formula,
    of: (numbers) => numbers.cycle(),
    target: ({ cycleDays }) => ({ value: cycleDays, atMost: true }),
    trend: (trend) => trend.cycle,
  },
  {
    key: 'cycle-open',
    title: m.numbers_cycle_open,
    formula: m.numbers_cycle_open_formula,
    of: (numbers) => numbers.cycle().open,
  },
  {
    key: 'arrival-rate',
    title: m.numbers_arrival_rate,
    formula: m.numbers_arrival_rate_formula,
    of: (numbers) => numbers.arrivalRate(),
    target: ({ arrivalRate }) => ({ value: arrivalRate, atMost: false }),
    trend: (trend) => trend.arrivalRate,
    sides: [m.numbers_side_arrived, m.numbers_side_not_arrived],
  },
  {
    key: 'fulfilment',
    title: m.numbers_fulfilment,
    formula: m.numbers_fulfilment_formula,
    of: (numbers) => numbers.fulfilmentRate(),
    trend: (trend) => trend.fulfilmentRate,
    sides: [m.numbers_side_fulfilled, m.numbers_side_unfulfilled],
  },
  {
    key: 'cost-per-hire',
    title: m.numbers_cost_per_hire,
    formula: m.numbers_cost_per_hire_formula,
    of: (numbers) => ofSpending(numbers.costPerHire()),
    target: ({ costPerHire }) => ({ value: costPerHire, atMost: true }),
    trend: (trend) => trend.costPerHire,
  },
  {
    key: 'arrivals',
    title: m.numbers_arrivals,
    formula: m.numbers_arrivals_formula,
    of: (numbers) => numbers.costPerHire().arrivals,
    trend: (trend) => trend.arrivals,
  },
  {
    key: 'time-to-fill',
    title: m.numbers_time_to_fill,
    formula: m.numbers_time_to_fill_formula,
    of: (numbers) => numbers.timeToFill(),
    trend: (trend) => trend.timeToFill,
  },
  {
    key: 'fill-open',
    title: m.numbers_fill_open,
    formula: m.numbers_fill_open_formula,
    of: (numbers) => numbers.timeToFill().open,
  },
  {
    key: 'time-to-hire',
    title: m.numbers_time_to_hire,
    formula: m.numbers_time_to_hire_formula,
    of: (numbers) => numbers.timeToHire(),
    trend: (trend) => trend.timeToHire,
  },
  {
    key: 'offer-acceptance',
    title: m.numbers_offer_acceptance,
    formula: m.numbers_offer_acceptance_formula,
    of: (numbers) => numbers.offerAcceptance(),
    trend: (trend) => trend.offerAcceptance,
    sides: [m.numbers_side_accepted, m.numbers_side_not_accepted],
  },
  {
    key: 'show-up',
    title: m.numbers_show_up,
    formula: m.numbers_show_up_formula,
    of: (numbers) => numbers.showUp(),
    trend: (trend) => trend.showUp,
    sides: [m.numbers_side_attended, m.numbers_side_missed],
  },
  {
    key: 'interview-to-offer',
    title: m.numbers_interview_to_offer,
    formula: m.numbers_interview_to_offer_formula,
    kind: 'number',
    of: (numbers) => numbers.interviewToOffer(),
    sides: [m.numbers_side_offer, m.numbers_side_no_offer],
  },
];

/** Where nothing was entered, nothing is known: that is no cost of 0. */
const ofSpending = (cost: CostPerHire): Measured =>
  cost.hidden || cost.total !== 0 || cost.rows().length > 0 ? cost : { ...cost, value: null };

const funnelSteps: readonly FunnelStepKey[] = ['screening', 'interview', 'offer', 'onboarding', 'joined'];
export const funnelStepLabel = (step: FunnelStepKey, stage: (key: StageKey) => string = stageLabel): string =>
  step === 'joined' ? m.numbers_funnel_joined() : stage(step);

const byKey = new Map(simple.map((metric) => [metric.key, metric]));

/** The number of this name, or undefined: addresses are typed and pasted by people. */
export function metricOf(key: string): Metric | undefined {
  const known = byKey.get(key);
  if (known !== undefined) return known;
  const [family, of = ''] = key.split(':');
  const stage = stageKeys.find((one) => one === of);
  if (family === 'stage' && stage !== undefined) return stageMetric(key, stage, 'completed');
  if (family === 'stage-open' && stage !== undefined) return stageMetric(key, stage, 'open');
  if (family === 'wait' && stage !== undefined)
    return {
      key,
      title: () => m.numbers_wait_of({ stage: stageLabel(stage) }),
      formula: m.numbers_wait_formula,
      of: (numbers) => waitOf(numbers, stage),
    };
  const step = funnelSteps.find((one) => one === of);
  if (family === 'conversion' && step !== undefined && step !== 'joined')
    return {
      key,
      title: () => m.numbers_conversion_of({ stage: stageLabel(step) }),
      formula: m.numbers_conversion_formula,
      of: (numbers) => numbers.funnel().find((one) => one.step === step)?.conversion ?? null,
      sides: [m.numbers_side_went_on, m.numbers_side_ended],
    };
  if (family === 'hire-by' && of !== '')
    return {
      key,
      title: m.numbers_time_to_hire,
      formula: m.numbers_time_to_hire_formula,
      of: (numbers) => numbers.sources().find(({ channel }) => channel === of)?.timeToHire ?? null,
    };
  return undefined;
}

/** The stays that the bottleneck's wait is the median of: those that go on, or those that ended, whichever took longer. */
function waitOf(numbers: Numbers, stage: StageKey): Measured | null {
  const wait = numbers.bottleneck().stages.find((one) => one.stage === stage);
  if (wait === undefined) return null;
  const { ages, completed } = wait;
  return (completed.spread?.median ?? -1) > (ages.spread?.median ?? -1) ? completed : ages;
}

const stageMetric = (key: string, stage: StageKey, which: 'completed' | 'open'): Metric => ({
  key,
  title: () => (which === 'open' ? m.numbers_stage_open_of : m.numbers_stage_of)({ stage: stageLabel(stage) }),
  formula: which === 'open' ? m.numbers_stage_open_formula : m.numbers_stage_formula,
  of: (numbers) => numbers.timeInStage().find((one) => one.stage === stage)?.[which] ?? null,
});

const kinds: Readonly<Record<Unit, CellKind>> = { days: 'days', ratio: 'share', CNY: 'money', count: 'count' };
export const kindOf = (metric: Pick<Metric, 'kind'>, { unit }: Pick<Measured, 'unit'>): CellKind => metric.kind ?? kinds[unit];
