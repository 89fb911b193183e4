import type { ApplicationId, InterviewId, UserId } from '../ids.ts';

export const interviewTypes = ['on-site', 'video', 'phone'] as const;
export type InterviewType = (typeof interviewTypes)[number];

/**
 * `scheduled` until somebody says how it went. Moved before its slot, an interview keeps its record and takes the new time; what did not
 * take place as agreed says whose doing it was.
 */
export const interviewStatuses = ['scheduled', 'attended', 'no-show', 'cancelled-by-candidate', 'cancelled-by-company'] as const;
export type InterviewStatus = (typeof interviewStatuses)[number];

/** A talk with a candidate at an agreed time. Says nothing of how it went: that is a scorecard's business. */
export interface Interview {
  readonly id: InterviewId;
  readonly application: ApplicationId;
  /** 1, 2, … */
  readonly round: number;
  readonly type: InterviewType;
  /** When it begins, milliseconds since 1970. */
  readonly at: number;
  readonly minutes: number;
  /** Sorted. */
  readonly interviewers: readonly UserId[];
  /** Where, or a link. */
  readonly place: string;
  readonly status: InterviewStatus;
  /** When its status became what it is; null while scheduled. */
  readonly statusAt: number | null;
  readonly createdAt: number;
  readonly createdBy: UserId;
  readonly deletedAt: number | null;
  readonly sample: boolean;
}
