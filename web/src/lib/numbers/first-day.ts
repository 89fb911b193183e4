import type { Desk } from '@muster/model';
import { dayOf } from '@muster/model';

/** The day of the oldest fact of a project: from there on there is something to look back at. */
export function firstDay(
  desk: Pick<Desk, 'applications' | 'openings' | 'requisitions'>,
  today: string,
  timeZone: string,
): string {
  let at = Infinity;
  for (const { appliedAt, moves } of desk.applications.byId.values()) at = Math.min(at, appliedAt, moves[0]?.at ?? Infinity);
  for (const { requestedAt } of desk.openings.byId.values()) at = Math.min(at, requestedAt);
  for (const { requestedAt, createdAt } of desk.requisitions.byId.values()) at = Math.min(at, requestedAt ?? createdAt);
  const first = Number.isFinite(at) ? dayOf(at, timeZone) : today;
  return first < today ? first : today;
}
