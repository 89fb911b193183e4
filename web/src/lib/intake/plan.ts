import type { RowProposal } from '@muster/intake';
import { defaultChannelChoice, defaultPostChoice, foldText } from './targets.ts';
import type { ChannelChoice, PostChoice } from './targets.ts';

/** What the user may want for a row. */
export type Decision = 'add' | 'application' | 'skip';

export type SkipReason =
  /** This very row is in already. */
  | 'importedBefore'
  /** Known, with an application for this post. */
  | 'alreadyApplied'
  /** The same person and post stand in an earlier row of the file. */
  | 'sameAsRow'
  /** Known, and there is no post to apply for. */
  | 'nothingToAdd'
  | 'byHand';

export type Fate =
  | { readonly type: 'add' }
  | { readonly type: 'application'; readonly of: PersonRef }
  | { readonly type: 'skip'; readonly why: SkipReason }
  | { readonly type: 'refused' };

/** A person on the board, or the one that an earlier row of this file adds. */
type PersonRef = { readonly person: string } | { readonly row: number };

export interface PlannedRow {
  readonly proposal: RowProposal;
  readonly fate: Fate;
  readonly post: PostChoice;
  readonly channel: ChannelChoice;
  /** What can be chosen for this row; the first is what happens without a choice. */
  readonly choices: readonly Decision[];
}

export interface PlanInput {
  readonly rows: readonly RowProposal[];
  readonly decisions: ReadonlyMap<number, Decision>;
  /** By `FoundText.key`. What is missing has its default. */
  readonly posts: ReadonlyMap<string, PostChoice>;
  readonly channels: ReadonlyMap<string, ChannelChoice>;
  /** For rows that name no channel. */
  readonly fileChannel: ChannelChoice;
  readonly requisitions: readonly { id: string; title: string }[];
  /** Keys that persons on the board have from earlier imports. */
  readonly knownKeys: ReadonlySet<string>;
  /** Requisitions that a person on the board has applied to. */
  readonly appliedTo: (person: string) => ReadonlySet<string>;
}

/** What importing would do, row by row: the proposals, the user's choices and what is on the board, brought together. */
export function planRows(input: PlanInput): PlannedRow[] {
  const planned = new Map<number, PlannedRow>();
  /** Posts that rows of this file take, by person: two wordings of one post are one application. */
  const taken = new Map<string, Set<string>>();
  for (const proposal of input.rows) {
    const post = postOf(proposal, input);
    const choices = choicesOf(proposal, input);
    const fate = fateOf(proposal, post, choices, input, planned, taken);
    planned.set(proposal.row, { proposal, fate, post, channel: channelOf(proposal, input), choices });
    const ref = fate.type === 'add' ? { row: proposal.row } : fate.type === 'application' ? fate.of : null;
    if (ref !== null) take(taken, ref, post);
  }
  return [...planned.values()];
}

/** The person a row seems to be, if it seems to be anybody we know. */
function personOf({ action, duplicateOf }: RowProposal): PersonRef | null {
  if (action.type === 'addApplication') return 'personId' in action.to ? { person: action.to.personId } : action.to;
  if (action.type === 'nothing') return 'personId' in action.same ? { person: action.same.personId } : action.same;
  if (duplicateOf === null) return null;
  return duplicateOf.kind === 'existing' ? { person: duplicateOf.personId } : { row: duplicateOf.row };
}

function choicesOf(proposal: RowProposal, { knownKeys }: PlanInput): readonly Decision[] {
  const { action } = proposal;
  if (action.type === 'refused') return [];
  // Its key is on the board: adding it again is what importing the same file twice must never do.
  if (knownKeys.has(proposal.rowKey) || proposal.otherKeys.some(({ rowKey }) => knownKeys.has(rowKey))) return [];
  if (action.type === 'nothing') return ['skip', 'add', 'application'];
  if (action.type === 'addApplication') return ['application', 'add', 'skip'];
  // Only suspected: taking it in loses nothing and can be merged later, leaving it out would lose a candidate.
  return personOf(proposal) === null ? ['add', 'skip'] : ['add', 'application', 'skip'];
}

function fateOf(
  proposal: RowProposal,
  post: PostChoice,
  choices: readonly Decision[],
  input: PlanInput,
  planned: ReadonlyMap<number, PlannedRow>,
  taken: ReadonlyMap<string, ReadonlySet<string>>,
): Fate {
  if (proposal.action.type === 'refused') return { type: 'refused' };
  if (choices.length === 0) return { type: 'skip', why: 'importedBefore' };
  const chosen = input.decisions.get(proposal.row);
  const decision = chosen !== undefined && choices.includes(chosen) ? chosen : choices[0];
  if (decision === 'add') return { type: 'add' };
  if (decision === 'skip') return { type: 'skip', why: chosen === 'skip' ? 'byHand' : skipReason(proposal) };
  const of = settle(personOf(proposal), planned);
  // The row it leaned on is not coming in, so this one is the first of its person.
  if (of === null) return { type: 'add' };
  if (post.type === 'none') return { type: 'skip', why: 'nothingToAdd' };
  const here = 'person' in of && post.type === 'existing' && input.appliedTo(of.person).has(post.requisition);
  if (here || taken.get(refKey(of))?.has(postKey(post))) return { type: 'skip', why: 'alreadyApplied' };
  return { type: 'application', of };
}

const skipReason = ({ action }: RowProposal): SkipReason =>
  action.type === 'nothing' && 'row' in action.same ? 'sameAsRow' : 'alreadyApplied';

/** Follows "same as row 12" to the person that row 12 is or adds; null when row 12 stays out. */
function settle(ref: PersonRef | null, planned: ReadonlyMap<number, PlannedRow>): PersonRef | null {
  let at = ref;
  while (at !== null && 'row' in at) {
    const row = planned.get(at.row);
    if (row === undefined || row.fate.type === 'refused') return null;
    if (row.fate.type === 'add') return at;
    if (row.fate.type === 'application') return row.fate.of;
    if (row.fate.why === 'byHand') return null;
    at = personOf(row.proposal);
  }
  return at;
}

function postOf({ application }: RowProposal, { posts, requisitions }: PlanInput): PostChoice {
  const text = application.postText ?? '';
  const key = foldText(text);
  return (
    posts.get(key) ??
    defaultPostChoice({ key, text, rows: 1, matched: application.requisitionId, ambiguous: false }, requisitions)
  );
}

function channelOf({ source }: RowProposal, { channels, fileChannel }: PlanInput): ChannelChoice {
  if (source.channelText === null) return fileChannel;
  const key = foldText(source.channelText);
  return (
    channels.get(key) ??
    defaultChannelChoice({ key, text: source.channelText, rows: 1, matched: source.channelId, ambiguous: false })
  );
}

function take(taken: Map<string, Set<string>>, ref: PersonRef, post: PostChoice): void {
  const key = refKey(ref);
  taken.set(key, (taken.get(key) ?? new Set()).add(postKey(post)));
}

const refKey = (ref: PersonRef): string => ('person' in ref ? `person ${ref.person}` : `row ${ref.row}`);
const postKey = (post: PostChoice): string =>
  post.type === 'existing' ? post.requisition : post.type === 'new' ? `new ${foldText(post.title)}` : '';

export interface PlanCounts {
  readonly all: number;
  readonly add: number;
  readonly application: number;
  readonly here: number;
  readonly sameAsRow: number;
  readonly byHand: number;
  readonly refused: number;
  /** Of the rows that come in. */
  readonly withWarnings: number;
  /** Duplicates that only a human can tell. */
  readonly suspected: number;
}

export function countPlan(rows: readonly PlannedRow[]): PlanCounts {
  const count = (test: (row: PlannedRow) => boolean): number => rows.reduce((sum, row) => sum + Number(test(row)), 0);
  const skipped = (...reasons: readonly SkipReason[]) => count(({ fate }) => fate.type === 'skip' && reasons.includes(fate.why));
  return {
    all: rows.length,
    add: count(({ fate }) => fate.type === 'add'),
    application: count(({ fate }) => fate.type === 'application'),
    here: skipped('importedBefore', 'alreadyApplied', 'nothingToAdd'),
    sameAsRow: skipped('sameAsRow'),
    byHand: skipped('byHand'),
    refused: count(({ fate }) => fate.type === 'refused'),
    withWarnings: count(({ fate, proposal }) => isComingIn(fate) && proposal.warnings.length > 0),
    suspected: count(isSuspected),
  };
}

/** Every row of the file is here already: importing it would change nothing, and nobody chose that. */
export const isAllHere = ({ all, here, sameAsRow }: PlanCounts): boolean => all > 0 && here + sameAsRow === all;

export const isComingIn = (fate: Fate): boolean => fate.type === 'add' || fate.type === 'application';

/** A likeness that is not certain, in a row for which there is something to choose. */
const isSuspected = ({ proposal, choices }: PlannedRow): boolean =>
  choices.length > 0 && proposal.duplicateOf !== null && !proposal.duplicateOf.sure;

/** Which rows the list shows. */
export type RowFilter = 'all' | 'new' | 'duplicates' | 'warnings' | 'errors';

export function matchesFilter(row: PlannedRow, filter: RowFilter): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'new':
      return isComingIn(row.fate);
    case 'duplicates':
      return (
        row.proposal.duplicateOf !== null ||
        row.proposal.action.type === 'nothing' ||
        row.proposal.action.type === 'addApplication'
      );
    case 'warnings':
      return row.proposal.warnings.length > 0;
    case 'errors':
      return row.fate.type === 'refused';
  }
}
