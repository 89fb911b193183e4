import { expect, test } from 'vitest';
import { refusalOf, tableOf } from './testing/reading.ts';
import { aWorkbook, inlineRows } from './testing/workbooks.ts';

const header = '<row r="1"><c t="inlineStr"><is><t>姓名</t></is></c><c t="inlineStr"><is><t>投递时间</t></is></c></row>';
const styles =
  '<numFmts><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/><numFmt numFmtId="165" formatCode="&quot;day&quot; 0.00"/><numFmt numFmtId="166" formatCode="[$-804]aaaa;@"/></numFmts>' +
  '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="58"/></cellXfs>';

const cellsOf = async (cells: string, options: { date1904?: boolean; shared?: string } = {}): Promise<readonly string[]> => {
  const table = await tableOf(
    aWorkbook({ sheets: [{ name: 'a', rows: `${header}<row r="2">${cells}</row>` }], styles, ...options }),
  );
  return table.rows[0]?.cells ?? [];
};

test('[I6] day numbers become days by their style, in both calendars', async () => {
  expect(await cellsOf('<c><v>1</v></c><c s="1"><v>46209</v></c>')).toEqual(['1', '2026-07-06']);
  expect(await cellsOf('<c><v>1</v></c><c s="2"><v>46209.5</v></c>')).toEqual(['1', '2026-07-06 12:00']);
  expect(await cellsOf('<c><v>1</v></c><c s="4"><v>46209.7600694444</v></c>')).toEqual(['1', '2026-07-06 18:14:30']);
  expect(await cellsOf('<c><v>1</v></c><c s="3"><v>46209</v></c>')).toEqual(['1', '46209']);
  expect(await cellsOf('<c><v>1</v></c><c s="1"><v>44747</v></c>', { date1904: true })).toEqual(['1', '2026-07-06']);
  expect(await cellsOf('<c><v>1</v></c><c s="1"><v>13800005380</v></c>')).toEqual(['1', '13800005380']);
});

test('[I1] numbers are written out as a reader sees them', async () => {
  expect(await cellsOf('<c><v>1.3800005380E10</v></c><c><v>0.30000000000000004</v></c>')).toEqual(['13800005380', '0.3']);
});

test('[I1] texts of every kind: shared, inline, rich, with pronunciation, of formulas, truth values and errors', async () => {
  const shared =
    '<si><t>a</t></si><si><r><t>欧阳</t></r><r><t xml:space="preserve"> 娜</t></r><rPh sb="0" eb="1"><t>おうよう</t></rPh></si>';
  expect(await cellsOf('<c t="s"><v>1</v></c><c t="str"><f>A1</f><v>x &amp; y</v></c>', { shared })).toEqual([
    '欧阳 娜',
    'x & y',
  ]);
  expect(await cellsOf('<c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c>')).toEqual(['TRUE', '#N/A']);
  expect(await cellsOf('<c><f>SUM(A1)</f></c><c t="d"><v>2026-07-06T00:00:00Z</v></c>')).toEqual(['=SUM(A1)', '2026-07-06']);
});

test('[I1] characters beyond U+FFFF survive as bytes and as numbered entities; so do escaped line breaks', async () => {
  expect(
    await cellsOf(
      '<c t="inlineStr"><is><t>曹国&#x20BB7;&#134071;𠮷</t></is></c><c t="inlineStr"><is><t>顺丰_x000D_&#10;集团 &lt;1&gt;</t></is></c>',
    ),
  ).toEqual(['曹国𠮷𠮷𠮷', '顺丰\n集团 <1>']);
});

test('[I6] prefixed elements and cells without references are read', async () => {
  const xml =
    '<x:worksheet xmlns:x="m"><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>姓名</x:t></x:is></x:c><x:c t="inlineStr"><x:is><x:t>手机</x:t></x:is></x:c></x:row><x:row><x:c t="inlineStr"><x:is><x:t>李娜</x:t></x:is></x:c><x:c><x:v>13800000001</x:v></x:c></x:row></x:sheetData></x:worksheet>';
  const table = await tableOf(aWorkbook({ sheets: [{ name: 'a', rows: '' }], parts: { 'xl/worksheets/sheet1.xml': xml } }));
  expect(table.rows).toEqual([{ row: 2, line: 2, cells: ['李娜', '13800000001'] }]);
});

test('[I1] merged cells hold for every row they cover, and only for rows that have something', async () => {
  const rows =
    inlineRows([
      ['姓名', '联系方式'],
      ['', '手机', '邮箱'],
      ['李娜', '13800000001'],
      ['王芳', ''],
    ]) +
    '<row r="5"/>' +
    '<row r="6"><c r="A6" t="inlineStr"><is><t>赵云</t></is></c></row>';
  const table = await tableOf(aWorkbook({ sheets: [{ name: 'a', rows, merges: ['A1:A2', 'B1:C1', 'B3:B5'] }] }));
  expect(table.header?.row).toBe(2);
  expect(table.columns.map((column) => column.header)).toEqual(['姓名', '手机', '邮箱']);
  expect(table.rows.map((row) => row.cells)).toEqual([
    ['李娜', '13800000001', ''],
    ['王芳', '13800000001', ''],
    ['赵云', '', ''],
  ]);
});

test('[I6] hidden sheets and sheets of instructions come after the one with candidates', async () => {
  const people = inlineRows([
    ['姓名', '手机'],
    ['李娜', '13800000001'],
  ]);
  const book = aWorkbook({
    sheets: [
      {
        name: 'old',
        rows: inlineRows([
          ['姓名', '手机'],
          ['不要', '13800000009'],
        ]),
        hidden: true,
      },
      { name: '说明', rows: inlineRows([['请仔细填写'], ['谢谢']]) },
      { name: '名单', rows: people },
    ],
  });
  expect((await tableOf(book)).format).toEqual({ type: 'xlsx', sheet: 2 });
  expect((await tableOf(book, { sheet: 0 })).rows[0]?.cells[0]).toBe('不要');
  expect(await refusalOf(book, { sheet: 3 })).toEqual({ type: 'SheetGone', sheet: 3 });
});

test('[I5] broken parts are named, a broken stamp alone does no harm', async () => {
  const sheets = [
    {
      name: 'a',
      rows: inlineRows([
        ['姓名', '手机'],
        ['李娜', '13800000001'],
      ]),
    },
  ];
  expect(await refusalOf(aWorkbook({ sheets, parts: { 'xl/styles.xml': '<styleSheet><' } }))).toEqual({
    type: 'WorkbookDamaged',
    part: 'xl/styles.xml',
  });
  expect(await refusalOf(aWorkbook({ sheets, parts: { 'xl/worksheets/sheet1.xml': '<worksheet><sheetData>' } }))).toEqual({
    type: 'WorkbookDamaged',
    part: 'xl/worksheets/sheet1.xml',
  });
  expect((await tableOf(aWorkbook({ sheets, parts: { 'docProps/core.xml': '<<<' } }))).savedAt).toBeNull();
});

test('[I5] rows over the limit are refused, not cut', async () => {
  const rows = inlineRows([['姓名', '手机'], ...Array.from({ length: 3000 }, (_, i) => [`李${i}`, ''])]);
  expect(await refusalOf(aWorkbook({ sheets: [{ name: 'a', rows }] }), { limits: { rows: 1500 } })).toEqual({
    type: 'TooManyRows',
    limit: 1500,
  });
});
