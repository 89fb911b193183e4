import type { Application, ApplicationId, Contact, Desk, Person, PersonId } from '@muster/model';

/** One line of the list: a person with one application, or a person who has none that counts. Never changed in place. */
export interface CandidateRow {
  /** The application's id, or `person:` and the person's. */
  readonly id: string;
  readonly person: Person;
  readonly application: Application | null;
  /** null: not known, or not for this member to read. */
  readonly contact: Contact | null;
  /** The requisition's title, '' when it is gone or there is none. */
  readonly post: string;
  readonly deleted: boolean;
}

type Source = Pick<Desk, 'persons' | 'applications' | 'contacts' | 'requisitions' | 'columns'>;

/**
 * The lines of one person: one for each application, and one for the person alone when no application is left that counts.
 * A person who is not there (yet) has no line: an application may arrive before its person.
 */
export function rowsOfPerson(desk: Source, id: PersonId): CandidateRow[] {
  const person = desk.persons.byId.get(id);
  if (person === undefined) return [];
  const contact = desk.contacts.byId.get(id) ?? null;
  const applications = [...desk.columns.ofPerson(id)].flatMap((each) => desk.applications.byId.get(each) ?? []);
  const rows: CandidateRow[] = applications.map((application) => ({
    id: application.id,
    person,
    application,
    contact,
    post: desk.requisitions.byId.get(application.requisition)?.title ?? '',
    deleted: person.deletedAt !== null || application.deletedAt !== null,
  }));
  const alone = person.deletedAt === null ? rows.every((row) => row.deleted) : rows.length === 0;
  if (alone) rows.push({ id: `person:${id}`, person, application: null, contact, post: '', deleted: person.deletedAt !== null });
  return rows;
}

/** What changed: the new line, or null for a line that is gone. */
type RowChanges = ReadonlyMap<string, CandidateRow | null>;

/** All lines, kept up to date at the cost of what changed [P7]. */
export interface CandidateRows {
  readonly byId: ReadonlyMap<string, CandidateRow>;
  /** Counts the changes. */
  readonly version: number;
  subscribe(listener: (changes: RowChanges) => void): () => void;
  stop(): void;
}

export function openCandidateRows(desk: Source): CandidateRows {
  const byId = new Map<string, CandidateRow>();
  const idsByPerson = new Map<PersonId, readonly string[]>();
  const listeners = new Set<(changes: RowChanges) => void>();
  let version = 0;

  const read = (person: PersonId, changes: Map<string, CandidateRow | null>): void => {
    const rows = rowsOfPerson(desk, person);
    for (const id of idsByPerson.get(person) ?? []) {
      byId.delete(id);
      changes.set(id, null);
    }
    for (const row of rows) {
      byId.set(row.id, row);
      changes.set(row.id, row);
    }
    if (rows.length === 0) idsByPerson.delete(person);
    else {
      const ids = rows.map((row) => row.id);
      idsByPerson.set(person, ids);
    }
  };
  const readAll = (persons: Iterable<PersonId>): void => {
    const changes = new Map<string, CandidateRow | null>();
    for (const person of new Set(persons)) read(person, changes);
    if (changes.size === 0) return;
    version++;
    for (const listener of listeners) listener(changes);
  };
  const personsOf = (applications: Iterable<ApplicationId>): PersonId[] =>
    [...applications].flatMap((id) => desk.applications.byId.get(id)?.person ?? byId.get(id)?.person.id ?? []);

  const stops = [
    desk.persons.subscribe(({ ids }) => readAll(ids)),
    desk.contacts.subscribe(({ ids }) => readAll(ids)),
    desk.applications.subscribe(({ ids }) => readAll(personsOf(ids))),
    desk.requisitions.subscribe(({ ids }) => readAll([...ids].flatMap((id) => personsOf(desk.columns.ofRequisition(id))))),
  ];
  readAll(desk.persons.byId.keys());

  return {
    byId,
    get version() {
      return version;
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop: () => stops.forEach((stop) => stop()),
  };
}
