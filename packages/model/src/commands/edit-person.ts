import type { Change, Desk } from '../desk.ts';
import type { PersonId } from '../ids.ts';
import type { ContactFields, PersonFields } from '../records/person.ts';
import type { Refusal } from '../refusals.ts';
import type { Result } from '../result.ts';
import { commit } from '../write/commit.ts';
import { createPlan } from '../write/plan.ts';
import { thePerson } from './chosen.ts';
import { differences, noteOnPeople } from './notes.ts';
import { givenContactFields, givenPersonFields } from './person-input.ts';

export function editPerson(desk: Desk, id: PersonId, fields: Partial<PersonFields>): Result<Change, Refusal> {
  const person = thePerson(desk, id);
  if (!person.ok) return person;
  const wanted = givenPersonFields(fields ?? {});
  if (!wanted.ok) return wanted;
  const changes = differences(person.value, wanted.value);
  const plan = createPlan();
  for (const { field, after } of changes) plan.set('person', id, field, after);
  if (changes.length > 0) noteOnPeople(desk, plan, 'person-edited', { person: id, changes });
  return commit(desk, 'editPerson', plan);
}

/** Changes contact details. What they were and are stays out of the activity: others may read that. */
export function editContact(desk: Desk, id: PersonId, fields: Partial<ContactFields>): Result<Change, Refusal> {
  const person = thePerson(desk, id);
  if (!person.ok) return person;
  const wanted = givenContactFields(fields ?? {});
  if (!wanted.ok) return wanted;
  const before: ContactFields = desk.contacts.byId.get(id) ?? { phone: '', email: '', wechat: '', expectedSalary: '' };
  const changes = differences(before, wanted.value);
  const plan = createPlan();
  for (const { field, after } of changes) plan.set('contact', id, field, after);
  if (changes.length > 0) noteOnPeople(desk, plan, 'contact-edited', { person: id });
  return commit(desk, 'editContact', plan);
}
