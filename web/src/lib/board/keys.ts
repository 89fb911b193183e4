import { isComposing, isTextField, overlayOpen, singleKeys } from '#lib/ui/keys.svelte.ts';
import { cardOf } from './areas.ts';
import type { Board } from './board.svelte.ts';
import { perform } from './commands.ts';
import { commandOf } from './keyboard.ts';
import { stageKeys } from '@muster/model';

/** The keys that follow a G go to pages, and are no letters of ours. */
const goMs = 1200;

/** Listens to keys for the board: on a card, and on the page while nothing has the focus. */
export function keysOf(board: Board, search: () => HTMLInputElement | null) {
  const { lists, cursor, chosen, drag } = board;
  let wentAt = -Infinity;

  const leaveAlone = (event: KeyboardEvent): boolean =>
    event.defaultPrevented || isComposing(event) || isTextField(event.target) || overlayOpen() || drag.hand !== null;

  /** Keys on a card. Buttons inside a card keep Enter and Space. */
  function oncard(event: KeyboardEvent): void {
    const card = cardOf(event.target);
    if (card === null || leaveAlone(event)) return;
    const inButton = event.target instanceof HTMLButtonElement;
    if (inButton && (event.key === 'Enter' || event.key === ' ')) return;
    const command = commandOf(event, singleKeys.on && performance.now() - wentAt > goMs);
    if (command === null || command.type === 'filter') return;
    if (perform(board, command, card)) event.preventDefault();
  }

  /** `/` and Esc anywhere on the page; arrows go onto the board when nothing else has the focus. */
  function onpage(event: KeyboardEvent): void {
    if (leaveAlone(event)) return;
    if (event.key.toLowerCase() === 'g' && !event.ctrlKey && !event.metaKey && !event.altKey) wentAt = performance.now();
    const command = commandOf(event, singleKeys.on);
    if (command?.type === 'filter') {
      event.preventDefault();
      search()?.focus();
      search()?.select();
    } else if (command?.type === 'clear' && chosen.size > 0 && cardOf(event.target) === null && !inPanel(event.target)) {
      event.preventDefault();
      chosen.clear();
    } else if (command?.type === 'go' && event.target === document.body) {
      const first = stageKeys
        .map((key) => cursor.stop(key) ?? lists.order(key)[0])
        .find((id) => id !== undefined && lists.placeOf(id) !== undefined);
      if (first === undefined) return;
      event.preventDefault();
      cursor.focus(first);
    }
  }
  return { oncard, onpage };
}

const inPanel = (target: EventTarget | null): boolean => target instanceof Element && target.closest('[data-panel]') !== null;
