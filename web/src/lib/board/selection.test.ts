import { expect, test } from 'vitest';
import { extendTo, nothingSelected, toggle, toggleAll, without } from './selection.ts';

const order = ['a', 'b', 'c', 'd', 'e'];
const ids = (selection: { ids: ReadonlySet<string> }) => [...selection.ids].sort();

test('a range runs from the card chosen last, in either direction', () => {
  const start = toggle(nothingSelected, 'c');
  expect(ids(extendTo(start, 'e', order))).toEqual(['c', 'd', 'e']);
  expect(ids(extendTo(extendTo(start, 'e', order), 'b', order))).toEqual(['b', 'c', 'd', 'e']);
  expect(ids(extendTo(nothingSelected, 'b', order))).toEqual(['b']);
  expect(extendTo(start, 'elsewhere', order)).toBe(start);
});

test('choosing a whole column twice lets it go, and leaves other columns alone', () => {
  const other = toggle(nothingSelected, 'z');
  const all = toggleAll(other, order);
  expect(ids(all)).toEqual([...order, 'z']);
  expect(ids(toggleAll(all, order))).toEqual(['z']);
  expect(ids(toggleAll(toggle(all, 'b'), order))).toEqual([...order, 'z']);
});

test('cards that are gone leave the selection', () => {
  const start = toggle(toggle(nothingSelected, 'a'), 'b');
  expect(without(start, () => false)).toBe(start);
  expect(without(start, (id) => id === 'b')).toEqual({ ids: new Set(['a']), from: null });
});
