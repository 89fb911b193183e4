import { holdMs, idle, stepDrag } from './drag-machine.ts';
import type { DragEvent, DragState, Dragging } from './drag-machine.ts';

interface Handlers {
  /** What a drag of this card takes along. */
  readonly cardsWith: (card: string) => ReadonlySet<string>;
  readonly begin: (drag: Dragging) => void;
  /** The pointer went on, or what is in hand became fewer. */
  readonly track: (drag: Dragging) => void;
  /** One frame, `passed` seconds after the one before. Whether another one is needed although nothing moves. */
  readonly paint: (drag: Dragging, passed: number) => boolean;
  /** The drag is over. `lost`: the card in hand was deleted. */
  readonly finish: (how: 'drop' | 'cancel' | 'lost') => void;
}

/** A press that may become a drag: pointer, touch and Escape become events of the machine, its effects become calls. */
export interface PointerDrag {
  readonly state: DragState;
  press(event: PointerEvent, card: string): void;
  /** Somebody deleted these. */
  gone(ids: ReadonlySet<string>): void;
  /** What is under the pointer may be another now. */
  look(): void;
  /** A touch that drags must not scroll. Not passive. */
  ontouchmove(event: TouchEvent): void;
  /** Whether the click that comes now ends a drag, and is none. */
  tookClick(): boolean;
  cancel(): void;
  close(): void;
}

/** A frame that came late scrolls no further than this, in milliseconds. */
const longestFrame = 64;

export function createPointerDrag({ cardsWith, begin, track, paint, finish }: Handlers): PointerDrag {
  let state: DragState = idle;
  let holdTimer: ReturnType<typeof setTimeout> | undefined;
  let frame = 0;
  let frameAt = 0;
  let clickTaken = false;

  function play(event: DragEvent): void {
    const [next, effect] = stepDrag(state, event, cardsWith);
    state = next;
    if (effect === 'await-hold') holdTimer = setTimeout(() => play({ type: 'held' }), holdMs);
    else if (effect === 'start' && state.type === 'dragging') {
      begin(state);
      frameAt = performance.now();
      look();
    } else if (effect === 'track' && state.type === 'dragging') {
      track(state);
      look();
    } else if (effect === 'drop' || effect === 'cancel' || effect === 'lost') {
      cancelAnimationFrame(frame);
      frame = 0;
      // The click that follows a drop is part of it.
      clickTaken = true;
      setTimeout(() => (clickTaken = false));
      finish(effect);
    }
    if (state.type === 'idle') release();
  }

  function look(): void {
    if (frame === 0) frame = requestAnimationFrame(onframe);
  }
  function onframe(at: number): void {
    frame = 0;
    if (state.type !== 'dragging') return;
    const passed = Math.min(longestFrame, at - frameAt) / 1000;
    frameAt = at;
    if (paint(state, passed)) look();
  }

  const onmove = (event: PointerEvent): void =>
    play({ type: 'move', pointer: event.pointerId, at: { x: event.clientX, y: event.clientY } });
  const onup = (event: PointerEvent): void => play({ type: 'up', pointer: event.pointerId });
  const ontaken = (): void => play({ type: 'taken' });
  const onkey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || state.type !== 'dragging') return;
    event.preventDefault();
    event.stopPropagation();
    play({ type: 'escape' });
  };
  function release(): void {
    clearTimeout(holdTimer);
    removeEventListener('pointermove', onmove);
    removeEventListener('pointerup', onup);
    removeEventListener('pointercancel', ontaken);
    removeEventListener('blur', ontaken);
    removeEventListener('keydown', onkey, true);
  }

  return {
    get state() {
      return state;
    },
    press(event, card) {
      addEventListener('pointermove', onmove);
      addEventListener('pointerup', onup);
      addEventListener('pointercancel', ontaken);
      addEventListener('blur', ontaken);
      addEventListener('keydown', onkey, true);
      const touch = event.pointerType === 'touch';
      play({ type: 'down', pointer: event.pointerId, touch, card, at: { x: event.clientX, y: event.clientY } });
    },
    gone: (ids) => play({ type: 'gone', ids }),
    look,
    ontouchmove(event) {
      if (state.type === 'dragging' && event.cancelable) event.preventDefault();
    },
    tookClick: () => clickTaken,
    cancel: () => play({ type: 'escape' }),
    close() {
      if (state.type === 'dragging') play({ type: 'escape' });
      release();
    },
  };
}
