import type { RiskId, UserId } from '../ids.ts';
import type { Link, MadeFrom } from './link.ts';

/** `happened`: it came about and is being dealt with. `closed`: it can no longer come about, or is over. */
export const riskStatuses = ['open', 'watching', 'happened', 'closed'] as const;
export type RiskStatus = (typeof riskStatuses)[number];

/** From 1, hardly, to 5, nearly certain or ruinous. */
export const riskSteps = [1, 2, 3, 4, 5] as const;
export type RiskStep = (typeof riskSteps)[number];

/** The fields a form edits. */
export interface RiskFields {
  readonly title: string;
  readonly likelihood: RiskStep;
  readonly impact: RiskStep;
  /** By what one notices that it comes about. */
  readonly trigger: string;
  /** What to do against it, and when it comes about. */
  readonly response: string;
  readonly owner: UserId | null;
  readonly status: RiskStatus;
  /** When to look at it again, `YYYY-MM-DD`. */
  readonly reviewOn: string | null;
  readonly links: readonly Link[];
}

/** Something that may keep the project from its goal. */
export interface Risk extends RiskFields {
  readonly id: RiskId;
  /** Since when it has the status it has; null while it has the first one. */
  readonly statusAt: number | null;
  readonly origin: MadeFrom | null;
  /** Which of the shipped suggestions it was made from. */
  readonly suggestion: string | null;
  readonly createdAt: number;
  readonly createdBy: UserId;
  readonly deletedAt: number | null;
  readonly sample: boolean;
}
