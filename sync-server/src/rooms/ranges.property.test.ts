import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { addFacts, addRange, coversRange, decodeFacts, encodeFacts, encodeStateVector, noFacts, sortedRanges } from './ranges.ts';
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

test('many ranges in any order give what one by one would', () => {
  const many = fc.array(fc.tuple(fc.nat({ max: 400 }), fc.integer({ min: 1, max: 4 })), { maxLength: 80 });
  const oneByOne = (...lists: (readonly (readonly [number, number])[])[]): Ranges => {
    const ranges: Ranges = new Map();
    for (const [from, length] of lists.flat()) addRange(ranges, 1, from, from + length);
    return ranges;
  };
  const spans = (list: readonly (readonly [number, number])[]) => list.map(([from, length]) => [from, from + length] as const);
  fc.assert(
    fc.property(many, many, (some, others) => {
      expect(sortedRanges(spans(some))).toEqual(oneByOne(some).get(1) ?? []);
      const known = { structs: oneByOne(some), deletes: new Map() };
      addFacts(known, { structs: oneByOne(others), deletes: new Map() });
      expect(known.structs).toEqual(oneByOne(some, others));
    }),
    { numRuns: 1000 },
  );
});

test('[R8] what lies behind a gap is not claimed: the state vector ends at the gap', () => {
  const known: Ranges = new Map();
  addRange(known, 1, 2, 5); // its beginning is missing
  addRange(known, 2, 0, 3);
  addRange(known, 2, 4, 6);
  expect(Y.decodeStateVector(encodeStateVector(known))).toEqual(new Map([[2, 3]]));
});
