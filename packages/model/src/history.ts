import type { Change, Desk } from './desk.ts';
import type { Refusal } from './refusals.ts';
import { createPlan } from './write/plan.ts';
import { beginChange, deskOf, operationsOf, write } from './write/commit.ts';
import type { Operation } from './write/commit.ts';
import { docOf } from './write/stores.ts';
import { createSameness } from './undo/sameness.ts';
import { keptAs, planReverse } from './undo/reverse.ts';
import type { Kept, Reversible } from './undo/reverse.ts';

/** What an undo or redo did. */
export interface UndoReport {
  readonly change: Change;
  /** Things taken back (or done again): fields, moves, records. */
  readonly reverted: number;
  /** Somebody else changed it since: left as theirs [M7]. */
  readonly kept: readonly Kept[];
  /** Why nothing at all was written: a document may not be written any more. The change stays undoable. */
  readonly refusal: Refusal | null;
}

/** One person's undo and redo over all documents of a desk. */
export interface History {
  /** Makes a change undoable; forgets what could have been redone. */
  push(change: Change): void;
  /** Takes back the latest change, or this one, of which newer changes keep what they wrote. null: there is nothing to undo. */
  undo(change?: Change): UndoReport | null;
  redo(): UndoReport | null;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  subscribe(listener: () => void): () => void;
}

/** Where a text stands. */
interface TextPlace {
  readonly store: string;
  readonly id: string;
  readonly field: string;
}

/** A change with what it, or its undo, did last. */
interface Entry {
  readonly change: Change;
  /** Whose documents it wrote: of several weeks each has a desk of its own. */
  readonly desk: Desk;
  readonly operations: readonly Reversible[];
}

/**
 * Undo by hand instead of Y.UndoManager: it must reach over documents, take back moves without unwriting history, and say
 * what it left alone (decisions/undo-by-hand.md). Takes changes of this desk and of those made from it with `deskWith`.
 * `limit`: how many changes are remembered.
 */
export function createHistory(desk: Desk, { limit = 200 }: { limit?: number } = {}): History {
  const done: Entry[] = [];
  const undone: Entry[] = [];
  const listeners = new Set<() => void>();
  const sameness = createSameness();
  const tell = (): void => {
    for (const listener of [...listeners]) listener();
  };

  const reverse = (from: Entry[], to: Entry[], command: 'undo' | 'redo', wanted?: Change): UndoReport | null => {
    const at = wanted === undefined ? from.length - 1 : from.findIndex(({ change }) => change.id === wanted.id);
    const entry = from[at];
    if (entry === undefined) return null;
    const { desk } = entry;
    const plan = createPlan();
    const { kept, reversed } = planReverse(desk, entry.operations, plan, sameness, command);
    let redoable: readonly Reversible[] = [];
    if (reversed.length > 0) {
      const inProgress = beginChange(desk, command);
      const refusal = write(desk, inProgress, plan);
      if (refusal !== null) {
        // The document became read-only: nothing was written, so the entry stays for later.
        const all = entry.operations.map(keptAs);
        return { change: entry.change, reverted: 0, kept: all, refusal };
      }
      redoable = afterwards(desk, reversed, inProgress.operations);
    }
    from.splice(at, 1);
    if (redoable.length > 0) to.push({ ...entry, operations: redoable });
    tell();
    return { change: entry.change, reverted: reversed.length, kept, refusal: null };
  };

  /** Pairs what was planned with what was written, in the same order, to make it reversible again. */
  const afterwards = (desk: Desk, reversed: readonly Reversible[], written: readonly Operation[]): readonly Reversible[] => {
    const sets = new Map(
      written.flatMap((operation) =>
        operation.type === 'set' ? [[`${operation.store} ${operation.id} ${operation.field}`, operation] as const] : [],
      ),
    );
    return reversed
      .map((operation): Reversible => {
        if (operation.type === 'move' || operation.type === 'unmove') return operation;
        if (operation.type === 'append') return { ...operation, type: 'unappend' };
        if (operation.type === 'unappend')
          return written.find((done) => done.type === 'append' && isSameText(done, operation)) ?? operation;
        const [field, store] = operation.type === 'set' ? [operation.field, operation.store] : ['deletedAt', operation.store];
        const write = sets.get(`${store} ${operation.id} ${field}`);
        if (write === undefined) return operation;
        if (operation.type === 'set') {
          sameness(docOf(desk, operation.store)).join(write.written, operation.previous);
          return { ...write, previous: operation.written };
        }
        return operation.type === 'create'
          ? { ...operation, type: 'uncreate', written: write.written }
          : { type: 'create', store: operation.store, id: operation.id };
      })
      .reverse();
  };

  const isSameText = (a: TextPlace, b: TextPlace): boolean => a.store === b.store && a.id === b.id && a.field === b.field;

  return {
    push: (change) => {
      const operations = operationsOf(change);
      if (operations.length === 0) return;
      done.push({ change, desk: deskOf(change) ?? desk, operations });
      if (done.length > limit) done.shift();
      undone.length = 0;
      tell();
    },
    undo: (change) => reverse(done, undone, 'undo', change),
    redo: () => reverse(undone, done, 'redo'),
    get canUndo() {
      return done.length > 0;
    },
    get canRedo() {
      return undone.length > 0;
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
