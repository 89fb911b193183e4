import type { Change, Desk } from '../desk.ts';
import type { Refusal } from '../refusals.ts';
import type { Result } from '../result.ts';
import { notBuilt } from './not-built.ts';
import type { ApplicationId, PersonId } from '../ids.ts';
import type { ContactFields, PersonFields } from '../records/person.ts';
import type { ApplyFields } from './applications.ts';
import type { Made } from './made.ts';

export interface NewPerson {
  readonly person: Partial<PersonFields> & { readonly name: string };
  readonly contact?: Partial<ContactFields>;
  readonly tags?: readonly string[];
  readonly note?: string;
  readonly apply?: ApplyFields;
  readonly sample?: boolean;
}

export const addPerson = (desk: Desk, fields: NewPerson): Result<Made<PersonId, { readonly application: ApplicationId | null }>, Refusal> => notBuilt(desk);

export const editPerson = (desk: Desk, id: PersonId, fields: Partial<PersonFields>): Result<Change, Refusal> => notBuilt(desk);

export const editContact = (desk: Desk, id: PersonId, fields: Partial<ContactFields>): Result<Change, Refusal> => notBuilt(desk);

export const tagPersons = (desk: Desk, ids: readonly PersonId[], tags: { add?: readonly string[]; remove?: readonly string[] }): Result<Change, Refusal> => notBuilt(desk);

export const setNextAction = (desk: Desk, ids: readonly PersonId[], next: { text: string; dueOn: string | null } | null): Result<Change, Refusal> => notBuilt(desk);

export const deletePersons = (desk: Desk, ids: readonly PersonId[]): Result<Change, Refusal> => notBuilt(desk);

export const restorePersons = (desk: Desk, ids: readonly PersonId[]): Result<Change, Refusal> => notBuilt(desk);
