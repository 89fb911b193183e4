import { toCsv } from './export-csv.ts';
import type { Proposals, RawTable, RowPlace, RowProblem, SetAsideRow } from './types.ts';

/** One line of the report that a recruiter takes back to whoever sent the file. */
export interface ReportedProblem extends RowPlace {
  readonly name: string;
  readonly level: 'error' | 'warning' | 'notice';
  readonly problem: RowProblem | { readonly type: 'SetAside'; readonly why: SetAsideRow['why'] };
  /** The text of the file that it is about; for a row that was set aside, its filled cells. */
  readonly value: string;
}

export interface ReportWords {
  /** Row, line, name, level, problem, value: the six headers. */
  readonly headers: readonly [string, string, string, string, string, string];
  readonly level: (level: ReportedProblem['level']) => string;
  readonly describe: (problem: ReportedProblem['problem']) => string;
}

/** Everything the import has to say about the file's rows, in the file's order. */
export function collectProblems(table: RawTable, proposals: Proposals): ReportedProblem[] {
  const found: ReportedProblem[] = table.setAside
    .filter((row) => row.why !== 'blank')
    .map(({ row, line, why, cells }) => ({
      row,
      line,
      name: '',
      level: 'notice',
      problem: { type: 'SetAside', why },
      value: cells.filter((cell) => cell.trim() !== '').join(' | '),
    }));
  for (const { row, line, person, errors, warnings, notices } of proposals.rows)
    for (const [level, problems] of [
      ['error', errors],
      ['warning', warnings],
      ['notice', notices],
    ] as const)
      for (const problem of problems)
        found.push({ row, line, name: person.name, level, problem, value: 'value' in problem ? problem.value : '' });
  return found.sort((a, b) => a.row - b.row);
}

/** The report as a file for Excel, in the reader's words. */
export const problemsToCsv = (problems: readonly ReportedProblem[], words: ReportWords): string =>
  toCsv(
    words.headers,
    problems.map(({ row, line, name, level, problem, value }) => [
      row,
      line,
      name,
      words.level(level),
      words.describe(problem),
      value,
    ]),
  );
