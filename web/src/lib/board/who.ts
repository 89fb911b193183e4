import * as m from '#lib/paraglide/messages.js';
import type { Board } from './board.svelte.ts';

/** Whom a dialog is about: one by name, many by number. */
export const whoText = (board: Board, ids: readonly string[]): string =>
  ids.length === 1 ? board.acts.nameOf(ids[0] ?? '') : m.board_candidates({ count: ids.length });
