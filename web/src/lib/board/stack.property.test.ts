import { expect, test } from 'vitest';
import { createStack } from './stack.ts';
import { seeded } from './testing/seeded.ts';

interface Item {
  readonly rank: number;
  readonly height: number;
}
const byRank = (a: Item, b: Item): number => a.rank - b.rank;

test('[P7] after any inserts and removals a stack answers what a dull sorted array answers', () => {
  const { random, seed } = seeded();
  for (let run = 0; run < 20; run++) {
    let dull: Item[] = [];
    const start = Array.from({ length: Math.floor(random() * 400) }, (_, i): Item => ({
      rank: i,
      height: 40 + Math.floor(random() * 90),
    }));
    const stack = createStack(byRank, start);
    dull.push(...start);
    for (let step = 0; step < 400; step++) {
      if (random() < 0.6 || dull.length === 0) {
        const item = { rank: random() * 400, height: 40 + Math.floor(random() * 90) };
        if (dull.some((other) => other.rank === item.rank)) continue;
        stack.insert(item);
        dull = [...dull, item].sort(byRank);
      } else {
        const item = dull[Math.floor(random() * dull.length)] as Item;
        expect(stack.remove(item)).toBe(true);
        expect(stack.remove(item)).toBe(false);
        dull = dull.filter((other) => other !== item);
      }
      const probe = Math.floor(random() * (dull.length + 2)) - 1;
      const y = random() * (stack.height + 50) - 20;
      expect(
        {
          size: stack.size,
          height: stack.height,
          at: stack.at(probe),
          top: stack.topOf(Math.max(0, probe)),
          under: stack.indexAt(y),
        },
        `seed ${seed}`,
      ).toEqual({
        size: dull.length,
        height: total(dull),
        at: dull[probe],
        top: total(dull.slice(0, Math.max(0, probe))),
        under: under(dull, y),
      });
    }
    expect([...stack]).toEqual(dull);
    expect(stack.slice(3, 300)).toEqual(dull.slice(3, 300));
    for (const [index, item] of dull.entries()) expect(stack.indexOf(item)).toBe(index);
  }
});

test('an empty stack has nothing anywhere', () => {
  const stack = createStack(byRank);
  expect([stack.size, stack.height, stack.indexAt(10), stack.topOf(3), stack.at(0), stack.slice(0, 9)]).toEqual([
    0,
    0,
    -1,
    0,
    undefined,
    [],
  ]);
  expect(stack.indexOf({ rank: 1, height: 1 })).toBe(-1);
  expect(stack.remove({ rank: 1, height: 1 })).toBe(false);
});

const total = (items: readonly Item[]): number => items.reduce((sum, item) => sum + item.height, 0);

function under(items: readonly Item[], y: number): number {
  let bottom = 0;
  for (const [index, item] of items.entries()) {
    bottom += item.height;
    if (y < bottom) return index;
  }
  return items.length - 1;
}
