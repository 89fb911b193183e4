import { newId } from '@muster/model';
import type { UserId } from '@muster/model';

/** Who works here: an id that never changes, and what colleagues see. `colour` is an index into the member colours. */
export interface Me {
  readonly user: UserId;
  readonly name: string;
  readonly colour: number;
}

/** The part of Web Storage that is used. */
export type KeyStore = Pick<Storage, 'getItem' | 'setItem'>;

/** The people of one browser profile. Each has local copies of their own; they share nothing [L4]. */
export interface Identities {
  readonly all: readonly Me[];
  /** The one of this tab; of a new tab: the one used last in this profile. */
  readonly current: Me | null;
  create(fields: { name: string; colour?: number }): Me;
  /** Makes this one current, here and in tabs opened from now on. null when it is not known. */
  use(user: UserId): Me | null;
  /** Changes what colleagues see. null when it is not known. */
  edit(user: UserId, fields: { name?: string; colour?: number }): Me | null;
  /** Calls back when anything above changed, in this tab or another. */
  readonly subscribe: (listener: () => void) => () => void;
}

const colourCount = 10;
const allKey = 'muster:people';
const lastKey = 'muster:last-person';
const hereKey = 'muster:person';

/** `profile` is shared by all tabs and stays (localStorage); `tab` is this tab's own and survives its reload (sessionStorage). */
export function openIdentities(
  profile: KeyStore,
  tab: KeyStore,
  events?: Pick<Window, 'addEventListener' | 'removeEventListener'>,
): Identities {
  const listeners = new Set<() => void>();
  const tell = (): void => [...listeners].forEach((listener) => listener());
  const read = (): Me[] => parse(get(profile, allKey));
  const write = (all: readonly Me[]): void => set(profile, allKey, JSON.stringify(all));
  const use = (user: UserId): Me | null => {
    const me = read().find((one) => one.user === user) ?? null;
    if (me === null) return null;
    set(profile, lastKey, user);
    set(tab, hereKey, user);
    tell();
    return me;
  };
  return {
    get all() {
      return read();
    },
    get current() {
      const user = get(tab, hereKey) ?? get(profile, lastKey);
      return read().find((one) => one.user === user) ?? null;
    },
    create({ name, colour }) {
      const all = read();
      const me: Me = { user: newId<'user'>(), name: name.trim(), colour: colour ?? leastUsedColour(all) };
      write([...all, me]);
      use(me.user);
      return me;
    },
    use,
    edit(user, fields) {
      const all = read();
      const at = all.findIndex((one) => one.user === user);
      const known = all[at];
      if (known === undefined) return null;
      const me: Me = { user, name: fields.name?.trim() ?? known.name, colour: fields.colour ?? known.colour };
      write(all.with(at, me));
      tell();
      return me;
    },
    subscribe(listener) {
      const onStorage = (event: StorageEvent): void => {
        if (event.key === allKey) listener();
      };
      listeners.add(listener);
      events?.addEventListener('storage', onStorage);
      return () => {
        listeners.delete(listener);
        events?.removeEventListener('storage', onStorage);
      };
    },
  };
}

let ofThisBrowser: Identities | undefined;
/** The identities of this browser profile. */
export const identities = (): Identities => (ofThisBrowser ??= openIdentities(localStorage, sessionStorage, window));

const leastUsedColour = (all: readonly Me[]): number => {
  const uses = Array.from({ length: colourCount }, (_, colour) => all.filter((one) => one.colour === colour).length);
  const least = Math.min(...uses);
  const free = uses.flatMap((count, colour) => (count === least ? [colour] : []));
  return free[Math.floor(Math.random() * free.length)] ?? 0;
};

/** Storage may be switched off or full: then the identity lasts as long as the page. */
const memory = new WeakMap<KeyStore, Map<string, string>>();
const get = (store: KeyStore, key: string): string | null => {
  const kept = memory.get(store)?.get(key);
  if (kept !== undefined) return kept;
  try {
    return store.getItem(key);
  } catch {
    return null;
  }
};
const set = (store: KeyStore, key: string, value: string): void => {
  try {
    store.setItem(key, value);
    memory.get(store)?.delete(key);
  } catch {
    const kept = memory.get(store) ?? new Map<string, string>();
    kept.set(key, value);
    memory.set(store, kept);
  }
};

/** What does not parse is passed over: somebody may have edited it by hand. */
const parse = (text: string | null): Me[] => {
  try {
    const value: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(value) ? value.filter(isMe) : [];
  } catch {
    return [];
  }
};

const isMe = (value: unknown): value is Me =>
  typeof value === 'object' &&
  value !== null &&
  'user' in value &&
  typeof value.user === 'string' &&
  /^[A-Za-z0-9_-]{1,64}$/.test(value.user) &&
  'name' in value &&
  typeof value.name === 'string' &&
  'colour' in value &&
  typeof value.colour === 'number';
