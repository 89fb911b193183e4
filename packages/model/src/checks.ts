import type { Desk } from './desk.ts';
import type { ApplicationId, InterviewId, OpeningId, PersonId, RequisitionId, UserId } from './ids.ts';
import { takesTime } from './interviews.ts';
import { takesAnOpening } from './live/board.ts';
import type { Interview } from './records/interview.ts';

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
    }
  /** Acceptances that stand, or arrivals, which were all said to fill the same opening. */
  | { readonly type: 'OpeningFilledTwice'; readonly opening: OpeningId; readonly applications: readonly ApplicationId[] }
  /** Interviews still to come that want the same interviewer at the same time. */
  | { readonly type: 'InterviewerDoubleBooked'; readonly interviewer: UserId; readonly interviews: readonly InterviewId[] };

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
  return [...problems, ...openingsFilledTwice(desk), ...doubleBookings(desk)];
}

function openingsFilledTwice(desk: Desk): readonly BoardProblem[] {
  const fillers = new Map<OpeningId, ApplicationId[]>();
  for (const application of sorted(desk.applications.byId.values())) {
    const { id, opening } = application;
    if (opening === null || !takesAnOpening(application)) continue;
    fillers.set(opening, [...(fillers.get(opening) ?? []), id]);
  }
  return [...fillers]
    .filter(([, applications]) => applications.length > 1)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([opening, applications]) => ({ type: 'OpeningFilledTwice', opening, applications }));
}

/** One problem for each interviewer and run of interviews in which each overlaps an earlier one. */
function doubleBookings(desk: Desk): readonly BoardProblem[] {
  const byInterviewer = new Map<UserId, Interview[]>();
  for (const interview of sorted(desk.interviews.byId.values())) {
    if (!takesTime(interview) || interview.at + interview.minutes * 60_000 <= desk.now()) continue;
    if (desk.applications.byId.get(interview.application)?.deletedAt !== null) continue;
    for (const user of interview.interviewers) byInterviewer.set(user, [...(byInterviewer.get(user) ?? []), interview]);
  }
  return [...byInterviewer]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([interviewer, interviews]) =>
      runsThatOverlap(interviews).map((run) => ({
        type: 'InterviewerDoubleBooked' as const,
        interviewer,
        interviews: run.map(({ id }) => id),
      })),
    );
}

function runsThatOverlap(interviews: readonly Interview[]): readonly (readonly Interview[])[] {
  const runs: Interview[][] = [];
  let end = -Infinity;
  for (const interview of interviews.toSorted((a, b) => a.at - b.at)) {
    if (interview.at < end) runs.at(-1)?.push(interview);
    else runs.push([interview]);
    end = Math.max(end, interview.at + interview.minutes * 60_000);
  }
  return runs.filter((run) => run.length > 1);
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
