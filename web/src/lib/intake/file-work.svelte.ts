import type { ColumnMapping, IntakeRefusal, Progress, ProposeRefusal, RowProposal } from '@muster/intake';
import type { Refusal, Result } from '@muster/model';
import { SvelteMap } from 'svelte/reactivity';
import type { IntakeClient, WorkerBroken } from './intake-client.ts';
import type { Decision } from './plan.ts';
import type { ImportDone } from './run-import.ts';
import type { KnownToIntake } from './surroundings.ts';
import { guessChannel } from './targets.ts';
import type { ChannelChoice, PostChoice } from './targets.ts';
import type { FileGone, OriginalRow, ProposalSummary, ReadChoices, TableFacts } from './worker-messages.ts';

/** What is needed of a `File`. */
export interface FileLike {
  readonly name: string;
  readonly size: number;
  readonly lastModified: number;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** The browser could not hand out the file: it was moved, changed or lies on a drive that is gone. */
interface FileUnreadable {
  readonly type: 'FileUnreadable';
}
export type ReadRefusal = IntakeRefusal | FileUnreadable | WorkerBroken | FileGone;

export type Reading =
  | { readonly type: 'reading'; readonly progress: Progress | null }
  | { readonly type: 'refused'; readonly refusal: ReadRefusal }
  | { readonly type: 'ready'; readonly facts: TableFacts };

export type Proposing =
  | { readonly type: 'none' }
  | { readonly type: 'proposing'; readonly progress: Progress | null }
  | { readonly type: 'refused'; readonly refusal: ProposeRefusal | WorkerBroken | FileGone | Refusal }
  | { readonly type: 'ready'; readonly rows: readonly RowProposal[]; readonly summary: ProposalSummary };

export interface FileWorkNeeds {
  readonly client: IntakeClient;
  /** What the board knows, asked anew for every proposal. */
  readonly known: (writtenAt: number) => Result<KnownToIntake, Refusal>;
  /** Files larger than this are not even read into memory. */
  readonly bytesLimit: number;
}

export type FileWork = ReturnType<typeof createFileWork>;

/** One file on its way in: what was understood, and every choice the user made for it. Kept until it is imported or discarded. */
export function createFileWork(id: number, file: FileLike, { client, known, bytesLimit }: FileWorkNeeds) {
  let reading = $state.raw<Reading>({ type: 'reading', progress: null });
  let proposing = $state.raw<Proposing>({ type: 'none' });
  let mapping = $state.raw<ColumnMapping>([]);
  let readChoices = $state.raw<ReadChoices>({});
  let keepNotes = $state(false);
  let fileChannel = $state.raw<ChannelChoice>({ type: 'none' });
  let newAs = $state<'draft' | 'confirmed'>('draft');
  let owner = $state<string | null>(null);
  let done = $state.raw<ImportDone | null>(null);
  const posts = new SvelteMap<string, PostChoice>();
  const channels = new SvelteMap<string, ChannelChoice>();
  const decisions = new SvelteMap<number, Decision>();
  let controller = new AbortController();
  /** What the proposals at hand were made from. */
  let basis: { mapping: ColumnMapping; keepNotes: boolean; stamp: number } | null = null;
  let inWorker = false;

  async function ask(choices: ReadChoices, signal: AbortSignal) {
    const bytes = inWorker ? null : await file.arrayBuffer().catch(() => null);
    if (!inWorker && bytes === null) return { ok: false, error: { type: 'FileUnreadable' } } as const;
    const answer = await client.ask(
      { type: 'read', file: id, name: file.name, bytes, choices },
      { signal, onProgress: (progress) => signal.aborted || (reading = { type: 'reading', progress }) },
    );
    inWorker = answer.ok || (answer.error.type !== 'WorkerBroken' && answer.error.type !== 'FileGone');
    return answer;
  }

  /** Reads the file, again with other choices when the guess was wrong. The mapping is guessed anew, the other choices stay. */
  async function read(choices: ReadChoices = {}): Promise<void> {
    controller.abort();
    controller = new AbortController();
    const { signal } = controller;
    readChoices = choices;
    proposing = { type: 'none' };
    basis = null;
    reading = { type: 'reading', progress: null };
    if (file.size > bytesLimit) {
      reading = { type: 'refused', refusal: { type: 'FileTooLarge', bytes: file.size, limit: bytesLimit } };
      return;
    }
    let answer = await ask(choices, signal);
    if (!answer.ok && answer.error.type === 'FileGone') answer = await ask(choices, signal);
    if (signal !== controller.signal) return; // read again meanwhile
    if (!answer.ok) {
      reading = { type: 'refused', refusal: answer.error };
      return;
    }
    const facts = answer.value;
    reading = { type: 'ready', facts };
    mapping = facts.mapping;
    const hasReferrers = facts.mapping.some(({ use }) => use.type === 'field' && use.field === 'referrer');
    if (fileChannel.type === 'none') fileChannel = guessChannel(file.name, hasReferrers);
  }

  /** Makes proposals, unless those at hand still hold. `stamp` tells whether the board has changed since. */
  async function propose(stamp: number): Promise<boolean> {
    if (basis?.mapping === mapping && basis.keepNotes === keepNotes && basis.stamp === stamp && proposing.type === 'ready')
      return true;
    if (reading.type !== 'ready') return false;
    controller.abort();
    controller = new AbortController();
    const { signal } = controller;
    const asked = { mapping, keepNotes, stamp };
    const before = proposing;
    proposing = { type: 'proposing', progress: null };
    const savedAt = reading.facts.savedAt === null ? file.lastModified : Date.parse(reading.facts.savedAt);
    const board = known(savedAt);
    if (!board.ok) {
      proposing = { type: 'refused', refusal: board.error };
      return false;
    }
    const options = { ...board.value, keepUnmappedAsNotes: keepNotes };
    const once = async () => {
      const rows: RowProposal[] = [];
      const answer = await client.ask(
        { type: 'propose', file: id, mapping, options },
        {
          signal,
          onRows: (portion) => rows.push(...portion),
          onProgress: (progress) => signal.aborted || (proposing = { type: 'proposing', progress }),
        },
      );
      return { answer, rows };
    };
    let { answer, rows } = await once();
    if (!answer.ok && (answer.error.type === 'FileGone' || answer.error.type === 'WorkerBroken')) {
      inWorker = false;
      if ((await ask(readChoices, signal)).ok) ({ answer, rows } = await once());
    }
    if (signal !== controller.signal) return false;
    if (!answer.ok) {
      proposing =
        answer.error.type === 'Cancelled'
          ? before.type === 'ready'
            ? before
            : { type: 'none' }
          : { type: 'refused', refusal: answer.error };
      return false;
    }
    basis = asked;
    proposing = { type: 'ready', rows, summary: answer.value };
    return true;
  }

  async function original(row: number): Promise<OriginalRow | null> {
    const answer = await client.ask({ type: 'original', file: id, row, mapping });
    return answer.ok ? answer.value : null;
  }

  return {
    id,
    name: file.name,
    size: file.size,
    lastModified: file.lastModified,
    posts,
    channels,
    decisions,
    get reading() {
      return reading;
    },
    get proposing() {
      return proposing;
    },
    get readChoices() {
      return readChoices;
    },
    get mapping() {
      return mapping;
    },
    set mapping(next) {
      mapping = next;
    },
    get keepNotes() {
      return keepNotes;
    },
    set keepNotes(next) {
      keepNotes = next;
    },
    get fileChannel() {
      return fileChannel;
    },
    set fileChannel(next) {
      fileChannel = next;
    },
    get newAs() {
      return newAs;
    },
    set newAs(next) {
      newAs = next;
    },
    get owner() {
      return owner;
    },
    set owner(next) {
      owner = next;
    },
    get done() {
      return done;
    },
    set done(next) {
      done = next;
    },
    read,
    propose,
    original,
    cancel: () => controller.abort(),
    forget() {
      controller.abort();
      client.forget(id);
    },
  };
}
