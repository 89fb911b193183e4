import type { Change, Desk } from '../desk.ts';
import type { UserId } from '../ids.ts';
import { jobRoles } from '../records/member.ts';
import type { JobRole, Member, ProfileFields } from '../records/member.ts';
import type { Refusal } from '../refusals.ts';
import { err, ok } from '../result.ts';
import type { Result } from '../result.ts';
import { commit } from '../write/commit.ts';
import { createPlan } from '../write/plan.ts';
import { one } from './chosen.ts';
import { allOf, dayOrNull, idOrNull, idShown, nameOf, numberOf, oneOf, textOf } from './input.ts';
import { differences } from './notes.ts';
import { targetRanges } from './set-targets.ts';

/** Writes one's own name and colour, where every member who may write anything may. */
export function setMember(desk: Desk, fields: { name: string; colour: number }): Result<Change, Refusal> {
  const checked = allOf({ name: nameOf('name', fields?.name), colour: numberOf('colour', fields?.colour, 0, 999) });
  if (!checked.ok) return checked;
  const plan = createPlan();
  for (const { field, after } of differences({ ...emptyMember, ...desk.members.byId.get(desk.user) }, checked.value)) {
    plan.set('profile', desk.user, field, after);
  }
  return commit(desk, 'setMember', plan);
}
const emptyMember = { name: '', colour: -1 };

/** Says what a member does on the team, also before that member wrote anything. null takes a field back. */
export function setProfile(desk: Desk, user: UserId, fields: Partial<ProfileFields>): Result<Change, Refusal> {
  const id = idOrNull(user);
  const member = id === null ? undefined : desk.members.byId.get(id);
  if (id === null || (member?.deletedAt ?? null) !== null) return err({ type: 'MemberGone', id: idShown(user) });
  const checked = allOf({
    jobRole: fields?.jobRole === undefined ? ok(undefined) : jobRoleOrNull(fields.jobRole),
    specialty: fields?.specialty === undefined ? ok(undefined) : textOf('specialty', fields.specialty ?? '', 60),
    joinedOn: fields?.joinedOn === undefined ? ok(undefined) : dayOrNull('joinedOn', fields.joinedOn),
    capacity: capacityOrNull(fields?.capacity),
  });
  if (!checked.ok) return checked;
  const { jobRole, specialty, joinedOn, capacity } = checked.value;
  const wanted = {
    ...(jobRole !== undefined && { jobRole }),
    ...(specialty !== undefined && { specialty: specialty === '' ? null : specialty }),
    ...(joinedOn !== undefined && { joinedOn }),
    ...(capacity !== undefined && { capacity }),
  };
  const plan = createPlan();
  for (const { field, after } of differences<ProfileFields>(member ?? emptyProfile, wanted)) plan.set('member', id, field, after);
  return commit(desk, 'setProfile', plan);
}
const emptyProfile: ProfileFields = { jobRole: null, specialty: null, joinedOn: null, capacity: null };

/** Takes a member off the team, softly: cards and histories still say the name. Who may sign in is the server's business. */
export function removeMember(desk: Desk, user: UserId): Result<Change, Refusal> {
  const member = theMember(desk, user);
  if (!member.ok) return member;
  const plan = createPlan();
  plan.set('member', member.value.id, 'deletedAt', desk.now());
  plan.set('member', member.value.id, 'deletedBy', desk.user);
  return commit(desk, 'removeMember', plan);
}

export function restoreMember(desk: Desk, user: UserId): Result<Change, Refusal> {
  const member = desk.members.byId.get(user);
  if (member === undefined) return err({ type: 'MemberGone', id: idShown(user) });
  const plan = createPlan();
  if (member.deletedAt !== null) {
    plan.set('member', member.id, 'deletedAt', null);
    plan.set('member', member.id, 'deletedBy', null);
  }
  return commit(desk, 'restoreMember', plan);
}

export const theMember = (desk: Desk, user: UserId): Result<Member, Refusal> =>
  one(desk.members.byId.get(user), user, 'MemberGone');

function jobRoleOrNull(value: unknown): Result<JobRole | null, Refusal> {
  if (value === null) return ok(null);
  const jobRole = oneOf(jobRoles, value);
  return jobRole === null ? err({ type: 'SettingGone', id: idShown(value) }) : ok(jobRole);
}

function capacityOrNull(value: unknown): Result<number | null | undefined, Refusal> {
  if (value === undefined || value === null) return ok(value);
  const { least, most, whole } = targetRanges.capacity;
  return numberOf('capacity', value, least, most, whole);
}
