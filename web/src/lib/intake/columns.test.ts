import type { ColumnUse, MappedColumn } from '@muster/intake';
import { expect, test } from 'vitest';
import type { fieldGroups } from './columns.ts';
import { chooseUse, mappingProblems, takeIntoNotes } from './columns.ts';

const column = (index: number, use: ColumnUse): MappedColumn => ({
  index,
  header: `H${index}`,
  use,
  guessedBy: 'header',
  samples: [],
});
const field = (name: (typeof fieldGroups)[number]['fields'][number]): ColumnUse => ({ type: 'field', field: name });

test('without a name, or with two columns for one field, nothing goes on; notes and tags are joined', () => {
  expect(mappingProblems([column(0, field('phone'))])).toEqual([{ type: 'NameNotMapped' }]);
  const twice = [column(0, field('name')), column(1, field('phone')), column(2, field('phone'))];
  expect(mappingProblems(twice)).toEqual([{ type: 'FieldTwice', field: 'phone', columns: [twice[1], twice[2]] }]);
  const joined = [
    column(0, field('name')),
    column(1, field('note')),
    column(2, field('note')),
    column(3, field('tags')),
    column(4, field('tags')),
  ];
  expect(mappingProblems(joined)).toEqual([]);
});

test('a sensitive column cannot be chosen in, and only age and gender can be asked in, into the notes', () => {
  for (const reason of [
    'maritalStatus',
    'idNumber',
    'health',
    'religion',
    'ethnicity',
    'politicalStatus',
    'household',
    'photo',
  ] as const) {
    const mapping = [column(0, { type: 'leftOut', reason })];
    expect(chooseUse(mapping, 0, 'note')).toEqual(mapping);
    expect(takeIntoNotes(mapping, 0)).toEqual(mapping);
  }
  const age = [column(0, { type: 'leftOut', reason: 'age' })];
  expect(chooseUse(age, 0, 'note')).toEqual(age);
  expect(takeIntoNotes(age, 0)[0]?.use).toEqual(field('note'));
});
