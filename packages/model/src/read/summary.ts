import type { Fields } from '../live/sources.ts';
import { summarySections } from '../records/summary.ts';
import type { SummaryAct, SummaryEntry, SummarySection, SummaryValues } from '../records/summary.ts';
import { FieldReader, isNumber, isObject, isString } from './fields.ts';
import type { Parsed } from './fields.ts';

export const summaryActFields = ['act'] as const;
export function readSummaryAct(id: string, fields: Fields): Parsed<SummaryAct> {
  const reader = new FieldReader(fields);
  const act = reader.object<Omit<SummaryAct, 'id'>>('act', ({ type, at, by, after, values, texts }) => {
    if ((type !== 'freeze' && type !== 'unfreeze') || !isNumber(at) || !isString(by)) return undefined;
    return {
      type,
      at,
      by,
      after: Array.isArray(after) ? after.filter(isString) : [],
      values: isObject(values) ? valuesOf(values) : {},
      texts: isObject(texts) ? textsOf(texts) : {},
    };
  });
  if (act === null) reader.fatal('act');
  return reader.done<SummaryAct>({ id, ...(act as Omit<SummaryAct, 'id'>) });
}

export const summaryCostFields = ['values'] as const;
export function readSummaryCosts(_: string, fields: Fields): Parsed<SummaryValues> {
  const reader = new FieldReader(fields);
  const values = reader.object('values', valuesOf);
  if (values === null) reader.fatal('values');
  return reader.done<SummaryValues>(values ?? {});
}

export const summaryEntryFields = ['frozenAt', 'by'] as const;
export const summaryEntryId = (project: string, month: string): string => `${project}:${month}`;
export function readSummaryEntry(_: string, fields: Fields): Parsed<SummaryEntry> {
  const reader = new FieldReader(fields);
  const frozenAt = reader.numberOrNull('frozenAt');
  if (frozenAt === null) reader.fatal('frozenAt');
  return reader.done<SummaryEntry>({ frozenAt: frozenAt ?? 0, by: reader.text('by') });
}

/** What is neither a number nor words is passed over. */
export function valuesOf(values: Readonly<Record<string, unknown>>): SummaryValues {
  const read: Record<string, number | string | null> = Object.create(null) as Record<string, number | string | null>;
  for (const [key, value] of Object.entries(values)) if (isNumber(value) || isString(value) || value === null) read[key] = value;
  return read;
}

function textsOf(texts: Readonly<Record<string, unknown>>): Partial<Record<SummarySection, string>> {
  return Object.fromEntries(summarySections.flatMap((section) => (isString(texts[section]) ? [[section, texts[section]]] : [])));
}
