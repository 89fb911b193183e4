import type { Desk } from '../desk.ts';
import type { ApplicationId, PersonId } from '../ids.ts';
import { importKeyKey, tagKey } from '../read/person.ts';
import type { ContactFields, PersonFields } from '../records/person.ts';
import type { Refusal } from '../refusals.ts';
import { err, ok } from '../result.ts';
import type { Result } from '../result.ts';
import { commit } from '../write/commit.ts';
import { createPlan } from '../write/plan.ts';
import type { Plan } from '../write/plan.ts';
import { checkEntry, planEntry } from './apply.ts';
import type { ApplyFields } from './apply.ts';
import { limits, textOf } from './input.ts';
import type { Made } from './made.ts';
import { placeInStage, rekey } from './move.ts';
import { noteOnPeople } from './notes.ts';
import { givenContactFields, givenPersonFields, tagsOf } from './person-input.ts';

export interface NewPerson {
  readonly person: Partial<PersonFields> & { readonly name: string };
  readonly contact?: Partial<ContactFields>;
  readonly tags?: readonly string[];
  readonly note?: string;
  readonly apply?: ApplyFields;
  readonly sample?: boolean;
}

/** Adds a person and, with `apply`, a card at the top of the screening column. */
export function addPerson(
  desk: Desk,
  fields: NewPerson,
): Result<Made<PersonId, { readonly application: ApplicationId | null }>, Refusal> {
  const person = checkPerson(fields);
  if (!person.ok) return person;
  const entry = fields.apply === undefined || fields.apply === null ? ok(null) : checkEntry(desk, fields.apply);
  if (!entry.ok) return entry;
  const plan = createPlan();
  const id = planPerson(desk, plan, person.value);
  noteOnPeople(desk, plan, 'person-added', { person: id });
  let application: ApplicationId | null = null;
  if (entry.value !== null) {
    const { ranks, rekeyed } = placeInStage(desk, 'screening', new Set(['new']), 'top');
    rekey(desk, plan, rekeyed);
    application = planEntry(desk, plan, { ...entry.value, person: id, rank: ranks[0] as string, sample: person.value.sample });
  }
  const change = commit(desk, 'addPerson', plan);
  return change.ok ? ok({ change: change.value, id, application }) : change;
}

export interface CheckedPerson {
  readonly person: Partial<PersonFields> & { readonly name: string };
  readonly contact: Partial<ContactFields>;
  readonly tags: readonly string[];
  readonly note: string;
  readonly sample: boolean;
  readonly importKeys?: readonly string[];
}

export function checkPerson(fields: Omit<NewPerson, 'apply'>): Result<CheckedPerson, Refusal> {
  const person = givenPersonFields(fields?.person ?? {});
  if (!person.ok) return person;
  const { name } = person.value;
  if (name === undefined) return err({ type: 'NameMissing' });
  const contact = givenContactFields(fields.contact ?? {});
  if (!contact.ok) return contact;
  const tags = tagsOf(fields.tags);
  if (!tags.ok) return tags;
  const note = textOf('note', fields.note, limits.note);
  if (!note.ok) return note;
  return ok({
    person: { ...person.value, name },
    contact: contact.value,
    tags: tags.value,
    note: note.value,
    sample: fields.sample === true,
  });
}

/** What is unknown is not written; contact details go to the restricted document. */
export function planPerson(
  desk: Desk,
  plan: Plan,
  { person, contact, tags, note, sample, importKeys = [] }: CheckedPerson,
): PersonId {
  const id = desk.newId<'person'>();
  const known = Object.entries(person).filter(([, value]) => value !== '' && value !== null);
  plan.create(
    'person',
    id,
    {
      ...Object.fromEntries(known),
      ...Object.fromEntries(tags.map((tag) => [tagKey(tag), true])),
      ...Object.fromEntries(importKeys.map((key) => [importKeyKey(key), true])),
      ...(sample && { sample }),
      createdAt: desk.now(),
      createdBy: desk.user,
    },
    { notes: note },
  );
  for (const [field, value] of Object.entries(contact)) if (value !== '') plan.setQuietly('contact', id, field, value);
  return id;
}
