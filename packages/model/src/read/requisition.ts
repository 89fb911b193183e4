import type { Fields } from '../live/sources.ts';
import { priorities } from '../records/requisition.ts';
import type { Hold, Opening, Project, Requisition, RequisitionStatus } from '../records/requisition.ts';
import { FieldReader, isNumber, isObject, isString } from './fields.ts';
import type { Parsed } from './fields.ts';

export const holdKey = (id: string): string => `hold:${id}`;
export const openingId = (requisition: string, ordinal: number): string => `${requisition}-${ordinal}`;

/** What a requisition's snapshot takes from other records. */
export interface Heads {
  /** Openings that are not cancelled. */
  readonly headcount: number;
  /** Applications that take one of them. */
  readonly taken: number;
}

export function readRequisition(id: string, fields: Fields, heads: Heads): Parsed<Requisition> {
  const reader = new FieldReader(fields);
  const holds: Hold[] = [];
  reader.each((key, value) => {
    if (!key.startsWith('hold:') || value === null) return;
    const hold = parseHold(key.slice(5), value);
    if (hold === undefined) reader.problem(key);
    else holds.push(hold);
  });
  holds.sort((a, b) => a.from - b.from || (a.id < b.id ? -1 : 1));
  const acts = {
    requestedAt: reader.numberOrNull('requestedAt'),
    confirmedAt: reader.numberOrNull('confirmedAt'),
    cancelledAt: reader.numberOrNull('cancelledAt'),
  };
  return reader.done<Requisition>({
    id,
    title: reader.required('title'),
    department: reader.text('department'),
    reason: reader.text('reason'),
    priority: reader.oneOf('priority', priorities, 'normal'),
    hiringManager: reader.text('hiringManager'),
    owner: reader.textOrNull('owner'),
    status: statusOf(acts, holds, heads),
    ...acts,
    confirmedBy: reader.textOrNull('confirmedBy'),
    holds,
    headcount: heads.headcount,
    rank: reader.text('rank'),
    createdAt: reader.number('createdAt', 0),
    createdBy: reader.text('createdBy'),
    deletedAt: reader.numberOrNull('deletedAt'),
    sample: reader.flag('sample'),
  });
}

function statusOf(
  acts: { requestedAt: number | null; confirmedAt: number | null; cancelledAt: number | null },
  holds: readonly Hold[],
  heads: Heads,
): RequisitionStatus {
  if (acts.cancelledAt !== null) return 'cancelled';
  if (acts.confirmedAt !== null && heads.headcount > 0 && heads.taken >= heads.headcount) return 'filled';
  if (holds.some((hold) => hold.to === null)) return 'on-hold';
  if (acts.confirmedAt !== null) return 'confirmed';
  return acts.requestedAt === null ? 'draft' : 'requested';
}

function parseHold(id: string, value: unknown): Hold | undefined {
  if (!isObject(value)) return undefined;
  const { from, to = null, by, reason } = value;
  if (!isNumber(from) || (to !== null && !isNumber(to)) || !isString(by) || !isString(reason)) return undefined;
  return { id, from, to, by, reason };
}

export const openingFields = ['requestedAt', 'targetOn', 'cancelledAt'] as const;

export function readOpening(id: string, fields: Fields): Parsed<Opening> {
  const reader = new FieldReader(fields);
  const [, requisition, ordinal] = /^(.+)-([1-9][0-9]{0,5})$/.exec(id) ?? [];
  if (requisition === undefined) reader.fatal('id');
  return reader.done<Opening>({
    id,
    requisition: requisition ?? '',
    ordinal: Number(ordinal),
    requestedAt: reader.number('requestedAt', 0),
    targetOn: reader.textOrNull('targetOn'),
    cancelledAt: reader.numberOrNull('cancelledAt'),
  });
}

export function readProject(id: string, fields: Fields): Parsed<Project> {
  const reader = new FieldReader(fields);
  return reader.done<Project>({
    id,
    name: reader.required('name'),
    createdAt: reader.number('createdAt', 0),
    createdBy: reader.text('createdBy'),
    deletedAt: reader.numberOrNull('deletedAt'),
    sample: reader.flag('sample'),
  });
}
