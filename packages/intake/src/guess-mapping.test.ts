import { describe, expect, test } from 'vitest';
import { guessMapping } from './guess-mapping.ts';
import { countHeaderWords, headerMeaning } from './header-words.ts';
import { proposalsOf, tableOf } from './testing/reading.ts';
import type { ColumnUse, MappedColumn, RawTable } from './types.ts';

const useText = (use: ColumnUse): string => (use.type === 'field' ? use.field : `${use.type}:${use.reason}`);
const uses = (mapping: readonly MappedColumn[]): string[] => mapping.map(({ use }) => useText(use));
const mapped = async (text: string): Promise<string[]> => uses(guessMapping(await tableOf(text)));

describe('[I9] headers', () => {
  test.each([
    ['姓名', 'name'],
    ['*姓 名：', 'name'],
    ['Full Name', 'name'],
    ['手机号码（必填）', 'phone'],
    ['您的手机号码是', 'phone'],
    ['E-mail', 'email'],
    ['个人邮箱地址', 'email'],
    ['微信号', 'wechat'],
    ['最高学历', 'education'],
    ['毕业院校', 'school'],
    ['工作经验(年)', 'experienceYears'],
    ['Years of Experience', 'experienceYears'],
    ['现公司', 'currentCompany'],
    ['目前职位', 'currentPost'],
    ['应聘职位', 'appliedPost'],
    ['您想应聘的岗位', 'appliedPost'],
    ['Position applied for', 'appliedPost'],
    ['投递时间', 'appliedAt'],
    ['Applied on', 'appliedAt'],
    ['期望月薪(元)', 'expectedSalary'],
    ['期望的薪资待遇', 'expectedSalary'],
    ['可到岗时间', 'availableFrom'],
    ['简历来源', 'channel'],
    ['推荐人', 'referrer'],
    ['推荐理由', 'note'],
    ['序号', 'rowNumber'],
    ['No.', 'rowNumber'],
    ['#', 'rowNumber'],
    ['婚育状况', 'maritalStatus'],
    ['您的婚姻情况', 'maritalStatus'],
    ['身份证号码', 'idNumber'],
    ['出生年月', 'age'],
    ['民族', 'ethnicity'],
    ['政治面貌', 'politicalStatus'],
    ['户籍所在地', 'household'],
    ['Gender', 'gender'],
    ['Date of birth', 'age'],
    ['Marital status', 'maritalStatus'],
    ['紧急联系人电话', null],
    ['推荐人手机', null],
    ['HR邮箱', null],
    ['constructor', null],
    ['__proto__', null],
    ['', null],
  ])('%s', (header, meaning) => {
    const found = headerMeaning(header);
    expect(
      found === null ? null : found.type === 'field' ? found.field : found.type === 'leftOut' ? found.reason : found.type,
    ).toBe(meaning);
  });

  test('values of candidates are not header words', () => {
    expect(countHeaderWords(['李娜', '13800000001', '本科', '四川大学', '带货主播', '2026-05-01', '面议', '夜班可以'])).toBe(0);
  });
});

test('[I9] the first column of a field gets it, a second one waits for a decision', async () => {
  expect(await mapped('姓名,手机,联系电话,备注,说明\n李娜,13800000001,13800000002,a,b\n')).toEqual([
    'name',
    'phone',
    'ignored:secondOfField',
    'note',
    'note',
  ]);
});

test('[I9] without headers the values tell', async () => {
  const rows = [
    '李娜,13800000001,a@b.cn,本科,四川大学,2026-05-01,8-10K,x1',
    '王芳,138 0000 0002,c@d.cn,大专,浙江工商大学,5月2日,面议,y2',
    '欧阳雪,13800000003,,硕士,华南理工大学,昨天 10:00,1.5万,z3',
  ];
  expect(await mapped(rows.join('\n'))).toEqual([
    'name',
    'phone',
    'email',
    'education',
    'school',
    'appliedAt',
    'expectedSalary',
    'ignored:unknown',
  ]);
});

test('[I3] sensitive values are recognised under any header, and left out before anything else', async () => {
  const table = await tableOf(
    '姓名,情况,证,别,族,面\n李娜,未婚,110101199003078515,女,汉族,群众\n王芳,已婚已育,11010119900307721X,男,维吾尔族,中共党员\n',
  );
  expect(uses(guessMapping(table))).toEqual([
    'name',
    'leftOut:maritalStatus',
    'leftOut:idNumber',
    'leftOut:gender',
    'leftOut:ethnicity',
    'leftOut:politicalStatus',
  ]);
  expect(
    guessMapping(table)
      .slice(1)
      .flatMap((column) => column.samples),
  ).toEqual([]);
});

test('[I3] what is left out does not come back as a note, unless it is mapped on purpose', async () => {
  const table = await tableOf('姓名,手机,年龄,婚姻状况,爱好\n李娜,13800000001,25岁,未婚,跑步\n');
  const mapping = guessMapping(table);
  expect((await proposalsOf(table, { keepUnmappedAsNotes: true })).rows[0]?.note).toBe('爱好: 跑步');
  expect((await proposalsOf(table, { keepUnmappedAsNotes: false })).rows[0]?.note).toBe('');
  const onPurpose = mapping.map((column): MappedColumn =>
    column.header === '年龄' ? { ...column, use: { type: 'field', field: 'note' } } : column,
  );
  expect((await proposalsOf(table, {}, onPurpose)).rows[0]?.note).toBe('25岁');
});

test('[I9] an empty column is ignored as empty, whatever its header', async () => {
  expect(await mapped('姓名,手机,邮箱\n李娜,1,\n王芳,2, \n')).toEqual(['name', 'phone', 'ignored:empty']);
});

test('[I5] ten thousand columns of nothing known are mapped without delay', () => {
  const columns = Array.from({ length: 10_000 }, (_, index) => ({ index, header: `x${index}` }));
  const table: RawTable = {
    fileName: 'x',
    format: { type: 'csv', encoding: 'utf-8', separator: ',' },
    sheets: [],
    savedAt: null,
    header: null,
    columns,
    rows: [{ row: 1, line: 1, cells: columns.map(() => 'v') }],
    setAside: [],
    problems: [],
  };
  expect(guessMapping(table)).toHaveLength(10_000);
});
