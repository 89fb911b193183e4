import { expect, test } from 'vitest';
import { mentionAt } from './mention.ts';

test.each([
  ['@', '', ['application'], 0],
  ['约@张', '张', ['application'], 1],
  ['约＠张三', '张三', ['application'], 1],
  ['see #pack', 'pack', ['requisition', 'task', 'risk'], 4],
  ['＃主播', '主播', ['requisition', 'task', 'risk'], 0],
  ['a [[', '', ['application', 'requisition', 'task', 'risk'], 2],
  ['【【张', '张', ['application', 'requisition', 'task', 'risk'], 0],
] as const)('%s names something', (text, query, kinds, at) => {
  expect(mentionAt(text, text.length)).toEqual({ query, kinds, at, length: text.length - at });
});

test.each(['', 'hello', 'li@example', 'C#', '@张 三', '[x', 'a @ b', '@one@'.slice(0, 4) + ' '])('%s names nothing', (text) => {
  expect(mentionAt(text, text.length)).toBe(null);
});

test('only what stands before the caret counts', () => {
  expect(mentionAt('@张三 later', 2)).toMatchObject({ query: '张', at: 0, length: 2 });
  expect(mentionAt('@张三 later', 0)).toBe(null);
});
