import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { expect, test, vi } from 'vitest';
import { guessMapping } from './guess-mapping.ts';
import { proposeRows } from './propose-rows.ts';
import { readTable } from './read-table.ts';
import { cpuMs, fixture, refusalOf, team } from './testing/reading.ts';
import { aWorkbook, inlineRows } from './testing/workbooks.ts';
import type { IntakeLimits } from './types.ts';

// Only hanging is wrong here; a busy machine is not.
vi.setConfig({ testTimeout: 60_000 });

const xlsx = fixture('site-b-export.xlsx');
const small = aWorkbook({
  sheets: [
    {
      name: 'a',
      rows: inlineRows([
        ['姓名', '手机'],
        ['李娜', '13800000001'],
      ]),
    },
  ],
});

/** Reads and, when there is a table, goes all the way: whatever the bytes are, the answer is a value. */
async function takeIn(bytes: Uint8Array): Promise<string> {
  const read = await readTable(bytes, 'x');
  if (!read.ok) return read.error.type;
  const proposed = await proposeRows(read.value, guessMapping(read.value), team);
  return proposed.ok ? 'proposed' : proposed.error.type;
}

test('[I5] random bytes are read or refused, never thrown at', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 3000 }), async (bytes) => {
      expect(await takeIn(bytes)).toEqual(expect.any(String));
    }),
    { numRuns: 400 },
  );
});

test('[I5] random bytes behind the first bytes of an archive or an OLE file are refused', async () => {
  const starts = [
    [0x50, 0x4b, 0x03, 0x04],
    [0x50, 0x4b, 0x05, 0x06],
    [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1],
  ];
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 600 }), async (start, rest) => {
      expect((await readTable(new Uint8Array([...start, ...rest]), 'x.xlsx')).ok).toBe(false);
    }),
    { numRuns: 300 },
  );
});

test('[I5] a workbook cut off anywhere is refused as damaged', async () => {
  for (let length = 4; length < xlsx.length; length += 397) {
    expect(await refusalOf(xlsx.slice(0, length))).toMatchObject({ type: 'WorkbookDamaged' });
  }
});

test('[I5] a flipped byte in a workbook is refused or changes nothing that is read', async () => {
  const whole = await readTable(small, 'x');
  await fc.assert(
    fc.asyncProperty(fc.nat(small.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
      const bytes = small.slice();
      bytes[at] = (bytes[at] ?? 0) ^ change;
      const read = await readTable(bytes, 'x');
      if (read.ok && whole.ok) expect(read.value.rows).toEqual(whole.value.rows);
    }),
    { numRuns: 500 },
  );
});

test('[I5] any text is read to the end and every filled row of it is accounted for', async () => {
  const cell = fc.oneof(
    fc.constantFrom('姓名', '手机', '合计', '"', '""', "'=", '昨天', '\ufeff', ''),
    fc.string({ maxLength: 8, unit: 'binary' }),
  );
  const text = fc
    .array(
      fc.array(cell, { maxLength: 5 }).map((cells) => cells.join(',')),
      { maxLength: 12 },
    )
    .map((lines) => lines.join('\n'));
  await fc.assert(
    fc.asyncProperty(text, async (content) => {
      expect(await takeIn(new TextEncoder().encode(content))).toEqual(expect.any(String));
    }),
    { numRuns: 400 },
  );
});

const limits: Partial<IntakeLimits> = { unpackedBytes: 1024 * 1024 };

test('[I5] a bomb is stopped by what comes out of it, whatever it claims', async () => {
  const bomb = aWorkbook({ sheets: [{ name: 'a', rows: ' '.repeat(40_000_000) }] });
  expect(bomb.length).toBeLessThan(200_000);
  const started = cpuMs();
  expect(await refusalOf(bomb, { limits })).toEqual({ type: 'UnpackedTooLarge', limit: 1024 * 1024 });
  // The same archive with the size of every part understated: the lie is noticed as soon as more comes out.
  const lying = bomb.slice();
  const view = new DataView(lying.buffer);
  for (let at = 0; at < lying.length - 46; at++)
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, Math.min(view.getUint32(at + 24, true), 5000), true);
  expect(await refusalOf(lying, { limits })).toMatchObject({ type: 'WorkbookDamaged' });
  expect(cpuMs() - started).toBeLessThan(5000);
});

test('[I5] one long shared text named by every cell does not multiply without bound', async () => {
  const text = 'x'.repeat(30_000);
  const cells = '<c t="s"><v>0</v></c>'.repeat(100);
  const book = aWorkbook({ sheets: [{ name: 'a', rows: `<row>${cells}</row>`.repeat(400) }], shared: `<si><t>${text}</t></si>` });
  expect(await refusalOf(book)).toMatchObject({ type: 'UnpackedTooLarge' });
});

test('[I5] a lone cell in the last row and column of a sheet costs one row', async () => {
  const rows = `${inlineRows([['姓名', '手机']])}<row r="1048576"><c r="A1048576" t="inlineStr"><is><t>李娜</t></is></c></row>`;
  const read = await readTable(aWorkbook({ sheets: [{ name: 'a', rows }] }), 'x');
  expect(read).toMatchObject({ ok: true, value: { rows: [{ row: 1_048_576, cells: ['李娜', ''] }] } });
  const far = `${inlineRows([['姓名', '手机']])}<row r="2"><c r="XFD2" t="inlineStr"><is><t>x</t></is></c></row>`;
  expect(await refusalOf(aWorkbook({ sheets: [{ name: 'a', rows: far }] }))).toEqual({ type: 'TooManyColumns', limit: 256 });
});

test('[I5] a million empty formatted rows are not candidates', async () => {
  const rows = `${inlineRows([
    ['姓名', '手机'],
    ['李娜', '13800000001'],
  ])}${'<row s="1"/>'.repeat(1_000_000)}`;
  const read = await readTable(aWorkbook({ sheets: [{ name: 'a', rows }] }), 'x');
  expect(read).toMatchObject({ ok: true, value: { rows: [{ cells: ['李娜', '13800000001'] }], setAside: [] } });
});

test('[I5] an unfinished tag of many megabytes ends', async () => {
  const started = cpuMs();
  for (const unfinished of ['<row a="', '<!-- <>', '<c><v>'])
    expect(await refusalOf(aWorkbook({ sheets: [{ name: 'a', rows: unfinished + 'x'.repeat(8_000_000) }] }))).toMatchObject({
      type: 'WorkbookDamaged',
    });
  expect(cpuMs() - started).toBeLessThan(4000);
});

test('[I5] a quote that never closes in a large file ends, and the rows are there', async () => {
  const body = Array.from({ length: 40_000 }, (_, i) => `李${i},1380000${String(i).padStart(4, '0')}`).join('\n');
  const read = await readTable(new TextEncoder().encode(`姓名,手机\n"李娜,13800000001\n${body}`), 'x');
  expect(read).toMatchObject({ ok: true, value: { problems: [{ type: 'QuotesTakenLiterally', line: 2 }] } });
  expect(read.ok && read.value.rows.length).toBe(40_001);
});

test('[I5] archives that are no workbooks are named', async () => {
  const zip = (...names: string[]): Uint8Array => zipSync(Object.fromEntries(names.map((name) => [name, strToU8('<x/>')])));
  expect(await refusalOf(zip('word/document.xml'))).toEqual({ type: 'NotATable', kind: 'word' });
  expect(await refusalOf(zip('ppt/presentation.xml'))).toEqual({ type: 'NotATable', kind: 'powerpoint' });
  expect(await refusalOf(zip('mimetype', 'content.xml'))).toEqual({ type: 'NotATable', kind: 'ods' });
  expect(await refusalOf(zip('xl/workbook.bin'))).toEqual({ type: 'NotATable', kind: 'xlsb' });
  expect(await refusalOf(zip('a.txt'))).toEqual({ type: 'NotATable', kind: 'zip' });
});
