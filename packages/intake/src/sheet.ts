import { serialToText } from './excel-dates.ts';
import type { Grid } from './grid.ts';
import { err, ok } from './result.ts';
import type { Result } from './result.ts';
import type { Archive } from './unzip.ts';
import type { Pace } from './pace.ts';
import type { IntakeLimits, IntakeRefusal, RawRow } from './types.ts';
import { createTextReader, MAX_CELL_CHARS, tidyCell } from './workbook.ts';
import type { Workbook } from './workbook.ts';
import { parsePart } from './xml.ts';

/** As far as this, blank rows between filled ones are reported; further down a sheet may hold a million that are only formatting. */
const MAX_BLANK_ROWS = 10_000;
const MAX_FILLED_DOWN = 100_000;

/** One sheet's rows, as sparse as the sheet itself: a lone cell in row 1,048,576 is one row, not a million. */
export async function readSheet(
  archive: Archive,
  book: Workbook,
  part: string,
  limits: IntakeLimits,
  pace: Pace,
): Promise<Result<Grid, IntakeRefusal>> {
  const rows = new Map<number, string[]>();
  /** Rows the sheet has an element for, filled or not. */
  const spelledOut: number[] = [];
  const merges: string[] = [];
  let [row, column, chars] = [0, 0, 0];
  let cell = { type: 'n', style: 0, value: '', formula: '' };
  let collecting: 'value' | 'formula' | null = null;
  let refusal: IntakeRefusal | null = null;
  const inline = createTextReader();

  const put = (text: string): void => {
    if (text === '') return;
    const cells = rows.get(row) ?? [];
    rows.set(row, cells);
    chars += text.length;
    if (rows.size > limits.rows) refusal = { type: 'TooManyRows', limit: limits.rows };
    else if (column > limits.columns) refusal = { type: 'TooManyColumns', limit: limits.columns };
    // Shared texts are stored once however often they are named, so their repetition has to be bounded here.
    else if (chars > limits.unpackedBytes) refusal = { type: 'UnpackedTooLarge', limit: limits.unpackedBytes };
    else {
      while (cells.length < column) cells.push('');
      cells[column - 1] = text;
    }
  };

  const read = await parsePart(
    archive,
    part,
    {
      open(name, attribute) {
        if (name === 'row') {
          row = positive(attribute('r')) ?? row + 1;
          column = 0;
          if (spelledOut.length < MAX_BLANK_ROWS) spelledOut.push(row);
        } else if (name === 'c') {
          column = columnOf(attribute('r')) ?? column + 1;
          cell = { type: attribute('t') ?? 'n', style: Number(attribute('s') ?? 0), value: '', formula: '' };
          inline.start();
        } else if (name === 'v') collecting = 'value';
        else if (name === 'f') collecting = 'formula';
        else if (name === 'mergeCell' && merges.length < 10_000) merges.push(attribute('ref') ?? '');
        else inline.open(name);
        return refusal;
      },
      close(name) {
        if (name === 'v' || name === 'f') collecting = null;
        else if (name === 'c') put(cellText(cell, inline.take(), book));
        else inline.close(name);
      },
      text(text) {
        if (collecting !== null) cell[collecting] = (cell[collecting] + text).slice(0, MAX_CELL_CHARS);
        else inline.text(text);
      },
    },
    pace,
  );
  if (!read.ok) return read;
  if (refusal !== null) return err(refusal);
  let room = MAX_FILLED_DOWN;
  for (const merge of merges) room -= fillDown(rows, merge, room);
  return ok(inOrder(rows, spelledOut));
}

function cellText(cell: { type: string; style: number; value: string; formula: string }, inline: string, book: Workbook): string {
  switch (cell.type) {
    case 's':
      return book.sharedTexts[Number(cell.value)] ?? '';
    case 'inlineStr':
      return inline;
    case 'str':
    case 'e':
      return tidyCell(cell.value);
    case 'b':
      return cell.value === '1' ? 'TRUE' : 'FALSE';
    case 'd':
      return cell.value.replace('T', ' ').replace(/( 00:00)?(:00)?(\.0+)?Z?$/, '');
    default:
      if (cell.value === '') return cell.formula === '' ? inline : `=${cell.formula}`;
      return numberText(cell.value, book.isDateStyle(cell.style), book.from1904);
  }
}

/** Fifteen digits are what Excel keeps and shows; the rest is the binary fraction's noise. Never an exponent. */
function numberText(value: string, isDate: boolean, from1904: boolean): string {
  const number = Number(value);
  if (!Number.isFinite(number)) return value;
  const date = isDate ? serialToText(number, from1904) : null;
  return date ?? String(Number(number.toPrecision(15)));
}

const positive = (text: string | null): number | null => (text !== null && /^[1-9]\d{0,6}$/.test(text) ? Number(text) : null);

/** The column of a reference like AB12, from 1. */
function columnOf(reference: string | null): number | null {
  const letters = /^([A-Z]{1,3})\d/.exec(reference ?? '')?.[1];
  if (letters === undefined) return null;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

/** A cell merged over several rows holds for each of them, as a reader of the sheet sees it. Gives the number of rows looked at. */
function fillDown(rows: Map<number, string[]>, reference: string, room: number): number {
  const match = /^([A-Z]{1,3})(\d{1,7}):[A-Z]{1,3}(\d{1,7})$/.exec(reference);
  if (!match) return 0;
  const [column, from, to] = [(columnOf(`${match[1]}1`) ?? 1) - 1, Number(match[2]), Number(match[3])];
  const text = rows.get(from)?.[column] ?? '';
  if (text === '') return 0;
  const last = Math.min(to, from + room);
  for (let row = from + 1; row <= last; row++) {
    const cells = rows.get(row);
    // A row with nothing of its own stays blank: a merged frame must not invent candidates.
    if (cells === undefined || cells.every((cell) => cell === '')) continue;
    while (cells.length <= column) cells.push('');
    if (cells[column] === '') cells[column] = text;
  }
  return Math.max(0, last - from);
}

function inOrder(rows: Map<number, string[]>, spelledOut: readonly number[]): RawRow[] {
  const last = [...rows.keys()].reduce((most, row) => Math.max(most, row), 0);
  for (const row of spelledOut) if (row < last && !rows.has(row)) rows.set(row, []);
  return [...rows].sort((a, b) => a[0] - b[0]).map(([row, cells]) => ({ row, line: row, cells }));
}
