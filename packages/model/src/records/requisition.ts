import type { OpeningId, ProjectId, RequisitionId, UserId } from '../ids.ts';

export const priorities = ['low', 'normal', 'high', 'urgent'] as const;
export type Priority = (typeof priorities)[number];

/** `on-hold` and `filled` follow from holds and openings; the others are acts with a name and a time on them. */
export type RequisitionStatus = 'draft' | 'requested' | 'confirmed' | 'on-hold' | 'filled' | 'cancelled';

/** A span in which the clock stands still. Half-open: [from, to). `to` null: still on hold. Milliseconds since 1970. */
export interface Hold {
  readonly id: string;
  readonly from: number;
  readonly to: number | null;
  readonly by: UserId;
  readonly reason: string;
}

/** One head to hire, with dates of its own. Instants are milliseconds since 1970, days are `YYYY-MM-DD`. */
export interface Opening {
  readonly id: OpeningId;
  readonly requisition: RequisitionId;
  readonly ordinal: number;
  readonly requestedAt: number;
  readonly targetOn: string | null;
  readonly cancelledAt: number | null;
}

export interface Requisition {
  readonly id: RequisitionId;
  readonly title: string;
  readonly department: string;
  readonly reason: string;
  readonly priority: Priority;
  readonly hiringManager: string;
  readonly owner: UserId | null;
  readonly status: RequisitionStatus;
  readonly requestedAt: number | null;
  readonly confirmedAt: number | null;
  readonly confirmedBy: UserId | null;
  readonly cancelledAt: number | null;
  readonly holds: readonly Hold[];
  /** Openings that are not cancelled. */
  readonly headcount: number;
  readonly rank: string;
  readonly createdAt: number;
  readonly createdBy: UserId;
  readonly deletedAt: number | null;
  readonly sample: boolean;
}

/** The fields a form edits. `description` is co-edited text, see `requisitionDescription`. */
export interface RequisitionFields {
  readonly title: string;
  readonly department: string;
  readonly reason: string;
  readonly priority: Priority;
  readonly hiringManager: string;
  readonly owner: UserId | null;
}

export interface Project {
  readonly id: ProjectId;
  readonly name: string;
  readonly createdAt: number;
  readonly createdBy: UserId;
  readonly deletedAt: number | null;
  readonly sample: boolean;
}
