import type { Fields } from '../live/sources.ts';
import { jobRoles } from '../records/member.ts';
import type { Member } from '../records/member.ts';
import { FieldReader } from './fields.ts';
import type { Parsed } from './fields.ts';

/** What a member writes about him- or herself, in `space`. */
export interface OwnProfile {
  readonly name: string | null;
  readonly colour: number | null;
}

export const profileFields = ['name', 'colour'] as const;
export function readProfile(_: string, fields: Fields): Parsed<OwnProfile> {
  const reader = new FieldReader(fields);
  return reader.done<OwnProfile>({ name: reader.textOrNull('name'), colour: reader.numberOrNull('colour') });
}

/** What `settings` says about a member: by managers and support, and in older documents by the member, too. */
export type Membership = Omit<Member, 'name' | 'colour'> & OwnProfile;

export const memberFields = [
  'name',
  'colour',
  'jobRole',
  'specialty',
  'joinedOn',
  'capacity',
  'deletedAt',
  'deletedBy',
  'sample',
] as const;
export function readMembership(id: string, fields: Fields): Parsed<Membership> {
  const reader = new FieldReader(fields);
  return reader.done<Membership>({
    id,
    name: reader.textOrNull('name'),
    colour: reader.numberOrNull('colour'),
    jobRole: reader.oneOfOrNull('jobRole', jobRoles),
    specialty: reader.textOrNull('specialty'),
    joinedOn: reader.textOrNull('joinedOn'),
    capacity: reader.numberOrNull('capacity'),
    deletedAt: reader.numberOrNull('deletedAt'),
    sample: reader.flag('sample'),
  });
}

/** A member known from either. Field by field, what the member wrote in `space` comes first. */
export function memberOf(id: string, own: OwnProfile | undefined, membership: Membership | undefined): Member | undefined {
  if (own === undefined && membership === undefined) return undefined;
  return {
    id,
    name: own?.name ?? membership?.name ?? '',
    colour: own?.colour ?? membership?.colour ?? 0,
    jobRole: membership?.jobRole ?? null,
    specialty: membership?.specialty ?? null,
    joinedOn: membership?.joinedOn ?? null,
    capacity: membership?.capacity ?? null,
    deletedAt: membership?.deletedAt ?? null,
    sample: membership?.sample ?? false,
  };
}
