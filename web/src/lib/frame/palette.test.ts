import { expect, test } from 'vitest';
import { bestOf, fit, wordsOf } from './palette.ts';

test('what starts with the search comes before what merely holds it', () => {
  expect(fit('电商客服', wordsOf('电商'))).toBe(3);
  expect(fit('Lily 吴思远', wordsOf('吴'))).toBe(2);
  expect(fit('高级电商客服', wordsOf('客服'))).toBe(1);
  expect(fit('电商客服', wordsOf('仓储'))).toBe(0);
  expect(bestOf(['阿电商', '电商', 'x 电商'], (text) => text, wordsOf('电商'), 2)).toEqual(['电商', 'x 电商']);
});

test('every word must be found, in any order and any case', () => {
  expect(fit('Amazon Operations Lead', wordsOf('  lead AMAZON '))).toBeGreaterThan(0);
  expect(fit('Amazon Operations Lead', wordsOf('lead tiktok'))).toBe(0);
});

test('an empty search finds everything, in order', () => {
  expect(bestOf([1, 2, 3], String, wordsOf(' '), 2)).toEqual([1, 2]);
});
