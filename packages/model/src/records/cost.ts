import type { ApplicationId, ChannelId, CostId, RequisitionId, UserId } from '../ids.ts';

export const costKinds = ['one-off', 'package', 'referral-bonus', 'internal'] as const;
export type CostKind = (typeof costKinds)[number];

/**
 * One entry of the ledger of recruiting costs. Recognised: a one-off cost on `on`; a package evenly by day over `on` to `until`, both
 * included; a referral bonus on `on`, the day its condition was met, and not at all before that is known (`on` null); internal work on `on`.
 */
export interface Cost {
  readonly id: CostId;
  readonly kind: CostKind;
  /** CNY, with at most two decimals; negative for a refund. */
  readonly amount: number;
  /** `YYYY-MM-DD` */
  readonly on: string | null;
  /** The last day of a package's validity. */
  readonly until: string | null;
  /** null: shared by all channels. */
  readonly channel: ChannelId | null;
  readonly requisition: RequisitionId | null;
  /** Whom a referral bonus is paid for. */
  readonly application: ApplicationId | null;
  /** The entry that this one gives money back of. */
  readonly refundOf: CostId | null;
  readonly note: string;
  readonly createdAt: number;
  readonly createdBy: UserId;
  readonly deletedAt: number | null;
  readonly sample: boolean;
}
