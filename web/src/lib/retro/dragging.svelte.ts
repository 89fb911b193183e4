/**
 * Putting one card to another, by pointer or from the keyboard. What is over what is asked of the page: groups carry `data-group`, columns
 * `data-column`.
 */
export type DropTarget = { readonly type: 'group'; readonly id: string } | { readonly type: 'column'; readonly id: string };

export interface Dragging {
  /** The card in hand, by pointer or keyboard. */
  readonly card: string | null;
  readonly target: DropTarget | null;
  /** Where the pointer is; null while the keyboard carries. */
  readonly at: { readonly x: number; readonly y: number } | null;
  /** A pointer went down on a card's handle. */
  press(event: PointerEvent, card: string): void;
  /** The keyboard picks a card up, or puts it down. */
  pick(card: string | null): void;
  aim(target: DropTarget | null): void;
}

const thresholdPx = 5;

/** `drop`: what to do with a card that was let go over something. */
export function createDragging(drop: (card: string, target: DropTarget) => void): Dragging {
  let card = $state.raw<string | null>(null);
  let target = $state.raw<DropTarget | null>(null);
  let at = $state.raw<{ x: number; y: number } | null>(null);

  const reset = (): void => {
    card = null;
    target = null;
    at = null;
  };

  function press(event: PointerEvent, pressed: string): void {
    if (event.button !== 0 || !event.isPrimary) return;
    const from = { x: event.clientX, y: event.clientY };
    const life = new AbortController();
    const { signal } = life;
    const end = (): void => {
      life.abort();
      reset();
    };
    window.addEventListener(
      'pointermove',
      (move) => {
        if (move.pointerId !== event.pointerId) return;
        if (card === null && Math.hypot(move.clientX - from.x, move.clientY - from.y) < thresholdPx) return;
        card = pressed;
        at = { x: move.clientX, y: move.clientY };
        target = targetAt(at.x, at.y, pressed);
        scrollNear(move.clientY);
      },
      { signal },
    );
    window.addEventListener(
      'pointerup',
      (up) => {
        if (up.pointerId !== event.pointerId) return;
        const dropped = target;
        const moved = card;
        end();
        if (moved !== null && dropped !== null) drop(moved, dropped);
      },
      { signal },
    );
    window.addEventListener('pointercancel', end, { signal });
    window.addEventListener(
      'keydown',
      (key) => {
        if (key.key === 'Escape' && card !== null) {
          key.preventDefault();
          key.stopPropagation();
          end();
        }
      },
      { signal, capture: true },
    );
  }

  return {
    get card() {
      return card;
    },
    get target() {
      return target;
    },
    get at() {
      return at;
    },
    press,
    pick: (picked) => {
      reset();
      card = picked;
    },
    aim: (aimed) => (target = aimed),
  };
}

/** A card goes into another's group, never onto its own; beside the cards it goes into the column. */
function targetAt(x: number, y: number, card: string): DropTarget | null {
  const over = document.elementFromPoint(x, y);
  const group = over?.closest<HTMLElement>('[data-group]');
  if (group) {
    const { group: id } = group.dataset;
    return id === undefined || group.querySelector(`[data-card="${CSS.escape(card)}"]`) !== null ? null : { type: 'group', id };
  }
  const id = over?.closest<HTMLElement>('[data-column]')?.dataset['column'];
  return id === undefined ? null : { type: 'column', id };
}

/** Near the edge of the page it scrolls along. */
function scrollNear(y: number): void {
  const page = document.getElementById('main');
  if (page === null) return;
  const { top, bottom } = page.getBoundingClientRect();
  if (y < top + 60) page.scrollBy(0, -14);
  else if (y > bottom - 60) page.scrollBy(0, 14);
}
