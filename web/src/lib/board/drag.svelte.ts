import type { Workspace } from '#lib/sync/workspace-context.svelte.ts';
import type { Dragging, Point } from '#lib/drag/drag-machine.ts';
import { edgeSpeed } from '#lib/drag/edge-speed.ts';
import { createPointerDrag } from '#lib/drag/pointer-drag.ts';
import { toast } from '#lib/ui/toasts.svelte.ts';
import * as m from '#lib/paraglide/messages.js';
import type { Acts } from './acts.ts';
import type { Announcer } from './announcer.svelte.ts';
import { cardElement, cardOf, type Areas } from './areas.ts';
import type { Chosen } from './chosen.svelte.ts';
import { measure, sameTarget, targetAt, type DropTarget, type Geometry } from './drop-target.ts';
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
  let geometry: Geometry | null = null;
  let grab: Point = { x: 0, y: 0 };
  let headAtStart: string | undefined;
  let pressedByTouch = false;
  const layer: { element: HTMLElement | null } = { element: null };

  const isGone = (id: string): boolean => {
    const record = desk.applications.byId.get(id) ?? desk.requisitions.byId.get(id);
    return record === undefined || record.deletedAt !== null;
  };
  const cardsWith = (card: string): ReadonlySet<string> => (chosen.has(card) ? new Set(chosen.ids) : new Set([card]));

  function finish(how: 'drop' | 'cancel' | 'lost'): void {
    const [held, last] = [hand, target];
    hand = null;
    target = null;
    movedBy = null;
    geometry = null;
    workspace.presence.setEditing(false);
    if (how === 'drop') {
      if (held !== null && last !== null) drop(held, last);
      return;
    }
    const name = held === null ? '' : acts.nameOf(held.card);
    // A toast is read aloud by itself.
    if (how === 'lost') toast({ text: m.board_drag_deleted({ name }), tone: 'warn' });
    else announcer.say(m.board_drag_cancelled({ name }));
  }

  function begin({ card, cards, from }: Dragging): void {
    const kind = desk.applications.byId.has(card) ? 'application' : 'requisition';
    const rect = cardElement(card)?.getBoundingClientRect();
    geometry = measure(areas);
    grab = { x: from.x - (rect?.left ?? from.x), y: from.y - (rect?.top ?? from.y) };
    headAtStart = desk.applications.byId.get(card)?.head.id;
    hand = { card, cards, kind, width: rect?.width ?? 200, height: rect?.height ?? 80 };
    if (pressedByTouch) navigator.vibrate?.(12);
    workspace.presence.setCard(card);
    workspace.presence.setEditing(true);
  }

  function track({ cards }: Dragging): void {
    if (hand !== null && hand.cards !== cards) hand = { ...hand, cards };
  }

  /** One frame: scroll if an edge is near, look where the pointer is, put the layer there. Reads before it writes. */
  function paint({ at: pointer, moved }: Dragging, passed: number): boolean {
    if (hand === null || geometry === null) return false;
    const next = targetAt(pointer, hand, geometry, lists, areas);
    const board = areas.board;
    const sideways = geometry.scrollsSideways ? edgeSpeed(pointer.x, geometry.left, geometry.right) : 0;
    const column = next?.column;
    const area = column === undefined ? undefined : areas.of(column);
    const down = column === undefined ? 0 : edgeSpeed(pointer.y, geometry.tops[column] ?? 0, geometry.bottoms[column] ?? 0);
    if (moved && sideways !== 0) board?.scrollBy(sideways * passed, 0);
    if (moved && down !== 0) area?.scroller.scrollBy(0, down * passed);
    if (!sameTarget(target, next)) target = next;
    if (layer.element !== null)
      layer.element.style.transform = `translate3d(${pointer.x - grab.x}px, ${pointer.y - grab.y}px, 0)`;
    return layer.element === null || sideways !== 0 || down !== 0;
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

  const dragging = createPointerDrag({ cardsWith, begin, track, paint, finish });
  const stopListening = lists.onChange(() => {
    const { state } = dragging;
    if (state.type === 'idle') return;
    const inHand = state.type === 'dragging' ? [...state.cards] : [state.card];
    const gone = inHand.filter(isGone);
    if (gone.length > 0) return dragging.gone(new Set(gone));
    const head = desk.applications.byId.get(state.card)?.head;
    if (head !== undefined && head.id !== headAtStart && head.by !== desk.user) movedBy = head.by;
    // The cards under a resting pointer are others now.
    dragging.look();
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
      dragging.press(event, card);
    },
    ontouchmove: (event) => dragging.ontouchmove(event),
    onwheel(event) {
      const area = target === null ? undefined : areas.of(target.column);
      area?.scroller.scrollBy(0, event.deltaY);
      areas.board?.scrollBy(event.deltaX, 0);
      dragging.look();
    },
    // A long press asks for a drag, not for the menu.
    oncontextmenu: () => dragging.state.type === 'dragging' || (dragging.state.type === 'pressed' && pressedByTouch),
    tookClick: () => dragging.tookClick(),
    cancel: () => dragging.cancel(),
    close() {
      stopListening();
      dragging.close();
    },
  };
}

const isClosed = (desk: Workspace['desk'], card: string): boolean => (desk.applications.byId.get(card)?.outcome ?? null) !== null;
