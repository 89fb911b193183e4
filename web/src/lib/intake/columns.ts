import type { ColumnMapping, ColumnUse, Field, MappedColumn, SensitiveReason } from '@muster/intake';

/** Fields in the order of the choice. */
export const fieldGroups = [
  {
    group: 'person',
    fields: ['name', 'city', 'education', 'school', 'major', 'experienceYears', 'currentCompany', 'currentPost'],
  },
  { group: 'contact', fields: ['phone', 'email', 'wechat', 'expectedSalary'] },
  { group: 'application', fields: ['appliedPost', 'appliedAt', 'availableFrom', 'channel', 'referrer'] },
  { group: 'words', fields: ['tags', 'note'] },
] as const satisfies readonly { group: string; fields: readonly Field[] }[];
export type FieldGroup = (typeof fieldGroups)[number]['group'];

/** What a column's select says: a field, or that it is not taken in. */
export type ColumnChoice = Field | 'ignore';

export const choiceOf = ({ use }: MappedColumn): ColumnChoice => (use.type === 'field' ? use.field : 'ignore');

/** Columns of these fields are joined; in all others only one column can be meant. */
const joined: ReadonlySet<Field> = new Set(['note', 'tags']);

export type MappingProblem =
  | { readonly type: 'NameNotMapped' }
  | { readonly type: 'FieldTwice'; readonly field: Field; readonly columns: readonly MappedColumn[] };

/** What keeps a mapping from being used. */
export function mappingProblems(mapping: ColumnMapping): MappingProblem[] {
  const byField = Map.groupBy(
    mapping.filter(({ use }) => use.type === 'field'),
    choiceOf,
  );
  const twice = [...byField].flatMap(([field, columns]): MappingProblem[] =>
    field !== 'ignore' && columns.length > 1 && !joined.has(field) ? [{ type: 'FieldTwice', field, columns }] : [],
  );
  return byField.has('name') ? twice : [{ type: 'NameNotMapped' }, ...twice];
}

/**
 * A column with another choice. What is left out for being sensitive stays left out here: `takeIntoNotes` is the only way in, and
 * it is asked for in so many words.
 */
export function chooseUse(mapping: ColumnMapping, index: number, choice: ColumnChoice): ColumnMapping {
  return replaceUse(mapping, index, (column) => {
    if (column.use.type === 'leftOut') return column.use;
    return choice === 'ignore' ? { type: 'ignored', reason: 'byHand' } : { type: 'field', field: choice };
  });
}

/** A legal minimum age is a reason to keep an age. The others are nobody's business in hiring. */
export const mayBeKept = (reason: SensitiveReason): boolean => reason === 'age' || reason === 'gender';

/** Takes a sensitive column into the notes, after the user has been told what that means and said yes. */
export function takeIntoNotes(mapping: ColumnMapping, index: number): ColumnMapping {
  return replaceUse(mapping, index, ({ use }) =>
    use.type === 'leftOut' && mayBeKept(use.reason) ? { type: 'field', field: 'note' } : use,
  );
}

function replaceUse(mapping: ColumnMapping, index: number, use: (column: MappedColumn) => ColumnUse): ColumnMapping {
  return mapping.map((column) => (column.index === index ? { ...column, use: use(column) } : column));
}

/** Columns that `keep as notes` is about: not understood, or a second one of a field. */
export const unmappedColumns = (mapping: ColumnMapping): MappedColumn[] =>
  mapping.filter(({ use }) => use.type === 'ignored' && (use.reason === 'unknown' || use.reason === 'secondOfField'));
