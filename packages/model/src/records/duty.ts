import type { DutyId, UserId } from '../ids.ts';
import type { JobRole } from './member.ts';

/** One line of a checklist of responsibilities. Built-in duties have a fixed id and no text: the interface translates the id. */
export interface Duty {
  readonly id: DutyId;
  /** Whose checklist it stands in: that of a job role, or null for the extra duty of one member. */
  readonly jobRole: JobRole | null;
  /** The one member whose extra duty it is. */
  readonly member: UserId | null;
  readonly text: string | null;
  /** Its place in the checklist, by (rank, id). */
  readonly rank: string;
  readonly hidden: boolean;
}

/** That a member accepted a duty, under the id `{user}:{duty}`. */
export interface Acceptance {
  readonly id: string;
  readonly at: number;
}

/** The checklists every team starts with, in order. */
export const builtInDuties = {
  'project-manager': [
    'project-manager.kick-off',
    'project-manager.goals',
    'project-manager.progress',
    'project-manager.resources',
    'project-manager.risks',
    'project-manager.contact',
    'project-manager.review',
  ],
  recruiter: [
    'recruiter.channels',
    'recruiter.screening',
    'recruiter.invitations',
    'recruiter.interviews',
    'recruiter.offers',
    'recruiter.relations',
    'recruiter.data-entry',
  ],
  'tech-support': [
    'tech-support.running',
    'tech-support.help',
    'tech-support.accounts',
    'tech-support.import-export',
    'tech-support.integrations',
    'tech-support.backup',
  ],
  'data-analyst': [
    'data-analyst.follow',
    'data-analyst.quality',
    'data-analyst.analyse',
    'data-analyst.report',
    'data-analyst.propose',
  ],
  'sales-support': [
    'sales-support.needs',
    'sales-support.posts',
    'sales-support.priorities',
    'sales-support.feedback',
    'sales-support.onboarding',
  ],
  interviewer: [
    'interviewer.needs',
    'interviewer.times',
    'interviewer.interviews',
    'interviewer.scorecards',
    'interviewer.decisions',
    'interviewer.welcome',
  ],
} as const satisfies Record<JobRole, readonly DutyId[]>;
export type BuiltInDutyId = (typeof builtInDuties)[JobRole][number];
