import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createNumbers, numbersInSlices } from './index.ts';
import type { FactKind, Facts } from './index.ts';
import { aChange, aQuestion, someFacts } from './testing/arbitrary.ts';
import { everythingIn } from './testing/everything.ts';
import type { Records, SomeFacts } from './testing/records.ts';

/** RUNS multiplies the number of runs; a failing run prints its seed and path, which fast-check takes back. */
const runs = (count: number): number => count * Number(process.env['RUNS'] ?? 1);
const timeout = runs(120_000);

const mapOf = {
  requisition: 'requisitions',
  opening: 'openings',
  application: 'applications',
  interview: 'interviews',
  cost: 'costs',
  member: 'members',
} as const satisfies Record<Exclude<FactKind, 'setting'>, keyof Records>;

/** Several records change in one turn; some of them go, some come back as they were. */
const aTurn = fc.array(fc.record({ change: aChange, how: fc.constantFrom('write', 'write', 'write', 'remove', 'undo') }), {
  minLength: 1,
  maxLength: 3,
});

function play(facts: SomeFacts, before: Map<string, unknown>, turn: typeof aTurn extends fc.Arbitrary<infer T> ? T : never) {
  const touched: [FactKind, string][] = [];
  for (const { change, how } of turn) {
    const records = facts[mapOf[change.kind]] as Map<string, unknown>;
    const key = `${change.kind} ${change.id}`;
    const was = records.get(change.id);
    if (how === 'write') change.write(facts);
    else if (how === 'remove') records.delete(change.id);
    else if (before.has(key)) {
      const earlier = before.get(key);
      if (earlier === undefined) records.delete(change.id);
      else records.set(change.id, earlier);
    }
    before.set(key, was);
    touched.push([change.kind, change.id]);
  }
  return touched;
}

test(
  '[K1] numbers kept up to date are the numbers reckoned anew, whatever changed, went or was undone',
  () => {
    fc.assert(
      fc.property(someFacts, aQuestion, fc.array(aTurn, { minLength: 1, maxLength: 8 }), (facts, question, turns) => {
        const numbers = createNumbers(facts, question);
        const before = new Map<string, unknown>();
        for (const turn of turns) {
          for (const [kind, id] of play(facts, before, turn)) numbers.touch(kind, [id]);
          expect(everythingIn(numbers)).toEqual(everythingIn(createNumbers(facts, question)));
        }
      }),
      { numRuns: runs(150), seed: 20260501 },
    );
  },
  timeout,
);

test(
  '[K2] facts that came in another order give identical numbers',
  () => {
    fc.assert(
      fc.property(someFacts, aQuestion, (facts, question) => {
        const turned = Object.fromEntries(
          Object.entries(facts).map(([key, value]) => [key, value instanceof Map ? new Map([...value].reverse()) : value]),
        ) as unknown as Facts;
        expect(everythingIn(createNumbers(turned, question))).toEqual(everythingIn(createNumbers(facts, question)));
      }),
      { numRuns: runs(150), seed: 20260502 },
    );
  },
  timeout,
);

test(
  '[K4] what changes while facts are read in slices is in the numbers',
  async () => {
    await fc.assert(
      fc.asyncProperty(someFacts, aQuestion, fc.array(aTurn, { minLength: 1, maxLength: 4 }), async (facts, question, turns) => {
        const before = new Map<string, unknown>();
        const waiting = [...turns];
        let clock = 0;
        const numbers = await numbersInSlices(
          facts,
          question,
          () => {
            const turn = waiting.shift();
            if (turn !== undefined) play(facts, before, turn);
            return Promise.resolve();
          },
          // Every look at the clock finds that it is time for a pause.
          () => (clock += 100),
        );
        expect(waiting.length).toBeLessThan(turns.length);
        expect(everythingIn(numbers)).toEqual(everythingIn(createNumbers(facts, question)));
      }),
      { numRuns: runs(80), seed: 20260503 },
    );
  },
  timeout,
);
