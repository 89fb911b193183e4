import type { Requisition, RequisitionId } from '@muster/model';
import { unionOf } from './holds.ts';
import type { Span } from './holds.ts';
import { existsAt, pastBy } from './world.ts';
import type { World } from './world.ts';

/** A requisition as of an instant. */
export interface Need {
  readonly id: RequisitionId;
  readonly owner: string | null;
  readonly requestedAt: number | null;
  readonly confirmedAt: number | null;
  readonly cancelledAt: number | null;
  readonly holds: readonly Span[];
  readonly isOnHold: boolean;
}

/** undefined: did not exist then. */
export function needOf(requisition: Requisition | undefined, { asOf }: World): Need | undefined {
  if (requisition === undefined || !existsAt(requisition, asOf)) return undefined;
  const holds = unionOf(requisition.holds, asOf);
  return {
    id: requisition.id,
    owner: requisition.owner,
    requestedAt: pastBy(requisition.requestedAt, asOf),
    confirmedAt: pastBy(requisition.confirmedAt, asOf),
    cancelledAt: pastBy(requisition.cancelledAt, asOf),
    holds,
    isOnHold: holds.some(({ from, until }) => from <= asOf && asOf < until),
  };
}

/** Whether applications see the same in both. */
export function isSameForApplications(a: Need | undefined, b: Need | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return (
    a.owner === b.owner &&
    a.holds.length === b.holds.length &&
    a.holds.every((hold, index) => hold.from === b.holds[index]?.from && hold.until === b.holds[index].until)
  );
}

/** Whether everything that is reckoned with is the same: most edits of a requisition are no business of the numbers. */
export const isSameNeed = (a: Need | undefined, b: Need | undefined): boolean =>
  isSameForApplications(a, b) &&
  a?.requestedAt === b?.requestedAt &&
  a?.confirmedAt === b?.confirmedAt &&
  a?.cancelledAt === b?.cancelledAt &&
  a?.isOnHold === b?.isOnHold;
