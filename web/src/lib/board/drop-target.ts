import { stageKeys, type StageKey } from '@muster/model';
import type { Areas } from './areas.ts';
import { columnAt, gapAt, gapInGroup, landsInPlace, type ColumnBox, type Gap } from './layout.ts';
import type { Lists } from './lists.svelte.ts';

/** Where the cards in hand would land. */
export interface DropTarget {
  readonly column: StageKey;
  readonly lane: string;
  readonly gap: Gap;
  /** They would stay where they are. */
  readonly unchanged: boolean;
  /** What may not land here, in one word; null when they may. */
  readonly refused: 'needs-only' | 'need-stays' | null;
}

/** The board's columns on the screen as a drag begins; nothing of it moves while it lasts, except by scrolling. */
export interface Geometry {
  readonly boxes: readonly ColumnBox[];
  readonly tops: Readonly<Partial<Record<StageKey, number>>>;
  readonly bottoms: Readonly<Partial<Record<StageKey, number>>>;
  readonly left: number;
  readonly right: number;
  /** The columns do not all fit beside each other. */
  readonly scrollsSideways: boolean;
}

/** Measured once per drag. */
export function measure(areas: Areas): Geometry {
  const scrolled = areas.board?.scrollLeft ?? 0;
  const board = areas.board?.getBoundingClientRect();
  const boxes: ColumnBox[] = [];
  const tops: Partial<Record<StageKey, number>> = {};
  const bottoms: Partial<Record<StageKey, number>> = {};
  for (const key of stageKeys) {
    const area = areas.of(key);
    if (area === undefined) continue;
    const box = area.box.getBoundingClientRect();
    const scroller = area.scroller.getBoundingClientRect();
    boxes.push({ key, left: box.left + scrolled, right: box.right + scrolled });
    tops[key] = scroller.top;
    bottoms[key] = scroller.bottom;
  }
  return {
    boxes,
    tops,
    bottoms,
    left: board?.left ?? 0,
    right: board?.right ?? 0,
    scrollsSideways: areas.board !== null && areas.board.scrollWidth > areas.board.clientWidth,
  };
}

interface InHand {
  readonly card: string;
  readonly cards: ReadonlySet<string>;
  readonly kind: 'requisition' | 'application';
}

/** What is under the pointer, from the layout that is known. null: the card in hand is nowhere on the board. */
export function targetAt(
  at: { x: number; y: number },
  hand: InHand,
  geometry: Geometry,
  lists: Lists,
  areas: Areas,
): DropTarget | null {
  const home = lists.placeOf(hand.card);
  const column = columnAt(geometry.boxes, at.x + (areas.board?.scrollLeft ?? 0));
  const area = column && areas.of(column);
  if (column === null || !area) return null;
  const y = at.y - (geometry.tops[column] ?? 0) + area.scroller.scrollTop;
  // Only the owner may be changed by dropping: where somebody came from and what for are facts.
  const lane =
    lists.view.lanes === 'owner' && hand.kind === 'application'
      ? laneUnder(lists.lanes, y, area.listTop)
      : (home?.lane ?? lists.lanes[0] ?? '');
  const list = lists.list(column, lane);
  const inList = y - area.listTop(lane);
  if (hand.kind === 'requisition') {
    if (column !== 'requirement' || home === undefined)
      return { column, lane, gap: gapAt(list, inList, hand.cards), unchanged: true, refused: 'need-stays' };
    const gap = gapInGroup(list, inList, home.entry.group, hand.cards);
    return { column, lane, gap, unchanged: landsInPlace(list, gap, hand.cards), refused: null };
  }
  const gap = gapAt(list, inList, hand.cards);
  if (column === 'requirement') return { column, lane, gap, unchanged: true, refused: 'needs-only' };
  if (lists.closed.has(column))
    return { column, lane, gap: { index: 0, y: 0, before: null, after: null }, unchanged: false, refused: null };
  return { column, lane, gap, unchanged: landsInPlace(list, gap, hand.cards), refused: null };
}

function laneUnder(lanes: readonly string[], y: number, topOf: (lane: string) => number): string {
  let under = lanes[0] ?? '';
  for (const lane of lanes) if (topOf(lane) - laneHeadHeight <= y) under = lane;
  return under;
}

/** Pixels; the title of a lane above its lists. */
export const laneHeadHeight = 36;

export const sameTarget = (a: DropTarget | null, b: DropTarget | null): boolean =>
  a === b ||
  (a !== null &&
    b !== null &&
    a.column === b.column &&
    a.lane === b.lane &&
    a.gap.index === b.gap.index &&
    a.gap.y === b.gap.y &&
    a.refused === b.refused &&
    a.unchanged === b.unchanged);
