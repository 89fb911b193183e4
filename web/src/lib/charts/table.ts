import type { CsvCell } from '@muster/intake';

/** What a column's values are: how they are shown, aligned and rounded. */
export type CellKind = 'text' | 'count' | 'days' | 'share' | 'money' | 'number';

export interface TableColumn {
  readonly label: string;
  readonly kind: CellKind;
}

/** Nothing is known: shown as "—", exported as an empty cell, never as 0. */
export type Cell = string | number | null;

/** The figures behind a chart, in words and numbers. The first column names the row. */
export interface ChartTable {
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly Cell[])[];
}

const digits: Readonly<Record<CellKind, number>> = { text: 0, count: 0, days: 1, share: 4, money: 2, number: 2 };

/** As a CSV file's text: numbers stay numbers, and no cell is run by a spreadsheet. */
export async function tableToCsv({ columns, rows }: ChartTable): Promise<string> {
  const { toCsv } = await import('@muster/intake');
  const cell = (value: Cell, column: number): CsvCell =>
    typeof value === 'number' ? rounded(value, digits[columns[column]?.kind ?? 'number']) : value;
  return toCsv(
    columns.map(({ label }) => label),
    rows.map((row) => row.map(cell)),
  );
}

function rounded(value: number, places: number): number {
  const factor = 10 ** places;
  return Math.round(value * factor) / factor;
}
