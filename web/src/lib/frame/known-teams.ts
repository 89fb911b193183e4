/** The teams this browser has opened, so that the start address leads back to where one works. */
export interface KnownTeam {
  readonly team: string;
  readonly name: string;
  /** The project opened last; '' when none was. */
  readonly project: string;
  readonly at: number;
}

type Store = Pick<Storage, 'getItem' | 'setItem'>;
const stored = 'muster:teams';
const kept = 20;

/** Newest first. Entries that do not read well are left out. */
export function knownTeams(store: Store = localStorage): readonly KnownTeam[] {
  try {
    const read: unknown = JSON.parse(store.getItem(stored) ?? '[]');
    return Array.isArray(read) ? read.filter(isKnownTeam) : [];
  } catch {
    return [];
  }
}

/** Puts a team first and changes what is given of it. */
export function rememberTeam(team: string, what: { name?: string; project?: string }, store: Store = localStorage): void {
  const all = knownTeams(store);
  const before = all.find((known) => known.team === team);
  const entry: KnownTeam = {
    team,
    name: what.name ?? before?.name ?? '',
    project: what.project ?? before?.project ?? '',
    at: Date.now(),
  };
  write([entry, ...all.filter((known) => known.team !== team)].slice(0, kept), store);
}

function write(all: readonly KnownTeam[], store: Store): void {
  try {
    store.setItem(stored, JSON.stringify(all));
  } catch {
    // Only convenience is lost: the team's own address still opens it.
  }
}

function isKnownTeam(value: unknown): value is KnownTeam {
  if (typeof value !== 'object' || value === null) return false;
  const { team, name, project, at } = value as Record<string, unknown>;
  return (
    typeof team === 'string' && team !== '' && typeof name === 'string' && typeof project === 'string' && typeof at === 'number'
  );
}
