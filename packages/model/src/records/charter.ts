import type { KickoffItemId, UserId } from '../ids.ts';

/** The flat part of a project's charter; its texts are co-edited, see `charterText`. Days are `YYYY-MM-DD`. */
export interface Charter {
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  /** How many people the project is to bring in. Openings follow their requisitions; this is what was agreed at the start. */
  readonly headcount: number | null;
}

/** The texts of a charter, in order. */
export const charterParts = ['goal', 'scope', 'outOfScope'] as const;
export type CharterPart = (typeof charterParts)[number];

/** What the project may cost. Restricted: lives in the `private` document. */
export interface Budget {
  /** CNY */
  readonly amount: number | null;
  readonly note: string;
}

/** One line of the kick-off checklist. Built-in lines have a fixed id and no text: the interface translates the id. */
export interface KickoffItem {
  readonly id: KickoffItemId;
  readonly text: string | null;
  /** Its place in the checklist, by (rank, id). */
  readonly rank: string;
  readonly hidden: boolean;
  /** Who ticked it off, and when; null while open. */
  readonly done: { readonly at: number; readonly by: UserId } | null;
}

/** The lines every project starts with, in order. */
export const builtInKickoff = [
  'kickoff.goal',
  'kickoff.needs',
  'kickoff.headcount',
  'kickoff.dates',
  'kickoff.budget',
  'kickoff.targets',
  'kickoff.people',
  'kickoff.matrix',
  'kickoff.channels',
  'kickoff.interviewers',
  'kickoff.privacy',
  'kickoff.risks',
  'kickoff.rhythm',
  'kickoff.meeting',
] as const satisfies readonly KickoffItemId[];
export type BuiltInKickoffId = (typeof builtInKickoff)[number];
