import type { Change, CommandOrigin, Desk, Touched } from '../desk.ts';
import { documentKinds } from '../documents.ts';
import { bringUpToDate } from '../migrations/index.ts';
import { moveKey } from '../read/application.ts';
import type { Move } from '../records/application.ts';
import type { DocumentKind, Refusal } from '../refusals.ts';
import { err, ok } from '../result.ts';
import type { Result } from '../result.ts';
import { writeRefusal } from '../version.ts';
import { Y, appendText, eraseLetters, writeAt } from '../yjs.ts';
import type { Letters } from '../yjs.ts';
import { documentOf } from './plan.ts';
import type { Plan, Step } from './plan.ts';
import { isOfTexts, stores } from './stores.ts';
import type { RecordStoreName, StoreName } from './stores.ts';

/** One thing a change did, with what is needed to take it back. `written` and `previous` say which write it was (see `writeAt`). */
export type Operation =
  | {
      readonly type: 'set';
      readonly store: StoreName;
      readonly id: string;
      readonly field: string;
      readonly before: unknown;
      readonly after: unknown;
      readonly previous: string | null;
      readonly written: string;
    }
  | { readonly type: 'create'; readonly store: RecordStoreName; readonly id: string }
  | { readonly type: 'move'; readonly id: string; readonly move: string }
  | {
      readonly type: 'append';
      readonly store: RecordStoreName;
      readonly id: string;
      readonly field: string;
      readonly text: string;
      readonly letters: Letters;
    };

/** A change in the making: several transactions may belong to one. */
export interface ChangeInProgress {
  readonly change: Change;
  readonly operations: Operation[];
}

const operationsOfChange = new WeakMap<Change, readonly Operation[]>();
/** What a change did; nothing for a change that no desk of this process made. */
export const operationsOf = (change: Change): readonly Operation[] => operationsOfChange.get(change) ?? [];

const deskOfChange = new WeakMap<Change, Desk>();
/** The desk that made a change: the one whose documents it wrote. */
export const deskOf = (change: Change): Desk | undefined => deskOfChange.get(change);

/** Client ids that desks of this process write a document with. */
const ownClientsOfDoc = new WeakMap<Y.Doc, Set<number>>();
export const ownClients = (doc: Y.Doc): ReadonlySet<number> => ownClientsOfDoc.get(doc) ?? new Set();

export function beginChange(desk: Desk, command: string): ChangeInProgress {
  const operations: Operation[] = [];
  const change: Change = { id: desk.newId(), command, at: desk.now(), touched: [] };
  operationsOfChange.set(change, operations);
  deskOfChange.set(change, desk);
  return { change, operations };
}

/** Writes a plan as one change. A plan that would change nothing is refused. */
export function commit(desk: Desk, command: string, plan: Plan): Result<Change, Refusal> {
  if (!plan.steps.some((step) => step.type !== 'note')) return err({ type: 'NothingChanged' });
  const inProgress = beginChange(desk, command);
  const refusal = write(desk, inProgress, plan);
  return refusal === null ? ok(inProgress.change) : err(refusal);
}

/** Writes a plan, one transaction per document, or refuses it whole before the first. */
export function write(desk: Desk, inProgress: ChangeInProgress, plan: Plan): Refusal | null {
  const byDocument = new Map<DocumentKind, Step[]>();
  for (const step of plan.steps) {
    const document = documentOf(step);
    const steps = byDocument.get(document);
    if (steps === undefined) byDocument.set(document, [step]);
    else steps.push(step);
  }
  for (const document of byDocument.keys()) {
    const refusal = writeRefusal(desk, document);
    if (refusal !== null) return refusal;
  }
  const origin: CommandOrigin = { command: inProgress.change.command, by: desk.user, change: inProgress.change.id };
  const touched = inProgress.change.touched as Touched[];
  const known = new Set(touched.map(({ kind, id }) => `${kind}:${id}`));
  // Cards come last, so that whom they show is there before they are.
  for (const document of documentKinds) {
    const steps = byDocument.get(document);
    const doc = desk.documents[document];
    if (steps === undefined || doc === null || doc === undefined) continue;
    doc.transact(() => {
      bringUpToDate(doc);
      for (const step of steps) writeStep(doc, step, inProgress.operations);
      writeNotes(doc, steps);
    }, origin);
    ownClientsOfDoc.set(doc, new Set([...ownClients(doc), doc.clientID]));
    for (const step of steps) {
      if (step.type === 'note') continue;
      const { kind } = stores[step.store];
      const id = step.store === 'opening' ? step.id.slice(0, step.id.lastIndexOf('-')) : step.id;
      if (known.has(`${kind}:${id}`)) continue;
      known.add(`${kind}:${id}`);
      touched.push({ document, kind, id });
    }
  }
  return null;
}

function writeStep(doc: Y.Doc, step: Step, operations: Operation[]): void {
  switch (step.type) {
    case 'create': {
      const entries: [string, unknown][] = Object.entries(step.fields);
      for (const [field, text] of Object.entries(step.texts)) entries.push([field, new Y.Text(text)]);
      doc.getMap(stores[step.store].root).set(step.id, new Y.Map(entries));
      operations.push({ type: 'create', store: step.store, id: step.id });
      return;
    }
    case 'set': {
      const target = fieldOf(doc, step.store, step.id, step.field);
      if (target === null) return;
      const { map, key } = target;
      const before = map.get(key) ?? null;
      const previous = writeAt(map, key);
      map.set(key, step.value);
      if (step.quiet) return;
      const { store, id, field, value } = step;
      operations.push({ type: 'set', store, id, field, before, after: value, previous, written: writeAt(map, key) as string });
      return;
    }
    case 'move': {
      const target = fieldOf(doc, 'application', step.id, moveKey(step.move.id));
      if (target === null) return;
      target.map.set(target.key, moveToStored(step.move));
      if (step.move.undoes === null) operations.push({ type: 'move', id: step.id, move: step.move.id });
      return;
    }
    case 'append': {
      const text = textOf(doc, step);
      if (text === null) return;
      const { store, id, field } = step;
      operations.push({ type: 'append', store, id, field, text: step.text, letters: appendText(text, step.text) });
      return;
    }
    case 'erase': {
      const text = textOf(doc, step);
      if (text !== null) eraseLetters(text, step.letters);
      return;
    }
    case 'note':
  }
}

/** What happened is appended in one go: one run of entries costs less than as many single ones. */
function writeNotes(doc: Y.Doc, steps: readonly Step[]): void {
  const notes = steps.flatMap((step) => (step.type === 'note' ? [step.activity] : []));
  if (notes.length > 0) doc.getArray('activity').push(notes);
}

/** The map and key that hold a field, or null when there is no such record. */
export function fieldOf(
  doc: Y.Doc,
  store: StoreName,
  id: string,
  field: string,
): { readonly map: Y.Map<unknown>; readonly key: string } | null {
  const root = doc.getMap<unknown>(stores[store].root);
  if (stores[store].flat) return { map: root, key: `${id}.${field}` };
  const record = root.get(id);
  return record instanceof Y.Map ? { map: record as Y.Map<unknown>, key: field } : null;
}

function textOf(doc: Y.Doc, { store, id, field }: { store: StoreName; id: string; field: string }): Y.Text | null {
  if (isOfTexts(store)) return doc.getText(`${stores[store].root}:${id}`);
  const target = fieldOf(doc, store, id, field);
  const text = target?.map.get(target.key);
  return text instanceof Y.Text ? text : null;
}

/** A move as it is stored: what is null is left out. */
export function moveToStored(move: Move): Record<string, unknown> {
  const { stage, rank, at, by, after, outcome, reason, undoes } = move;
  return {
    stage,
    rank,
    at,
    by,
    after: [...after],
    ...(outcome !== null && { outcome }),
    ...(reason !== null && { reason }),
    ...(undoes !== null && { undoes }),
  };
}
