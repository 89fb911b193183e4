/** Dragging tasks between the columns of their board, with mouse, pen and finger; when a press is a drag, the board's machine decides. */
import type { Place, TaskStatus } from '@muster/model';
import type { Dragging, Point } from '#lib/drag/drag-machine.ts';
import { edgeSpeed } from '#lib/drag/edge-speed.ts';
import { createPointerDrag } from '#lib/drag/pointer-drag.ts';
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
  let grab: Point = { x: 0, y: 0 };
  let layer: HTMLElement | null = null;

  const cardsWith = (card: string): ReadonlySet<string> =>
    selection.has(card) ? new Set(tasks.order.map(({ id }) => id).filter((id) => selection.has(id))) : new Set([card]);

  function begin({ card, cards, from }: Dragging): void {
    const rect = document.querySelector(`[data-task="${CSS.escape(card)}"]`)?.getBoundingClientRect();
    grab = { x: from.x - (rect?.left ?? from.x), y: from.y - (rect?.top ?? from.y) };
    hand = { card, cards, width: rect?.width ?? 240 };
  }

  function track({ cards }: Dragging): void {
    if (hand !== null && hand.cards !== cards) hand = { ...hand, cards };
  }

  /** One frame: scroll if an edge is near, look where the pointer is, put the layer there. */
  function paint({ at: pointer, moved }: Dragging, passed: number): boolean {
    if (hand === null) return false;
    const board = areas.board?.getBoundingClientRect();
    const sideways = board === undefined || !scrollsSideways() ? 0 : edgeSpeed(pointer.x, board.left, board.right);
    const found = columnUnder(pointer.x);
    const column = found === null ? undefined : areas.columns.get(found);
    const box = column?.getBoundingClientRect();
    const down = box === undefined ? 0 : edgeSpeed(pointer.y, box.top, box.bottom);
    const next = found === null ? null : { status: found, gap: gapAt(boxesOf(found), pointer.y, hand.cards) };
    if (moved && sideways !== 0) areas.board?.scrollBy(sideways * passed, 0);
    if (moved && down !== 0) column?.scrollBy(0, down * passed);
    if (target?.status !== next?.status || target?.gap.after !== next?.gap.after || target?.gap.before !== next?.gap.before)
      target = next;
    if (layer !== null) layer.style.transform = `translate3d(${pointer.x - grab.x}px, ${pointer.y - grab.y}px, 0)`;
    return layer === null || sideways !== 0 || down !== 0;
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

  function finish(how: 'drop' | 'cancel' | 'lost'): void {
    const [held, last] = [hand, target];
    hand = null;
    target = null;
    if (how === 'drop' && held !== null && last !== null) drop(held, last);
    if (how === 'lost') toast({ text: m.tasks_drag_deleted(), tone: 'warn' });
  }

  const dragging = createPointerDrag({ cardsWith, begin, track, paint, finish });
  const stopListening = desk.tasks.subscribe(({ ids }) => {
    if (dragging.state.type === 'idle') return;
    const gone = [...ids].filter((id) => desk.tasks.byId.get(id)?.deletedAt !== null);
    if (gone.length > 0) dragging.gone(new Set(gone));
    dragging.look();
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
      dragging.press(event, card);
    },
    ontouchmove: (event: TouchEvent): void => dragging.ontouchmove(event),
    tookClick: (): boolean => dragging.tookClick(),
    close(): void {
      stopListening();
      dragging.close();
    },
  };
}
export type TaskDrag = ReturnType<typeof createTaskDrag>;
