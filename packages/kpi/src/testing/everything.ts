import type { Measured } from '../measured.ts';
import type { Numbers } from '../numbers.ts';

/** All that numbers say, lists included, as plain data to compare. */
export function everythingIn(numbers: Omit<Numbers, 'touch'>): Readonly<Record<string, unknown>> {
  return unfolded({
    cycle: numbers.cycle(),
    arrivalRate: numbers.arrivalRate(),
    fulfilmentRate: numbers.fulfilmentRate(),
    costPerHire: numbers.costPerHire(),
    timeToFill: numbers.timeToFill(),
    timeToHire: numbers.timeToHire(),
    timeInStage: numbers.timeInStage(),
    funnel: numbers.funnel(),
    offerAcceptance: numbers.offerAcceptance(),
    showUp: numbers.showUp(),
    interviewToOffer: numbers.interviewToOffer(),
    sources: numbers.sources(),
    workload: numbers.workload(),
    rebalancing: numbers.rebalancing(),
    bottleneck: numbers.bottleneck(),
    forecast: numbers.forecast(),
    burnUp: numbers.burnUp(),
    trend: numbers.trend(),
  }) as Readonly<Record<string, unknown>>;
}

function unfolded(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unfolded);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value as Measured).map(([key, part]: [string, unknown]) => [
      key,
      typeof part === 'function' ? (part as () => unknown)() : unfolded(part),
    ]),
  );
}
