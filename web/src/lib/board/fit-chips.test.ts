import { expect, test } from 'vitest';
import { fitChips, textWidth } from './fit-chips.ts';

test('whole chips or a count, never a torn word', () => {
  expect(fitChips(['待安排', '招聘网站', '需出差'], 190, 4)).toEqual({ shown: 3, rest: 0 });
  expect(fitChips(['等待反馈', '校园招聘', '有大促经验', '可夜班'], 190, 4)).toEqual({ shown: 2, rest: 2 });
  expect(fitChips(['a', 'b', 'c', 'd'], 900, 3)).toEqual({ shown: 3, rest: 1 });
});

test('the first chip shows however narrow the card is', () => {
  expect(fitChips(['一个很长很长很长很长很长的标签', 'b'], 60, 4)).toEqual({ shown: 1, rest: 1 });
  expect(fitChips([], 60, 4)).toEqual({ shown: 0, rest: 0 });
});

test('Chinese characters count twice a Latin letter', () => {
  expect(textWidth('招聘')).toBe(24);
  expect(textWidth('ab')).toBeLessThan(14);
});
