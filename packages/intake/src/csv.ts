import Papa from 'papaparse';
import { isBlank, unifyBreaks } from './grid.ts';
import type { Grid } from './grid.ts';
import { countHeaderWords } from './header-words.ts';
import { err, ok } from './result.ts';
import type { Result } from './result.ts';
import { undefuse } from './spreadsheet-safe.ts';
import type { Pace } from './pace.ts';
import type { IntakeLimits, IntakeRefusal, RawRow, Separator, TableProblem } from './types.ts';

export interface ReadCsv {
  readonly grid: Grid;
  readonly separator: Separator;
  readonly problems: readonly TableProblem[];
}

/** Text to rows. Quotes that make no sense (a cell that begins with an inch mark or a “nickname”) are then read as plain characters. */
export async function readCsv(
  input: string,
  limits: IntakeLimits,
  pace: Pace,
  asked?: Separator,
): Promise<Result<ReadCsv, IntakeRefusal>> {
  const text = unifyBreaks(withoutSeparatorHint(input));
  const separator = asked ?? separatorHint(input) ?? guessSeparator(text);
  const quoted = await parse(text, separator, '"', limits, pace);
  if (!quoted.ok) return quoted;
  if (quoted.value.badQuoteLine === null) return ok({ grid: quoted.value.rows, separator, problems: [] });
  const literal = await parse(text, separator, '\u0000', limits, pace);
  if (!literal.ok) return literal;
  const better = evenness(literal.value.rows) >= evenness(quoted.value.rows) ? literal : quoted;
  return ok({
    grid: better.value.rows,
    separator,
    problems: [{ type: 'QuotesTakenLiterally', line: quoted.value.badQuoteLine }],
  });
}

interface Parsed {
  readonly rows: RawRow[];
  readonly badQuoteLine: number | null;
}

const CHUNK_CHARS = 256 * 1024;

async function parse(
  text: string,
  separator: Separator,
  quoteChar: string,
  limits: IntakeLimits,
  pace: Pace,
): Promise<Result<Parsed, IntakeRefusal>> {
  const parser = new Papa.Parser({ delimiter: separator, newline: '\n', quoteChar, escapeChar: quoteChar });
  const rows: RawRow[] = [];
  let [at, chunk, row, line, filled] = [0, CHUNK_CHARS, 0, 1, 0];
  let badQuoteLine: number | null = null;
  while (at < text.length) {
    const isLast = at + chunk >= text.length;
    const { data, errors, meta } = parser.parse(text.slice(at, at + chunk), 0, !isLast) as Papa.ParseResult<string[]>;
    // Not one whole row in this chunk: take a longer one.
    if (data.length === 0 && !isLast) {
      chunk *= 2;
      continue;
    }
    const bad = errors.find((error) => error.type === 'Quotes')?.row;
    data.forEach((cells, i) => {
      if (i === bad) badQuoteLine ??= line;
      row += 1;
      if (!isBlank(cells)) filled += 1;
      rows.push({ row, line, cells: cells.map(undefuse) });
      line += linesOf(cells);
    });
    if (filled > limits.rows) return err({ type: 'TooManyRows', limit: limits.rows });
    at = isLast ? text.length : at + meta.cursor;
    chunk = CHUNK_CHARS;
    if (!(await pace.step(at, text.length))) return err({ type: 'Cancelled' });
  }
  return ok({ rows, badQuoteLine });
}

const linesOf = (cells: readonly string[]): number =>
  cells.reduce((lines, cell) => (cell.includes('\n') ? lines + cell.split('\n').length - 1 : lines), 1);

/** Excel's own first line "sep=;". */
const separatorHint = (text: string): Separator | null => {
  const hint = /^sep=([,;\t|])\r?\n/i.exec(text)?.[1];
  return hint === undefined ? null : (hint as Separator);
};
const withoutSeparatorHint = (text: string): string => text.replace(/^sep=[,;\t|](?=\r?\n)/i, '');

/** Parses the beginning with each candidate: known header words speak loudest, then rows of equal width. */
function guessSeparator(text: string): Separator {
  const sample = text.slice(0, 64 * 1024);
  let best: { separator: Separator; score: number } = { separator: ',', score: 0 };
  for (const separator of [',', '\t', ';', '|'] as const) {
    const rows = Papa.parse<string[]>(sample, { delimiter: separator, newline: '\n', preview: 60 }).data;
    const words = Math.max(0, ...rows.slice(0, 30).map(countHeaderWords));
    const width = commonWidth(rows);
    const score =
      (words >= 2 ? words * 10 : 0) +
      (width >= 2 ? evenness(rows.map((cells, i) => ({ row: i, line: i, cells }))) * Math.min(width, 8) : 0);
    if (score > best.score) best = { separator, score };
  }
  return best.separator;
}

function commonWidth(rows: readonly (readonly string[])[]): number {
  const counts = new Map<number, number>();
  for (const cells of rows) if (!isBlank(cells)) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0;
}

/** The share of rows that have the commonest width. */
function evenness(grid: Grid): number {
  const filled = grid.filter((row) => !isBlank(row.cells));
  const width = commonWidth(filled.map((row) => row.cells));
  return filled.length === 0 ? 0 : filled.filter((row) => row.cells.length === width).length / filled.length;
}
