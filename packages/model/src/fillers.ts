import { takesAnOpening } from './live/board.ts';
import { keyDateOf } from './key-dates.ts';
import type { Desk } from './desk.ts';
import type { ApplicationId, OpeningId, RequisitionId } from './ids.ts';
import type { Application } from './records/application.ts';

/**
 * Who fills which opening of a requisition now: the one somebody chose, else the first free one by (requestedAt, ordinal), in the order in
 * which people accepted. Several were chosen for one: the first of them sits there, and all are named, see `OpeningFilledTwice`. Whoever
 * finds no opening is not in the answer, see `HeadcountExceeded`.
 */
export function fillersOf(
  desk: Pick<Desk, 'applications' | 'openings' | 'columns'>,
  requisition: RequisitionId,
): ReadonlyMap<OpeningId, readonly ApplicationId[]> {
  const free = [...desk.openings.byId.values()]
    .filter((opening) => opening.requisition === requisition && opening.cancelledAt === null)
    .sort((a, b) => a.requestedAt - b.requestedAt || a.ordinal - b.ordinal)
    .map(({ id }) => id);
  const fillers = new Map<OpeningId, ApplicationId[]>();
  const taking = [...desk.columns.ofRequisition(requisition)]
    .flatMap((id) => desk.applications.byId.get(id) ?? [])
    .filter(takesAnOpening)
    .sort((a, b) => acceptedAt(a) - acceptedAt(b) || (a.id < b.id ? -1 : 1));
  const unchosen = taking.filter(({ id, opening }) => {
    if (opening === null || !free.includes(opening)) return true;
    fillers.set(opening, [...(fillers.get(opening) ?? []), id]);
    return false;
  });
  for (const { id } of unchosen) {
    const next = free.find((opening) => !fillers.has(opening));
    if (next !== undefined) fillers.set(next, [id]);
  }
  return fillers;
}

/** When the acceptance was noted, else since when the card stands where it takes an opening. */
const acceptedAt = (application: Application): number => keyDateOf(application, 'offer-accepted')?.at ?? application.since;
