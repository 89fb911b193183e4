import { collapse } from './fold.ts';
import { isBlank } from './grid.ts';
import type { Grid } from './grid.ts';
import { countHeaderWords } from './header-words.ts';
import { err, ok } from './result.ts';
import type { Result } from './result.ts';
import type { IntakeLimits, IntakeRefusal, RawColumn, RawRow, RawTable, SetAsideRow, TableProblem } from './types.ts';

type Shape = Pick<RawTable, 'header' | 'columns' | 'rows' | 'setAside' | 'problems'>;

/** How far down a header is looked for: title lines, notices and the export's own details stand above it. */
const HEADER_WITHIN = 30;

/**
 * Finds the header and tells candidates from everything else. Every row of the grid ends in `rows`, in `setAside` or as the header;
 * only blank rows after the last filled one are dropped.
 */
export function shapeTable(grid: Grid, limits: IntakeLimits, asked?: number | null): Result<Shape, IntakeRefusal> {
  const header = asked === undefined ? findHeader(grid) : (grid.find((row) => row.row === asked) ?? null);
  const last = grid.findLastIndex((row) => !isBlank(row.cells));
  const body: RawRow[] = [];
  const setAside: SetAsideRow[] = [];
  for (const row of grid.slice(0, last + 1)) {
    if (row === header) continue;
    const why = isBlank(row.cells) ? 'blank' : header !== null && row.row < header.row ? 'title' : null;
    if (why === null) body.push(row);
    else setAside.push({ ...row, why });
  }
  const width = body.reduce((most, row) => Math.max(most, filledWidth(row.cells)), filledWidth(header?.cells ?? []));
  if (width > limits.columns) return err({ type: 'TooManyColumns', limit: limits.columns });

  const lastBody = body.at(-1);
  const rows: RawRow[] = [];
  for (const row of body) {
    const why = notACandidate(row, header, width, row === lastBody);
    if (why === null) rows.push({ ...row, cells: fitted(row.cells, width) });
    else setAside.push({ ...row, why });
  }
  if (rows.length === 0) return err({ type: 'NoRows' });
  setAside.sort((a, b) => a.row - b.row);

  const columns: RawColumn[] = Array.from({ length: width }, (_, index) => ({
    index,
    header: collapse(header?.cells[index] ?? ''),
  }));
  const problems: TableProblem[] = header === null && asked === undefined ? [{ type: 'HeaderNotFound' }] : [];
  return ok({
    header: header && { row: header.row, line: header.line },
    columns,
    rows,
    setAside: setAside.map((row) => ({ ...row, cells: fitted(row.cells, Math.max(width, row.cells.length)) })),
    problems,
  });
}

/** How many known header words the best candidate row has; tells a sheet of candidates from a sheet of instructions. */
export const headerStrength = (grid: Grid): number => Math.max(0, ...firstFilled(grid).map((row) => countHeaderWords(row.cells)));

const firstFilled = (grid: Grid): Grid => grid.filter((row) => !isBlank(row.cells)).slice(0, HEADER_WITHIN);
const filledWidth = (cells: readonly string[]): number => cells.findLastIndex((cell) => cell.trim() !== '') + 1;
const countFilled = (cells: readonly string[]): number => cells.filter((cell) => cell.trim() !== '').length;
const fitted = (cells: readonly string[], width: number): string[] => Array.from({ length: width }, (_, i) => cells[i] ?? '');

/** The row with the most known header words; without any, the first full row in which nothing looks like a candidate's data. */
function findHeader(grid: Grid): RawRow | null {
  const candidates = firstFilled(grid);
  const words = candidates.map((row) => countHeaderWords(row.cells));
  const most = Math.max(0, ...words);
  const best = candidates[words.indexOf(most)];
  if (best !== undefined && (most >= 2 || (most === 1 && countFilled(best.cells) <= 2))) return best;
  const usual = median(candidates.map((row) => countFilled(row.cells)));
  return (
    candidates.slice(0, -1).find((row) => countFilled(row.cells) >= Math.max(2, usual * 0.6) && !row.cells.some(looksLikeData)) ??
    null
  );
}

const looksLikeData = (cell: string): boolean => cell.length > 30 || /\d{2}|[@＠]/.test(cell);

const median = (numbers: readonly number[]): number => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;

function notACandidate(row: RawRow, header: RawRow | null, width: number, isLast: boolean): SetAsideRow['why'] | null {
  const filled = countFilled(row.cells);
  if (header !== null && filled >= 2 && row.cells.every((cell, i) => collapse(cell) === collapse(header.cells[i] ?? '')))
    return 'repeatedHeader';
  if (isTotal(row.cells)) return 'total';
  if (isLast && width >= 3 && filled === 1 && row.cells.some((cell) => footerWords.test(cell))) return 'footer';
  return null;
}

/** A total says so in its first filled cell and has nothing after it but counts; a phone is too long for one. */
function isTotal(cells: readonly string[]): boolean {
  const first = cells.findIndex((cell) => cell.trim() !== '');
  if (!totalWords.test(collapse((cells[first] ?? '').slice(0, 60)))) return false;
  return cells.slice(first + 1).every((cell) => /^[\d.,]{0,9}\s*[人条份个名位行项元]?$/.test(cell.trim()));
}

const totalWords = /^(合计|总计|小计|共计|总数|汇总|total|subtotal|grand total|sum)\s*[:：]?\s*\d*\s*[人条份个名位行项]?$/i;
const footerWords = /导出|打印|制表|填表|仅供|内部使用|[:：]|page \d|exported|generated|confidential/i;
