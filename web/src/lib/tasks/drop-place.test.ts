import { expect, test } from 'vitest';
import { dropPlace, gapAt } from './drop-place.ts';

const column = ['a', 'b', 'c'].map((id, index) => ({ id, top: index * 50, bottom: index * 50 + 40 }));
const at = (y: number, ...inHand: string[]) => {
  const gap = gapAt(column, y, new Set(inHand));
  return gap.unchanged ? 'stays' : dropPlace(gap);
};

test('a card lands before the first whose middle lies below the pointer, and after the last beyond it', () => {
  expect([at(10, 'x'), at(30, 'x'), at(90, 'x'), at(500, 'x')]).toEqual([
    { before: 'a' },
    { before: 'b' },
    { before: 'c' },
    { after: 'c' },
  ]);
  expect(dropPlace(gapAt([], 10, new Set(['x'])))).toBe('top');
});

test('where a card stands already nothing changes; several that stand apart come together', () => {
  expect([at(60, 'b'), at(85, 'b'), at(5, 'b')]).toEqual(['stays', 'stays', { before: 'a' }]);
  expect(at(60, 'a', 'b')).toBe('stays');
  expect(at(60, 'a', 'c')).toEqual({ before: 'b' });
});
