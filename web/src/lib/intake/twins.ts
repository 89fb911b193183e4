import type { Desk, Person, Requisition, TwinPairs } from '@muster/model';
import { foldText } from './targets.ts';

/** Something that came in twice: two people imported it at the same time, neither having seen the other's. */
export interface Twin<T> {
  readonly kept: T;
  /** The later one. */
  readonly spare: T;
}

export interface Twins {
  readonly persons: readonly Twin<Person>[];
  readonly requisitions: readonly Twin<Requisition>[];
}

/**
 * What stands on the board twice because the same file was imported twice at once. Everybody computes the same pairs, so that two
 * people who both clear them up do the same.
 */
export const findTwins = (desk: Desk): Twins => ({ persons: personTwins(desk), requisitions: requisitionTwins(desk) });

export const pairsOf = ({ persons, requisitions }: Twins): TwinPairs => ({
  persons: persons.map(idsOf),
  requisitions: requisitions.map(idsOf),
});
const idsOf = ({ kept, spare }: Twin<{ readonly id: string }>) => ({ kept: kept.id, spare: spare.id });

/** Candidates that come from the same row. */
function personTwins(desk: Desk): Twin<Person>[] {
  const firstByKey = new Map<string, Person>();
  const twins = new Map<string, Twin<Person>>();
  const keptOf = (person: Person): Person => twins.get(person.id)?.kept ?? person;
  for (const person of inOrder(desk.persons.byId.values())) {
    for (const key of person.importKeys) {
      // What a row says in full may be wanted twice, on purpose; its own key is its alone.
      if (key.startsWith('c')) continue;
      const first = firstByKey.get(key);
      if (first === undefined) firstByKey.set(key, person);
      else if (keptOf(first) !== person && !twins.has(person.id)) twins.set(person.id, { kept: keptOf(first), spare: person });
    }
    for (const key of likenessOf(desk, person)) {
      const first = firstByKey.get(key);
      if (first === undefined) firstByKey.set(key, person);
      else if (keptOf(first) !== person && !twins.has(person.id) && first.createdBy !== person.createdBy)
        twins.set(person.id, { kept: keptOf(first), spare: person });
    }
  }
  return [...twins.values()];
}

const background = [
  'city',
  'education',
  'school',
  'major',
  'experienceYears',
  'currentCompany',
  'currentPost',
  'availableFrom',
] as const;

/**
 * In a new project, two who import before they have met salt their keys differently. What the row says tells the same of them then,
 * but only about rows of different people: what one person adds twice is added on purpose. The name with a contact detail is proof;
 * without any, everything that is known, the posts included, must be the same, and be more than one thing that many have in common.
 */
function likenessOf(desk: Desk, person: Person): string[] {
  if (person.importKeys.length === 0) return [];
  const { name } = person;
  const { phone = '', email = '', wechat = '' } = desk.contacts.byId.get(person.id) ?? {};
  const details = Object.entries({ phone, email, wechat }).filter(([, value]) => value !== '');
  if (details.length > 0) return details.map((detail) => JSON.stringify([name, ...detail]));
  const known = background.map((field) => person[field]);
  const posts = [...desk.columns.ofPerson(person.id)].map((id) => {
    const application = desk.applications.byId.get(id);
    return application?.deletedAt === null ? foldText(desk.requisitions.byId.get(application.requisition)?.title ?? '') : '';
  });
  const telling = [...known, ...posts].filter((value) => value !== '' && value !== null);
  return telling.length < 2 ? [] : [JSON.stringify([name, known, posts.sort()])];
}

/** Requisitions of one title that two imports made: one that had seen the other's would have used it. */
function requisitionTwins(desk: Desk): Twin<Requisition>[] {
  const firstByTitle = new Map<string, Requisition>();
  const twins: Twin<Requisition>[] = [];
  for (const requisition of inOrder(desk.requisitions.byId.values())) {
    if (requisition.status === 'cancelled' || requisition.sample || !isMadeByImport(desk, requisition)) continue;
    const first = firstByTitle.get(requisition.title);
    if (first === undefined) firstByTitle.set(requisition.title, requisition);
    else twins.push({ kept: first, spare: requisition });
  }
  return twins;
}

/** An import makes a post together with the first candidates for it, whose coming it does not tell of one by one. */
function isMadeByImport(desk: Desk, { id, createdAt, createdBy }: Requisition): boolean {
  for (const key of desk.columns.ofRequisition(id)) {
    const application = desk.applications.byId.get(key);
    if (application === undefined || application.createdBy !== createdBy || application.createdAt - createdAt > oneWrite)
      continue;
    if (!desk.boardActivity.of(key).some(({ kind }) => kind === 'applied')) return true;
  }
  return false;
}

/** What is written in one go is at most this many milliseconds apart. */
const oneWrite = 2000;

/** Those that are there, the earliest first. */
function inOrder<T extends { readonly id: string; readonly createdAt: number; readonly deletedAt: number | null }>(
  records: Iterable<T>,
): T[] {
  return [...records]
    .filter(({ deletedAt }) => deletedAt === null)
    .sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
}
