import { phoneToText, toCsv } from '@muster/intake';
import type { CsvCell } from '@muster/intake';
import type { CandidateRow } from './candidate-row.ts';
import type { ColumnKey, ColumnWords } from './columns.ts';
import { cellValue } from './columns.ts';

export interface ExportRequest {
  readonly rows: readonly CandidateRow[];
  readonly columns: readonly { readonly key: ColumnKey; readonly title: string }[];
  readonly words: ColumnWords;
  readonly onProgress?: (done: number) => void;
  readonly signal?: AbortSignal;
}

const chunk = 500;

/**
 * What is shown as a CSV file's text, in this order and with these columns. The screen gets a turn after every few hundred rows.
 * null: cancelled.
 */
export async function exportTable(request: ExportRequest): Promise<string | null> {
  const { rows, columns, words, onProgress, signal } = request;
  const cells: CsvCell[][] = [];
  for (let start = 0; start < rows.length; start += chunk) {
    if (start > 0) await new Promise((done) => setTimeout(done));
    if (signal?.aborted) return null;
    for (const row of rows.slice(start, start + chunk)) cells.push(columns.map(({ key }) => cell(row, key, words)));
    onProgress?.(cells.length);
  }
  const titles = columns.map(({ title }) => title);
  return toCsv(titles, cells);
}

function cell(row: CandidateRow, column: ColumnKey, words: ColumnWords): CsvCell {
  const value = cellValue(row, column, words);
  if (value === '') return null;
  if (column !== 'phone') return value;
  const phone = String(value);
  return phoneToText(/^1\d{10}$/.test(phone) ? `+86${phone}` : phone);
}

/** A file name with the day on it and without characters that file systems refuse. */
export function exportName(title: string, day: string): string {
  const plain = title
    .replaceAll(/[\\/:*?"<>|\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, 80);
  return `${plain} ${day}.csv`;
}
