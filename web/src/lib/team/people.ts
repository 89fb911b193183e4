import type { JobRole, Member } from '@muster/model';
import type { AccessLevel, DirectoryMember, ProjectScope } from '@muster/protocol';

/** Somebody of the team: what the server knows of the account, and what the team's documents say of the member. */
export interface TeamPerson {
  readonly id: string;
  readonly name: string;
  readonly colour: number;
  /** null: only the server knows, and it was not reached. */
  readonly level: AccessLevel | null;
  readonly projects: ProjectScope | null;
  /** null: unknown, or not for us. */
  readonly email: string | null;
  readonly jobRole: JobRole | null;
  readonly specialty: string | null;
  /** `YYYY-MM-DD` */
  readonly joinedOn: string | null;
  /** Of the sample data: has no account. */
  readonly sample: boolean;
  /** The team's documents know the member. Not so before somebody who was invited has opened the team, and viewers cannot write there. */
  readonly known: boolean;
}

interface Sources {
  /** null: the server was not reached yet. */
  readonly directory: readonly DirectoryMember[] | null;
  readonly members: ReadonlyMap<string, Member>;
  /** What one knows of oneself without asking. */
  readonly me: { readonly id: string; readonly level: AccessLevel | null; readonly projects: ProjectScope | null };
  /** The day on which somebody joined whose profile does not say. */
  readonly dayOf: (at: number) => string;
}

/**
 * Everybody who belongs to the team, oneself first, then by name, made-up members last. Whoever the server has counts; what a member wrote leads over what
 * the account says. Without an answer of the server those count whom the documents know.
 */
export function peopleOf(
  { directory, members, me, dayOf }: Sources,
  compare: (a: string, b: string) => number,
): readonly TeamPerson[] {
  const accounts = new Map((directory ?? []).map((account) => [account.user, account]));
  const ids = new Set(accounts.keys());
  for (const member of members.values()) {
    if (member.deletedAt === null && (directory === null || member.sample)) ids.add(member.id);
  }
  const people = [...ids].map((id): TeamPerson => {
    const account = accounts.get(id);
    const member = members.get(id);
    return {
      id,
      name: member?.name || account?.name || '',
      colour: member?.name ? member.colour : (account?.colour ?? member?.colour ?? 0),
      level: account?.level ?? (id === me.id ? me.level : null),
      projects: account?.projects ?? (id === me.id ? me.projects : null),
      email: account?.email ?? null,
      jobRole: member?.jobRole ?? null,
      specialty: member?.specialty ?? null,
      joinedOn: member?.joinedOn ?? (account ? dayOf(account.since) : null),
      sample: account === undefined && (member?.sample ?? false),
      known: member !== undefined && member.deletedAt === null,
    };
  });
  return people.sort(
    (a, b) =>
      Number(b.id === me.id) - Number(a.id === me.id) ||
      Number(a.sample) - Number(b.sample) ||
      compare(a.name, b.name) ||
      (a.id < b.id ? -1 : 1),
  );
}

export interface PeopleFilter {
  readonly text: string;
  readonly level: AccessLevel | null;
  readonly jobRole: JobRole | null;
}
export const noFilter: PeopleFilter = { text: '', level: null, jobRole: null };

/** Those who have every word of the text in their name, e-mail or in the words of what they do. */
export function filterPeople(
  people: readonly TeamPerson[],
  { text, level, jobRole }: PeopleFilter,
  wordsOf: (person: TeamPerson) => readonly string[],
): readonly TeamPerson[] {
  const words = text.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean);
  return people.filter((person) => {
    if (level !== null && person.level !== level) return false;
    if (jobRole !== null && person.jobRole !== jobRole) return false;
    const about = [person.name, person.email ?? '', ...wordsOf(person)].join(' ').normalize('NFKC').toLowerCase();
    return words.every((word) => about.includes(word));
  });
}

/** Whether somebody takes part in a project, as far as one knows. */
export const isOnProject = ({ level, projects }: Pick<TeamPerson, 'level' | 'projects'>, project: string): boolean =>
  level === 'manager' || projects === null || projects === 'all' || projects.includes(project);

/** What must be written so that the documents have whom the server has: members that left are taken off, members that are back come back. */
export function outOfStep(
  directory: readonly DirectoryMember[],
  members: ReadonlyMap<string, Member>,
): { readonly gone: readonly string[]; readonly back: readonly string[] } {
  const here = new Set(directory.map(({ user }) => user));
  const gone: string[] = [];
  const back: string[] = [];
  for (const { id, deletedAt, sample } of members.values()) {
    if (sample) continue;
    if (deletedAt === null && !here.has(id)) gone.push(id);
    if (deletedAt !== null && here.has(id)) back.push(id);
  }
  return { gone, back };
}
