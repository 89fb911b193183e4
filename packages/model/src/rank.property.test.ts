import fc from 'fast-check';
import { expect, test } from 'vitest';
import { seededRandom } from './random.ts';
import { isRank, ranksBetween } from './rank.ts';

test('[M5] any number of ranks fits between any two, in order, for plain string comparison', () => {
  fc.assert(
    fc.property(
      fc.nat(1_000_000),
      fc.array(fc.record({ at: fc.nat(1000), count: fc.integer({ min: 1, max: 700 }) }), { maxLength: 12 }),
      (seed, inserts) => {
        const random = seededRandom(seed);
        const column: string[] = [];
        for (const { at, count } of inserts) {
          const index = at % (column.length + 1);
          const ranks = ranksBetween(column[index - 1] ?? null, column[index] ?? null, count, random);
          expect(ranks).toHaveLength(count);
          column.splice(index, 0, ...ranks);
        }
        expect(column.every(isRank)).toBe(true);
        expect(column.every((rank, index) => index === 0 || (column[index - 1] as string) < rank)).toBe(true);
      },
    ),
    { numRuns: 60 },
  );
}, 60_000);

test('[M5] two people who aim at one place rarely draw one rank', () => {
  for (const [low, high] of [
    ['a0', 'a1'],
    [null, 'a0'],
    ['a0', null],
    [null, null],
  ] as const) {
    const drawn = new Set(Array.from({ length: 200 }, (_, seed) => ranksBetween(low, high, 1, seededRandom(seed))[0]));
    expect(drawn.size).toBeGreaterThan(low !== null && high !== null ? 6 : 50);
  }
});

test('[M5] what is no rank is known as such', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme-ascii' }), (text) => typeof isRank(text) === 'boolean'));
  for (const text of ['', '!', 'a', 'a00', 'A00000000000000000000000000', '中', 'a0'.repeat(200)])
    expect(isRank(text)).toBe(false);
});
