import { createDecisions } from './decisions.ts';
import { createPace } from './pace.ts';
import { readRow } from './read-row.ts';
import type { RowContext } from './read-row.ts';
import { err, ok } from './result.ts';
import type { Result } from './result.ts';
import { createTitles } from './titles.ts';
import type { ColumnMapping, ProposeOptions, ProposeRefusal, Proposals, RawTable, RowProposal, WorkOptions } from './types.ts';
import { isDay } from './values/days.ts';
import { zonedTime } from './values/zoned-time.ts';

/**
 * Turns a table into proposals: values understood, rows that repeat somebody found, and for each row what importing it would do.
 * Changes nothing anywhere. The interface shows them, a human decides, and the model's commands do it in one undoable step.
 */
export async function proposeRows(
  table: RawTable,
  mapping: ColumnMapping,
  options: ProposeOptions,
  work: WorkOptions = {},
): Promise<Result<Proposals, ProposeRefusal>> {
  const context = contextFor(table, mapping, options);
  if (!context.ok) return context;
  const pace = createPace('propose', work);
  if (work.signal?.aborted === true) return err({ type: 'Cancelled' });

  const total = options.existing.length + table.rows.length;
  const decisions = createDecisions();
  for (const [i, person] of options.existing.entries()) {
    decisions.know(person);
    if (i % 64 === 0 && !(await pace.step(i, total))) return err({ type: 'Cancelled' });
  }
  const rows: RowProposal[] = [];
  for (const [i, raw] of table.rows.entries()) {
    rows.push(decisions.decide(readRow(raw, context.value)));
    if (i % 16 === 0 && !(await pace.step(options.existing.length + i, total))) return err({ type: 'Cancelled' });
  }
  pace.finish();
  return ok({
    rows,
    counts: countRows(rows),
    unknownPosts: mostFrequent(rows, (row) => (row.application.requisitionId === null ? row.application.postText : null)),
    unknownChannels: mostFrequent(rows, (row) => (row.source.channelId === null ? row.source.channelText : null)),
  });
}

function contextFor(table: RawTable, mapping: ColumnMapping, options: ProposeOptions): Result<RowContext, ProposeRefusal> {
  if (mapping.length !== table.columns.length || mapping.some((column, i) => column.index !== i))
    return err({ type: 'MappingDoesNotFit' });
  if (!mapping.some(({ use }) => use.type === 'field' && use.field === 'name')) return err({ type: 'NameNotMapped' });
  for (const value of [options.today, options.writtenOn])
    if (value !== undefined && !isDay(value)) return err({ type: 'DayInvalid', value });
  const zone = zonedTime(options.timeZone);
  if (zone === null) return err({ type: 'TimeZoneUnknown', value: options.timeZone });
  const { today, writtenOn = today } = options;
  const referral = options.channels.filter(({ name }) => /内推|推荐|referral/i.test(name));
  return ok({
    mapping,
    dates: { today, writtenOn: writtenOn > today ? today : writtenOn, zone },
    requisitions: createTitles(options.requisitions),
    channels: createTitles(options.channels.map(({ id, name }) => ({ id, title: name }))),
    referralChannelId: referral.length === 1 ? (referral[0]?.id ?? null) : null,
    keepUnmappedAsNotes: options.keepUnmappedAsNotes,
    keySalts: options.keySalts,
  });
}

function countRows(rows: readonly RowProposal[]): Proposals['counts'] {
  const count = (is: (row: RowProposal) => boolean): number => rows.filter(is).length;
  return {
    create: count((row) => row.action.type === 'create'),
    addApplication: count((row) => row.action.type === 'addApplication'),
    nothing: count((row) => row.action.type === 'nothing'),
    refused: count((row) => row.action.type === 'refused'),
    withWarnings: count((row) => row.warnings.length > 0),
    suspected: count((row) => row.action.type === 'create' && row.duplicateOf !== null),
  };
}

function mostFrequent(
  rows: readonly RowProposal[],
  textOf: (row: RowProposal) => string | null,
): { text: string; rows: number }[] {
  const counts = new Map<string, number>();
  for (const row of rows) {
    const text = row.action.type === 'refused' ? null : textOf(row);
    if (text !== null) counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return [...counts].map(([text, count]) => ({ text, rows: count })).sort((a, b) => b.rows - a.rows);
}
