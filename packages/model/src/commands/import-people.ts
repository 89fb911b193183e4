import type { Change, Desk } from '../desk.ts';
import type { ChannelId, PersonId, RequisitionId, UserId } from '../ids.ts';
import type { ContactFields, PersonFields } from '../records/person.ts';
import type { Refusal } from '../refusals.ts';
import { err, ok } from '../result.ts';
import type { Result } from '../result.ts';
import { writeRefusal } from '../version.ts';
import { beginChange, write } from '../write/commit.ts';
import { createPlan } from '../write/plan.ts';
import { checkRow, planRows } from './import-rows.ts';
import type { ReadyRow } from './import-rows.ts';
import { idOrNull } from './input.ts';
import { noteOnPeople } from './notes.ts';

/** One row of a file, ready to be taken in. */
export interface ImportRow {
  /** Fingerprint of the row: a row whose key a person here already has is skipped. */
  readonly importKey: string;
  /** Further keys to keep with the person. They decide nothing here; whoever prepares the next import reads them. */
  readonly otherKeys?: readonly string[];
  /**
   * Somebody who is here already, or whom an earlier row of that key brings: only the application and the keys are added, the rest of
   * the row is left alone. With an application for this requisition there already, the row counts as skipped.
   */
  readonly of?: PersonId | { readonly importKey: string };
  readonly person: Partial<PersonFields> & { readonly name: string };
  readonly contact?: Partial<ContactFields>;
  readonly tags?: readonly string[];
  readonly note?: string;
  readonly apply?: {
    /** A requisition's id, or a post's title: the requisition with that title is found, or made (as a draft unless said otherwise). */
    readonly requisition: RequisitionId | { readonly title: string; readonly as?: 'draft' | 'confirmed' };
    /** A channel's id, or a name: the channel with that name is found, or made. */
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
  /** Requisitions made because no requisition had the title. */
  readonly requisitions: readonly RequisitionId[];
  readonly cancelled: boolean;
}

/**
 * Takes people in from a file: written in chunks so that the screen stays alive, and still one change. Cards come to the
 * end of the screening column in the file's order. Importing the same rows again changes nothing.
 */
export async function importPeople(
  desk: Desk,
  rows: Iterable<ImportRow> | AsyncIterable<ImportRow>,
  options: ImportOptions = {},
): Promise<Result<ImportReport, Refusal>> {
  const { signal, onProgress, chunk = 100 } = options;
  for (const document of ['space', 'people', 'private', 'board'] as const) {
    const refusal = writeRefusal(desk, document);
    if (refusal !== null) return err(refusal);
  }
  const inProgress = beginChange(desk, 'importPeople');
  const known = personsByImportKey(desk);
  const seen = new Set(known.keys());
  const refused: { row: number; refusal: Refusal }[] = [];
  const requisitions: RequisitionId[] = [];
  const counts = { added: 0, skipped: 0, row: 0 };
  let ready: ReadyRow[] = [];

  const flush = async (): Promise<Refusal | null> => {
    if (ready.length > 0) {
      const plan = createPlan();
      const planned = planRows(desk, plan, ready, known);
      const refusal = write(desk, inProgress, plan);
      if (refusal !== null) return refusal;
      requisitions.push(...planned.requisitions);
      refused.push(...planned.refused);
      counts.added += planned.added;
      counts.skipped += planned.skipped;
      ready = [];
    }
    onProgress?.(counts.row);
    await turn();
    return null;
  };

  let stopped: Refusal | null = null;
  for await (const row of rows) {
    if (signal?.aborted === true) break;
    const index = counts.row++;
    const key = idOrNull(row?.importKey);
    if (key !== null && seen.has(key)) {
      counts.skipped++;
    } else {
      const checked = checkRow(desk, row, index);
      if (checked.ok) {
        ready.push(checked.value);
        if (key !== null) seen.add(key);
      } else refused.push({ row: index, refusal: checked.error });
    }
    if (counts.row % Math.max(1, chunk) === 0) stopped = await flush();
    if (stopped !== null) break;
  }
  stopped ??= signal?.aborted === true ? null : await flush();
  if (stopped !== null && counts.added === 0) return err(stopped);
  if (counts.added > 0) sayImported(desk, inProgress, counts.added);
  const { added, skipped } = counts;
  return ok({
    change: added > 0 ? inProgress.change : null,
    added,
    skipped,
    refused,
    requisitions,
    cancelled: signal?.aborted === true || stopped !== null,
  });
}

/** Keys of everybody who is there: somebody deleted may be imported again. */
function personsByImportKey(desk: Desk): Map<string, PersonId> {
  const persons = new Map<string, PersonId>();
  for (const { id, deletedAt, importKeys } of desk.persons.byId.values()) {
    if (deletedAt === null) for (const key of importKeys) persons.set(key, id);
  }
  return persons;
}

/** One entry for the whole import: a person's own record says when and by whom it was added, and from which row. */
function sayImported(desk: Desk, inProgress: ReturnType<typeof beginChange>, added: number): void {
  const plan = createPlan();
  noteOnPeople(desk, plan, 'imported', { changes: [{ field: 'people', before: 0, after: added }] });
  write(desk, inProgress, plan);
}

/** Lets everything else that waits have its turn. */
const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
