import type { Desk, Person } from '@muster/model';

/** A row that came in twice: two people imported it at the same time, neither having seen the other's. */
export interface Twin {
  readonly kept: Person;
  /** The later one. */
  readonly spare: Person;
}

/**
 * Pairs of candidates that come from the same row of the same file. Everybody computes the same pairs, so that two people who
 * both clear them up remove the same ones.
 */
export function findTwins(desk: Desk): Twin[] {
  const firstByKey = new Map<string, Person>();
  const twins = new Map<string, Twin>();
  const persons = [...desk.persons.byId.values()].filter(({ deletedAt }) => deletedAt === null);
  persons.sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
  for (const person of persons) {
    for (const key of keysOf(desk, person)) {
      const first = firstByKey.get(key);
      if (first === undefined) firstByKey.set(key, person);
      else if (
        first !== person &&
        !twins.has(person.id) &&
        (importKeysShared(first, person) || first.createdBy !== person.createdBy)
      ) {
        twins.set(person.id, { kept: first, spare: person });
      }
    }
  }
  return [...twins.values()];
}

/**
 * The keys of a person's rows. In a new project, two who import before they have met salt their keys differently; name and phone say
 * the same of them then, but only about rows of different people: what one person adds twice is added on purpose.
 */
function keysOf(desk: Desk, { id, name, importKeys }: Person): string[] {
  const phone = desk.contacts.byId.get(id)?.phone ?? '';
  if (importKeys.length === 0 || phone === '') return [...importKeys];
  return [...importKeys, `${name} ${phone}`];
}

const importKeysShared = (a: Person, b: Person): boolean => a.importKeys.some((key) => b.importKeys.includes(key));
