import { accessLevels, isId } from '@muster/protocol';
import type { Account, Membership, ProjectScope } from '@muster/protocol';

/** What this browser knows of the account that is signed in, so that the app opens without asking anybody. */
export interface AccountRecord {
  readonly account: Account;
  readonly teams: readonly Membership[];
  /** The server says that the session is over, or that it is somebody else's. */
  readonly ended: boolean;
}

/** A team that was joined (`before` is null), left (`after` is null), or in which one's rights are other ones now. */
export interface MembershipChange {
  readonly team: string;
  readonly before: Membership | null;
  readonly after: Membership | null;
}

/** What does not read well is nobody: somebody may have edited it by hand. */
export function readRecord(text: string | null): AccountRecord | null {
  try {
    const value: unknown = JSON.parse(text ?? 'null');
    if (!isRecord(value) || !isAccount(value['account']) || !Array.isArray(value['teams'])) return null;
    return { account: value['account'], teams: value['teams'].filter(isMembership), ended: value['ended'] === true };
  } catch {
    return null;
  }
}

/** What changed for somebody from one list of teams to the next. */
export function membershipChanges(before: readonly Membership[], after: readonly Membership[]): readonly MembershipChange[] {
  const find = (teams: readonly Membership[], team: string): Membership | null => teams.find((one) => one.team === team) ?? null;
  const all = new Set([...before, ...after].map(({ team }) => team));
  return [...all]
    .map((team) => ({ team, before: find(before, team), after: find(after, team) }))
    .filter((change) => !sameRights(change.before, change.after));
}

const sameRights = (a: Membership | null, b: Membership | null): boolean =>
  a === b || (a !== null && b !== null && a.level === b.level && sameScope(a.projects, b.projects));

function sameScope(a: ProjectScope, b: ProjectScope): boolean {
  if (a === 'all' || b === 'all') return a === b;
  return a.length === b.length && a.every((project) => b.includes(project));
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const isAccount = (value: unknown): value is Account =>
  isRecord(value) &&
  typeof value['user'] === 'string' &&
  isId(value['user']) &&
  typeof value['name'] === 'string' &&
  typeof value['email'] === 'string' &&
  typeof value['colour'] === 'number';

const isMembership = (value: unknown): value is Membership =>
  isRecord(value) &&
  typeof value['team'] === 'string' &&
  isId(value['team']) &&
  typeof value['name'] === 'string' &&
  accessLevels.some((level) => level === value['level']) &&
  (value['projects'] === 'all' || (Array.isArray(value['projects']) && value['projects'].every((id) => typeof id === 'string')));
