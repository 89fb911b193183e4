import type { Change, Desk } from '../desk.ts';
import type { Refusal } from '../refusals.ts';
import type { Result } from '../result.ts';
import { notBuilt } from './not-built.ts';
import type { ApplicationId, ChannelId, MoveId, PersonId, ReasonId, RequisitionId, UserId } from '../ids.ts';
import type { ApplicationStageKey, OutcomeKey, StepKey } from '../records/stages.ts';
import type { Place } from '../place.ts';
import type { Made } from './made.ts';

export interface ApplyFields {
  readonly requisition: RequisitionId;
  readonly channel?: ChannelId | null;
  readonly appliedAt?: number;
  readonly owner?: UserId | null;
}

export const applyTo = (desk: Desk, fields: ApplyFields & { person: PersonId }): Result<Made<ApplicationId>, Refusal> => notBuilt(desk);

export const editApplication = (desk: Desk, id: ApplicationId, fields: { channel?: ChannelId | null; appliedAt?: number; requisition?: RequisitionId }): Result<Change, Refusal> => notBuilt(desk);

export const moveApplications = (desk: Desk, ids: readonly ApplicationId[], to: { stage: ApplicationStageKey; place?: Place<ApplicationId> }): Result<Change, Refusal> => notBuilt(desk);

export const setOutcome = (desk: Desk, ids: readonly ApplicationId[], to: { outcome: OutcomeKey; reason: ReasonId | null }): Result<Change, Refusal> => notBuilt(desk);

export const reopenApplications = (desk: Desk, ids: readonly ApplicationId[]): Result<Change, Refusal> => notBuilt(desk);

export const setStep = (desk: Desk, id: ApplicationId, step: StepKey | null): Result<Change, Refusal> => notBuilt(desk);

export const assignApplications = (desk: Desk, ids: readonly ApplicationId[], owner: UserId | null): Result<Change, Refusal> => notBuilt(desk);

export const deleteApplications = (desk: Desk, ids: readonly ApplicationId[]): Result<Change, Refusal> => notBuilt(desk);

export const restoreApplications = (desk: Desk, ids: readonly ApplicationId[]): Result<Change, Refusal> => notBuilt(desk);

export const claimApplication = (desk: Desk, id: ApplicationId, options: { takeOver?: boolean }): Result<Change, Refusal> => notBuilt(desk);

export const releaseApplication = (desk: Desk, id: ApplicationId): Result<Change, Refusal> => notBuilt(desk);

export const resolveConflict = (desk: Desk, id: ApplicationId, keep: MoveId): Result<Change, Refusal> => notBuilt(desk);
