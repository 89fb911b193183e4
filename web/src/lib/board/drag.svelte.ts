import type { Workspace } from '#lib/sync/workspace-context.svelte.ts';
import { toast } from '#lib/ui/toasts.svelte.ts';
import * as m from '#lib/paraglide/messages.js';
import type { Acts } from './acts.ts';
import type { Announcer } from './announcer.svelte.ts';
import { cardElement, cardOf, type Areas } from './areas.ts';
import type { Chosen } from './chosen.svelte.ts';
import { holdMs, idle, stepDrag, type DragEvent, type DragState, type Point } from './drag-machine.ts';
import { measure, sameTarget, targetAt, type DropTarget, type Geometry } from './drop-target.ts';
import { edgeSpeed } from './layout.ts';
import type { Lists } from './lists.svelte.ts';

/** Cards in hand. */
interface InHand {
  readonly card: string;
  readonly cards: ReadonlySet<string>;
  readonly kind: 'requisition' | 'application';
  readonly width: number;
  readonly height: number;
}

export interface Drag {
  readonly hand: InHand | null;
  readonly target: DropTarget | null;
  /** A colleague moved the card in hand meanwhile: who did. */
  readonly movedBy: string | null;
  /** The element that follows the pointer. */
  layer: HTMLElement | null;
  onpointerdown(event: PointerEvent): void;
  /** A touch that drags must not scroll. Not passive. */
  ontouchmove(event: TouchEvent): void;
  /** The wheel still scrolls what is under the pointer. */
  onwheel(event: WheelEvent): void;
  oncontextmenu(event: MouseEvent): boolean;
  /** Whether the click that comes now ends a drag, and is none. */
  tookClick(): boolean;
  cancel(): void;
  close(): void;
}

interface Parts {
  readonly workspace: Workspace;
  readonly lists: Lists;
  readonly areas: Areas;
  readonly chosen: Chosen;
  readonly acts: Acts;
  readonly announcer: Announcer;
}

export function createDrag({ workspace, lists, areas, chosen, acts, announcer }: Parts): Drag {
  const { desk } = workspace;
  let hand = $state.raw<InHand | null>(null);
  let target = $state.raw<DropTarget | null>(null);
  let movedBy = $state<string | null>(null);
  let state: DragState = idle;
  let geometry: Geometry | null = null;
  let grab: Point = { x: 0, y: 0 };
  let headAtStart: string | undefined;
  let holdTimer: ReturnType<typeof setTimeout> | undefined;
  let frame = 0;
  let frameAt = 0;
  let clickTaken = false;
  let pressedByTouch = false;
  const layer: { element: HTMLElement | null } = { element: null };

  const isGone = (id: string): boolean => {
    const record = desk.applications.byId.get(id) ?? desk.requisitions.byId.get(id);
    return record === undefined || record.deletedAt !== null;
  };
  const cardsWith = (card: string): ReadonlySet<string> => (chosen.has(card) ? new Set(chosen.ids) : new Set([card]));

  function play(event: DragEvent): void {
    const last = target;
    const [next, effect] = stepDrag(state, event, cardsWith);
    state = next;
    if (effect === 'await-hold') holdTimer = setTimeout(() => play({ type: 'held' }), holdMs);
    else if (effect === 'start') start();
    else if (effect === 'track') track();
    else if (effect === 'drop') {
      const held = hand;
      end();
      if (held !== null && last !== null) drop(held, last);
    } else if (effect === 'cancel' || effect === 'lost') {
      const name = hand === null ? '' : acts.nameOf(hand.card);
      end();
      const text = effect === 'lost' ? m.board_drag_deleted({ name }) : m.board_drag_cancelled({ name });
      // A toast is read aloud by itself.
      if (effect === 'lost') toast({ text, tone: 'warn' });
      else announcer.say(text);
    }
    if (state.type === 'idle') release();
  }

  function start(): void {
    if (state.type !== 'dragging') return;
    const { card, cards, from } = state;
    const kind = desk.applications.byId.has(card) ? 'application' : 'requisition';
    const rect = cardElement(card)?.getBoundingClientRect();
    geometry = measure(areas);
    grab = { x: from.x - (rect?.left ?? from.x), y: from.y - (rect?.top ?? from.y) };
    headAtStart = desk.applications.byId.get(card)?.head.id;
    hand = { card, cards, kind, width: rect?.width ?? 200, height: rect?.height ?? 80 };
    if (pressedByTouch) navigator.vibrate?.(12);
    workspace.presence.setCard(card);
    workspace.presence.setEditing(true);
    frameAt = performance.now();
    schedule();
  }

  function track(): void {
    if (state.type === 'dragging' && hand !== null && hand.cards !== state.cards) hand = { ...hand, cards: state.cards };
    schedule();
  }

  const schedule = (): void => {
    if (frame === 0) frame = requestAnimationFrame(paint);
  };

  /** One frame: scroll if an edge is near, look where the pointer is, put the layer there. Reads before it writes. */
  function paint(at: number): void {
    frame = 0;
    if (state.type !== 'dragging' || hand === null || geometry === null) return;
    const pointer = state.at;
    const passed = Math.min(64, at - frameAt) / 1000;
    frameAt = at;
    const next = targetAt(pointer, hand, geometry, lists, areas);
    const board = areas.board;
    const sideways = geometry.scrollsSideways ? edgeSpeed(pointer.x, geometry.left, geometry.right) : 0;
    const column = next?.column;
    const area = column === undefined ? undefined : areas.of(column);
    const down = column === undefined ? 0 : edgeSpeed(pointer.y, geometry.tops[column] ?? 0, geometry.bottoms[column] ?? 0);
    if (state.moved && sideways !== 0) board?.scrollBy(sideways * passed, 0);
    if (state.moved && down !== 0) area?.scroller.scrollBy(0, down * passed);
    if (!sameTarget(target, next)) target = next;
    if (layer.element !== null)
      layer.element.style.transform = `translate3d(${pointer.x - grab.x}px, ${pointer.y - grab.y}px, 0)`;
    if (layer.element === null || sideways !== 0 || down !== 0) schedule();
  }

  function drop(held: InHand, to: DropTarget): void {
    if (to.refused !== null || workspace.readOnly) return;
    const place =
      to.gap.before !== null ? { before: to.gap.before.id } : to.gap.after !== null ? { after: to.gap.after.id } : 'top';
    if (held.kind === 'requisition') {
      if (!to.unchanged) acts.reorder(held.card, place);
      return;
    }
    if (to.column === 'requirement') return;
    const ids = lists.inOrder(held.cards);
    const owner = to.lane === '' ? null : to.lane;
    if (lists.view.lanes === 'owner' && ids.some((id) => (desk.applications.byId.get(id)?.owner ?? null) !== owner))
      acts.assign(ids, owner);
    if (!to.unchanged || to.column !== lists.placeOf(held.card)?.entry.column) acts.move(ids, to.column, place);
  }

  function end(): void {
    hand = null;
    target = null;
    movedBy = null;
    geometry = null;
    cancelAnimationFrame(frame);
    frame = 0;
    workspace.presence.setEditing(false);
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

  const stopListening = lists.onChange(() => {
    if (state.type === 'idle') return;
    const inHand = state.type === 'dragging' ? [...state.cards] : [state.card];
    const gone = inHand.filter(isGone);
    if (gone.length > 0) return play({ type: 'gone', ids: new Set(gone) });
    const head = desk.applications.byId.get(state.card)?.head;
    if (head !== undefined && head.id !== headAtStart && head.by !== desk.user) movedBy = head.by;
    // The cards under a resting pointer are others now.
    schedule();
  });

  return {
    get hand() {
      return hand;
    },
    get target() {
      return target;
    },
    get movedBy() {
      return movedBy;
    },
    get layer() {
      return layer.element;
    },
    set layer(element) {
      layer.element = element;
    },
    onpointerdown(event) {
      if (workspace.readOnly || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
      const card = cardOf(event.target);
      if (card === null || (event.target instanceof Element && event.target.closest('button, a, input') !== null)) return;
      if (isClosed(desk, card)) return;
      pressedByTouch = event.pointerType === 'touch';
      addEventListener('pointermove', onmove);
      addEventListener('pointerup', onup);
      addEventListener('pointercancel', ontaken);
      addEventListener('blur', ontaken);
      addEventListener('keydown', onkey, true);
      play({ type: 'down', pointer: event.pointerId, touch: pressedByTouch, card, at: { x: event.clientX, y: event.clientY } });
    },
    ontouchmove(event) {
      if (state.type === 'dragging' && event.cancelable) event.preventDefault();
    },
    onwheel(event) {
      const area = target === null ? undefined : areas.of(target.column);
      area?.scroller.scrollBy(0, event.deltaY);
      areas.board?.scrollBy(event.deltaX, 0);
      schedule();
    },
    // A long press asks for a drag, not for the menu.
    oncontextmenu: () => state.type === 'dragging' || (state.type === 'pressed' && pressedByTouch),
    tookClick: () => clickTaken,
    cancel: () => play({ type: 'escape' }),
    close() {
      stopListening();
      if (state.type === 'dragging') play({ type: 'escape' });
      release();
    },
  };
}

const isClosed = (desk: Workspace['desk'], card: string): boolean => (desk.applications.byId.get(card)?.outcome ?? null) !== null;
