import type { UserId } from '../ids.ts';

/** What somebody does on the team. Rights come from the access level, which no document holds. */
export const jobRoles = ['project-manager', 'recruiter', 'tech-support', 'data-analyst', 'sales-support', 'interviewer'] as const;
export type JobRole = (typeof jobRoles)[number];

/** Specialties the interface has words for; a team may write one of its own. */
export const specialties = ['channels', 'technical-posts'] as const;

export interface Member {
  readonly id: UserId;
  /** Empty while neither the member nor anybody else wrote one. */
  readonly name: string;
  /** One of the member colours, by index into the palette the interface owns. */
  readonly colour: number;
  readonly jobRole: JobRole | null;
  /** One of `specialties`, or the team's own words. */
  readonly specialty: string | null;
  /** `YYYY-MM-DD` */
  readonly joinedOn: string | null;
  /** How much load he or she can carry, in the units of the workload formula. null: as much as everybody, see `Targets`. */
  readonly capacity: number | null;
  /** Removed members are kept, so that what they did still says whose work it is. */
  readonly deletedAt: number | null;
  /** Somebody made up by the sample data. */
  readonly sample: boolean;
}

/** What managers and support write about a member. */
export type ProfileFields = Pick<Member, 'jobRole' | 'specialty' | 'joinedOn' | 'capacity'>;
