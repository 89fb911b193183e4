import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addFacts, addRange, coversRange, decodeFacts, encodeFacts, noFacts } from './ranges.ts';
import type { Ranges } from './ranges.ts';

const aRange = fc.tuple(fc.nat({ max: 2 }), fc.nat({ max: 30 }), fc.integer({ min: 1, max: 6 }));

test('ranges know exactly the clocks that were added, and stay sorted and apart', () => {
  fc.assert(
    fc.property(fc.array(aRange, { maxLength: 30 }), fc.array(aRange, { maxLength: 10 }), (added, asked) => {
      const ranges: Ranges = new Map();
      const clocks = new Set<string>();
      for (const [client, from, length] of added) {
        addRange(ranges, client, from, from + length);
        for (let clock = from; clock < from + length; clock++) clocks.add(`${client}:${clock}`);
      }
      for (const list of ranges.values())
        for (let i = 1; i < list.length; i++) expect(list[i]).toBeGreaterThan(list[i - 1] as number);
      for (const [client, from, length] of asked) {
        const all = Array.from({ length }, (_, i) => clocks.has(`${client}:${from + i}`)).every(Boolean);
        expect(coversRange(ranges, client, from, from + length)).toBe(all);
      }
      const facts = { structs: ranges, deletes: new Map() };
      expect(decodeFacts(encodeFacts(facts))).toEqual(facts);
      const twice = noFacts();
      addFacts(twice, facts);
      addFacts(twice, facts);
      expect(twice).toEqual(facts);
    }),
    { numRuns: 1000 },
  );
});
