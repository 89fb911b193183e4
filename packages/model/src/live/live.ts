import type { DocumentKind } from '../refusals.ts';

/** A record that this version cannot read, or only in part. It stays in its document untouched [M8]. */
export interface RecordProblem {
  readonly document: DocumentKind;
  readonly kind: string;
  readonly id: string;
  /** The fields that hold something else than this version expects. */
  readonly fields: readonly string[];
  /** false: not in `byId`. true: in `byId`, with the fields above at their defaults. */
  readonly readable: boolean;
}

export interface LiveChange {
  /** Records that were added, changed, or became (un)readable. */
  readonly ids: ReadonlySet<string>;
  /** The origin of the transaction: a `CommandOrigin` when a command of ours made it. */
  readonly origin: unknown;
  readonly local: boolean;
}

/**
 * Plain readonly snapshots of one kind of record, kept up to date: after a transaction only what it touched is read again
 * [M8, P7]. A snapshot is never changed in place, so `===` tells whether a record changed. Listeners run when all readers
 * of the document are up to date; they may not write to the documents.
 */
export interface Live<T> {
  readonly byId: ReadonlyMap<string, T>;
  readonly problems: ReadonlyMap<string, RecordProblem>;
  subscribe(listener: (change: LiveChange) => void): () => void;
  stop(): void;
}
