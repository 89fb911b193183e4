import type { GoalId, RequisitionId, UserId } from '../ids.ts';

export const goalMeasureTypes = ['tasks', 'openings', 'number'] as const;
/**
 * How one sees how far a goal is: by its tasks and the goals below it; by openings filled, of one requisition or of the whole project
 * (`target` null: all that were asked for); or by a number that people write down.
 */
export type GoalMeasure =
  | { readonly type: 'tasks' }
  | { readonly type: 'openings'; readonly requisition: RequisitionId | null; readonly target: number | null }
  | { readonly type: 'number'; readonly target: number; readonly unit: string };

export interface Goal {
  readonly id: GoalId;
  readonly title: string;
  readonly owner: UserId | null;
  /** `YYYY-MM-DD` */
  readonly dueOn: string | null;
  /** The goal it is a part of. Merging can bring about circles: readers of goals cut them, see `goalTree`. */
  readonly parent: GoalId | null;
  readonly measure: GoalMeasure;
  /** Where the number stands, for a goal that is measured by one. */
  readonly value: number;
  /** How much it counts in the goal it is a part of; 1 unless said otherwise. */
  readonly weight: number;
  readonly rank: string;
  readonly createdAt: number;
  readonly createdBy: UserId;
  readonly deletedAt: number | null;
  readonly sample: boolean;
}

/** The fields a form edits. */
export type GoalFields = Pick<Goal, 'title' | 'owner' | 'dueOn' | 'parent' | 'measure' | 'value' | 'weight'>;
