import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CandidateRow } from './candidate-row.ts';
import { columnKeys, comparer } from './columns.ts';
import { aContact, anApplication, aPerson, aRow, someWords } from './testing/rows.ts';

const aRandomRow: fc.Arbitrary<CandidateRow> = fc
  .record({
    id: fc.nat(999).map((n) => `a${n}`),
    name: fc.constantFrom('张三', '李四', '阿明', 'Lily', 'lily', ''),
    education: fc.constantFrom('本科', '硕士', '大专', '', '自考'),
    years: fc.constantFrom(null, 0, 3, 10),
    phone: fc.constantFrom('', '13800138000', '9'),
    stage: fc.constantFrom('screening' as const, 'offer' as const),
    outcome: fc.constantFrom(null, 'rejected' as const, 'joined' as const),
    owner: fc.constantFrom(null, 'ana', 'ben'),
    createdAt: fc.nat(3),
    since: fc.nat(3),
    applied: fc.boolean(),
  })
  .map(({ id, name, education, years, phone, applied, createdAt, ...application }) =>
    aRow(id, {
      person: aPerson(id, { name, education, experienceYears: years, createdAt }),
      application: applied ? anApplication(id, id, { ...application, createdAt }) : null,
      contact: phone === '' ? null : aContact(id, { phone }),
    }),
  );
const someRows = fc.uniqueArray(aRandomRow, { maxLength: 12, selector: (row) => row.id });

test('every column gives one total order: any shuffle sorts to the same list, and no two lines are equal', () => {
  fc.assert(
    fc.property(
      someRows,
      fc.constantFrom(...columnKeys),
      fc.boolean(),
      fc.array(fc.nat(), { minLength: 12, maxLength: 12 }),
      (rows, column, descending, keys) => {
        const compare = comparer(column, descending, someWords);
        const sorted = [...rows].sort(compare);
        const shuffled = rows.map((row, n) => ({ row, key: keys[n] ?? 0 })).sort((a, b) => a.key - b.key);
        expect(shuffled.map(({ row }) => row).sort(compare)).toEqual(sorted);
        for (const a of rows)
          for (const b of rows) if (a !== b) expect(Math.sign(compare(a, b))).toBe(-Math.sign(compare(b, a)) || 1);
      },
    ),
    { numRuns: 500 },
  );
});

const names = (rows: CandidateRow[]): string[] => rows.map(({ person }) => person.name);
const sorted = (rows: CandidateRow[], ...[column, descending]: [Parameters<typeof comparer>[0], boolean]) =>
  [...rows].sort(comparer(column, descending, someWords));

test('names sort by pinyin, empty cells come last whichever way round', () => {
  const rows = ['张三', '', '李四', '阿明', '王五'].map((name, n) => aRow(`a${n}`, { person: aPerson(`a${n}`, { name }) }));
  expect(names(sorted(rows, 'name', false))).toEqual(['阿明', '李四', '王五', '张三', '']);
  expect(names(sorted(rows, 'name', true))).toEqual(['张三', '王五', '李四', '阿明', '']);
});

test('years sort by size, education by degree, stages by the process with outcomes after them', () => {
  const rows = (make: (value: never) => Partial<CandidateRow>, values: readonly unknown[]): CandidateRow[] =>
    values.map((value, n) => aRow(`a${n}`, make(value as never)));
  const years = rows((value) => ({ person: aPerson('x', { experienceYears: value }) }), [10, 9, null, 1.5]);
  expect(sorted(years, 'years', false).map(({ person }) => person.experienceYears)).toEqual([1.5, 9, 10, null]);
  const degrees = rows(
    (value) => ({ person: aPerson('x', { education: value }) }),
    ['大专', '硕士研究生', '', '自考', '专升本', 'PhD'],
  );
  expect(sorted(degrees, 'education', true).map(({ person }) => person.education)).toEqual([
    'PhD',
    '硕士研究生',
    '专升本',
    '大专',
    '自考',
    '',
  ]);
  const stages = rows(
    (value) => ({ application: value === null ? null : anApplication('x', 'x', value) }),
    [
      { stage: 'offer', outcome: 'rejected' },
      null,
      { stage: 'onboarding' },
      { stage: 'screening' },
      { stage: 'onboarding', outcome: 'joined' },
    ],
  );
  expect(
    sorted(stages, 'stage', false).map(({ application }) => application && (application.outcome ?? application.stage)),
  ).toEqual(['screening', 'onboarding', 'joined', 'rejected', null]);
});
