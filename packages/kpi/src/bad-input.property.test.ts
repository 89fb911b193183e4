import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createNumbers } from './index.ts';
import type { FactKind } from './index.ts';
import { aQuestion, someFacts } from './testing/arbitrary.ts';
import { everythingIn } from './testing/everything.ts';

const oddNumber = fc.oneof(
  fc.constantFrom(NaN, Infinity, -Infinity, 1e300, -1e300, 8.64e15, -8.64e15, 0, -1, 0.1, 2 ** 53),
  fc.double(),
);
const oddText = fc.constantFrom('', 'soon', '2026-02-30', '0000-00-00', '９９９９-01-01', '9999-12-31', '2026-05-01');
const maps = {
  requisitions: 'requisition',
  openings: 'opening',
  applications: 'application',
  interviews: 'interview',
  costs: 'cost',
} as const satisfies Record<string, FactKind>;

/** The same record with numbers and days in it replaced, wherever they stand. */
function spoiled(value: unknown, next: () => { number: number; text: string; hit: boolean }): unknown {
  if (Array.isArray(value)) return value.map((part) => spoiled(part, next));
  if (value !== null && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([key, part]: [string, unknown]) => [key, spoiled(part, next)]));
  const { number, text, hit } = next();
  if (!hit) return value;
  if (typeof value === 'number') return number;
  return typeof value === 'string' && /^\d{4}-/.test(value) ? text : value;
}

test('[K6] whatever numbers and days a document holds, nothing throws, and putting them right leaves no trace', () => {
  fc.assert(
    fc.property(
      someFacts,
      aQuestion,
      fc.array(fc.record({ number: oddNumber, text: oddText, hit: fc.boolean() }), { minLength: 20, maxLength: 20 }),
      (facts, question, odd) => {
        const numbers = createNumbers(facts, question);
        const right = everythingIn(numbers);
        let used = 0;
        for (const [name, kind] of Object.entries(maps) as [keyof typeof maps, FactKind][]) {
          const records = facts[name] as Map<string, unknown>;
          const before = [...records];
          for (const [id, record] of before) {
            records.set(id, { ...(spoiled(record, () => odd[used++ % odd.length] as (typeof odd)[number]) as object), id });
            numbers.touch(kind, [id]);
          }
          everythingIn(numbers);
          for (const [id, record] of before) records.set(id, record);
          numbers.touch(kind, records.keys());
          expect(everythingIn(numbers)).toEqual(right);
        }
      },
    ),
    { numRuns: 150 * Number(process.env['RUNS'] ?? 1), seed: 20260507 },
  );
}, 120_000);

test('[K6] a question about days that do not exist, or from no instant, is answered with nothing', () => {
  fc.assert(
    fc.property(someFacts, aQuestion, oddText, oddText, oddNumber, (facts, question, from, until, asOf) => {
      for (const odd of [
        { ...question, period: { from, until } },
        { ...question, asOf },
        { ...question, months: asOf },
      ])
        everythingIn(createNumbers(facts, odd));
      expect(createNumbers(facts, { ...question, period: { from: '2026-05-02', until: '2026-05-01' } }).timeToHire().n).toBe(0);
    }),
    { numRuns: 100, seed: 20260508 },
  );
});
