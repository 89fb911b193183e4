import { ownKey } from '#lib/account/own-keys.ts';

/** Where somebody worked last in a team, so that the start address leads back there. */
export interface LastPlace {
  readonly team: string;
  /** '' when no project was opened yet. */
  readonly project: string;
}

type Store = Pick<Storage, 'getItem' | 'setItem'>;
const kept = 20;
const key = (user: string): string => ownKey(user, 'places');

/** The team opened last comes first. Entries that do not read well are left out. */
export function lastPlaces(user: string, store: Store = localStorage): readonly LastPlace[] {
  try {
    const read: unknown = JSON.parse(store.getItem(key(user)) ?? '[]');
    return Array.isArray(read) ? read.filter(isPlace) : [];
  } catch {
    return [];
  }
}

/** Puts a team first; without `project` it keeps the one that is known. */
export function rememberPlace(user: string, team: string, project?: string, store: Store = localStorage): void {
  const all = lastPlaces(user, store);
  const entry = { team, project: project ?? all.find((place) => place.team === team)?.project ?? '' };
  try {
    store.setItem(key(user), JSON.stringify([entry, ...all.filter((place) => place.team !== team)].slice(0, kept)));
  } catch {
    // Only convenience is lost: the team's own address still opens it.
  }
}

function isPlace(value: unknown): value is LastPlace {
  if (typeof value !== 'object' || value === null) return false;
  const { team, project } = value as Record<string, unknown>;
  return typeof team === 'string' && team !== '' && typeof project === 'string';
}
