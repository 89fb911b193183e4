import { instantAt } from '#lib/locale/instants.ts';
import type { Field, RowProposal } from '@muster/intake';
import type { ImportRow } from '@muster/model';
import { isComingIn } from './plan.ts';
import type { PlannedRow } from './plan.ts';
import type { ChannelChoice, PostChoice } from './targets.ts';

export interface MappingWords {
  readonly timeZone: string;
  readonly now: number;
  readonly owner: string | null;
  readonly newRequisitionsAs: 'draft' | 'confirmed';
  /** How a note names a value that has no place of its own: "Applied on: 2026-02-30". */
  readonly noteLine: (field: Field, text: string) => string;
}

/** A row of the file on its way into the documents. */
export interface OutgoingRow {
  /** The file's row number. */
  readonly row: number;
  readonly importRow: ImportRow;
}

/**
 * The rows that come in, as the model takes them. The same plan always gives the same keys, which is what makes importing a file
 * twice change nothing. Nothing that the file says of these rows is dropped: a value without a place becomes a line of the note.
 */
export function toImportRows(plan: readonly PlannedRow[], words: MappingWords): OutgoingRow[] {
  const keyByRow = new Map<number, string>();
  const outgoing: OutgoingRow[] = [];
  for (const planned of plan) {
    if (!isComingIn(planned.fate)) continue;
    const importKey = keyOf(planned);
    keyByRow.set(planned.proposal.row, importKey);
    outgoing.push({ row: planned.proposal.row, importRow: toImportRow(planned, importKey, keyByRow, words) });
  }
  return outgoing;
}

/** A row that is the same as another and was wanted all the same needs a key of its own. */
function keyOf({ proposal, fate }: PlannedRow): string {
  const isTwin = fate.type === 'add' && proposal.action.type === 'nothing';
  return isTwin ? `${proposal.rowKey}:${proposal.row}` : proposal.rowKey;
}

function toImportRow(
  { proposal, fate, post, channel }: PlannedRow,
  importKey: string,
  keyByRow: ReadonlyMap<number, string>,
  words: MappingWords,
): ImportRow {
  const { person, contact, source, application } = proposal;
  const appliedAt = appliedAtOf(application, words);
  const base: ImportRow = {
    importKey,
    otherKeys: [proposal.contentKey],
    person: {
      name: person.name,
      city: person.city ?? '',
      education: person.education?.text ?? '',
      school: person.school ?? '',
      major: person.major ?? '',
      experienceYears: person.experience?.years ?? null,
      currentCompany: person.currentCompany ?? '',
      currentPost: person.currentPost ?? '',
      availableFrom: person.availableFrom?.text ?? '',
      referrer: source.referrer ?? '',
    },
    contact: {
      phone: contact.phone?.e164 ?? contact.phone?.text ?? '',
      email: contact.email?.address ?? contact.email?.text ?? '',
      wechat: contact.wechat ?? '',
      expectedSalary: contact.expectedSalary?.text ?? '',
    },
    tags: person.tags,
    note: noteOf(proposal, post, channel, appliedAt, words),
  };
  const of =
    fate.type !== 'application' ? undefined : 'person' in fate.of ? fate.of.person : { importKey: keyByRow.get(fate.of.row)! };
  const requisition =
    post.type === 'existing' ? post.requisition : post.type === 'new' ? { title: post.title, as: words.newRequisitionsAs } : null;
  return {
    ...base,
    ...(of !== undefined && { of }),
    ...(requisition !== null && {
      apply: { requisition, channel: toChannel(channel), owner: words.owner, ...(appliedAt !== null && { appliedAt }) },
    }),
  };
}

const toChannel = (channel: ChannelChoice): string | { readonly name: string } | null =>
  channel.type === 'existing' ? channel.channel : channel.type === 'new' ? { name: channel.name } : null;

/** Null when the file gives no day, or one that has not come yet: the clock of a stage cannot start in the future. */
function appliedAtOf({ applied }: RowProposal['application'], { timeZone, now }: MappingWords): number | null {
  if (applied === null) return null;
  const at = applied.at === null ? instantAt(applied.on, 0, timeZone) : Date.parse(applied.at);
  return at <= now ? at : null;
}

function noteOf(
  { note, person, application, source }: RowProposal,
  post: PostChoice,
  channel: ChannelChoice,
  appliedAt: number | null,
  { noteLine }: MappingWords,
): string {
  const lines = note === '' ? [] : [note];
  const keep = (field: Field, text: string | null | undefined): void => {
    if (text) lines.push(noteLine(field, text));
  };
  if (post.type === 'none') keep('appliedPost', application.postText);
  if (appliedAt === null || post.type === 'none') keep('appliedAt', application.appliedText);
  if (person.experience !== null && person.experience.years === null) keep('experienceYears', person.experience.text);
  if (channel.type === 'none' || post.type === 'none') keep('channel', source.channelText);
  return lines.join('\n');
}
