import type { Desk } from './desk.ts';
import type { UserId } from './ids.ts';
import { compareByPlace } from './place.ts';
import { acceptedId } from './read/duty.ts';
import type { Duty } from './records/duty.ts';
import type { JobRole } from './records/member.ts';

/** Whose checklist: that of a job role, or the extra duties of one member. */
export type DutyOwner = { readonly jobRole: JobRole } | { readonly member: UserId };

/** A whole checklist in its order, hidden duties included, as those see it who edit it. */
export function checklistOf(desk: Pick<Desk, 'duties'>, owner: DutyOwner): readonly Duty[] {
  const isIn = (duty: Duty): boolean =>
    'jobRole' in owner ? duty.jobRole === owner.jobRole : duty.member !== null && duty.member === owner.member;
  return [...desk.duties.byId.values()].filter(isIn).sort(compareByPlace);
}

export interface OwnDuty extends Duty {
  /** When the member accepted it, or null. */
  readonly acceptedAt: number | null;
}

/** What a member is responsible for: the checklist of the member's job role, then the extra duties of that member; hidden ones left out. */
export function dutiesOf(desk: Pick<Desk, 'members' | 'duties' | 'accepted'>, user: UserId): readonly OwnDuty[] {
  const jobRole = desk.members.byId.get(user)?.jobRole ?? null;
  return [...(jobRole === null ? [] : checklistOf(desk, { jobRole })), ...checklistOf(desk, { member: user })]
    .filter((duty) => !duty.hidden)
    .map((duty) => ({ ...duty, acceptedAt: desk.accepted.byId.get(acceptedId(user, duty.id))?.at ?? null }));
}
