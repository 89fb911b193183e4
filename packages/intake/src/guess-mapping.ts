import { collapse } from './fold.ts';
import { headerMeaning } from './header-words.ts';
import type { HeaderMeaning } from './header-words.ts';
import type { ColumnMapping, ColumnUse, Field, MappedColumn, RawTable } from './types.ts';
import { meaningOfValues } from './value-shapes.ts';

/** Fields that take any number of columns. */
const isJoined = (field: Field): boolean => field === 'note' || field === 'tags';

const LOOKED_AT = 300;

/**
 * Proposes what each column is: by its header, else by its values. The first column of a field gets it; a second one is ignored until
 * somebody decides. Columns that screening does not need and that invite discrimination are left out, by their values too when the
 * header hides them; see `SensitiveReason`.
 */
export function guessMapping(table: RawTable): ColumnMapping {
  const taken = new Set<Field>();
  const columns = table.columns.map(({ index, header }) => {
    const values = valuesOf(table, index);
    return { index, header, values, byHeader: headerMeaning(header) };
  });
  // Headers first, all of them: what values only suggest must not take a field from a header that names it.
  const uses = columns.map(({ values, byHeader }): ColumnUse | null => {
    if (values.length === 0) return { type: 'ignored', reason: 'empty' };
    return byHeader === null ? null : useOf(byHeader, taken);
  });
  return columns.map(({ index, header, values, byHeader }, i): MappedColumn => {
    const named = uses[i] ?? null;
    const byValues = named === null ? meaningOfValues(values) : null;
    const use = named ?? (byValues === null ? ({ type: 'ignored', reason: 'unknown' } as const) : useOf(byValues, taken));
    const guessedBy = byHeader !== null ? 'header' : byValues !== null ? 'values' : 'nothing';
    return { index, header, use, guessedBy, samples: use.type === 'leftOut' ? [] : samplesOf(values) };
  });
}

function useOf(meaning: HeaderMeaning, taken: Set<Field>): ColumnUse {
  switch (meaning.type) {
    case 'leftOut':
      return { type: 'leftOut', reason: meaning.reason };
    case 'rowNumber':
      return { type: 'ignored', reason: 'rowNumber' };
    case 'field':
      if (taken.has(meaning.field) && !isJoined(meaning.field)) return { type: 'ignored', reason: 'secondOfField' };
      taken.add(meaning.field);
      return { type: 'field', field: meaning.field };
  }
}

function valuesOf(table: RawTable, index: number): string[] {
  const values: string[] = [];
  for (const row of table.rows) {
    const value = collapse((row.cells[index] ?? '').slice(0, 400));
    if (value !== '') values.push(value);
    if (values.length >= LOOKED_AT) break;
  }
  return values;
}

const samplesOf = (values: readonly string[]): string[] =>
  [...new Set(values)].slice(0, 3).map((value) => (value.length > 60 ? `${value.slice(0, 60)}…` : value));
