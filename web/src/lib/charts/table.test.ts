import { expect, test } from 'vitest';
import { fileName } from './file-name.ts';
import { tableToCsv } from './table.ts';
import type { ChartTable } from './table.ts';

const table: ChartTable = {
  columns: [
    { label: '渠道', kind: 'text' },
    { label: '=HYPERLINK("x")', kind: 'count' },
    { label: 'days', kind: 'days' },
    { label: 'share', kind: 'share' },
    { label: 'money', kind: 'money' },
  ],
  rows: [
    ['内推', 12, 12.3456, 0.123456, 1234.567],
    ['=cmd|"/c calc"!A1', 0, null, 1, -5],
    ['+1,"quoted"', 1, 0.04, 0, 0],
    ['@SUM(A1)', 1, 0, 0, 0],
    ['-2+3', 1, 0, 0, 0],
  ],
};

test('a table is saved as CSV that Excel opens: a mark for UTF-8, numbers as numbers, nothing known as an empty cell', async () => {
  const lines = (await tableToCsv(table)).split('\r\n');
  expect(lines[0]?.startsWith('\ufeff渠道,')).toBe(true);
  expect(lines[1]).toBe('内推,12,12.3,0.1235,1234.57');
  expect(lines[2]).toMatch(/,0,,1,-5$/);
});

test('no cell and no heading of a saved table is run by a spreadsheet', async () => {
  const text = await tableToCsv(table);
  // Bare or quoted, a cell of text may not begin with what starts a formula.
  const starts = text
    .replace('\ufeff', '')
    .split(/\r\n|,(?=(?:[^"]*"[^"]*")*[^"]*$)/)
    .map((cell) => cell.replace(/^"/, ''))
    .filter((cell) => /^[=+@\t]/.test(cell) || (/^-/.test(cell) && Number.isNaN(Number(cell))));
  expect(starts).toEqual([]);
  expect(text).toContain('cmd');
  expect(text).toContain('SUM(A1)');
});

test('a file name has the day and nothing that a file system refuses', () => {
  expect(fileName('漏斗 / a:b?"', '2026-05-20', 'csv')).toBe('漏斗 a b 2026-05-20.csv');
  expect(fileName('x'.repeat(200), '2026-05-20', 'png')).toBe(`${'x'.repeat(80)} 2026-05-20.png`);
});
