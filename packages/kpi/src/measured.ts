import type { ApplicationId, ChannelId, RequisitionId, UserId } from '@muster/model';

export type RowKind = 'opening' | 'application' | 'interview' | 'cost' | 'requisition';
/** `ratio`: 0 to 1. `count`: a plain number. */
export type Unit = 'days' | 'ratio' | 'CNY' | 'count';

/** What a reader should know about a row that counts. */
export type Flag =
  /** An acceptance that filled the opening before was given up: reneged, no-show. The clock goes on from the first request. */
  | 'reopened'
  /** No acceptance was noted: the first move into onboarding, the outcome joined or the arrival stands for it. */
  | 'accepted-by-move'
  /** No arrival was noted: the outcome joined stands for it. */
  | 'arrived-by-outcome'
  /** No sending was noted: the answer stands for it. */
  | 'sent-by-answer'
  /** No start was agreed: the arrival stands for it. */
  | 'planned-by-arrival'
  /** Came, and left within 7 days. */
  | 'early-leave'
  /** Reneged before the start. */
  | 'reneged'
  /** Did not come, as somebody said. */
  | 'no-show'
  /** Did not come: the grace ran out. */
  | 'no-show-by-grace'
  /** Passed a stage in which it never was. */
  | 'skipped'
  /** Stands in an earlier stage than it had reached. */
  | 'moved-back'
  /** Past its stage's limit. */
  | 'late'
  /** Somebody said which opening it fills. */
  | 'chosen-opening'
  /** The package's days that lie outside the period are not in the amount. */
  | 'spread'
  | 'refund';

/** Why something that belongs to the question is not in the number. */
export type ExclusionReason =
  | 'cancelled'
  /** The clock still runs. */
  | 'still-open'
  /** Accepted, or within the grace after the planned start. */
  | 'pending'
  | 'rescinded'
  /** There was no opening left for it. */
  | 'no-opening'
  | 'no-target-day'
  /** The interview's slot has passed and nobody said how it went, or it lies ahead. */
  | 'no-status'
  | 'cancelled-by-company'
  | 'cancelled-by-candidate'
  /** Nobody decided yet. */
  | 'unresolved'
  /** A referral bonus whose condition is not met. */
  | 'condition-not-met'
  | 'internal'
  /** Belongs to no requisition, recruiter or channel, so a filter leaves it out. */
  | 'shared'
  | 'negative-duration'
  | 'missing-date'
  | 'bad-date'
  /** No amount of money. */
  | 'bad-amount';

/** Reasons that say the data should be put right. */
export const warningReasons = [
  'negative-duration',
  'missing-date',
  'bad-date',
  'bad-amount',
] as const satisfies readonly ExclusionReason[];

interface About {
  readonly kind: RowKind;
  readonly id: string;
  readonly requisition: RequisitionId | null;
  readonly application: ApplicationId | null;
}

/** One row behind a number, with what it adds. */
export interface Row extends About {
  /** In the number's unit; of a ratio 1 or 0. */
  readonly value: number;
  /** What puts it into the period, milliseconds since 1970. */
  readonly at: number;
  readonly flags: readonly Flag[];
}

export interface Exclusion extends About {
  readonly reason: ExclusionReason;
  /** What would have put it into the period, milliseconds since 1970. */
  readonly at: number;
}

/**
 * A number that can be trusted: with the rows it is made of and what was left out. Value and counts are at hand; the lists are made when
 * they are asked for, from the facts as they are at that moment, by (at, id).
 */
export interface Measured {
  /** null: nothing to reckon it from. Show "—", never 0. Not rounded; one decimal is for whoever shows it. */
  readonly value: number | null;
  readonly unit: Unit;
  readonly n: number;
  /** Fewer than 5 rows: show it greyed, with its n. */
  readonly few: boolean;
  /** This device does not receive the facts it is made of. */
  readonly hidden: boolean;
  /** Of durations. P90: the smallest value that at least 90 % of the rows do not exceed. */
  readonly spread: { readonly mean: number; readonly median: number; readonly p90: number } | null;
  /** How many were left out, by reason, in the order of the reasons. */
  readonly excluded: readonly { readonly reason: ExclusionReason; readonly count: number }[];
  /** How many of them because their dates need putting right. */
  readonly warned: number;
  readonly rows: () => readonly Row[];
  readonly exclusions: () => readonly Exclusion[];
  /** Those exclusions that are about wrong or missing dates. */
  readonly warnings: () => readonly Exclusion[];
}

/** A month of a trend. */
export interface TrendPoint {
  /** `YYYY-MM` */
  readonly month: string;
  readonly value: number | null;
  readonly n: number;
  readonly few: boolean;
}

export interface ChannelCost {
  /** null: no channel is known. */
  readonly channel: ChannelId | null;
  /** CNY of costs that name the channel. */
  readonly own: number;
  readonly arrivals: number;
  /** own / arrivals; null without arrivals. */
  readonly perHire: number | null;
}

export interface Load {
  readonly user: UserId;
  readonly load: number;
  readonly capacity: number;
  readonly utilisation: number;
  /** The parts of the load. */
  readonly openings: number;
  readonly applications: number;
  readonly interviews: number;
  /** Counted where the work is shared out: a recruiter, or somebody with cards or requisitions. */
  readonly shares: boolean;
  readonly balance: 'over' | 'under' | 'even';
}
