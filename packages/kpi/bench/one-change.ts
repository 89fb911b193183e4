/**
 * What one change costs the numbers, on a small and on a big board side by side in one run, and what reading everything costs.
 * Run: pnpm --filter @muster/kpi bench
 */
import type { Application } from '@muster/model';
import { createNumbers, numbersInSlices } from '../src/index.ts';
import type { Numbers, Question } from '../src/index.ts';
import { bigFacts } from '../src/testing/big-facts.ts';
import { day, hour, movesOf, standing, start } from '../src/testing/records.ts';
import type { SomeFacts } from '../src/testing/records.ts';

const sizes = [200, 2_000, 20_000];
const rounds = 400;
const question: Question = { period: { from: '2026-04-01', until: '2026-06-01' }, asOf: start + 100 * day };

interface Board {
  readonly size: number;
  readonly facts: SomeFacts;
  readonly numbers: Numbers;
  readonly first: Application;
}

/** Everything that a page of tiles shows. */
function readTiles(numbers: Numbers): void {
  for (const read of [
    numbers.cycle,
    numbers.arrivalRate,
    numbers.fulfilmentRate,
    numbers.costPerHire,
    numbers.timeToFill,
    numbers.timeToHire,
    numbers.timeInStage,
    numbers.funnel,
    numbers.offerAcceptance,
    numbers.showUp,
    numbers.interviewToOffer,
    numbers.sources,
    numbers.workload,
    numbers.bottleneck,
    numbers.burnUp,
    numbers.trend,
  ])
    read();
}

const boards = sizes.map((size): Board => {
  const facts = bigFacts(size);
  const numbers = createNumbers(facts, question);
  readTiles(numbers);
  return {
    size,
    facts,
    numbers,
    first: [...facts.applications.values()].find(({ stage }) => stage === 'screening') as Application,
  };
});

/** A card goes to interview, or back; or it comes to onboarding, with an acceptance that fills an opening, or goes back. */
const changes = {
  'a card moves': (facts: SomeFacts, { id }: Application, odd: boolean) =>
    put(
      facts,
      id,
      odd
        ? [
            ['screening', start],
            ['interview', start + 60 * day],
          ]
        : [['screening', start]],
    ),
  'an acceptance comes and goes': (facts: SomeFacts, { id }: Application, odd: boolean) =>
    put(
      facts,
      id,
      odd
        ? [
            ['screening', start],
            ['onboarding', start + 62 * day + hour],
          ]
        : [['screening', start]],
    ),
};

function put(facts: SomeFacts, id: string, steps: Parameters<typeof movesOf>[1]): void {
  const before = facts.applications.get(id) as Application;
  facts.applications.set(id, standing({ ...before, moves: movesOf(id, steps) }));
}

const micros = (ms: number): string => `${(ms * 1000).toFixed(1).padStart(8)} µs`;
const median = (times: number[]): number => times.sort((a, b) => a - b)[times.length >> 1] as number;

for (const [what, change] of Object.entries(changes)) {
  const taken = boards.map(() => ({ touch: [] as number[], read: [] as number[] }));
  // The boards take turns, so that a busy machine slows all of them alike.
  for (let round = 0; round < rounds; round++) {
    boards.forEach(({ facts, numbers, first }, index) => {
      change(facts, first, round % 2 === 0);
      const before = performance.now();
      numbers.touch('application', [first.id]);
      const touched = performance.now();
      readTiles(numbers);
      const read = performance.now();
      if (round < rounds / 4) return;
      taken[index]?.touch.push(touched - before);
      taken[index]?.read.push(read - touched);
    });
  }
  console.log(`\n${what}, median of ${rounds * 0.75}`);
  const all = taken.map(({ touch, read }) => ({ touch: median(touch), read: median(read) }));
  all.forEach(({ touch, read }, index) => {
    const total = touch + read;
    const small = (all[0]?.touch ?? 0) + (all[0]?.read ?? 0);
    console.log(
      `${String(sizes[index]).padStart(7)} applications  change ${micros(touch)}  reading all tiles ${micros(read)}  both ${micros(total)}  × ${(total / small).toFixed(2)}`,
    );
  });
}

console.log('\nreading everything');
for (const { size, facts } of boards) {
  const times: number[] = [];
  for (let round = 0; round < 7; round++) {
    const before = performance.now();
    readTiles(createNumbers(facts, question));
    times.push(performance.now() - before);
  }
  let longest = 0;
  let since = performance.now();
  const rest = (): void => {
    longest = Math.max(longest, performance.now() - since);
    since = performance.now();
  };
  const pause = (): Promise<void> => {
    rest();
    return new Promise((resolve) => setImmediate(() => resolve(void (since = performance.now()))));
  };
  const numbers = await numbersInSlices(facts, question, pause);
  rest();
  readTiles(numbers);
  const firstLook = performance.now() - since;
  since = performance.now();
  numbers.forecast();
  const forecast = performance.now() - since;
  since = performance.now();
  const longestBuild = longest;
  longest = 0;
  await numbers.forecastInSlices(pause);
  rest();
  console.log(
    `${String(size).padStart(7)} applications  at once, tiles read ${median(times).toFixed(1)} ms; in slices: longest ${longestBuild.toFixed(1)} ms, then first look ${firstLook.toFixed(1)} ms; forecast ${forecast.toFixed(1)} ms, in slices: longest ${longest.toFixed(1)} ms`,
  );
}
