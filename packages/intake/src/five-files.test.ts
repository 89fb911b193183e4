import { describe, expect, test } from 'vitest';
import { guessMapping } from './guess-mapping.ts';
import { naiveCsv, naiveSheet } from './testing/naive.ts';
import { fixture, proposalsOf, tableOf } from './testing/reading.ts';
import type { Proposals, RowProblem } from './types.ts';

const posts =
  '投放优化师 天猫运营专员 抖音运营 带货主播 电商客服（夜班） 电商客服 短视频编导 仓储主管 选品专员 直播场控 美工/视觉设计 amazon运营'.split(
    ' ',
  );
const requisitions = posts.map((title) => ({ id: title, title }));

interface Expected {
  readonly file: string;
  /** The file read by the dull way, from row 1. */
  readonly dull: () => string[][];
  readonly headerRow: number;
  readonly candidates: number;
  readonly columns: Partial<Record<'name' | 'phone' | 'email' | 'date', number>>;
  /** How many rows have which problem, counted apart from this project with a spreadsheet. */
  readonly problems: Partial<Record<RowProblem['type'], number>>;
  readonly suspectedByPhone: number;
}

const decoded = (file: string, encoding: string): string => new TextDecoder(encoding).decode(fixture(file));

const files: readonly Expected[] = [
  {
    file: 'site-a-export.gb18030.csv',
    dull: () => naiveCsv(decoded('site-a-export.gb18030.csv', 'gb18030'), ','),
    headerRow: 2,
    candidates: 620,
    columns: { name: 1, phone: 4, email: 5, date: 12 },
    problems: {
      PhoneTooShort: 18,
      EmailInvalid: 97,
      DateInvalid: 20,
      DateRelative: 15,
      DateYearGuessed: 68,
      HonorificRemoved: 13,
      NameUnusual: 7,
      NoContact: 9,
    },
    suspectedByPhone: 39,
  },
  {
    file: 'site-b-export.xlsx',
    dull: () => naiveSheet(fixture('site-b-export.xlsx'), 'xl/worksheets/sheet1.xml'),
    headerRow: 2,
    candidates: 400,
    columns: { name: 0, phone: 1, email: 2, date: 8 },
    problems: {
      PhoneTooShort: 11,
      EmailInvalid: 51,
      DateInvalid: 2,
      DateRelative: 1,
      DateYearGuessed: 10,
      HonorificRemoved: 4,
      NameUnusual: 5,
      NoContact: 7,
    },
    suspectedByPhone: 9,
  },
  {
    file: 'job-fair.utf16.txt',
    dull: () => naiveCsv(decoded('job-fair.utf16.txt', 'utf-16le'), '\t'),
    headerRow: 1,
    candidates: 60,
    columns: { name: 0, phone: 1, date: 3 },
    problems: {
      PhoneTooShort: 4,
      DateInvalid: 1,
      DateRelative: 5,
      DateYearGuessed: 3,
      HonorificRemoved: 2,
      NameUnusual: 2,
      NoContact: 6,
    },
    suspectedByPhone: 2,
  },
  {
    file: 'referrals.utf8bom.csv',
    dull: () => naiveCsv(decoded('referrals.utf8bom.csv', 'utf-8'), ';'),
    headerRow: 1,
    candidates: 80,
    columns: { name: 0, phone: 1 },
    problems: { PhoneTooShort: 3, HonorificRemoved: 3, NoContact: 5 },
    suspectedByPhone: 2,
  },
  {
    file: 'agency.utf8.csv',
    dull: () => naiveCsv(decoded('agency.utf8.csv', 'utf-8'), ','),
    headerRow: 1,
    candidates: 40,
    columns: { name: 0, phone: 1, email: 2, date: 4 },
    problems: { EmailInvalid: 7 },
    suspectedByPhone: 0,
  },
];

const plainDigits = (text: string): string => {
  const digits = text.replace(/[０-９]/g, (d) => String(d.charCodeAt(0) - 0xff10)).replace(/[^0-9]/g, '');
  return digits.length === 13 ? digits.slice(2) : digits;
};

/** Row numbers that have a problem, by the simplest rule that is true of these files. */
function dullProblems(
  rows: string[][],
  from: number,
  columns: Expected['columns'],
): Partial<Record<RowProblem['type'], number[]>> {
  const found: Partial<Record<RowProblem['type'], number[]>> = {};
  rows.forEach((cells, i) => {
    const row = i + 1;
    if (row < from || cells.join('') === '' || cells[0] === '合计') return;
    const add = (type: RowProblem['type'], is: boolean): unknown => is && (found[type] ??= []).push(row);
    const cell = (column: number | undefined): string => (column === undefined ? '' : (cells[column] ?? ''));
    const [name, phone, email, date] = [cell(columns.name), cell(columns.phone), cell(columns.email), cell(columns.date)];
    add('PhoneTooShort', phone !== '' && plainDigits(phone).length < 11);
    add('EmailInvalid', email === 'a@b');
    add('NoContact', plainDigits(phone).length < 11 && (email === '' || email === 'a@b'));
    add('DateInvalid', date === '2026-02-30');
    add('DateRelative', date.includes('昨天'));
    add('DateYearGuessed', date !== '' && !date.startsWith('2026') && !date.includes('昨天'));
    add('HonorificRemoved', name.includes('（女士）'));
    add('NameUnusual', name.includes('😀'));
  });
  return found;
}

function problemRows(proposals: Proposals): Partial<Record<RowProblem['type'], number[]>> {
  const found: Partial<Record<RowProblem['type'], number[]>> = {};
  for (const row of proposals.rows)
    for (const problem of [...row.errors, ...row.warnings, ...row.notices]) (found[problem.type] ??= []).push(row.row);
  return found;
}

describe.each(files)('$file', ({ file, dull, headerRow, candidates, columns, problems, suspectedByPhone }) => {
  test('[I1] every row of the file is a candidate, set aside or the header, and every cell is the file’s', async () => {
    const table = await tableOf(fixture(file));
    const rows = dull();
    expect(table.header?.row).toBe(headerRow);
    expect(table.rows).toHaveLength(candidates);
    const accounted = [...table.rows, ...table.setAside];
    expect([headerRow, ...accounted.map((row) => row.row)].sort((a, b) => a - b)).toEqual(rows.map((_, i) => i + 1));
    for (const row of accounted) expect(row.cells).toEqual(table.columns.map((_, i) => rows[row.row - 1]?.[i] ?? ''));
    expect(table.columns.map((column) => column.header)).toEqual(rows[headerRow - 1]);
    expect(table.problems).toEqual([]);
  });

  test('[I1] exactly the rows that a plain look finds wrong have a warning', async () => {
    const table = await tableOf(fixture(file));
    const found = problemRows(await proposalsOf(table, { requisitions }));
    expect(found).toEqual(dullProblems(dull(), headerRow + 1, columns));
    expect(Object.fromEntries(Object.entries(found).map(([type, rows]) => [type, rows.length]))).toEqual(problems);
  });

  test('[I9] every post is matched, every phone is eleven digits, every value keeps its text', async () => {
    const table = await tableOf(fixture(file));
    const proposals = await proposalsOf(table, { requisitions });
    const rows = dull();
    if (file !== 'agency.utf8.csv') expect(proposals.unknownPosts).toEqual([]);
    for (const proposal of proposals.rows) {
      const cells = rows[proposal.row - 1] ?? [];
      const phone = cells[columns.phone ?? -1] ?? '';
      expect(proposal.contact.phone?.e164 ?? null).toBe(plainDigits(phone).length === 11 ? `+86${plainDigits(phone)}` : null);
      expect(proposal.contact.phone?.text ?? '').toBe(phone);
      expect(proposal.person.nameText).toBe(cells[columns.name ?? -1]);
      const date = cells[columns.date ?? -1] ?? '';
      expect(proposal.application.appliedText ?? '').toBe(date);
      const ymd = /^2026[-./年](\d+)[-./月](\d+)/.exec(date);
      if (ymd && date !== '2026-02-30')
        expect(proposal.application.applied?.on).toBe(
          `2026-${(ymd[1] ?? '').padStart(2, '0')}-${(ymd[2] ?? '').padStart(2, '0')}`,
        );
    }
  });

  test('[I4] a phone under two names is a suspicion, and nobody is melted into anybody', async () => {
    const proposals = await proposalsOf(await tableOf(fixture(file)), { requisitions });
    expect(proposals.counts).toMatchObject({ create: candidates, addApplication: 0, nothing: 0, refused: 0 });
    const seen = new Set<string>();
    const repeated = dull()
      .slice(headerRow)
      .map((cells, i) => ({ row: headerRow + 1 + i, phone: plainDigits(cells[columns.phone ?? -1] ?? '') }))
      .filter(({ phone }) => phone.length === 11 && (seen.has(phone) || !seen.add(phone)))
      .map(({ row }) => row);
    expect(proposals.rows.filter((row) => row.duplicateOf?.by === 'phone').map((row) => row.row)).toEqual(repeated);
    expect(repeated).toHaveLength(suspectedByPhone);
    expect(proposals.rows.filter((row) => row.duplicateOf?.sure === true)).toEqual([]);
  });

  test('[I2] imported again the next month, with the keys kept, it changes nothing', async () => {
    const table = await tableOf(fixture(file));
    const first = await proposalsOf(table, { requisitions, today: '2026-11-23' });
    const existing = first.rows.map((row) => ({
      id: `p${row.row}`,
      name: 'edited since',
      importKeys: [row.rowKey, row.contentKey],
    }));
    const again = await proposalsOf(table, { requisitions, existing, today: '2026-12-24' });
    expect(again.counts).toMatchObject({ create: 0, addApplication: 0, nothing: candidates, refused: 0 });
    expect(again.rows.every((row) => row.action.type === 'nothing' && !row.action.changed)).toBe(true);
  });
});

test('[I3] of site A, gender, age and marital status stay out, and no sample or note of them', async () => {
  const table = await tableOf(fixture('site-a-export.gb18030.csv'));
  const mapping = guessMapping(table);
  const out = mapping.filter((column) => column.use.type === 'leftOut');
  expect(out.map(({ header, use, samples }) => [header, use.type === 'leftOut' && use.reason, samples])).toEqual([
    ['性别', 'gender', []],
    ['年龄', 'age', []],
    ['婚育状况', 'maritalStatus', []],
  ]);
  const proposals = await proposalsOf(table, { keepUnmappedAsNotes: true });
  expect(JSON.stringify(proposals)).not.toMatch(/已婚|未婚|"[^"]*\d岁|[男女]"/);
});

test('[I1] of site A, cells with line breaks keep them, and lines and rows are told apart', async () => {
  const table = await tableOf(fixture('site-a-export.gb18030.csv'));
  expect(table.format).toEqual({ type: 'csv', encoding: 'gb18030', separator: ',' });
  expect(table.setAside.map(({ row, line, why }) => ({ row, line, why }))).toEqual([
    { row: 1, line: 1, why: 'title' },
    { row: 303, line: 331, why: 'blank' },
    { row: 624, line: 681, why: 'total' },
  ]);
  expect(table.rows[1]).toMatchObject({ row: 4, line: 4 });
  expect(table.rows[1]?.cells[9]).toBe('顺丰速运\n(集团)');
  expect(table.rows[2]).toMatchObject({ row: 5, line: 6 });
  const proposals = await proposalsOf(table);
  expect(proposals.rows[1]).toMatchObject({
    person: { name: '毛明萱', currentCompany: '顺丰速运 (集团)' },
    note: '=HYPERLINK("http://x.test","点我")',
  });
  expect(proposals.rows[1]?.contact.expectedSalary).toMatchObject({ text: '面议', negotiable: true, min: null });
});

test('[I6] of site B, the sheet with the candidates is found among two, and its numbers are texts', async () => {
  const table = await tableOf(fixture('site-b-export.xlsx'));
  expect(table.sheets).toEqual([
    { index: 0, name: '简历列表', hidden: false },
    { index: 1, name: '说明', hidden: false },
  ]);
  expect(table.savedAt).toBe('2026-11-23T19:04:27.000Z');
  expect(table.rows[4]?.cells.slice(0, 2)).toEqual([expect.any(String), '13800005380']);
  const notes = await tableOf(fixture('site-b-export.xlsx'), { sheet: 1, headerRow: null });
  expect(notes.rows.map((row) => row.cells)).toEqual([['本表由系统导出，仅供内部使用']]);
});

test('[I9] of the referrals, the referrer is found behind three ways to write it', async () => {
  const proposals = await proposalsOf(await tableOf(fixture('referrals.utf8bom.csv')), {
    channels: [{ id: 'ref', name: '内部推荐' }],
  });
  expect(new Set(proposals.rows.map((row) => row.source.referrer))).toEqual(new Set(['王芳', '张伟', '李娜']));
  expect(new Set(proposals.rows.map((row) => row.source.channelId))).toEqual(new Set(['ref']));
});
