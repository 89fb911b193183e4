import { readCsv } from './csv.ts';
import { decodeText } from './decode-text.ts';
import { containerOf } from './file-kind.ts';
import type { Grid } from './grid.ts';
import { defaultLimits } from './limits.ts';
import { createPace } from './pace.ts';
import type { Pace } from './pace.ts';
import { err, ok } from './result.ts';
import type { Result } from './result.ts';
import { readSheet } from './sheet.ts';
import { headerStrength, shapeTable } from './table-shape.ts';
import type { FileFormat, IntakeLimits, IntakeRefusal, RawTable, ReadOptions, SheetInfo, TableProblem } from './types.ts';
import { openArchive } from './unzip.ts';
import { readWorkbook } from './workbook.ts';

interface Source {
  readonly grid: Grid;
  readonly format: FileFormat;
  readonly sheets: readonly SheetInfo[];
  readonly savedAt: string | null;
  readonly problems: readonly TableProblem[];
}

/**
 * Reads a table of candidates from a file. What the file is comes from its content; its name is only kept. Nothing of it is lost in
 * silence: what is not a row stands in `setAside`, what could not be read right in `problems`. Never throws for any bytes.
 */
export async function readTable(
  bytes: Uint8Array,
  fileName: string,
  options: ReadOptions = {},
): Promise<Result<RawTable, IntakeRefusal>> {
  const limits = { ...defaultLimits, ...options.limits };
  const pace = createPace('read', options);
  if (options.signal?.aborted === true) return err({ type: 'Cancelled' });
  if (bytes.length === 0) return err({ type: 'FileEmpty' });
  if (bytes.length > limits.bytes) return err({ type: 'FileTooLarge', bytes: bytes.length, limit: limits.bytes });
  const source = await readSource(bytes, options, limits, pace);
  if (!source.ok) return source;
  const { grid, problems, ...rest } = source.value;
  const shape = shapeTable(grid, limits, options.headerRow);
  if (!shape.ok) return shape;
  pace.finish();
  return ok({ fileName, ...rest, ...shape.value, problems: [...problems, ...shape.value.problems] });
}

async function readSource(
  bytes: Uint8Array,
  options: ReadOptions,
  limits: IntakeLimits,
  pace: Pace,
): Promise<Result<Source, IntakeRefusal>> {
  const container = containerOf(bytes);
  switch (container?.type) {
    case 'zip':
      return readXlsx(bytes, options, limits, pace);
    case 'ole':
      if (container.holds === 'encrypted') return err({ type: 'PasswordProtected' });
      return err(container.holds === 'workbook' ? { type: 'OldExcelFile' } : { type: 'NotATable', kind: 'word' });
    case 'not':
      return err({ type: 'NotATable', kind: container.kind });
    case undefined:
      return readText(bytes, options, limits, pace);
  }
}

async function readText(
  bytes: Uint8Array,
  options: ReadOptions,
  limits: IntakeLimits,
  pace: Pace,
): Promise<Result<Source, IntakeRefusal>> {
  const decoded = decodeText(bytes, options.encoding);
  if (!decoded.ok) return decoded;
  const { text, encoding, unreadable } = decoded.value;
  if (text.trim() === '') return err({ type: 'FileEmpty' });
  const csv = await readCsv(text, limits, pace, options.separator);
  if (!csv.ok) return csv;
  const { grid, separator, problems } = csv.value;
  return ok({
    grid,
    format: { type: 'csv', encoding, separator },
    sheets: [],
    savedAt: null,
    problems: unreadable > 0 ? [{ type: 'UnreadableCharacters', count: unreadable }, ...problems] : problems,
  });
}

async function readXlsx(
  bytes: Uint8Array,
  options: ReadOptions,
  limits: IntakeLimits,
  pace: Pace,
): Promise<Result<Source, IntakeRefusal>> {
  const archive = openArchive(bytes, limits.unpackedBytes);
  if (!archive.ok) return archive;
  const book = await readWorkbook(archive.value, pace);
  if (!book.ok) return book;
  const { sheets, savedAt } = book.value;
  const wanted =
    options.sheet === undefined
      ? [...sheets].sort((a, b) => Number(a.hidden) - Number(b.hidden))
      : sheets.filter((s) => s.index === options.sheet);
  if (options.sheet !== undefined && wanted.length === 0) return err({ type: 'SheetGone', sheet: options.sheet });

  // The first sheet with a header of known words; else the first with anything in it.
  let best: { index: number; grid: Grid } | null = null;
  for (const sheet of wanted) {
    const grid = await readSheet(archive.value, book.value, sheet.part, limits, pace);
    if (!grid.ok) return grid;
    const holdsTable = headerStrength(grid.value) >= 2;
    if (holdsTable || (best === null && grid.value.length > 0)) best = { index: sheet.index, grid: grid.value };
    if (holdsTable) break;
  }
  if (best === null) return err({ type: 'FileEmpty' });
  return ok({
    grid: best.grid,
    format: { type: 'xlsx', sheet: best.index },
    sheets: sheets.map(({ index, name, hidden }) => ({ index, name, hidden })),
    savedAt,
    problems: [],
  });
}
