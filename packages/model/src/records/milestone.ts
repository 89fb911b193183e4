import type { MilestoneId, UserId } from '../ids.ts';
import type { StageKey } from './stages.ts';

/** A day in the timetable of the project by which something must stand. */
export interface Milestone {
  readonly id: MilestoneId;
  readonly title: string;
  /** `YYYY-MM-DD` */
  readonly dueOn: string | null;
  readonly owner: UserId | null;
  /** The stage of the process it is about, or null. */
  readonly stage: StageKey | null;
  readonly doneAt: number | null;
  readonly doneBy: UserId | null;
  readonly createdAt: number;
  readonly createdBy: UserId;
  readonly deletedAt: number | null;
  readonly sample: boolean;
}

/** The fields a form edits. */
export type MilestoneFields = Pick<Milestone, 'title' | 'dueOn' | 'owner' | 'stage'>;
