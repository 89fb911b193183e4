import { unifyBreaks } from './grid.ts';
import { defuse } from './spreadsheet-safe.ts';

/** Numbers stay numbers; everything else is text and comes back as the same text when it is imported again. */
export type CsvCell = string | number | null;

/**
 * A table as CSV that Excel opens as it is meant: UTF-8 with a byte order mark, CRLF, quotes doubled (RFC 4180), formulas defused.
 * Line breaks inside a cell are \n. Write phones with `phoneToText`, which needs no apostrophe to stay text.
 */
export const toCsv = (headers: readonly string[], rows: readonly (readonly CsvCell[])[]): string =>
  `\ufeff${[headers, ...rows].map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')}`;

function csvCell(cell: CsvCell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : '';
  const text = defuse(unifyBreaks(cell));
  // Outer space is quoted too: some readers trim what is bare.
  return /[",\n;\t|]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** `+8613800003550` → `138 0000 3550`, which a spreadsheet keeps as text; other countries and landlines stay in E.164. */
export function phoneToText(e164: string): string {
  const mobile = /^\+86(1\d{2})(\d{4})(\d{4})$/.exec(e164);
  return mobile ? `${mobile[1]} ${mobile[2]} ${mobile[3]}` : e164;
}
