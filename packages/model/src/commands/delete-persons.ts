import type { Change, Desk } from '../desk.ts';
import type { PersonId } from '../ids.ts';
import type { Refusal } from '../refusals.ts';
import type { Result } from '../result.ts';
import { commit } from '../write/commit.ts';
import { createPlan } from '../write/plan.ts';
import { thePersons } from './chosen.ts';
import { applicationsGoneWith, applicationsHere, planDeletion, planRestoring } from './delete-applications.ts';
import { noteOnPeople } from './notes.ts';

/** Deletes people with their applications, softly: a colleague's edit meanwhile is not lost [M2]. */
export function deletePersons(desk: Desk, ids: readonly PersonId[]): Result<Change, Refusal> {
  const chosen = thePersons(desk, ids);
  if (!chosen.ok) return chosen;
  const plan = createPlan();
  const at = desk.now();
  for (const { id } of chosen.value) {
    plan.set('person', id, 'deletedAt', at);
    plan.set('person', id, 'deletedBy', desk.user);
    noteOnPeople(desk, plan, 'person-deleted', { person: id, at });
    for (const application of applicationsHere(desk, desk.columns.ofPerson(id))) planDeletion(desk, plan, application.id, at);
  }
  return commit(desk, 'deletePersons', plan);
}

/** Brings people back, with the applications that were deleted together with them and whose requisition is there. */
export function restorePersons(desk: Desk, ids: readonly PersonId[]): Result<Change, Refusal> {
  const chosen = thePersons(desk, ids, true);
  if (!chosen.ok) return chosen;
  const plan = createPlan();
  for (const person of chosen.value) {
    const { id } = person;
    const together = applicationsGoneWith(desk, desk.columns.ofPerson(id), person, desk.peopleActivity.of(id));
    plan.set('person', id, 'deletedAt', null);
    plan.set('person', id, 'deletedBy', null);
    noteOnPeople(desk, plan, 'person-restored', { person: id });
    for (const application of together) {
      if (desk.requisitions.byId.get(application.requisition)?.deletedAt === null) planRestoring(desk, plan, application.id);
    }
  }
  return commit(desk, 'restorePersons', plan);
}
