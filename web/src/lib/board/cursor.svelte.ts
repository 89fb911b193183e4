import { stageKeys, type StageKey } from '@muster/model';
import { tick } from 'svelte';
import { cardElement, type Areas } from './areas.ts';
import type { Jump } from './keyboard.ts';
import type { Lists } from './lists.svelte.ts';
import { revealedTop } from './window.ts';

/** Which card the keyboard is on. Each column has one tab stop; the focus survives windowing, moves and deletions. */
export interface Cursor {
  /** The card that has the focus, or had it last in this column. */
  stop(column: StageKey): string | null;
  /** The card that has the focus now. */
  readonly focused: string | null;
  /** Brings a card into sight and gives it the focus. */
  focus(id: string): void;
  /** The nearest card in a direction, or null at the edge. */
  next(from: string, to: Jump): string | null;
  /** Scrolls a card into sight. */
  reveal(id: string): void;
  entered(id: string): void;
  left(): void;
  close(): void;
}

export function createCursor(lists: Lists, areas: Areas): Cursor {
  const stops = $state<Record<StageKey, string | null>>({
    requirement: null,
    screening: null,
    interview: null,
    offer: null,
    onboarding: null,
  });
  let focused = $state<string | null>(null);
  /** A card that is to get the focus once it is in the page. Its old element gives the focus up when it goes: that is no leaving. */
  let wanted: string | null = null;
  /** Where the focused card stood, for the day it goes away. */
  let stood: { column: StageKey; lane: string; index: number } | null = null;

  function remember(id: string): void {
    const place = lists.placeOf(id);
    stood =
      place === undefined
        ? null
        : { column: place.entry.column, lane: place.lane, index: (lists.positionOf(id)?.place ?? 1) - 1 };
  }

  function focus(id: string): void {
    const place = lists.placeOf(id);
    if (place === undefined) return;
    stops[place.entry.column] = id;
    focused = id;
    wanted = id;
    remember(id);
    void tick().then(() => {
      if (wanted !== id) return;
      reveal(id);
      void tick().then(() => {
        if (wanted !== id) return;
        wanted = null;
        cardElement(id)?.focus({ preventScroll: true });
      });
    });
  }

  function reveal(id: string): void {
    const place = lists.placeOf(id);
    const area = place && areas.of(place.entry.column);
    if (place === undefined || area === undefined) return;
    const list = lists.list(place.entry.column, place.lane);
    const { scroller } = area;
    const before = area.listTop(place.lane);
    const top = revealedTop(
      list,
      list.indexOf(place.entry),
      scroller.scrollTop - before,
      scroller.clientHeight - Math.max(0, headHeight(scroller)),
    );
    if (top !== scroller.scrollTop - before) scroller.scrollTop = top + before;
    const box = area.box;
    const board = areas.board;
    if (board !== null && board.scrollWidth > board.clientWidth) box.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  // A colleague took away the card one was on: stay where it was, on the one that stands there now.
  const stopListening = lists.onChange(() => {
    if (focused === null) return;
    const place = lists.placeOf(focused);
    if (place !== undefined && place.entry.column === stood?.column) {
      remember(focused);
      return;
    }
    if (stood === null || cardElement(focused) !== document.activeElement) return;
    const list = lists.list(stood.column, stood.lane);
    const neighbour = list.at(Math.min(stood.index, list.size - 1));
    if (neighbour !== undefined) focus(neighbour.id);
    else focused = null;
  });

  return {
    stop: (column) => stops[column],
    get focused() {
      return focused;
    },
    focus,
    reveal,
    next(from, to) {
      const place = lists.placeOf(from);
      if (place === undefined) return null;
      const { column } = place.entry;
      if (to === 'left' || to === 'right') return sideways(lists, areas, from, to === 'left' ? -1 : 1);
      const list = lists.list(column, place.lane);
      const index = list.indexOf(place.entry);
      if (to === 'up' || to === 'down') {
        const beside = list.at(index + (to === 'up' ? -1 : 1));
        return beside?.id ?? (lists.lanes.length > 1 ? acrossLanes(lists, column, from, to) : null);
      }
      const order = lists.lanes.length > 1 ? lists.order(column) : null;
      const size = order?.length ?? list.size;
      const at = order?.indexOf(from) ?? index;
      const page = Math.max(1, Math.floor((areas.of(column)?.scroller.clientHeight ?? 600) / place.entry.height) - 1);
      const wanted = to === 'home' ? 0 : to === 'end' ? size - 1 : to === 'page-up' ? at - page : at + page;
      const next = Math.min(size - 1, Math.max(0, wanted));
      return (order === null ? list.at(next)?.id : order[next]) ?? null;
    },
    entered(id) {
      const place = lists.placeOf(id);
      if (place === undefined) return;
      stops[place.entry.column] = id;
      focused = id;
      if (wanted !== id) wanted = null;
      remember(id);
    },
    left() {
      if (wanted === null) focused = null;
    },
    close: stopListening,
  };
}

/** The next card of the column in the lane above or below. */
function acrossLanes(lists: Lists, column: StageKey, from: string, to: 'up' | 'down'): string | null {
  const order = lists.order(column);
  return order[order.indexOf(from) + (to === 'up' ? -1 : 1)] ?? null;
}

/** What stays at the top of the area while it scrolls hides cards behind it. */
const headHeight = (scroller: HTMLElement): number => Number(scroller.dataset['head'] ?? 0);

/** The card beside this one, at about the same height on the screen; columns without cards are passed over. */
function sideways(lists: Lists, areas: Areas, from: string, by: 1 | -1): string | null {
  const place = lists.placeOf(from);
  if (place === undefined) return null;
  const { column } = place.entry;
  const list = lists.list(column, place.lane);
  const height =
    list.topOf(list.indexOf(place.entry)) +
    (areas.of(column)?.listTop(place.lane) ?? 0) -
    (areas.of(column)?.scroller.scrollTop ?? 0);
  for (let at = stageKeys.indexOf(column) + by; at >= 0 && at < stageKeys.length; at += by) {
    const key = stageKeys[at] as StageKey;
    const other = lists.list(key, place.lane);
    const area = areas.of(key);
    if (other.size === 0) continue;
    const y = height - (area?.listTop(place.lane) ?? 0) + (area?.scroller.scrollTop ?? 0);
    return other.at(other.indexAt(Math.max(0, y)))?.id ?? null;
  }
  return null;
}
