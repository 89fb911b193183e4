import { expect, test } from 'vitest';
import { compareEntries, type Entry } from './entry.ts';
import { columnAt, gapAt, gapInGroup, landsInPlace } from './layout.ts';
import { createStack } from './stack.ts';

const entry = (id: string, group = 0, height = 100): Entry => ({
  id,
  kind: 'application',
  column: 'screening',
  group,
  rank: id,
  height,
});
const stackOf = (...entries: Entry[]) => createStack(compareEntries, entries);
const boxes = [
  { key: 'screening', left: 0, right: 200 },
  { key: 'interview', left: 212, right: 412 },
] as const;
const none = new Set<string>();

test('the column under the pointer, or the nearest', () => {
  expect(columnAt(boxes, 30)).toBe('screening');
  expect(columnAt(boxes, 209)).toBe('interview');
  expect(columnAt(boxes, 204)).toBe('screening');
  expect(columnAt(boxes, -80)).toBe('screening');
  expect(columnAt(boxes, 4000)).toBe('interview');
  expect(columnAt([], 4000)).toBe(null);
});

test('the gap follows the middle of each card', () => {
  const stack = stackOf(entry('a'), entry('b'), entry('c'));
  expect(gapAt(stack, -10, none)).toMatchObject({ index: 0, y: 0, after: null, before: { id: 'a' } });
  expect(gapAt(stack, 149, none)).toMatchObject({ index: 1, y: 100, after: { id: 'a' }, before: { id: 'b' } });
  expect(gapAt(stack, 151, none)).toMatchObject({ index: 2, y: 200, after: { id: 'b' }, before: { id: 'c' } });
  expect(gapAt(stack, 900, none)).toMatchObject({ index: 3, y: 300, after: { id: 'c' }, before: null });
  expect(gapAt(stackOf(), 50, none)).toEqual({ index: 0, y: 0, after: null, before: null });
});

test('dragged cards are no neighbours of the gap', () => {
  const stack = stackOf(entry('a'), entry('b'), entry('c'), entry('d'));
  expect(gapAt(stack, 160, new Set(['b', 'c']))).toMatchObject({ index: 2, after: { id: 'a' }, before: { id: 'd' } });
  expect(gapAt(stack, 900, new Set(['a', 'b', 'c', 'd']))).toMatchObject({ after: null, before: null });
});

test('cards that lie together land in place at any gap of their own, others do not', () => {
  const stack = stackOf(entry('a'), entry('b'), entry('c'), entry('d'));
  const dragged = new Set(['b', 'c']);
  const landing = (y: number, ids: ReadonlySet<string> = dragged) => landsInPlace(stack, gapAt(stack, y, ids), ids);
  expect([landing(10), landing(110), landing(210), landing(290), landing(360)]).toEqual([false, true, true, true, false]);
  expect(landing(110, new Set(['b', 'd']))).toBe(false);
});

test('a requisition stays among its like', () => {
  const stack = stackOf(entry('a', 0), entry('b', 0), entry('a', 1), entry('b', 1));
  expect(gapInGroup(stack, 390, 0, none)).toMatchObject({ index: 2, after: { id: 'b', group: 0 }, before: null });
  expect(gapInGroup(stack, 0, 1, none)).toMatchObject({ index: 2, after: null, before: { id: 'a', group: 1 } });
});
