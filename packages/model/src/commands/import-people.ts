import type { Change, Desk } from '../desk.ts';
import type { ChannelId, PersonId, RequisitionId, UserId } from '../ids.ts';
import type { ContactFields, PersonFields } from '../records/person.ts';
import type { Refusal } from '../refusals.ts';
import type { Result } from '../result.ts';
import { notBuilt } from './not-built.ts';

/** One row of a file, ready to be taken in. */
export interface ImportRow {
  /** Fingerprint of the row: a row whose key a person on the board already has is skipped. */
  readonly importKey: string;
  /** Further keys to keep with the person. They decide nothing here; a later import reads them. */
  readonly otherKeys?: readonly string[];
  /**
   * A person already here, by id or by the `importKey` of this or an earlier import: only the application and the keys are added, the
   * rest of the row is left alone. An application that is already there makes the row count as skipped.
   */
  readonly of?: PersonId | { readonly importKey: string };
  readonly person: Partial<PersonFields> & { readonly name: string };
  readonly contact?: Partial<ContactFields>;
  readonly tags?: readonly string[];
  readonly note?: string;
  readonly apply?: {
    /** A requisition's id, or a post's title: the requisition with that title is found, or made (as a draft unless said otherwise). */
    readonly requisition: RequisitionId | { readonly title: string; readonly as?: 'draft' | 'confirmed' };
    /** A channel's id, or a name: the channel with that name is found, or made. Part of the same change. */
    readonly channel?: ChannelId | { readonly name: string } | null;
    readonly appliedAt?: number;
    readonly owner?: UserId | null;
  };
}

export interface ImportOptions {
  /** Cancels between two chunks; what is in stays, as one undoable change. */
  readonly signal?: AbortSignal;
  /** Rows done so far: added, skipped and refused together. */
  readonly onProgress?: (done: number) => void;
  /** Rows per transaction; the screen gets a turn between two. */
  readonly chunk?: number;
}

export interface ImportReport {
  /** null when nothing was written: every row was there already, or refused. */
  readonly change: Change | null;
  readonly added: number;
  /** Rows that were in already. */
  readonly skipped: number;
  /** Rows that could not be taken in, by their index in `rows`, with the reason. */
  readonly refused: readonly { readonly row: number; readonly refusal: Refusal }[];
  /** Requisitions made as drafts because no requisition had the title. */
  readonly requisitions: readonly RequisitionId[];
  readonly cancelled: boolean;
}

export const importPeople = (
  desk: Desk,
  rows: Iterable<ImportRow> | AsyncIterable<ImportRow>,
  options: ImportOptions = {},
): Promise<Result<ImportReport, Refusal>> => notBuilt(desk, rows, options);
