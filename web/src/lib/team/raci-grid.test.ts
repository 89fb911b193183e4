import { expect, test } from 'vitest';
import { cellAfter, letterOf } from './raci-grid.ts';

test('arrows move by one and stay at the edges', () => {
  const size = { rows: 5, columns: 3 };
  const at = (row: number, column: number) => ({ row, column });
  expect(cellAfter('ArrowDown', at(0, 0), size)).toEqual(at(1, 0));
  expect(cellAfter('ArrowDown', at(4, 0), size)).toEqual(at(4, 0));
  expect(cellAfter('ArrowUp', at(0, 2), size)).toEqual(at(0, 2));
  expect(cellAfter('ArrowLeft', at(1, 0), size)).toEqual(at(1, 0));
  expect(cellAfter('ArrowRight', at(1, 2), size)).toEqual(at(1, 2));
  expect(cellAfter('Home', at(2, 2), size)).toEqual(at(2, 0));
  expect(cellAfter('End', at(2, 0), size)).toEqual(at(2, 2));
  expect(cellAfter('Ctrl+End', at(0, 0), size)).toEqual(at(4, 2));
  expect(cellAfter('Ctrl+Home', at(4, 2), size)).toEqual(at(0, 0));
  for (const key of ['Enter', 'Tab', 'r', 'Escape']) expect(cellAfter(key, at(0, 0), size)).toBeNull();
});

test('letters write, in either case; 0 and Delete empty; everything else is no letter', () => {
  expect(['r', 'R', 'a', 'c', 'i'].map(letterOf)).toEqual(['R', 'R', 'A', 'C', 'I']);
  expect(['0', 'Delete', 'Backspace'].map(letterOf)).toEqual([null, null, null]);
  for (const key of ['x', 'Enter', ' ', 'RA', '']) expect(letterOf(key)).toBeUndefined();
});
