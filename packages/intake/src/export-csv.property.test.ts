import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { phoneToText, toCsv } from './export-csv.ts';
import { createPace } from './pace.ts';
import { readCsv } from './csv.ts';
import { defaultLimits } from './limits.ts';
import { defuse, undefuse } from './spreadsheet-safe.ts';
import { naiveCsv } from './testing/naive.ts';
import { bytesOf, tableOf } from './testing/reading.ts';
import { readPhone } from './values/phones.ts';

vi.setConfig({ testTimeout: 60_000 });

const spicy = fc.oneof(
  fc.constantFrom(
    '=',
    '+',
    '-',
    '@',
    '＝',
    '＋',
    '－',
    '＠',
    "'",
    "''",
    '\t',
    '\n',
    ' ',
    '"',
    ',',
    ';',
    '0',
    '00',
    '1E5',
    '3-5',
    '12/7',
    '13800003550',
    '\u00a0',
    '𠮷',
    '😀',
    '\ufeff',
  ),
  fc.string({ maxLength: 4, unit: 'grapheme' }),
);
const text = fc.array(spicy, { maxLength: 5 }).map((parts) => parts.join('').replaceAll('\r', ''));

/** What a spreadsheet sees first: white space and invisible marks do not protect. */
const wouldRun = (cell: string): boolean => /^[\s\ufeff]*[=+\-@＝＋－＠]/.test(cell) || /^[\t\r]/.test(cell);

test('[I8] no exported text would run, however it begins', () => {
  fc.assert(
    fc.property(text, (cell) => {
      const exported = naiveCsv(toCsv(['a', 'b'], [[cell, 'x']]), ',')[1]?.[0] ?? '';
      expect(wouldRun(exported)).toBe(false);
    }),
    { numRuns: 3000 },
  );
});

test('[I8] defusing is undone exactly, for every text', () => {
  fc.assert(
    fc.property(fc.oneof(text, fc.string({ unit: 'binary' })), (cell) => {
      expect(undefuse(defuse(cell))).toBe(cell);
    }),
    { numRuns: 5000 },
  );
});

test('[I8] what is exported reads back as the same texts', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(text, text, text), { minLength: 1, maxLength: 8 }), async (rows) => {
      const csv = toCsv(['x', 'y', 'z'], rows).slice(1);
      const read = await readCsv(csv, defaultLimits, createPace('read', {}), ',');
      expect(read).toMatchObject({ ok: true, value: { problems: [] } });
      if (read.ok) expect(read.value.grid.slice(1, rows.length + 1).map((row) => row.cells)).toEqual(rows);
    }),
    { numRuns: 1500 },
  );
});

test('[I8] a whole table goes out and comes in again through the bytes of the file', async () => {
  const rows = [
    ['谢雷雅', '=HYPERLINK("http://x.test","点我")', phoneToText('+8613800003550'), '他说:"好", 走'],
    ['李娜', '@SUM(A1)', '+8657188888888', '第一行\n第二行; 三'],
    ['王芳', "'+1+1", '007', '\t缩进'],
  ];
  const csv = toCsv(['姓名', '备注', '手机', '推荐理由'], rows);
  expect(csv.startsWith('\ufeff姓名,备注,手机,推荐理由\r\n')).toBe(true);
  const table = await tableOf(bytesOf(csv));
  expect(table.format).toEqual({ type: 'csv', encoding: 'utf-8', separator: ',' });
  expect(table.rows.map((row) => row.cells)).toEqual(rows);
});

test('[I8] numbers stay numbers, negative ones too; digits that would be rounded or lose zeros stay text', () => {
  expect(toCsv(['a'], [[-5], [19_000], [Number.NaN], [null]])).toBe('\ufeffa\r\n-5\r\n19000\r\n\r\n\r\n');
  expect(toCsv(['a'], [['13800003550'], ['007'], ['1E5'], ['3-5'], ['-5'], ['19000']])).toBe(
    "\ufeffa\r\n'13800003550\r\n'007\r\n'1E5\r\n'3-5\r\n'-5\r\n19000\r\n",
  );
});

test('[I8] a phone is written so that Excel keeps it as text, and read back as the same phone', () => {
  expect(phoneToText('+8613800003550')).toBe('138 0000 3550');
  fc.assert(
    fc.property(fc.integer({ min: 13_000_000_000, max: 19_999_999_999 }), (number) => {
      const written = phoneToText(`+86${number}`);
      expect(defuse(written)).toBe(written);
      expect(Number.isNaN(Number(written))).toBe(true);
      expect(readPhone(written).e164).toBe(`+86${number}`);
    }),
  );
});
