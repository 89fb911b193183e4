import type { Change, Desk } from '../desk.ts';
import type { ChannelId, RequisitionId, UserId } from '../ids.ts';
import type { ContactFields, PersonFields } from '../records/person.ts';
import type { Refusal } from '../refusals.ts';
import { err, ok } from '../result.ts';
import type { Result } from '../result.ts';
import { versionRefusal } from '../version.ts';
import { beginChange, write } from '../write/commit.ts';
import { createPlan } from '../write/plan.ts';
import type { Plan } from '../write/plan.ts';
import { checkPerson, planPerson } from './add-person.ts';
import type { CheckedPerson } from './add-person.ts';
import { checkEntry, checkSource, planEntry } from './apply.ts';
import type { Entry } from './apply.ts';
import { placeRequisitions, planRekeying, planRequisition } from './create-requisition.ts';
import { idOrNull, nameOf } from './input.ts';
import { placeInStage, rekey } from './move.ts';
import { noteOnPeople } from './notes.ts';

/** One row of a file, ready to be taken in. */
export interface ImportRow {
  /** Fingerprint of the row: a row whose key a person here already has is skipped. */
  readonly importKey: string;
  readonly person: Partial<PersonFields> & { readonly name: string };
  readonly contact?: Partial<ContactFields>;
  readonly tags?: readonly string[];
  readonly note?: string;
  readonly apply?: {
    /** A requisition's id, or a post's title: the requisition with that title is found, or made as a draft. */
    readonly requisition: RequisitionId | { readonly title: string };
    readonly channel?: ChannelId | null;
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

interface Ready {
  readonly person: CheckedPerson;
  readonly entry: (Omit<Entry, 'requisition'> & { readonly requisition: RequisitionId | { readonly title: string } }) | null;
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
  for (const document of ['people', 'private', 'board'] as const) {
    const refusal = versionRefusal(desk.documents, document);
    if (refusal !== null) return err(refusal);
  }
  const inProgress = beginChange(desk, 'importPeople');
  const seen = importKeysOf(desk);
  const refused: { row: number; refusal: Refusal }[] = [];
  const requisitions: RequisitionId[] = [];
  const counts = { added: 0, skipped: 0, row: 0 };
  let ready: Ready[] = [];

  const flush = async (): Promise<Refusal | null> => {
    if (ready.length > 0) {
      const plan = createPlan();
      requisitions.push(...planChunk(desk, plan, ready));
      const refusal = write(desk, inProgress, plan);
      if (refusal !== null) return refusal;
      counts.added += ready.length;
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
      const checked = checkRow(desk, row, key);
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
function importKeysOf(desk: Desk): Set<string> {
  const keys = new Set<string>();
  for (const person of desk.persons.byId.values())
    if (person.deletedAt === null) for (const key of person.importKeys) keys.add(key);
  return keys;
}

function checkRow(desk: Desk, row: ImportRow, key: string | null): Result<Ready, Refusal> {
  const person = checkPerson(row);
  if (!person.ok) return person;
  const withKey = { ...person.value, ...(key !== null && { importKey: key }) };
  if (row.apply === undefined) return ok({ person: withKey, entry: null });
  const { requisition } = row.apply;
  if (typeof requisition === 'string') {
    const entry = checkEntry(desk, { ...row.apply, requisition });
    return entry.ok ? ok({ person: withKey, entry: entry.value }) : entry;
  }
  const title = nameOf('title', requisition?.title);
  if (!title.ok) return title;
  const source = checkSource(desk, { ...row.apply, requisition: '' });
  return source.ok ? ok({ person: withKey, entry: { ...source.value, requisition: { title: title.value } } }) : source;
}

/** Returns the requisitions it makes for titles that nobody has asked for yet. */
function planChunk(desk: Desk, plan: Plan, ready: readonly Ready[]): readonly RequisitionId[] {
  const byTitle = new Map<string, RequisitionId>();
  for (const { id, title, deletedAt, status } of desk.requisitions.byId.values()) {
    if (deletedAt === null && status !== 'cancelled' && !byTitle.has(title)) byTitle.set(title, id);
  }
  const titles = new Set(
    ready.flatMap(({ entry }) =>
      entry !== null && typeof entry.requisition !== 'string' && !byTitle.has(entry.requisition.title)
        ? [entry.requisition.title]
        : [],
    ),
  );
  if (titles.size > 0) {
    const { ranks, rekeyed } = placeRequisitions(desk, titles, 'end');
    planRekeying(plan, rekeyed);
    [...titles].forEach((title, index) => {
      const fields = {
        title,
        department: '',
        reason: '',
        priority: 'normal',
        hiringManager: '',
        owner: null,
        description: '',
        headcount: 1,
        targetOn: null,
        as: 'draft',
        sample: false,
      } as const;
      byTitle.set(title, planRequisition(desk, plan, { ...fields, rank: ranks[index] as string }));
    });
  }
  const entries = ready.flatMap(({ entry }, index) => (entry === null ? [] : [String(index)]));
  const { ranks, rekeyed } =
    entries.length === 0 ? { ranks: [], rekeyed: [] } : placeInStage(desk, 'screening', new Set(entries), 'end');
  rekey(desk, plan, rekeyed);
  let next = 0;
  for (const { person, entry } of ready) {
    const id = planPerson(desk, plan, person);
    if (entry === null) continue;
    const requisition =
      typeof entry.requisition === 'string' ? entry.requisition : (byTitle.get(entry.requisition.title) as RequisitionId);
    planEntry(desk, plan, { ...entry, requisition, person: id, rank: ranks[next++] as string, quiet: true });
  }
  return [...titles].map((title) => byTitle.get(title) as RequisitionId);
}

/** One entry for the whole import: a person's own record says when and by whom it was added, and from which row. */
function sayImported(desk: Desk, inProgress: ReturnType<typeof beginChange>, added: number): void {
  const plan = createPlan();
  noteOnPeople(desk, plan, 'imported', { changes: [{ field: 'people', before: 0, after: added }] });
  write(desk, inProgress, plan);
}

/** Lets everything else that waits have its turn. */
const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
