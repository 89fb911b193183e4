/** Where a pointer is on the board: from the known layout, never by asking the page while the pointer moves. */
import type { StageKey } from '@muster/model';
import type { Entry } from './entry.ts';
import type { Stack } from './stack.ts';

/** A column's left and right edges, in pixels from the left edge of the board's content (scrolled or not). */
export interface ColumnBox {
  readonly key: StageKey;
  readonly left: number;
  readonly right: number;
}

/** The column under x, or the nearest one: a card dropped in a gap or beyond the edge still has a place. */
export function columnAt(boxes: readonly ColumnBox[], x: number): StageKey | null {
  let nearest: StageKey | null = null;
  let distance = Infinity;
  for (const box of boxes) {
    const away = x < box.left ? box.left - x : x > box.right ? x - box.right : 0;
    if (away < distance) {
      distance = away;
      nearest = box.key;
    }
  }
  return nearest;
}

/** Between which two cards something lands. Cards that are being dragged are no neighbours. */
export interface Gap {
  /** Above the card with this index (of the list as it is shown). */
  readonly index: number;
  /** Where to draw the line, from the top of the list. */
  readonly y: number;
  readonly before: Entry | null;
  readonly after: Entry | null;
}

/** The gap nearest to a height in a list. */
export function gapAt(stack: Stack<Entry>, y: number, dragged: ReadonlySet<string>): Gap {
  return gapBefore(stack, nearestIndex(stack, y), dragged);
}

/** The gap nearest to a height among the cards of one group: a requisition stays among its like. */
export function gapInGroup(stack: Stack<Entry>, y: number, group: number, dragged: ReadonlySet<string>): Gap {
  let first = -1;
  let last = -1;
  let index = 0;
  for (const entry of stack) {
    if (entry.group === group) {
      if (first < 0) first = index;
      last = index + 1;
    }
    index++;
  }
  if (first < 0) return gapBefore(stack, stack.size, dragged);
  return gapBefore(stack, Math.min(Math.max(nearestIndex(stack, y), first), last), dragged, group);
}

function nearestIndex(stack: Stack<Entry>, y: number): number {
  if (stack.size === 0 || y <= 0) return 0;
  if (y >= stack.height) return stack.size;
  const index = stack.indexAt(y);
  const top = stack.topOf(index);
  return y > top + (stack.at(index) as Entry).height / 2 ? index + 1 : index;
}

/** The gap above the card with this index. */
function gapBefore(stack: Stack<Entry>, index: number, dragged: ReadonlySet<string>, group?: number): Gap {
  const isNeighbour = (entry: Entry | undefined): entry is Entry =>
    entry !== undefined && (group === undefined || entry.group === group);
  let above = index - 1;
  while (above >= 0 && dragged.has((stack.at(above) as Entry).id)) above--;
  let below = index;
  while (below < stack.size && dragged.has((stack.at(below) as Entry).id)) below++;
  const after = stack.at(above);
  const before = stack.at(below);
  return { index, y: stack.topOf(index), after: isNeighbour(after) ? after : null, before: isNeighbour(before) ? before : null };
}

/** Whether cards that are already side by side here would land where they are. */
export function landsInPlace(stack: Stack<Entry>, gap: Gap, dragged: ReadonlySet<string>): boolean {
  let from = gap.index;
  while (from > 0 && dragged.has((stack.at(from - 1) as Entry).id)) from--;
  let to = gap.index;
  while (to < stack.size && dragged.has((stack.at(to) as Entry).id)) to++;
  return to - from === dragged.size;
}
