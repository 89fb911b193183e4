import type { CandidateRow } from './candidate-row.ts';
import type { LookWords } from './cell-look.ts';

/** What one line of the list is given, as a table row or as an item on a phone. */
export interface Line {
  readonly row: CandidateRow;
  readonly index: number;
  readonly words: LookWords;
  readonly href: string;
  /** Its upper edge in the list, in pixels. */
  readonly place: number;
  /** It has the tab stop. */
  readonly current: boolean;
  readonly chosen: boolean;
  readonly open: boolean;
  readonly onopen: (event: MouseEvent) => void;
  readonly onfocus: () => void;
  readonly ontoggle: (range: boolean) => void;
}

/** A click anywhere on a line opens it, besides on its own controls and while text is being marked. */
export const opensLine = (event: MouseEvent): boolean =>
  event.target instanceof Element && event.target.closest('a, input, label, button') === null && String(getSelection()) === '';
