import type { Desk } from '../desk.ts';
import type { ChannelId, PersonId, RequisitionId } from '../ids.ts';
import { importKeyKey } from '../read/person.ts';
import type { Refusal } from '../refusals.ts';
import { ok } from '../result.ts';
import type { Result } from '../result.ts';
import type { Plan } from '../write/plan.ts';
import { checkPerson, planPerson } from './add-person.ts';
import type { CheckedPerson } from './add-person.ts';
import { applicationOfTo, checkEntry, checkSource, planEntry } from './apply.ts';
import type { Entry } from './apply.ts';
import { placeRequisitions, planRekeying, planRequisition } from './create-requisition.ts';
import type { ImportRow } from './import-people.ts';
import { idOrNull, nameOf } from './input.ts';
import { placeInStage, rekey } from './move.ts';

type NewRequisition = { readonly title: string; readonly as: 'draft' | 'confirmed' };
type NewChannel = { readonly name: string };

/** A row that can be taken in, as far as can be said before the rows ahead of it are. */
export interface ReadyRow {
  readonly index: number;
  readonly person: CheckedPerson;
  /** The row's own key first. */
  readonly keys: readonly string[];
  readonly of: PersonId | { readonly importKey: string } | null;
  readonly entry:
    | (Omit<Entry, 'requisition' | 'channel'> & {
        readonly requisition: RequisitionId | NewRequisition;
        readonly channel: ChannelId | NewChannel | null;
      })
    | null;
}

export function checkRow(desk: Desk, row: ImportRow, index: number): Result<ReadyRow, Refusal> {
  const person = checkPerson(row);
  if (!person.ok) return person;
  const keys = [row.importKey, ...(Array.isArray(row.otherKeys) ? (row.otherKeys as readonly unknown[]) : [])]
    .map(idOrNull)
    .filter((key) => key !== null);
  const ready = { index, person: person.value, keys, of: row.of ?? null };
  if (typeof row.apply !== 'object' || row.apply === null) return ok({ ...ready, entry: null });
  const channel = row.apply.channel ?? null;
  const newChannel = channel === null || typeof channel === 'string' ? ok(null) : nameOf('name', channel.name);
  if (!newChannel.ok) return newChannel;
  const given = { ...row.apply, channel: typeof channel === 'string' ? channel : null };
  const { requisition } = row.apply;
  const title = typeof requisition === 'string' ? ok(null) : nameOf('title', requisition?.title);
  if (!title.ok) return title;
  const entry =
    typeof requisition === 'string'
      ? checkEntry(desk, { ...given, requisition })
      : checkSource(desk, { ...given, requisition: '' });
  if (!entry.ok) return entry;
  const post = typeof requisition === 'string' ? requisition : { title: title.value ?? '', as: requisition.as ?? 'draft' };
  const source = newChannel.value === null ? entry.value.channel : { name: newChannel.value };
  return ok({ ...ready, entry: { ...entry.value, requisition: post, channel: source } });
}

interface PlannedRows {
  readonly added: number;
  /** Applications that are there already. */
  readonly skipped: number;
  readonly refused: readonly { readonly row: number; readonly refusal: Refusal }[];
  readonly requisitions: readonly RequisitionId[];
}

/** Plans a portion of rows, in their order. `known`: who belongs to a key; whom these rows bring is added to it. */
export function planRows(desk: Desk, plan: Plan, ready: readonly ReadyRow[], known: Map<string, PersonId>): PlannedRows {
  const { byTitle, made } = planRequisitions(desk, plan, ready);
  const channelOf = planChannels(desk, plan);
  const applied = new Set<string>();
  const refused: { row: number; refusal: Refusal }[] = [];
  const entries: { person: PersonId; entry: Entry }[] = [];
  let skipped = 0;
  for (const { index, person, keys, of, entry } of ready) {
    const requisition =
      entry === null ? null : typeof entry.requisition === 'string' ? entry.requisition : byTitle.get(entry.requisition.title)!;
    let id: PersonId;
    if (of === null) {
      id = planPerson(desk, plan, { ...person, importKeys: keys });
    } else {
      const found = typeof of === 'string' ? of : known.get(of.importKey);
      // Somebody whom an earlier row of this portion brings is not on the desk yet.
      const isHere = found !== undefined && (typeof of !== 'string' || desk.persons.byId.get(found)?.deletedAt === null);
      if (!isHere) {
        refused.push({ row: index, refusal: { type: 'PersonGone', id: typeof of === 'string' ? of : of.importKey } });
        continue;
      }
      if (requisition === null || applied.has(`${found} ${requisition}`) || applicationOfTo(desk, found, requisition) !== null) {
        skipped++;
        continue;
      }
      id = found;
    }
    for (const key of keys) {
      if (of !== null) plan.set('person', id, importKeyKey(key), true);
      known.set(key, id);
    }
    if (entry === null || requisition === null) continue;
    applied.add(`${id} ${requisition}`);
    entries.push({ person: id, entry: { ...entry, requisition, channel: channelOf(entry.channel) } });
  }
  const moving = new Set(entries.map((_, index) => String(index)));
  const { ranks, rekeyed } = entries.length === 0 ? { ranks: [], rekeyed: [] } : placeInStage(desk, 'screening', moving, 'end');
  rekey(desk, plan, rekeyed);
  entries.forEach(({ person, entry }, index) =>
    planEntry(desk, plan, { ...entry, person, rank: ranks[index] as string, quiet: true }),
  );
  return { added: ready.length - refused.length - skipped, skipped, refused, requisitions: made };
}

/** Finds or makes a requisition for each title. */
function planRequisitions(
  desk: Desk,
  plan: Plan,
  ready: readonly ReadyRow[],
): { byTitle: ReadonlyMap<string, RequisitionId>; made: RequisitionId[] } {
  const byTitle = new Map<string, RequisitionId>();
  for (const { id, title, deletedAt, status } of desk.requisitions.byId.values()) {
    if (deletedAt === null && status !== 'cancelled' && !byTitle.has(title)) byTitle.set(title, id);
  }
  const wanted = new Map<string, NewRequisition>();
  for (const { entry } of ready) {
    if (entry === null || typeof entry.requisition === 'string') continue;
    const { title } = entry.requisition;
    if (!byTitle.has(title) && !wanted.has(title)) wanted.set(title, entry.requisition);
  }
  const made: RequisitionId[] = [];
  if (wanted.size === 0) return { byTitle, made };
  const { ranks, rekeyed } = placeRequisitions(desk, new Set(wanted.keys()), 'end');
  planRekeying(plan, rekeyed);
  const empty = {
    department: '',
    reason: '',
    priority: 'normal',
    hiringManager: '',
    owner: null,
    description: '',
    targetOn: null,
  } as const;
  [...wanted.values()].forEach(({ title, as }, index) => {
    const id = planRequisition(desk, plan, { ...empty, title, as, headcount: 1, rank: ranks[index] as string, sample: false });
    byTitle.set(title, id);
    made.push(id);
  });
  return { byTitle, made };
}

/** Gives a channel's id; a name that no channel has becomes a channel. */
function planChannels(desk: Desk, plan: Plan): (channel: ChannelId | NewChannel | null) => ChannelId | null {
  const byName = new Map<string, ChannelId>();
  for (const { id, name, hidden } of desk.channels.byId.values()) if (name !== null && !hidden) byName.set(name, id);
  return (channel) => {
    if (channel === null || typeof channel === 'string') return channel;
    let id = byName.get(channel.name);
    if (id === undefined) {
      id = desk.newId<'channel'>();
      plan.set('channel', id, 'name', channel.name);
      byName.set(channel.name, id);
    }
    return id;
  };
}
