import type { DecisionId, UserId } from '../ids.ts';
import type { Link } from './link.ts';

/** The fields a form edits. What was decided and why is co-edited text, see `decisionText`. */
export interface DecisionFields {
  readonly title: string;
  /** `YYYY-MM-DD` */
  readonly decidedOn: string;
  /** Who decided. */
  readonly by: UserId;
  readonly links: readonly Link[];
}

/** One entry of the log of decisions. */
export interface Decision extends DecisionFields {
  readonly id: DecisionId;
  /** The earlier decision that this one takes the place of. */
  readonly supersedes: DecisionId | null;
  readonly createdAt: number;
  readonly createdBy: UserId;
  readonly deletedAt: number | null;
  readonly sample: boolean;
}
