import type { Change, Desk } from '../desk.ts';
import type { Refusal } from '../refusals.ts';
import type { Result } from '../result.ts';
import { notBuilt } from './not-built.ts';
import type { RequisitionId } from '../ids.ts';
import type { RequisitionFields } from '../records/requisition.ts';
import type { Place } from '../place.ts';
import type { Made } from './made.ts';

export interface NewRequisition extends Partial<RequisitionFields> {
  readonly title: string;
  readonly headcount: number;
  readonly targetOn?: string | null;
  readonly as: 'draft' | 'requested' | 'confirmed';
  readonly description?: string;
  readonly sample?: boolean;
}

export const createRequisition = (desk: Desk, fields: NewRequisition): Result<Made<RequisitionId>, Refusal> => notBuilt(desk);

export const editRequisition = (desk: Desk, id: RequisitionId, fields: Partial<RequisitionFields>): Result<Change, Refusal> => notBuilt(desk);

export const setHeadcount = (desk: Desk, id: RequisitionId, headcount: number): Result<Change, Refusal> => notBuilt(desk);

export const requestRequisition = (desk: Desk, id: RequisitionId): Result<Change, Refusal> => notBuilt(desk);

export const confirmRequisition = (desk: Desk, id: RequisitionId): Result<Change, Refusal> => notBuilt(desk);

export const holdRequisition = (desk: Desk, id: RequisitionId, reason: string): Result<Change, Refusal> => notBuilt(desk);

export const resumeRequisition = (desk: Desk, id: RequisitionId): Result<Change, Refusal> => notBuilt(desk);

export const cancelRequisition = (desk: Desk, id: RequisitionId): Result<Change, Refusal> => notBuilt(desk);

export const reorderRequisition = (desk: Desk, id: RequisitionId, place: Place<RequisitionId>): Result<Change, Refusal> => notBuilt(desk);

export const deleteRequisitions = (desk: Desk, ids: readonly RequisitionId[]): Result<Change, Refusal> => notBuilt(desk);

export const restoreRequisitions = (desk: Desk, ids: readonly RequisitionId[]): Result<Change, Refusal> => notBuilt(desk);
