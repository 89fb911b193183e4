import { notBuilt } from './commands/not-built.ts';
import type { Change, Desk, RecordKind } from './desk.ts';

/** What an undo or redo did. */
export interface UndoReport {
  readonly change: Change;
  /** Writes that were taken back (or done again). */
  readonly reverted: number;
  /** Somebody else changed it since: left as theirs [M7]. */
  readonly kept: readonly { readonly kind: RecordKind; readonly id: string; readonly field: string }[];
}

/** One person's undo and redo over all documents of a desk. */
export interface History {
  /** Makes a change undoable; forgets what could have been redone. */
  push(change: Change): void;
  /** null: nothing to undo. */
  undo(): UndoReport | null;
  redo(): UndoReport | null;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  subscribe(listener: () => void): () => void;
}

export const createHistory = (desk: Desk, options: { limit?: number } = {}): History => notBuilt(desk, options);
