import type { Desk } from '../desk.ts';
import type { PersonId } from '../ids.ts';
import { contactFields, importKeyKey, tagKey } from '../read/person.ts';
import type { Person } from '../records/person.ts';
import type { Plan } from '../write/plan.ts';
import { noteOnPeople } from './notes.ts';
import type { FieldChange } from './notes.ts';
import { personTexts } from './person-input.ts';
import { missingLines } from './twin-text.ts';

const fields = ['name', ...personTexts, 'experienceYears'] as const;

/** Hands over to a person what the copies know and it does not. */
export function planTwinPerson(desk: Desk, plan: Plan, kept: PersonId, spares: readonly PersonId[]): void {
  const persons = desk.persons.byId;
  const person = persons.get(kept);
  if (person === undefined) return;
  const tags = new Set(person.tags);
  const keys = new Set(person.importKeys);
  const known = new Map<string, unknown>(fields.map((field) => [field, person[field]]));
  const contact = new Map<string, string>(contactFields.map((field) => [field, desk.contacts.byId.get(kept)?.[field] ?? '']));
  let { nextAction } = person;
  const others: Person[] = spares.flatMap((id) => persons.get(id) ?? []);
  for (const spare of others) {
    const changes: FieldChange[] = [];
    for (const field of fields) {
      const [mine, theirs] = [known.get(field), spare[field]];
      if (isNothing(theirs) || mine === theirs) continue;
      changes.push(isNothing(mine) ? { field, before: mine, after: theirs } : { field, before: theirs, after: mine });
      if (!isNothing(mine)) continue;
      known.set(field, theirs);
      plan.set('person', kept, field, theirs);
    }
    for (const field of contactFields) {
      const theirs = desk.contacts.byId.get(spare.id)?.[field] ?? '';
      if (theirs === '' || contact.get(field) !== '') continue;
      contact.set(field, theirs);
      plan.set('contact', kept, field, theirs);
    }
    for (const tag of spare.tags) if (!tags.has(tag)) plan.set('person', kept, tagKey(tag), true);
    for (const tag of spare.tags) tags.add(tag);
    for (const key of spare.importKeys) if (!keys.has(key)) plan.set('person', kept, importKeyKey(key), true);
    for (const key of spare.importKeys) keys.add(key);
    if (nextAction === null && spare.nextAction !== null) {
      nextAction = spare.nextAction;
      plan.set('person', kept, 'nextAction', nextAction);
    }
    noteOnPeople(desk, plan, 'twin-cleared', { person: kept, changes });
  }
  const notes = missingLines(desk, 'people', 'persons', 'notes', kept, spares);
  if (notes !== '') plan.append('person', kept, 'notes', notes);
}

const isNothing = (value: unknown): boolean => value === '' || value === null || value === undefined;
