import { raciLetters } from '@muster/model';
import type { RaciLetter } from '@muster/model';

/** A cell of the matrix, counted from 0: stages downwards, members to the right. */
export interface Cell {
  readonly row: number;
  readonly column: number;
}

/** Where a key leads from a cell; null when it is none of ours. At an edge it stays. */
export function cellAfter(
  key: string,
  { row, column }: Cell,
  size: { readonly rows: number; readonly columns: number },
): Cell | null {
  const lastRow = size.rows - 1;
  const lastColumn = size.columns - 1;
  switch (key) {
    case 'ArrowUp':
      return { row: Math.max(0, row - 1), column };
    case 'ArrowDown':
      return { row: Math.min(lastRow, row + 1), column };
    case 'ArrowLeft':
      return { row, column: Math.max(0, column - 1) };
    case 'ArrowRight':
      return { row, column: Math.min(lastColumn, column + 1) };
    case 'Home':
      return { row, column: 0 };
    case 'End':
      return { row, column: lastColumn };
    case 'Ctrl+Home':
      return { row: 0, column: 0 };
    case 'Ctrl+End':
      return { row: lastRow, column: lastColumn };
    default:
      return null;
  }
}

/** What a key writes into a cell: a letter, null to empty it; undefined when it writes nothing. */
export function letterOf(key: string): RaciLetter | null | undefined {
  if (key === 'Delete' || key === 'Backspace' || key === '0') return null;
  return raciLetters.find((letter) => letter === key.toUpperCase());
}
