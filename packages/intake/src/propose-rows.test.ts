import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { guessMapping } from './guess-mapping.ts';
import { proposeRows } from './propose-rows.ts';
import { collectProblems, problemsToCsv } from './report.ts';
import { naiveCsv } from './testing/naive.ts';
import { cpuMs, proposalsOf, tableOf, team } from './testing/reading.ts';
import type { ExistingPerson, MappedColumn, Proposals, ProposeOptions } from './types.ts';

vi.setConfig({ testTimeout: 60_000 });

const head = '姓名,手机,邮箱,学校,公司,应聘职位,投递时间,备注';
const propose = async (lines: string[], options: Partial<ProposeOptions> = {}): Promise<Proposals> =>
  proposalsOf(await tableOf([head, ...lines].join('\n')), options);
const actions = (proposals: Proposals): unknown[] => proposals.rows.map((row) => row.action);
const duplicates = (proposals: Proposals): unknown[] => proposals.rows.map((row) => row.duplicateOf);

/** The workspace after an import: every row's person with its keys, as the interface keeps them. */
function imported(proposals: Proposals): ExistingPerson[] {
  const people = new Map<string, ExistingPerson & { importKeys: string[] }>();
  for (const row of proposals.rows) {
    const { action } = row;
    if (action.type === 'refused') continue;
    const who = action.type === 'create' ? null : action.type === 'addApplication' ? action.to : action.same;
    const id = who === null ? `p${row.row}` : 'row' in who ? `p${who.row}` : who.personId;
    const person = people.get(id) ?? {
      id,
      name: row.person.name,
      phones: row.contact.phone === null ? [] : [row.contact.phone.text],
      importKeys: [],
    };
    person.importKeys.push(row.rowKey, row.contentKey);
    people.set(id, person);
  }
  return [...people.values()];
}

describe('[I4] who is who', () => {
  test('the same name and phone is one person: the same post changes nothing, another post is an application', async () => {
    const found = await propose([
      '李娜,13800000001,,,,客服,,',
      ' 李　娜 ,+86 138-0000-0001,,,,客服,,',
      '李娜（女士）,１３８０００００００１,,,,主播,,',
    ]);
    expect(actions(found)).toEqual([
      { type: 'create' },
      { type: 'nothing', same: { row: 2 }, changed: false },
      { type: 'addApplication', to: { row: 2 } },
    ]);
  });

  test('the same phone under another name is a suspicion', async () => {
    const found = await propose(['李娜,13800000001,,,,客服,,', '王芳,13800000001,,,,客服,,']);
    expect(actions(found)).toEqual([{ type: 'create' }, { type: 'create' }]);
    expect(duplicates(found)).toEqual([null, { kind: 'row', row: 2, by: 'phone', sure: false }]);
    expect(found.counts.suspected).toBe(1);
  });

  test('a person whose namesake shares an old phone is found by the name, not by who came first', async () => {
    const found = await propose(['王芳,13800000001,,,,客服,,', '李娜,13800000001,,,,客服,,', '李娜,13800000001,,,,主播,,']);
    expect(actions(found)[2]).toEqual({ type: 'addApplication', to: { row: 3 } });
  });

  test('the same mail is proof with the name, unless each has a phone of one’s own', async () => {
    const found = await propose([
      '李娜,,li@x.cn,,,客服,,',
      '李娜,13800000001,LI@X.cn,,,主播,,',
      '李娜,13800000002,li@x.cn,,,美工,,',
      '王芳,,li@x.cn,,,客服,,',
    ]);
    expect(duplicates(found)).toEqual([
      null,
      { kind: 'row', row: 2, by: 'email', sure: true },
      { kind: 'row', row: 2, by: 'email', sure: true },
      { kind: 'row', row: 2, by: 'email', sure: false },
    ]);
    const apart = await propose(['李娜,13800000001,li@x.cn,,,客服,,', '李娜,13800000002,li@x.cn,,,客服,,']);
    expect(duplicates(apart)[1]).toEqual({ kind: 'row', row: 2, by: 'email', sure: false });
  });

  test('a@b and a phone with a digit missing recognise nobody', async () => {
    const found = await propose(['李娜,1380000001,a@b,,,客服,,', '王芳,1380000001,a@b,,,客服,,']);
    expect(duplicates(found)).toEqual([null, null]);
  });

  test('the name with the school or the employer is a suspicion; being between jobs is no employer', async () => {
    const found = await propose([
      '李娜,13800000001,,四川大学,顺丰,客服,,',
      '李娜,13800000002,,四川 大学,,客服,,',
      '李娜,13800000003,,,顺丰,客服,,',
      '王芳,,,,待业,客服,,',
      '王芳,,,,待业,主播,,',
    ]);
    expect(duplicates(found)).toEqual([
      null,
      { kind: 'row', row: 2, by: 'nameAndSchool', sure: false },
      { kind: 'row', row: 2, by: 'nameAndCompany', sure: false },
      null,
      null,
    ]);
    expect(found.counts.create).toBe(5);
  });

  test('people of the workspace come before rows of the file', async () => {
    const existing = [{ id: 'p1', name: '李娜', phones: ['138 0000 0001'], requisitionIds: ['r1'] }];
    const requisitions = [
      { id: 'r1', title: '客服' },
      { id: 'r2', title: '主播' },
    ];
    const found = await propose(['李娜,13800000001,,,,客服,,', '李娜,13800000001,,,,主播,,', '王芳,13800000001,,,,客服,,'], {
      existing,
      requisitions,
    });
    expect(actions(found)).toEqual([
      { type: 'nothing', same: { personId: 'p1' }, changed: true },
      { type: 'addApplication', to: { personId: 'p1' } },
      { type: 'create' },
    ]);
    expect(duplicates(found)[2]).toEqual({ kind: 'existing', personId: 'p1', by: 'phone', sure: false });
  });

  test('a made-up phone under thousands of names costs no more than others', async () => {
    const lines = Array.from({ length: 5000 }, (_, i) => `李${i.toString(36)},13800000000,,,,客服,,`);
    const started = cpuMs();
    const found = await propose(lines);
    expect(found.counts).toMatchObject({ create: 5000, suspected: 4999 });
    expect(cpuMs() - started).toBeLessThan(4000);
  });
});

describe('[I2] again', () => {
  const lines = [
    '李娜,13800000001,,,,客服,昨天 10:00,好',
    '李娜,13800000001,,,,主播,05-10 10:00,',
    '王芳,1380000002,a@b,四川大学,,客服,2026-05-01,',
    '赵云,,,,,客服,昨天 11:00,',
    '赵云,,,,,客服,2026-05-03,',
  ];

  test('the same file changes nothing, a week later and with other notes kept too', async () => {
    const first = await propose(lines, { today: '2026-05-20' });
    expect(first.counts).toMatchObject({ create: 4, addApplication: 1 });
    const again = await propose(lines, { today: '2026-05-27', existing: imported(first), keepUnmappedAsNotes: true });
    expect(again.counts).toMatchObject({ create: 0, addApplication: 0, nothing: 5 });
    expect(again.rows.map((row) => row.action.type === 'nothing' && row.action.changed)).toEqual([
      false,
      false,
      false,
      false,
      false,
    ]);
  });

  test('a newer export of the same site changes nothing for the same person and post, and says what differs', async () => {
    const first = await propose(lines, { today: '2026-05-20' });
    const again = await propose(['李娜,138 0000 0001,,,,客服,2026-05-19 10:00,更好', '孙丽,13800000009,,,,客服,今天 09:00,'], {
      existing: imported(first),
    });
    expect(actions(again)).toEqual([{ type: 'nothing', same: { personId: 'p2' }, changed: true }, { type: 'create' }]);
  });

  test('keys depend on the team’s secret and hold nothing readable', async () => {
    const [one, other] = [await propose(lines), await propose(lines, { keySalts: ['another'] })];
    for (const key of ['rowKey', 'contentKey'] as const)
      for (const [index, row] of one.rows.entries()) expect(row[key]).not.toBe(other.rows[index]?.[key]);
    expect(one.rows.every((row) => /^r[0-9a-f]{32}$/.test(row.rowKey) && /^c[0-9a-f]{32}$/.test(row.contentKey))).toBe(true);
  });

  test('a row is known by what any of the team’s secrets made of it', async () => {
    const existing = imported(await propose(lines, { keySalts: ['lost'] })).map(({ id, name, importKeys = [] }) => ({
      id,
      name,
      importKeys,
    }));
    const stranger = await propose(lines, { existing, keySalts: ['another'] });
    expect(actions(stranger)).toContainEqual({ type: 'create' });
    const again = await propose(lines, { existing, keySalts: ['another', 'lost'] });
    expect(again.rows.map(({ action }) => action)).toEqual(
      again.rows.map(() => expect.objectContaining({ type: 'nothing', changed: false }) as unknown),
    );
  });

  test('a cell that says “none” is no value: the next column of the field counts, and nothing goes to the note', async () => {
    const table = await tableOf('姓名,毕业院校,最高学历院校\n李娜,无,四川大学\n王芳,无,');
    const mapping = guessMapping(table).map((column, index): MappedColumn =>
      index === 0 ? column : { ...column, use: { type: 'field', field: 'school' } },
    );
    const { rows } = await proposalsOf(table, {}, mapping);
    expect(rows.map(({ person, note, notices }) => [person.school, note, notices])).toEqual([
      ['四川大学', '', []],
      [null, '', []],
    ]);
  });

  test('any file, imported twice, changes nothing', async () => {
    const cell = (...values: string[]): fc.Arbitrary<string> => fc.constantFrom('', ...values);
    const line = fc.tuple(
      cell('李娜', '王芳', '李 娜', '😀'),
      cell('13800000001', '13800000002', '1380', '86-13800000001'),
      cell('a@b', 'x@y.cn', 'X@y.cn'),
      cell('四川大学'),
      cell('待业', '顺丰'),
      cell('客服', '主播'),
      cell('昨天 10:00', '5月1日', '2026-02-30', '2026-05-01'),
      cell('好'),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          line.map((cells) => cells.join(',')),
          { minLength: 1, maxLength: 12 },
        ),
        async (some) => {
          const first = await propose(['占位,13900000000,,,,,,', ...some], { today: '2026-05-20' });
          const again = await propose(['占位,13900000000,,,,,,', ...some], { today: '2026-06-20', existing: imported(first) });
          expect(again.counts).toMatchObject({ create: 0, addApplication: 0, refused: first.counts.refused });
          expect(again.rows.some((row) => row.action.type === 'nothing' && row.action.changed)).toBe(false);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('[I1] nothing lost', () => {
  test('a row without a name is refused and says so; placeholders are no names', async () => {
    const found = await propose([',13800000001,,,,客服,,', '-,13800000002,,,,客服,,', '（女士）,13800000003,,,,客服,,']);
    expect(found.rows.map((row) => row.errors)).toEqual([
      [{ type: 'NameMissing' }],
      [{ type: 'NameMissing' }],
      [{ type: 'NameMissing' }],
    ]);
    expect(found.counts).toMatchObject({ refused: 3, create: 0 });
  });

  test('what cannot be understood keeps its text', async () => {
    const found = await propose(['李娜,1380000001,a@b,,,客服,2026-02-30,']);
    expect(found.rows[0]).toMatchObject({
      contact: { phone: { text: '1380000001', e164: null }, email: { text: 'a@b', address: null } },
      application: { appliedText: '2026-02-30', applied: null },
      warnings: [
        { type: 'PhoneTooShort', value: '1380000001' },
        { type: 'EmailInvalid', value: 'a@b' },
        { type: 'NoContact' },
        { type: 'DateInvalid', value: '2026-02-30' },
      ],
    });
  });

  test('of two columns for one field the first filled one counts and the other goes to the note', async () => {
    const table = await tableOf(
      '姓名,手机,联系电话,备注\n李娜,13800000001,13800000002,好\n王芳,,13800000003,\n赵云,13800000004,13800000004,\n',
    );
    const mapping = guessMapping(table).map((column): MappedColumn =>
      column.header === '联系电话' ? { ...column, use: { type: 'field', field: 'phone' } } : column,
    );
    const found = await proposalsOf(table, {}, mapping);
    expect(found.rows.map((row) => [row.contact.phone?.e164, row.note])).toEqual([
      ['+8613800000001', '好\n联系电话: 13800000002'],
      ['+8613800000003', ''],
      ['+8613800000004', ''],
    ]);
    expect(found.rows[0]?.notices).toEqual([{ type: 'MovedToNote', field: 'phone', value: '13800000002' }]);
  });

  test('a second phone in one cell goes to the note', async () => {
    const found = await propose(['李娜,13800000001/13800000002,,,,客服,,好']);
    expect(found.rows[0]).toMatchObject({ contact: { phone: { e164: '+8613800000001' } }, note: '好\n手机: 13800000002' });
  });

  test('columns nobody mapped are kept as notes only when that is asked', async () => {
    const table = await tableOf('姓名,手机,联系电话,爱好,序号\n李娜,13800000001,13800000002,"跑步\n游泳",1\n');
    expect((await proposalsOf(table)).rows[0]?.note).toBe('');
    expect((await proposalsOf(table, { keepUnmappedAsNotes: true })).rows[0]?.note).toBe(
      '联系电话: 13800000002\n爱好: 跑步\n游泳',
    );
  });
});

describe('[I9] posts, channels and days', () => {
  test('a post matches a title when width, case, space and brackets are folded, and only then', async () => {
    const requisitions = [
      { id: 'r1', title: '电商客服（夜班）' },
      { id: 'r2', title: '电商客服' },
      { id: 'r3', title: 'Amazon 运营' },
      { id: 'r4', title: '主播' },
      { id: 'r5', title: '主 播' },
    ];
    const found = await propose(
      [
        'a1李,,,,,电商客服(夜班),,',
        'a2李,,,,,ａｍａｚｏｎ运营,,',
        'a3李,,,,,客服,,',
        'a4李,,,,,主播,,',
        'a5李,,,,,客服,,',
        'a6李,,,,,,,',
      ],
      { requisitions },
    );
    expect(found.rows.map((row) => row.application.requisitionId)).toEqual(['r1', 'r3', null, null, null, null]);
    expect(found.rows[3]?.warnings).toContainEqual({ type: 'PostAmbiguous', value: '主播' });
    expect(found.unknownPosts).toEqual([
      { text: '客服', rows: 2 },
      { text: '主播', rows: 1 },
    ]);
  });

  test('days count from when the file was written, never from after today', async () => {
    const day = async (options: Partial<ProposeOptions>): Promise<unknown> =>
      (await propose(['李娜,,,,,客服,昨天 23:30,'], options)).rows[0]?.application.applied;
    expect(await day({ today: '2026-11-23', writtenOn: '2026-10-28' })).toEqual({
      text: '昨天 23:30',
      on: '2026-10-27',
      at: '2026-10-27T15:30:00.000Z',
    });
    expect(await day({ today: '2026-11-23' })).toMatchObject({ on: '2026-11-22' });
    expect(await day({ today: '2026-11-23', writtenOn: '2027-01-01' })).toMatchObject({ on: '2026-11-22' });
  });

  test('a channel is matched by name, unknown ones are counted', async () => {
    const table = await tableOf(
      '姓名,手机,来源\n李娜,13800000001,boss直聘\n王芳,13800000002,BOSS 直聘\n赵云,13800000003,地铁广告\n',
    );
    const found = await proposalsOf(table, { channels: [{ id: 'c1', name: 'Boss直聘' }] });
    expect(found.rows.map((row) => row.source.channelId)).toEqual(['c1', 'c1', null]);
    expect(found.unknownChannels).toEqual([{ text: '地铁广告', rows: 1 }]);
  });
});

test('[I5] options that make no sense are refused by name', async () => {
  const table = await tableOf('姓名,手机\n李娜,13800000001\n');
  const mapping = guessMapping(table);
  const refusal = async (...args: Parameters<typeof proposeRows>): Promise<unknown> => {
    const proposed = await proposeRows(...args);
    return proposed.ok ? null : proposed.error;
  };
  expect(await refusal(table, mapping, { ...team, today: '2026-02-30' })).toEqual({ type: 'DayInvalid', value: '2026-02-30' });
  expect(await refusal(table, mapping, { ...team, writtenOn: 'x' })).toEqual({ type: 'DayInvalid', value: 'x' });
  expect(await refusal(table, mapping, { ...team, timeZone: 'Mars/Base' })).toEqual({
    type: 'TimeZoneUnknown',
    value: 'Mars/Base',
  });
  expect(await refusal(table, mapping.slice(1), team)).toEqual({ type: 'MappingDoesNotFit' });
  expect(
    await refusal(
      table,
      mapping.map((column): MappedColumn => ({ ...column, use: { type: 'ignored', reason: 'byHand' } })),
      team,
    ),
  ).toEqual({ type: 'NameNotMapped' });
});

test('[I1] the report lists everything in the file’s order, in the reader’s words, and runs nothing', async () => {
  const table = await tableOf(`导出\n${head}\n=李娜,1380000001,a@b,,,客服,昨天,\n,13800000002,,,,客服,,\n合计,2,,,,,,`);
  const found = await proposalsOf(table);
  const problems = collectProblems(table, found);
  expect(problems.map(({ row, level, problem }) => [row, level, problem.type])).toEqual([
    [1, 'notice', 'SetAside'],
    [3, 'warning', 'PhoneTooShort'],
    [3, 'warning', 'EmailInvalid'],
    [3, 'warning', 'NoContact'],
    [3, 'notice', 'DateRelative'],
    [4, 'error', 'NameMissing'],
    [5, 'notice', 'SetAside'],
  ]);
  const csv = problemsToCsv(problems, {
    headers: ['行', '行号', '姓名', '级别', '问题', '原文'],
    level: (level) => `<${level}>`,
    describe: (problem) => `=${problem.type}`,
  });
  expect(naiveCsv(csv.slice(1), ',').slice(0, 3)).toEqual([
    ['行', '行号', '姓名', '级别', '问题', '原文'],
    ['1', '1', '', '<notice>', "'=SetAside", '导出'],
    ['3', '3', "'=李娜", '<warning>', "'=PhoneTooShort", '1380000001'],
  ]);
});
