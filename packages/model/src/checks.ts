import type { Desk } from './desk.ts';
import type { ApplicationId, PersonId, RequisitionId } from './ids.ts';
import { takesAnOpening } from './live/board.ts';

/** What merging can bring about and a document cannot forbid: something for people to resolve [M11]. */
export type BoardProblem =
  | {
      readonly type: 'HeadcountExceeded';
      readonly requisition: RequisitionId;
      readonly headcount: number;
      readonly taken: number;
    }
  | {
      readonly type: 'AppliedTwice';
      readonly person: PersonId;
      readonly requisition: RequisitionId;
      readonly applications: readonly ApplicationId[];
    }
  /** A card on the board whose person or requisition is deleted: it was made, moved or brought back by somebody who had not seen that. */
  | {
      readonly type: 'BelongsToDeleted';
      readonly application: ApplicationId;
      readonly person: PersonId;
      readonly requisition: RequisitionId;
      readonly deleted: 'person' | 'requisition';
    };

/** In the order of ids, so that every replica lists the same. */
export function problemsOf(desk: Desk): readonly BoardProblem[] {
  const problems: BoardProblem[] = [];
  for (const { id, headcount, deletedAt, status } of sorted(desk.requisitions.byId.values())) {
    if (deletedAt !== null || status === 'cancelled') continue;
    const taken = takenOpenings(desk, id);
    if (taken > headcount) problems.push({ type: 'HeadcountExceeded', requisition: id, headcount, taken });
  }
  const first = new Map<string, ApplicationId[]>();
  for (const { id, person, requisition, deletedAt, outcome } of sorted(desk.applications.byId.values())) {
    if (deletedAt !== null) continue;
    const deleted = isDeleted(desk.persons.byId.get(person))
      ? 'person'
      : isDeleted(desk.requisitions.byId.get(requisition))
        ? 'requisition'
        : null;
    if (deleted !== null && outcome === null)
      problems.push({ type: 'BelongsToDeleted', application: id, person, requisition, deleted });
    const pair = `${person} ${requisition}`;
    const known = first.get(pair);
    if (known === undefined) {
      first.set(pair, [id]);
      continue;
    }
    known.push(id);
    if (known.length === 2) problems.push({ type: 'AppliedTwice', person, requisition, applications: known });
  }
  return problems;
}

/** Heads that are taken: joined, in onboarding, or with an accepted offer. */
export function takenOpenings(desk: Desk, requisition: RequisitionId): number {
  let taken = 0;
  for (const id of desk.columns.ofRequisition(requisition)) {
    const application = desk.applications.byId.get(id);
    if (application !== undefined && takesAnOpening(application)) taken++;
  }
  return taken;
}

/** Somebody who is not here yet, or may not be read here, is not deleted. */
const isDeleted = (record: { readonly deletedAt: number | null } | undefined): boolean => (record?.deletedAt ?? null) !== null;

const sorted = <T extends { readonly id: string }>(records: Iterable<T>): readonly T[] =>
  [...records].sort((a, b) => (a.id < b.id ? -1 : 1));
