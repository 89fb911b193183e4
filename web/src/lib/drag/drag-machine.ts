/**
 * When a press is a click, a scroll or a drag, as a pure machine: the layer hands in events and does what it is told.
 * Mouse and pen drag after 5 px; a finger drags after holding still for 250 ms, so that swiping still scrolls.
 */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export type DragState =
  | { readonly type: 'idle' }
  | { readonly type: 'pressed'; readonly pointer: number; readonly touch: boolean; readonly card: string; readonly from: Point }
  /** `moved`: the finger or mouse has gone anywhere since the drag began. */
  | {
      readonly type: 'dragging';
      readonly pointer: number;
      readonly card: string;
      readonly cards: ReadonlySet<string>;
      readonly from: Point;
      readonly at: Point;
      readonly moved: boolean;
    };

export type Dragging = DragState & { readonly type: 'dragging' };

export type DragEvent =
  | { readonly type: 'down'; readonly pointer: number; readonly touch: boolean; readonly card: string; readonly at: Point }
  | { readonly type: 'move'; readonly pointer: number; readonly at: Point }
  /** The finger has rested for `holdMs`. */
  | { readonly type: 'held' }
  | { readonly type: 'up'; readonly pointer: number }
  /** The browser took the pointer (it scrolls, a call came in), or a second finger landed. */
  | { readonly type: 'taken' }
  | { readonly type: 'escape' }
  /** Cards that somebody deleted meanwhile. */
  | { readonly type: 'gone'; readonly ids: ReadonlySet<string> };

/** What the layer has to do next. `lost`: the card in hand was deleted; say so. */
export type DragEffect = 'none' | 'await-hold' | 'start' | 'track' | 'drop' | 'cancel' | 'lost';

const thresholdPx = 5;
const touchSlackPx = 10;
export const holdMs = 250;

export const idle: DragState = { type: 'idle' };

/** `cardsWith`: what a drag of this card takes along (the selection, when it is part of it). */
export function stepDrag(
  state: DragState,
  event: DragEvent,
  cardsWith: (card: string) => ReadonlySet<string>,
): readonly [DragState, DragEffect] {
  switch (event.type) {
    case 'down':
      // A second finger means pinching or scrolling, not dragging.
      if (state.type === 'dragging') return [idle, 'cancel'];
      if (state.type === 'pressed') return [idle, 'none'];
      return [
        { type: 'pressed', pointer: event.pointer, touch: event.touch, card: event.card, from: event.at },
        event.touch ? 'await-hold' : 'none',
      ];
    case 'move': {
      if (state.type === 'idle' || state.pointer !== event.pointer) return [state, 'none'];
      if (state.type === 'dragging') return [{ ...state, at: event.at, moved: true }, 'track'];
      const far = Math.hypot(event.at.x - state.from.x, event.at.y - state.from.y);
      if (state.touch) return far > touchSlackPx ? [idle, 'none'] : [state, 'none'];
      return far < thresholdPx ? [state, 'none'] : [begin(state, event.at, true, cardsWith), 'start'];
    }
    case 'held':
      return state.type === 'pressed' && state.touch ? [begin(state, state.from, false, cardsWith), 'start'] : [state, 'none'];
    case 'up':
      if (state.type === 'idle' || state.pointer !== event.pointer) return [state, 'none'];
      if (state.type === 'pressed') return [idle, 'none'];
      // A long press without a movement asks for nothing.
      return [idle, state.moved ? 'drop' : 'cancel'];
    case 'taken':
    case 'escape':
      return [idle, state.type === 'dragging' ? 'cancel' : 'none'];
    case 'gone': {
      if (state.type === 'idle') return [state, 'none'];
      if (event.ids.has(state.card)) return [idle, state.type === 'dragging' ? 'lost' : 'none'];
      if (state.type === 'pressed') return [state, 'none'];
      const cards = new Set([...state.cards].filter((id) => !event.ids.has(id)));
      return cards.size === state.cards.size ? [state, 'none'] : [{ ...state, cards }, 'track'];
    }
  }
}

function begin(
  state: DragState & { type: 'pressed' },
  at: Point,
  moved: boolean,
  cardsWith: (card: string) => ReadonlySet<string>,
): DragState {
  return {
    type: 'dragging',
    pointer: state.pointer,
    card: state.card,
    cards: cardsWith(state.card),
    from: state.from,
    at,
    moved,
  };
}
