import type { Application, Requisition } from '@muster/model';
import type { LaneKind } from './view.ts';

/** The lane of cards that have no owner, no channel, or no readable requisition. */
export const noLane = '';

/** Which lane a candidate's card is in. Without lanes there is one, `noLane`. */
export function laneOfApplication(kind: LaneKind, application: Pick<Application, 'requisition' | 'owner' | 'channel'>): string {
  if (kind === 'none') return noLane;
  return application[kind] ?? noLane;
}

/** A need stands in its own lane and in its owner's. */
export function laneOfRequisition(kind: LaneKind, requisition: Pick<Requisition, 'id' | 'owner'>): string {
  if (kind === 'requisition') return requisition.id;
  if (kind === 'owner') return requisition.owner ?? noLane;
  return noLane;
}

/** Lanes in reading order: as ranked (mine first, the list's order), the lane without a name last. */
export function orderLanes(
  lanes: Iterable<string>,
  rankOf: (lane: string) => number,
  nameOf: (lane: string) => string,
): string[] {
  return [...lanes].sort((a, b) => {
    if (a === noLane || b === noLane) return a === b ? 0 : a === noLane ? 1 : -1;
    return rankOf(a) - rankOf(b) || nameOf(a).localeCompare(nameOf(b)) || (a < b ? -1 : 1);
  });
}
