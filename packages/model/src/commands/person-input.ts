import { contactFields } from '../read/person.ts';
import type { ContactFields, PersonFields } from '../records/person.ts';
import type { Refusal } from '../refusals.ts';
import { err, ok } from '../result.ts';
import type { Result } from '../result.ts';
import { allOf, limits, nameOf, numberOf, textOf } from './input.ts';

export const personTexts = [
  'city',
  'education',
  'school',
  'major',
  'currentCompany',
  'currentPost',
  'availableFrom',
  'referrer',
] as const;

/** Those of a person's fields that were given, checked. */
export function givenPersonFields(fields: Partial<PersonFields>): Result<Partial<PersonFields>, Refusal> {
  const given: Record<string, Result<unknown, Refusal>> = {};
  if (fields.name !== undefined) given['name'] = nameOf('name', fields.name);
  for (const field of personTexts) if (fields[field] !== undefined) given[field] = textOf(field, fields[field]);
  if (fields.experienceYears !== undefined) {
    given['experienceYears'] =
      fields.experienceYears === null ? ok(null) : numberOf('experienceYears', fields.experienceYears, 0, 80, false);
  }
  return allOf(given);
}

export function givenContactFields(fields: Partial<ContactFields>): Result<Partial<ContactFields>, Refusal> {
  const given: Record<string, Result<unknown, Refusal>> = {};
  for (const field of contactFields) if (fields[field] !== undefined) given[field] = textOf(field, fields[field], limits.name);
  return allOf(given);
}

/** Tags as they are stored: trimmed, each once. */
export function tagsOf(tags: readonly string[] | undefined): Result<readonly string[], Refusal> {
  const found = new Set<string>();
  for (const tag of Array.isArray(tags) ? tags : []) {
    const text = textOf('tag', tag, limits.tag);
    if (!text.ok) return text;
    if (text.value !== '') found.add(text.value);
  }
  return found.size > limits.tags
    ? err({ type: 'NumberOutOfRange', field: 'tags', least: 0, most: limits.tags })
    : ok([...found]);
}
