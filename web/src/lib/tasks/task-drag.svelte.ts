/** Dragging tasks between the columns of their board, with mouse, pen and finger; when a press is a drag, the board's machine decides. */
import type { Place, TaskStatus } from '@muster/model';
import { holdMs, idle, stepDrag } from '#lib/board/drag-machine.ts';
import type { DragEvent, DragState, Point } from '#lib/board/drag-machine.ts';
import { edgeSpeed } from '#lib/board/layout.ts';
import * as m from '#lib/paraglide/messages.js';
import { toast } from '#lib/ui/toasts.svelte.ts';
import { dropPlace, gapAt } from './drop-place.ts';
import type { CardBox, Gap } from './drop-place.ts';
import type { Tasks } from './tasks.svelte.ts';

interface InHand {
  readonly card: string;
  readonly cards: ReadonlySet<string>;
  readonly width: number;
}

interface Target {
  readonly status: TaskStatus;
  readonly gap: Gap;
}

/** Where a column's cards scroll; `board` scrolls sideways. */
interface Areas {
  board: HTMLElement | null;
  readonly columns: Map<TaskStatus, HTMLElement>;
}

export function createTaskDrag(tasks: Tasks) {
  const { desk, selection, acts } = tasks;
  const areas: Areas = { board: null, columns: new Map() };
  let hand = $state.raw<InHand | null>(null);
  let target = $state.raw<Target | null>(null);
  let state: DragState = idle;
  let grab: Point = { x: 0, y: 0 };
  let layer: HTMLElement | null = null;
  let holdTimer: ReturnType<typeof setTimeout> | undefined;
  let frame = 0;
  let frameAt = 0;
  let clickTaken = false;

  const cardsWith = (card: string): ReadonlySet<string> =>
    selection.has(card) ? new Set(tasks.order.map(({ id }) => id).filter((id) => selection.has(id))) : new Set([card]);

  function play(event: DragEvent): void {
    const last = target;
    const [next, effect] = stepDrag(state, event, cardsWith);
    state = next;
    if (effect === 'await-hold') holdTimer = setTimeout(() => play({ type: 'held' }), holdMs);
    else if (effect === 'start') start();
    else if (effect === 'track') {
      if (state.type === 'dragging' && hand !== null && hand.cards !== state.cards) hand = { ...hand, cards: state.cards };
      schedule();
    } else if (effect === 'drop' || effect === 'cancel' || effect === 'lost') {
      const held = hand;
      end();
      if (effect === 'drop' && held !== null && last !== null) drop(held, last);
      if (effect === 'lost') toast({ text: m.tasks_drag_deleted(), tone: 'warn' });
    }
    if (state.type === 'idle') release();
  }

  function start(): void {
    if (state.type !== 'dragging') return;
    const { card, cards, from } = state;
    const rect = document.querySelector(`[data-task="${CSS.escape(card)}"]`)?.getBoundingClientRect();
    grab = { x: from.x - (rect?.left ?? from.x), y: from.y - (rect?.top ?? from.y) };
    hand = { card, cards, width: rect?.width ?? 240 };
    frameAt = performance.now();
    schedule();
  }

  const schedule = (): void => {
    if (frame === 0) frame = requestAnimationFrame(paint);
  };

  /** One frame: scroll if an edge is near, look where the pointer is, put the layer there. */
  function paint(at: number): void {
    frame = 0;
    if (state.type !== 'dragging' || hand === null) return;
    const pointer = state.at;
    const passed = Math.min(64, at - frameAt) / 1000;
    frameAt = at;
    const board = areas.board?.getBoundingClientRect();
    const sideways = board === undefined || !scrollsSideways() ? 0 : edgeSpeed(pointer.x, board.left, board.right);
    const found = columnUnder(pointer.x);
    const column = found === null ? undefined : areas.columns.get(found);
    const box = column?.getBoundingClientRect();
    const down = box === undefined ? 0 : edgeSpeed(pointer.y, box.top, box.bottom);
    const next = found === null ? null : { status: found, gap: gapAt(boxesOf(found), pointer.y, hand.cards) };
    if (state.moved && sideways !== 0) areas.board?.scrollBy(sideways * passed, 0);
    if (state.moved && down !== 0) column?.scrollBy(0, down * passed);
    if (target?.status !== next?.status || target?.gap.after !== next?.gap.after || target?.gap.before !== next?.gap.before)
      target = next;
    if (layer !== null) layer.style.transform = `translate3d(${pointer.x - grab.x}px, ${pointer.y - grab.y}px, 0)`;
    if (layer === null || sideways !== 0 || down !== 0) schedule();
  }

  const scrollsSideways = (): boolean => areas.board !== null && areas.board.scrollWidth > areas.board.clientWidth;

  function columnUnder(x: number): TaskStatus | null {
    let nearest: TaskStatus | null = null;
    let least = Infinity;
    for (const [status, element] of areas.columns) {
      const { left, right } = element.getBoundingClientRect();
      const distance = Math.max(left - x, x - right, 0);
      if (distance < least) [nearest, least] = [status, distance];
    }
    return least < 60 ? nearest : null;
  }

  const boxesOf = (status: TaskStatus): readonly CardBox[] =>
    [...(areas.columns.get(status)?.querySelectorAll<HTMLElement>('[data-task]') ?? [])].map((element) => {
      const { top, bottom } = element.getBoundingClientRect();
      return { id: element.dataset['task'] ?? '', top, bottom };
    });

  function drop(held: InHand, { status, gap }: Target): void {
    const place: Place<string> = dropPlace(gap);
    const ids = tasks.order.map(({ id }) => id).filter((id) => held.cards.has(id));
    const stays = ids.every((id) => desk.tasks.byId.get(id)?.status === status);
    if (stays && (status === 'done' || gap.unchanged)) return;
    tasks.cursor = held.card;
    acts.move(ids, status, place);
  }

  function end(): void {
    hand = null;
    target = null;
    cancelAnimationFrame(frame);
    frame = 0;
    // The click that follows a drop is part of it.
    clickTaken = true;
    setTimeout(() => (clickTaken = false));
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

  const stopListening = desk.tasks.subscribe(({ ids }) => {
    if (state.type === 'idle') return;
    const gone = [...ids].filter((id) => desk.tasks.byId.get(id)?.deletedAt !== null);
    if (gone.length > 0) play({ type: 'gone', ids: new Set(gone) });
    schedule();
  });

  return {
    areas,
    get hand() {
      return hand;
    },
    get target() {
      return target;
    },
    /** The element that follows the pointer. */
    set layer(element: HTMLElement | null) {
      layer = element;
    },
    onpointerdown(event: PointerEvent): void {
      if (tasks.readonly || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
      if (!(event.target instanceof Element) || event.target.closest('button, input') !== null) return;
      const card = event.target.closest<HTMLElement>('[data-task]')?.dataset['task'];
      if (card === undefined) return;
      addEventListener('pointermove', onmove);
      addEventListener('pointerup', onup);
      addEventListener('pointercancel', ontaken);
      addEventListener('blur', ontaken);
      addEventListener('keydown', onkey, true);
      const touch = event.pointerType === 'touch';
      play({ type: 'down', pointer: event.pointerId, touch, card, at: { x: event.clientX, y: event.clientY } });
    },
    /** A touch that drags must not scroll. Not passive. */
    ontouchmove(event: TouchEvent): void {
      if (state.type === 'dragging' && event.cancelable) event.preventDefault();
    },
    /** Whether the click that comes now ends a drag, and is none. */
    tookClick: (): boolean => clickTaken,
    close(): void {
      stopListening();
      if (state.type === 'dragging') play({ type: 'escape' });
      release();
    },
  };
}
export type TaskDrag = ReturnType<typeof createTaskDrag>;
