import { stageKeys } from '@muster/model/pure';
import { Board } from './board.ts';
import type { Facts, Question } from './facts.ts';
import { createArrivalRate } from './metrics/arrival-rate.ts';
import { createBottleneck } from './metrics/bottleneck.ts';
import { createBurnUp } from './metrics/burn-up.ts';
import { createCostPerHire } from './metrics/cost-per-hire.ts';
import { createCycle } from './metrics/cycle.ts';
import { forecasting } from './metrics/forecast.ts';
import { createFulfilmentRate } from './metrics/fulfilment-rate.ts';
import { createFunnel } from './metrics/funnel.ts';
import { createInterviewToOffer } from './metrics/interview-to-offer.ts';
import { createOfferAcceptance } from './metrics/offer-acceptance.ts';
import { rebalance } from './metrics/rebalancing.ts';
import { createShowUp } from './metrics/show-up.ts';
import { createSources } from './metrics/sources.ts';
import { createTimeInStage } from './metrics/time-in-stage.ts';
import { createTimeToFill } from './metrics/time-to-fill.ts';
import { createTimeToHire } from './metrics/time-to-hire.ts';
import { createApplicationsTrend } from './metrics/trend.ts';
import { createWorkload } from './metrics/workload.ts';
import type { Numbers } from './numbers.ts';
import type { Everything, Part } from './parts.ts';
import { worldOf } from './world.ts';
import type { World } from './world.ts';

/** Reads all facts and keeps the numbers up to date with what `touch` tells of. */
export function createNumbers(facts: Facts, question: Question): Numbers {
  const { numbers, board } = begin(facts, question);
  atOnce(board.build());
  return numbers;
}

/** Every number to a question, once. Whoever asks again after a change had better keep what `createNumbers` gives. */
export const evaluate = (facts: Facts, question: Question): Omit<Numbers, 'touch'> => createNumbers(facts, question);

/** How long a slice of work may take. A frame has 16 ms. */
const sliceMs = 6;

/**
 * As `createNumbers`, in slices of a few milliseconds: after each one `pause` is awaited (an animation frame, an idle moment). What changes
 * in live facts meanwhile is in the numbers. `pause` may throw to give up.
 */
export async function numbersInSlices(
  facts: Facts,
  question: Question,
  pause: () => Promise<unknown>,
  now?: () => number,
): Promise<Numbers> {
  const settings = settingsOf(facts);
  const { numbers, board } = begin(facts, question);
  await inSlices(board.build(), pause, now);
  board.catchUp();
  if (settingsOf(facts).some((setting, index) => setting !== settings[index])) numbers.touch('setting', []);
  return numbers;
}

function atOnce<T>(work: Generator<void, T>): T {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}

async function inSlices<T>(
  work: Generator<void, T>,
  pause: () => Promise<unknown>,
  now: () => number = () => performance.now(),
): Promise<T> {
  for (let start = now(); ;) {
    const step = work.next();
    if (step.done === true) return step.value;
    if (now() - start < sliceMs) continue;
    await pause();
    start = now();
  }
}

const settingsOf = (facts: Facts): readonly unknown[] => [
  facts.timeZone,
  facts.targets,
  ...stageKeys.map((key) => facts.stages.get(key)),
];

function begin(facts: Facts, question: Question): { readonly numbers: Numbers; readonly board: Board } {
  let kept = reckonerFor(facts, question);
  const { board } = kept;
  const numbers: Numbers = {
    question,
    cycle: () => kept.metrics.cycle.read(),
    arrivalRate: () => kept.metrics.arrivalRate.read(),
    fulfilmentRate: () => kept.metrics.fulfilmentRate.read(),
    costPerHire: () => kept.metrics.costPerHire.read(),
    timeToFill: () => kept.metrics.timeToFill.read(),
    timeToHire: () => kept.metrics.timeToHire.read(),
    timeInStage: () => kept.metrics.timeInStage.read(),
    funnel: () => kept.metrics.funnel.read(),
    offerAcceptance: () => kept.metrics.offerAcceptance.read(),
    showUp: () => kept.metrics.showUp.read(),
    interviewToOffer: () => kept.metrics.interviewToOffer.read(),
    sources: () => kept.metrics.sources.read(),
    workload: () => kept.metrics.workload.read(),
    rebalancing: () => rebalance(kept.metrics.workload.carriedBy, kept.board.cases(), kept.world),
    bottleneck: () => kept.metrics.bottleneck.read(),
    forecast: () => atOnce(forecasting(kept.board, kept.world)),
    forecastInSlices: (pause) => inSlices(forecasting(kept.board, kept.world), pause),
    burnUp: () => kept.metrics.burnUp.read(),
    trend: () => ({
      cycle: kept.metrics.cycle.tally.trend(),
      arrivalRate: kept.metrics.arrivalRate.tally.trend(),
      fulfilmentRate: kept.metrics.fulfilmentRate.tally.trend(),
      costPerHire: kept.metrics.costPerHire.trend(),
      timeToFill: kept.metrics.timeToFill.tally.trend(),
      timeToHire: kept.metrics.timeToHire.tally.trend(),
      offerAcceptance: kept.metrics.offerAcceptance.tally.trend(),
      showUp: kept.metrics.showUp.tally.trend(),
      applications: kept.metrics.applications.trend(),
      arrivals: kept.metrics.costPerHire.arrivals.trend(),
    }),
    touch: (kind, ids) => {
      // Who is on the team is asked when the workload is read.
      if (kind === 'member') return;
      if (kind !== 'setting') {
        kept.board.touch(kind, ids);
        return;
      }
      kept = reckonerFor(facts, question);
      atOnce(kept.board.build());
    },
  };
  return { numbers, board };
}

function reckonerFor(facts: Facts, question: Question) {
  const world = worldOf(facts, question);
  let metrics: Metrics | undefined;
  const board = new Board(world, (everything) => {
    metrics = metricsFor(world, everything);
    return Object.values<Part>(metrics);
  });
  return { world, board, metrics: metrics as Metrics };
}

type Metrics = ReturnType<typeof metricsFor>;
function metricsFor(world: World, everything: Everything) {
  const costPerHire = createCostPerHire(world, everything);
  return {
    cycle: createCycle(world, everything),
    arrivalRate: createArrivalRate(world, everything),
    fulfilmentRate: createFulfilmentRate(world, everything),
    costPerHire,
    timeToFill: createTimeToFill(world, everything),
    timeToHire: createTimeToHire(world, everything),
    timeInStage: createTimeInStage(world, everything),
    funnel: createFunnel(world, everything),
    offerAcceptance: createOfferAcceptance(world, everything),
    showUp: createShowUp(world, everything),
    interviewToOffer: createInterviewToOffer(world, everything),
    sources: createSources(world, everything, costPerHire.perHireBy),
    workload: createWorkload(world),
    bottleneck: createBottleneck(world, everything),
    burnUp: createBurnUp(world),
    applications: createApplicationsTrend(world, everything),
  };
}
