import { expect, test } from 'vitest';
import type { Decision } from '@muster/model';
import { findDecisions, inForce } from './decision-search.ts';

const decision = (id: string, title: string, supersedes: string | null = null) => ({ id, title, supersedes }) as Decision;
const all = [decision('c', '夜班补贴提高'), decision('b', 'Graduates welcome', 'a'), decision('a', 'A year of experience')];
const words: Record<string, { text: string; by: string }> = {
  a: { text: 'the department asked', by: '王芳' },
  b: { text: 'two weeks brought too few', by: 'Ben' },
  c: { text: '', by: '王芳' },
};
const find = (search: string) => findDecisions(all, search, ({ id }) => words[id] ?? { text: '', by: '' }).map(({ id }) => id);

test('all words are looked for in title, text and name; the order stays', () => {
  expect(find('')).toEqual(['c', 'b', 'a']);
  expect(find('  王芳 ')).toEqual(['c', 'a']);
  expect(find('WEEKS')).toEqual(['b']);
  expect(find('year asked')).toEqual(['a']);
  expect(find('year weeks')).toEqual([]);
});

test('in force is what nothing supersedes; what superseded it may be gone', () => {
  expect(inForce(all).map(({ id }) => id)).toEqual(['c', 'b']);
  expect(inForce(all.filter(({ id }) => id !== 'b')).map(({ id }) => id)).toEqual(['c', 'a']);
});
