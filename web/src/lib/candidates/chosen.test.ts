import { expect, test } from 'vitest';
import { chosenOf, noneChosen, toggled } from './chosen.ts';

const order = ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id }));

test('a line is chosen and let go one by one', () => {
  const one = toggled(noneChosen, 'b', order);
  expect([...one.ids]).toEqual(['b']);
  expect([...toggled(toggled(one, 'd', order), 'b', order).ids]).toEqual(['d']);
  expect(noneChosen.ids.size).toBe(0);
});

test('a range goes from the line before to this one, both ways, and keeps what was chosen', () => {
  const start = toggled(chosenOf(['a']), 'd', order);
  expect([...toggled(start, 'b', order, true).ids].sort()).toEqual(['a', 'b', 'c', 'd']);
  const up = toggled(toggled(noneChosen, 'b', order), 'e', order, true);
  expect([...up.ids].sort()).toEqual(['b', 'c', 'd', 'e']);
});

test('without a line to start from, or when it is filtered away, a range is the one line', () => {
  expect([...toggled(noneChosen, 'c', order, true).ids]).toEqual(['c']);
  const gone = toggled(noneChosen, 'x', order);
  expect([...toggled(gone, 'c', order, true).ids].sort()).toEqual(['c', 'x']);
});
