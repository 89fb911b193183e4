import { collapse, foldText, tidyLines } from './fold.ts';
import type { ColumnMapping, Field, RawRow, RowNotice } from './types.ts';
import { saysNothing } from './values/sources.ts';

/** A row's texts sorted by field, before anything is understood. */
export interface RowFields {
  /** The first filled cell mapped to the field, as it is in the file; null when there is none or it says nothing ("无", "-"). */
  readonly raw: (field: Field) => string | null;
  /** The same on one line. */
  readonly text: (field: Field) => string | null;
  readonly header: (field: Field) => string;
  readonly tags: readonly string[];
  /** Mapped notes, one after the other. */
  readonly notes: readonly string[];
  /** `header: value` of second cells of a field. */
  readonly spilled: readonly string[];
  /** `header: value` of columns nobody mapped. */
  readonly unmapped: readonly string[];
  readonly notices: readonly RowNotice[];
}

/** `header: value`, or the value alone when the column has no header. */
export const labelled = (header: string, value: string): string => (header === '' ? value : `${header}: ${value}`);

export function sortFields(row: RawRow, mapping: ColumnMapping): RowFields {
  const first = new Map<Field, { raw: string; header: string }>();
  const [tags, notes, spilled, unmapped]: [string[], string[], string[], string[]] = [[], [], [], []];
  const notices: RowNotice[] = [];
  for (const { index, header, use } of mapping) {
    const raw = row.cells[index] ?? '';
    const value = tidyLines(raw);
    if (value === '') continue;
    if (use.type === 'ignored' && (use.reason === 'unknown' || use.reason === 'secondOfField'))
      unmapped.push(labelled(header, value));
    if (use.type !== 'field') continue;
    if (use.field === 'tags') tags.push(value);
    else if (use.field === 'note') notes.push(value);
    else {
      if (saysNothing(value)) continue;
      const before = first.get(use.field);
      if (before === undefined) first.set(use.field, { raw, header });
      else if (foldText(before.raw) !== foldText(value)) {
        spilled.push(labelled(header, value));
        notices.push({ type: 'MovedToNote', field: use.field, value });
      }
    }
  }
  return {
    raw: (field) => first.get(field)?.raw ?? null,
    text: (field) => {
      const raw = first.get(field)?.raw;
      return raw === undefined ? null : collapse(raw);
    },
    header: (field) => first.get(field)?.header ?? '',
    tags,
    notes,
    spilled,
    unmapped,
    notices,
  };
}
