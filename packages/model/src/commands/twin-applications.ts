import type { Desk } from '../desk.ts';
import type { PersonId, RequisitionId } from '../ids.ts';
import { interviewsOf } from '../interviews.ts';
import type { Application } from '../records/application.ts';
import type { Plan } from '../write/plan.ts';
import { applicationsHere, planDeletion } from './delete-applications.ts';
import { differences, noteOnBoard } from './notes.ts';

/**
 * Brings the applications of spare persons and to spare requisitions over to the kept ones, history and all. Where several come
 * together, those with which nothing was done since they came in go, as long as one stays; if people worked on both, both stay
 * and the board shows that somebody is entered twice [M11].
 */
export function planTwinApplications(
  desk: Desk,
  plan: Plan,
  persons: ReadonlyMap<PersonId, PersonId>,
  requisitions: ReadonlyMap<RequisitionId, RequisitionId>,
  at: number,
): void {
  const target = ({ person, requisition }: Application) => ({
    person: persons.get(person) ?? person,
    requisition: requisitions.get(requisition) ?? requisition,
  });
  const isAstray = ({ person, requisition }: Application): boolean => persons.has(person) || requisitions.has(requisition);
  for (const together of applicationsByTarget(desk, target, persons, requisitions)) {
    if (!together.some(isAstray)) continue;
    together.sort((a, b) => Number(isAstray(a)) - Number(isAstray(b)) || a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
    const worked = together.filter((application) => isWorkedOn(desk, application));
    const staying = worked.length > 0 ? worked : together.slice(0, 1);
    for (const application of together) {
      if (!staying.includes(application)) {
        planDeletion(desk, plan, application.id, at);
        continue;
      }
      const changes = differences(application, target(application) as Partial<Application>);
      for (const { field, after } of changes) plan.set('application', application.id, field, after);
      const said = changes.filter(({ field }) => field === 'requisition');
      if (changes.length > 0) noteOnBoard(desk, plan, 'application-edited', { application: application.id, changes: said });
    }
    const [first] = staying;
    for (const field of ['owner', 'channel'] as const) {
      const value = together.find((application) => application[field] !== null)?.[field] ?? null;
      if (first !== undefined && first[field] === null && value !== null) plan.set('application', first.id, field, value);
    }
  }
}

function applicationsByTarget(
  desk: Desk,
  target: (application: Application) => { readonly person: PersonId; readonly requisition: RequisitionId },
  persons: ReadonlyMap<PersonId, PersonId>,
  requisitions: ReadonlyMap<RequisitionId, RequisitionId>,
): Iterable<Application[]> {
  const ids = new Set<string>();
  for (const pair of persons) for (const id of pair) for (const found of desk.columns.ofPerson(id)) ids.add(found);
  for (const pair of requisitions) for (const id of pair) for (const found of desk.columns.ofRequisition(id)) ids.add(found);
  const groups = new Map<string, Application[]>();
  for (const application of applicationsHere(desk, ids)) {
    const { person, requisition } = target(application);
    const key = `${person} ${requisition}`;
    groups.set(key, [...(groups.get(key) ?? []), application]);
  }
  return groups.values();
}

/** Everything done with an application is a move or stands in the activity; coming in is one move and, by hand, one entry. */
const isWorkedOn = (desk: Desk, { id, moves, claim, keyDates }: Application): boolean =>
  moves.length > 1 ||
  claim !== null ||
  keyDates.length > 0 ||
  interviewsOf(desk, id).length > 0 ||
  desk.boardActivity.of(id).some(({ kind }) => kind !== 'applied');
