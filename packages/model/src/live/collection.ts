import type { Parsed } from '../read/fields.ts';
import type { DocumentKind } from '../refusals.ts';
import type { Y } from '../yjs.ts';
import { hubOf } from './hub.ts';
import type { Live, LiveChange, RecordProblem } from './live.ts';

/** How one kind of record is found and read. */
export interface Source<T> {
  readonly doc: Y.Doc;
  readonly document: DocumentKind;
  readonly kind: string;
  /** Ids of all records there are. */
  ids(): Iterable<string>;
  /** null: there is no such record. Never throws, whatever the document holds. */
  read(id: string): Parsed<T> | null;
  /** Names the ids that each transaction touches, while it closes. */
  watch(touch: (id: string) => void): () => void;
}

/** A live collection that other live collections can build on. */
export interface Collection<T> extends Live<T> {
  /** Hears, before any listener, of each record whose snapshot was replaced. */
  onReplaced(follow: (id: string, before: T | undefined, after: T | undefined) => void): () => void;
  /** Reads a record again although its own fields did not change. */
  touch(id: string): void;
}

export function createCollection<T>(source: Source<T>): Collection<T> {
  const byId = new Map<string, T>();
  const problems = new Map<string, RecordProblem>();
  const followers = new Set<(id: string, before: T | undefined, after: T | undefined) => void>();
  const listeners = new Set<(change: LiveChange) => void>();
  let touched = new Set<string>();
  let changed = new Set<string>();

  const readAgain = (id: string): void => {
    const before = byId.get(id);
    const parsed = source.read(id);
    const after = parsed?.record ?? undefined;
    if (after === undefined) byId.delete(id);
    else byId.set(id, after);
    if (parsed === null || parsed.problems.length === 0) problems.delete(id);
    else {
      const { document, kind } = source;
      problems.set(id, { document, kind, id, fields: parsed.problems, readable: parsed.record !== null });
    }
    for (const follow of followers) follow(id, before, after);
  };
  const catchUp = (): void => {
    while (touched.size > 0) {
      const ids = touched;
      touched = new Set();
      for (const id of ids) {
        readAgain(id);
        changed.add(id);
      }
    }
  };

  for (const id of source.ids()) readAgain(id);
  const hub = hubOf(source.doc);
  const stops = [
    source.watch((id) => touched.add(id)),
    hub.derive(catchUp),
    hub.announce((transaction) => {
      if (changed.size === 0) return;
      const change: LiveChange = { ids: changed, origin: transaction.origin, local: transaction.local };
      changed = new Set();
      for (const listener of [...listeners]) listener(change);
    }),
  ];
  return {
    byId,
    problems,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    onReplaced: (follow) => {
      followers.add(follow);
      return () => void followers.delete(follow);
    },
    touch: (id) => void touched.add(id),
    stop: () => {
      for (const stop of stops) stop();
      listeners.clear();
      followers.clear();
    },
  };
}
