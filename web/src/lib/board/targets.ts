import { openPanel } from '#lib/panel/panel-address.ts';
import type { Board } from './board.svelte.ts';

/** The candidates an act on this card is about: the selection when the card is part of it, else the card alone; none for a need. */
export function targetsOf(board: Board, card: string): string[] {
  if (!board.workspace.desk.applications.byId.has(card)) return [];
  return board.chosen.has(card) ? board.lists.inOrder(board.chosen.ids) : [card];
}

/** Opens the side panel, and the card counts as seen. */
export function openCard(board: Board, card: string): void {
  const isCandidate = board.workspace.desk.applications.byId.has(card);
  if (isCandidate) board.seen.saw(card);
  void openPanel(isCandidate ? { application: card } : { requisition: card });
}
