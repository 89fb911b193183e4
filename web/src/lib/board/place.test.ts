import { expect, test } from 'vitest';
import { oneStep, withRoomFor } from './place.ts';

test('a position counted from 1 becomes a place next to a card', () => {
  expect(withRoomFor(['a', 'b'], 1)).toEqual({ before: 'a' });
  expect(withRoomFor(['a', 'b'], 2)).toEqual({ before: 'b' });
  expect(withRoomFor(['a', 'b'], 3)).toEqual({ after: 'b' });
  expect(withRoomFor(['a', 'b'], 99)).toEqual({ after: 'b' });
  expect(withRoomFor(['a', 'b'], -4)).toEqual({ before: 'a' });
  expect(withRoomFor([], 1)).toBe('top');
});

test('one step up or down passes one card, and ends at the edge', () => {
  expect(oneStep(['a', 'b', 'c'], 'b', 'up')).toEqual({ before: 'a' });
  expect(oneStep(['a', 'b', 'c'], 'b', 'down')).toEqual({ after: 'c' });
  expect(oneStep(['a', 'b', 'c'], 'a', 'up')).toBe(null);
  expect(oneStep(['a', 'b', 'c'], 'c', 'down')).toBe(null);
  expect(oneStep(['a'], 'gone', 'down')).toBe(null);
});
