import type { Application } from '@muster/model';
import { afterEach, expect, test } from 'vitest';
import { createNumbers } from './index.ts';
import type { Numbers } from './index.ts';
import { bigFacts } from './testing/big-facts.ts';
import { day, hour, movesOf, standing, start } from './testing/records.ts';
import type { Step } from './testing/records.ts';

/** Everything of a map or a set that is walked through, by anybody, is counted while this runs: work that does not depend on the machine. */
function walked(run: () => void): number {
  let count = 0;
  for (const { prototype } of [Map, Set] as const) {
    const own = prototype as unknown as Record<PropertyKey, unknown>;
    for (const name of ['keys', 'values', 'entries', Symbol.iterator]) {
      const real = own[name] as () => Iterator<unknown>;
      restore.push(() => (own[name] = real));
      own[name] = function* (this: unknown) {
        const each = real.call(this);
        for (let next = each.next(); next.done !== true; next = each.next()) {
          count += 1;
          yield next.value;
        }
      };
    }
  }
  try {
    run();
  } finally {
    putBack();
  }
  return count;
}
const restore: (() => void)[] = [];
const putBack = (): void => restore.splice(0).forEach((undo) => undo());
afterEach(putBack);

const tiles = (numbers: Numbers): readonly unknown[] => [
  numbers.cycle(),
  numbers.arrivalRate(),
  numbers.fulfilmentRate(),
  numbers.costPerHire(),
  numbers.timeToFill(),
  numbers.timeToHire(),
  numbers.timeInStage(),
  numbers.funnel(),
  numbers.offerAcceptance(),
  numbers.showUp(),
  numbers.interviewToOffer(),
  numbers.sources(),
  numbers.workload(),
  numbers.bottleneck(),
  numbers.burnUp(),
  numbers.trend(),
];

const moved: Record<string, readonly Step[]> = {
  'a card that moves': [
    ['screening', start],
    ['interview', start + 60 * day],
  ],
  'an acceptance': [
    ['screening', start],
    ['onboarding', start + 62 * day + hour],
  ],
};

test.each(Object.keys(moved))('[P8] [K1] %s costs the same on a board of 200 and of 5,000, all tiles read', (what) => {
  const costs = [200, 5_000].map((size) => {
    const facts = bigFacts(size);
    const numbers = createNumbers(facts, { period: { from: '2026-04-01', until: '2026-06-01' }, asOf: start + 100 * day });
    tiles(numbers);
    const { id, ...before } = [...facts.applications.values()].find(({ stage }) => stage === 'screening') as Application;
    facts.applications.set(id, standing({ ...before, id, moves: movesOf(id, moved[what] ?? []) }));
    return walked(() => {
      numbers.touch('application', [id]);
      tiles(numbers);
    });
  });
  const [small = 0, big = Infinity] = costs;
  expect(small).toBeGreaterThan(0);
  // The one requisition that is touched may have some more or fewer cards; 25 times the board may not show.
  expect(big).toBeLessThan(2 * small);
});
