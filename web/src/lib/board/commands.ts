/** What the keys of `keyboard.ts` do. Candidates in the selection are acted on together, a card outside of it alone. */
import { applicationStageKeys, type ApplicationStageKey, type Place } from '@muster/model';
import { mayEditPeople } from '#lib/access/may.ts';
import * as m from '#lib/paraglide/messages.js';
import { openMenu } from '#lib/ui/menus.svelte.ts';
import { cardElement } from './areas.ts';
import type { Board } from './board.svelte.ts';
import { assignItems, moveItems, requisitionItems } from './card-menu.ts';
import type { Entry } from './entry.ts';
import type { BoardCommand, Direction } from './keyboard.ts';
import { oneStep } from './place.ts';
import type { Stack } from './stack.ts';
import { openCard, targetsOf } from './targets.ts';

/** Does what a key asked for on a card. Answers whether there was anything to do, so that the key is used up. */
export function perform(board: Board, command: BoardCommand, card: string): boolean {
  const { workspace, cursor, chosen, lists, acts, dialogs } = board;
  const targets = targetsOf(board, card);
  const isCandidate = targets.length > 0;
  switch (command.type) {
    case 'go': {
      const next = cursor.next(card, command.to);
      if (next !== null) cursor.focus(next);
      return true;
    }
    case 'extend': {
      if (!isCandidate) return false;
      if (!chosen.has(card)) chosen.toggle(card);
      const next = cursor.next(card, command.to);
      if (next === null) return true;
      chosen.extendTo(next);
      cursor.focus(next);
      board.announcer.say(m.board_selected({ count: chosen.size }));
      return true;
    }
    case 'open':
      openCard(board, card);
      return true;
    case 'select':
      chosen.toggle(card);
      if (isCandidate) board.announcer.say(m.board_selected({ count: chosen.size }));
      return true;
    case 'select-column': {
      const column = lists.placeOf(card)?.entry.column;
      if (column !== undefined) chosen.toggleAll(lists.order(column));
      board.announcer.say(m.board_selected({ count: chosen.size }));
      return true;
    }
    case 'clear':
      if (chosen.size === 0) return false;
      chosen.clear();
      board.announcer.say(m.board_selected({ count: 0 }));
      return true;
    case 'filter':
      return false;
    default:
      break;
  }
  if (workspace.readOnly) return true;
  const element = cardElement(card);
  const box = element?.getBoundingClientRect();
  // Beside the name, so that the menu has the height of the screen on either side.
  const anchor = box === undefined ? null : { x: box.left + 12, y: box.top + 30 };
  switch (command.type) {
    case 'move':
      return isCandidate ? moveByKey(board, targets, card, command.to) : reorderByKey(board, card, command.to);
    case 'menu':
      if (anchor === null) return true;
      if (isCandidate) openMenu({ anchor, items: moveItems(board, targets), label: m.board_move_to(), returnTo: element });
      else
        openMenu({
          anchor,
          items: requisitionItems(board, card),
          label: m.board_card_menu({ name: acts.nameOf(card) }),
          returnTo: element,
        });
      return true;
    case 'assign':
      if (isCandidate && anchor !== null)
        openMenu({ anchor, items: assignItems(board, targets), label: m.board_assign(), returnTo: element });
      return isCandidate;
    case 'tag':
      if (isCandidate && mayEditPeople(workspace)) dialogs.show({ type: 'tags', ids: targets });
      return isCandidate;
    case 'reject':
      if (isCandidate) dialogs.show({ type: 'outcome', ids: targets, outcome: 'rejected' });
      return isCandidate;
    case 'next-action':
      if (isCandidate && mayEditPeople(workspace)) dialogs.show({ type: 'next-action', ids: targets });
      return isCandidate;
    case 'claim':
      if (isCandidate) acts.claim(card);
      return isCandidate;
    case 'delete':
      if (isCandidate) acts.remove(targets);
      return isCandidate;
  }
}

function moveByKey(board: Board, ids: readonly string[], card: string, to: Direction): boolean {
  const { lists, acts, announcer, workspace } = board;
  const application = workspace.desk.applications.byId.get(card);
  const place = lists.placeOf(card);
  if (application === undefined || place === undefined || application.outcome !== null) return true;
  if (to === 'up' || to === 'down') {
    const next = besideSelection(lists.list(place.entry.column, place.lane), place.entry, new Set(ids), to);
    if (next === null) announcer.say(to === 'up' ? m.board_said_first() : m.board_said_last());
    else acts.move(ids, application.stage, next);
    return true;
  }
  const stage: ApplicationStageKey | undefined =
    applicationStageKeys[applicationStageKeys.indexOf(application.stage) + (to === 'left' ? -1 : 1)];
  if (stage === undefined) announcer.say(to === 'left' ? m.board_drop_needs_only() : m.board_said_last_stage());
  else acts.move(ids, stage, 'top');
  return true;
}

/** Past the next card that is not moving itself. */
function besideSelection(list: Stack<Entry>, entry: Entry, moving: ReadonlySet<string>, to: 'up' | 'down'): Place<string> | null {
  const by = to === 'up' ? -1 : 1;
  let index = list.indexOf(entry) + by;
  while (moving.has(list.at(index)?.id ?? '')) index += by;
  const other = list.at(index);
  if (other === undefined) return null;
  return to === 'up' ? { before: other.id } : { after: other.id };
}

function reorderByKey(board: Board, card: string, to: Direction): boolean {
  const place = board.lists.placeOf(card);
  if (place === undefined || to === 'left' || to === 'right') return true;
  const order = [...board.lists.list('requirement', place.lane)]
    .filter((entry) => entry.group === place.entry.group)
    .map((entry) => entry.id);
  const next = oneStep(order, card, to);
  if (next === null) board.announcer.say(to === 'up' ? m.board_said_first() : m.board_said_last());
  else board.acts.reorder(card, next);
  return true;
}
