import type { ApplicationId, ChannelId, KeyDateId, MoveId, OpeningId, PersonId, RequisitionId, UserId } from '../ids.ts';
import type { ApplicationStageKey, OutcomeKey, StepKey } from './stages.ts';

/**
 * One entry of an application's append-only history [M4].
 * A move with an outcome takes the card off the board; one with `undoes` cancels another move as if neither had happened.
 */
export interface Move {
  readonly id: MoveId;
  readonly stage: ApplicationStageKey;
  /** Place in the column, a fractional index [M5]. */
  readonly rank: string;
  readonly at: number;
  readonly by: UserId;
  /** The heads its author saw. */
  readonly after: readonly MoveId[];
  readonly outcome: OutcomeKey | null;
  readonly reason: string | null;
  readonly undoes: MoveId | null;
}

/** What happens to an offer and after it, in the usual order. */
export const keyDateKinds = [
  'offer-sent',
  'offer-accepted',
  'offer-declined',
  'offer-expired',
  /** By the company. */
  'offer-rescinded',
  /** The day of arrival was agreed, for the first time or anew. */
  'start-planned',
  /** The candidate accepted and went back on it before the start. */
  'reneged',
  'arrived',
  /** Left the company again. */
  'left',
] as const;
export type KeyDateKind = (typeof keyDateKinds)[number];

/**
 * One entry of the append-only record of what happened to an application's offer and arrival. Of several entries of one kind the one noted
 * last by (notedAt, id) is the fact, the others are what was thought before; of `start-planned` every entry is a fact of its own time, and
 * the one with the latest (at, notedAt, id) is the plan.
 */
export interface KeyDate {
  readonly id: KeyDateId;
  readonly kind: KeyDateKind;
  /** When it happened, milliseconds since 1970; may lie before `notedAt`. */
  readonly at: number;
  /** `start-planned` only: the day agreed, `YYYY-MM-DD`. */
  readonly on: string | null;
  readonly notedAt: number;
  readonly by: UserId;
}

/** Somebody is on the phone with this candidate. Expires by itself. */
export interface Claim {
  readonly by: UserId;
  readonly until: number;
}

export interface Application {
  readonly id: ApplicationId;
  readonly person: PersonId;
  readonly requisition: RequisitionId;
  readonly channel: ChannelId | null;
  readonly appliedAt: number;
  readonly owner: UserId | null;
  readonly claim: Claim | null;
  /** Every move, oldest first by (at, id), cancelled ones included: this is the history. */
  readonly moves: readonly Move[];
  /** By (at, notedAt, id). What was taken back is not among them. */
  readonly keyDates: readonly KeyDate[];
  /** The opening it fills, as somebody said; null: the first free one. */
  readonly opening: OpeningId | null;
  /** The head that shows: stage, outcome and place are its. */
  readonly head: Move;
  readonly stage: ApplicationStageKey;
  readonly outcome: OutcomeKey | null;
  readonly reason: string | null;
  readonly step: StepKey | null;
  readonly rank: string;
  /** When it came into the stage or got the outcome it has now; undone moves do not count. */
  readonly since: number;
  /** Other heads that ask for another stage or outcome; empty when people agree. */
  readonly conflict: readonly Move[];
  readonly createdAt: number;
  readonly createdBy: UserId;
  readonly deletedAt: number | null;
  readonly sample: boolean;
}
