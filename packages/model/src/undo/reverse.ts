/** Decides, operation by operation, what can be taken back and what is somebody else's by now. [M7] */
import type { Desk, RecordKind } from '../desk.ts';
import { newMove } from '../commands/appending.ts';
import { byTime, standingOf } from '../moves.ts';
import type { Application } from '../records/application.ts';
import { writeAt } from '../yjs.ts';
import { fieldOf } from '../write/commit.ts';
import type { Operation } from '../write/commit.ts';
import type { Plan } from '../write/plan.ts';
import { docOf, stores } from '../write/stores.ts';
import type { RecordStoreName } from '../write/stores.ts';
import { isLeftToUs } from './others.ts';
import type { SamenessIn } from './sameness.ts';

export interface Kept {
  readonly kind: RecordKind;
  readonly id: string;
  /** The field that stays as it is; `record` for a record that stays, `stage` for a move. */
  readonly field: string;
}

/** What a change did, or what its undo did. */
export type Reversible =
  | Operation
  /** A record that an undo took away again, by this write of `deletedAt`. */
  | { readonly type: 'uncreate'; readonly store: RecordStoreName; readonly id: string; readonly written: string }
  /** Text that an undo took away again. */
  | {
      readonly type: 'unappend';
      readonly store: RecordStoreName;
      readonly id: string;
      readonly field: string;
      readonly text: string;
    }
  /** A move that an undo cancelled by the move `canceller`, after which these were the heads. */
  | {
      readonly type: 'unmove';
      readonly id: string;
      readonly move: string;
      readonly canceller: string;
      readonly heads: readonly string[];
    };

/** Plans the reverse of each operation, last one first. `reversed`: what will then have to be reversed to come back. */
export function planReverse(
  desk: Desk,
  operations: readonly Reversible[],
  plan: Plan,
  sameness: SamenessIn,
  command: 'undo' | 'redo',
): { kept: Kept[]; reversed: Reversible[] } {
  const kept: Kept[] = [];
  const reversed: Reversible[] = [];
  const going = new Set<string>();
  const noted = new Set<string>();
  for (const operation of [...operations].reverse()) {
    const back = reverseOne(desk, operation, plan, sameness, going);
    if (back === null) {
      kept.push(keptAs(operation));
      continue;
    }
    reversed.push(back);
    if (operation.type === 'set') note(desk, plan, operation, command, noted);
  }
  return { kept, reversed };
}

export function keptAs(operation: Reversible): Kept {
  if (operation.type === 'move' || operation.type === 'unmove') return { kind: 'application', id: operation.id, field: 'stage' };
  const { kind } = stores[operation.store];
  return { kind, id: operation.id, field: 'field' in operation ? operation.field : 'record' };
}

function reverseOne(desk: Desk, operation: Reversible, plan: Plan, sameness: SamenessIn, going: Set<string>): Reversible | null {
  switch (operation.type) {
    case 'set': {
      const { store, id, field, before, written } = operation;
      if (!sameness(docOf(desk, store)).areSame(currentWrite(desk, store, id, field), written)) return null;
      plan.set(store, id, field, before);
      return operation;
    }
    case 'create': {
      if (!isLeftToUs(desk, operation.store, operation.id, going, sameness)) return null;
      going.add(operation.id);
      plan.set(operation.store, operation.id, 'deletedAt', desk.now());
      plan.set(operation.store, operation.id, 'deletedBy', desk.user);
      return operation;
    }
    case 'uncreate': {
      if (
        !sameness(docOf(desk, operation.store)).areSame(
          currentWrite(desk, operation.store, operation.id, 'deletedAt'),
          operation.written,
        )
      )
        return null;
      plan.set(operation.store, operation.id, 'deletedAt', null);
      plan.set(operation.store, operation.id, 'deletedBy', null);
      return operation;
    }
    case 'append': {
      plan.erase(operation.store, operation.id, operation.field, operation.letters);
      return operation;
    }
    case 'unappend':
      plan.append(operation.store, operation.id, operation.field, operation.text);
      return operation;
    case 'move': {
      const application = desk.applications.byId.get(operation.id);
      if (application === undefined) return null;
      const { heads } = standingOf(application.moves);
      if (!heads.some((head) => head.id === operation.move)) return null;
      const canceller = cancelling(desk, application, operation.move);
      plan.move(operation.id, canceller);
      const after = standingOf([...application.moves, canceller].sort(byTime)).heads.map((head) => head.id);
      return { type: 'unmove', id: operation.id, move: operation.move, canceller: canceller.id, heads: after };
    }
    case 'unmove': {
      const application = desk.applications.byId.get(operation.id);
      if (application === undefined) return null;
      const { heads } = standingOf(application.moves);
      const asLeft = heads.length === operation.heads.length && heads.every((head) => operation.heads.includes(head.id));
      if (!asLeft) return null;
      plan.move(operation.id, cancelling(desk, application, operation.canceller));
      return { type: 'move', id: operation.id, move: operation.move };
    }
  }
}

/** A move that cancels another, `undoes`: it says nothing of its own about stage and place. */
function cancelling(desk: Desk, application: Application, undoes: string) {
  const { stage, rank, moves } = application;
  return newMove(desk, { stage, rank, after: standingOf(moves).heads.map((head) => head.id), undoes });
}

function currentWrite(desk: Desk, store: keyof typeof stores, id: string, field: string): string | null {
  const doc = docOf(desk, store);
  const target = doc === null ? null : fieldOf(doc, store, id, field);
  return target === null ? null : writeAt(target.map, target.key);
}

/** Says once per record that something was undone or done again. A move's own history tells its undoing. */
function note(
  desk: Desk,
  plan: Plan,
  { store, id }: { readonly store: keyof typeof stores; readonly id: string },
  command: 'undo' | 'redo',
  noted: Set<string>,
): void {
  const kind = stores[store].kind;
  const subject = store === 'opening' ? id.slice(0, id.lastIndexOf('-')) : id;
  if (noted.has(subject)) return;
  noted.add(subject);
  const entry = {
    id: desk.newId<'activity'>(),
    at: desk.now(),
    by: desk.user,
    kind: command === 'undo' ? ('undone' as const) : ('redone' as const),
  };
  if (kind === 'person' || kind === 'contact') plan.note('people', { ...entry, person: subject });
  else if (kind === 'application') plan.note('board', { ...entry, application: subject });
  else if (kind === 'requisition') plan.note('board', { ...entry, requisition: subject });
  else if (kind === 'risk') plan.note('board', { ...entry, risk: subject });
  else if (kind === 'decision') plan.note('board', { ...entry, decision: subject });
  else if (kind === 'task') plan.note('board', { ...entry, task: subject });
  else if (kind === 'goal') plan.note('board', { ...entry, goal: subject });
  else if (kind === 'milestone') plan.note('board', { ...entry, milestone: subject });
}
