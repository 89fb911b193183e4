import type { ApplicationId, ChannelId, MoveId, PersonId, RequisitionId, UserId } from '../ids.ts';
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
