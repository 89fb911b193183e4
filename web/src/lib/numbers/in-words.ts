import { formatCell } from '#lib/charts/figures.ts';
import type { ChartTable } from '#lib/charts/table.ts';
import * as m from '#lib/paraglide/messages.js';

const mostRows = 12;

/** A chart in one sentence, for who does not see it: its first figures. All of them are in the table. */
export function inWords(title: string, { columns, rows }: ChartTable): string {
  const words = rows.slice(0, mostRows).map((row) => {
    const value = formatCell(columns[1]?.kind ?? 'number', row[1] ?? null);
    return m.numbers_row_in_words({ name: String(row[0] ?? ''), value });
  });
  return m.numbers_chart_in_words({ title, rows: words.join(m.numbers_comma()) });
}
