import type { Fields } from '../live/sources.ts';
import { builtInDuties } from '../records/duty.ts';
import type { Acceptance, Duty } from '../records/duty.ts';
import { jobRoles } from '../records/member.ts';
import type { JobRole } from '../records/member.ts';
import { FieldReader } from './fields.ts';
import type { Parsed } from './fields.ts';

/** Where a built-in duty stands until somebody moves it; there are at most ten of one job role. */
const builtIns = new Map<string, { readonly jobRole: JobRole; readonly rank: string }>(
  jobRoles.flatMap((jobRole) => builtInDuties[jobRole].map((id, index) => [id, { jobRole, rank: `a${index}` }] as const)),
);
export const builtInDutyIds: readonly string[] = [...builtIns.keys()];
export const isBuiltInDuty = (id: string): boolean => builtIns.has(id);

export const dutyFields = ['jobRole', 'member', 'text', 'rank', 'hidden'] as const;
/** A duty of the team's own is its text: without one it was taken back. */
export function readDuty(id: string, fields: Fields): Parsed<Duty> | null {
  const reader = new FieldReader(fields);
  const builtIn = builtIns.get(id);
  const text = reader.textOrNull('text');
  if (builtIn === undefined && text === null) return null;
  const member = builtIn === undefined ? reader.textOrNull('member') : null;
  const jobRole = builtIn?.jobRole ?? (member === null ? reader.oneOfOrNull('jobRole', jobRoles) : null);
  if (jobRole === null && member === null) reader.fatal('jobRole');
  return reader.done<Duty>({
    id,
    jobRole,
    member,
    text,
    rank: reader.textOrNull('rank') ?? builtIn?.rank ?? '',
    hidden: reader.flag('hidden'),
  });
}

export const acceptedFields = ['at'] as const;
export const acceptedId = (user: string, duty: string): string => `${user}:${duty}`;
export function readAcceptance(id: string, fields: Fields): Parsed<Acceptance> {
  const reader = new FieldReader(fields);
  const at = reader.numberOrNull('at');
  if (at === null) reader.fatal('at');
  return reader.done<Acceptance>({ id, at: at ?? 0 });
}
