import { expect, test } from 'vitest';
import { lineOver, rowsOf } from './timeline.ts';

test('a line holds all its days in order, with room on both sides, and knows its months', () => {
  const line = lineOver(['2026-05-20', '2026-04-10', '2026-06-18']);
  if (line === null) throw new Error('no line');
  const places = ['2026-04-10', '2026-05-20', '2026-06-18'].map(line.at);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(places[0]).toBeGreaterThan(0);
  expect(places[2]).toBeLessThan(1);
  expect(line.months).toEqual(['2026-05-01', '2026-06-01']);
  expect([line.at('1999-01-01'), line.at('2099-01-01')]).toEqual([0, 1]);
});

test('without a day that can be read there is no line; one day alone has one', () => {
  expect(lineOver([])).toBe(null);
  expect(lineOver(['soon'])).toBe(null);
  expect(lineOver(['2026-05-20'])?.at('2026-05-20')).toBe(0.5);
});

test('labels that would cover each other stand in rows', () => {
  expect(rowsOf([0, 0.1, 0.3, 0.95], 0.25)).toEqual([0, 1, 0, 0]);
  expect(rowsOf([0.9, 0.95], 0.2)).toEqual([0, 1]);
});
