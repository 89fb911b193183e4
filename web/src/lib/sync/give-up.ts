import { parseRoom } from '@muster/protocol';
import type { Room } from '@muster/protocol';
import { forgetKept, keepRows } from './damaged.ts';
import { deleteDatabase } from './database.ts';
import { localPrefix, refusedPrefix, waitingPrefix, whenIdle } from './eviction.ts';
import { openLocalCopy } from './local-copy.ts';
import type { LocalCopy } from './local-copy.ts';
import { encodeOwn, ownClientsIn } from './own-work.ts';
import type { Note } from './pending.ts';
import type { Surroundings } from './surroundings.ts';

/** Work of this device that the relay does not take any more: for a manager to accept or discard. */
export interface HandedIn {
  readonly team: string;
  readonly room: string;
  /** All that this user ever wrote in this document on this device; what the server has already it passes over. */
  readonly update: Uint8Array;
  /** How many changes of which kind of record were not on the server. */
  readonly what: readonly { readonly command: string; readonly times: number }[];
}

/** Hands work to the server. `later`: it could not be asked. `refused`: it does not want it. */
export type HandIn = (work: HandedIn) => Promise<'taken' | 'refused' | 'later'>;

interface Parts {
  readonly user: string;
  readonly mayRead: (room: Room) => boolean;
  readonly surroundings: Pick<Surroundings, 'indexedDB' | 'locks' | 'idle' | 'now'>;
  readonly handIn: HandIn;
}

export interface GivenUp {
  /** Teams whose local copies were dropped, or whose rooms were. */
  readonly teams: ReadonlySet<string>;
  /** Changes that were handed to a manager. */
  readonly changes: number;
  /** Local copies that had to stay for now: the server was not reached, or a tab has them open. */
  readonly left: number;
}

/**
 * Drops the local copies of rooms that this account may not read any more [S6], after its unsynced work was handed in. What the
 * server refuses for good is kept with what was set aside on this device, for export.
 */
export async function giveUpRooms({ user, mayRead, surroundings, handIn }: Parts): Promise<GivenUp> {
  const { indexedDB, locks } = surroundings;
  const given = { teams: new Set<string>(), changes: 0, left: 0 };
  if (locks === null || !('databases' in indexedDB)) return given;
  const prefix = `${localPrefix}${user}/`;
  for (const { name = '' } of await indexedDB.databases()) {
    const room = parseRoom(name.slice(prefix.length));
    if (!name.startsWith(prefix) || !room.ok || mayRead(room.value)) continue;
    const { team } = room.value;
    const changes = await whenIdle(locks, name, () => giveUp(name, team));
    if (changes === null) given.left += 1;
    else {
      given.teams.add(team);
      given.changes += changes;
    }
  }
  return given;

  /** Gives how many changes were handed in; null if it has to stay. */
  async function giveUp(name: string, team: string): Promise<number | null> {
    // The lock is ours already.
    const local = await openLocalCopy(name, { ...surroundings, locks: null });
    const what = unsyncedIn(local);
    const update = what.length === 0 ? null : encodeOwn(local.doc, ownClientsIn(local.notes.keys()));
    await local.close('at once');
    local.doc.destroy();
    if (update !== null) {
      const answer = await handIn({ team, room: name.slice(prefix.length), update, what });
      if (answer === 'later') return null;
      if (answer === 'refused') {
        const row = {
          database: name,
          store: 'dropped',
          key: 'own',
          value: update,
          at: surroundings.now(),
          why: 'refused',
        } as const;
        await forgetKept(indexedDB, name);
        await keepRows(indexedDB, [row]);
        await deleteDatabase(indexedDB, name);
        return 0;
      }
    }
    await forgetKept(indexedDB, name);
    await deleteDatabase(indexedDB, name);
    return what.reduce((sum, { times }) => sum + times, 0);
  }
}

/** What is not on the server. */
const unsyncedIn = (local: LocalCopy): HandedIn['what'] =>
  countRecords(
    [...local.notes].flatMap(([name, note]) =>
      name.startsWith(waitingPrefix) || name.startsWith(refusedPrefix) ? [note as Partial<Note>] : [],
    ),
  );

/** How many changes there are of which kind of record: a change counts by the first that it touched. */
export const countRecords = (notes: readonly Partial<Note>[]): HandedIn['what'] => {
  const times = new Map<string, number>();
  for (const { records } of notes) {
    const root = records?.[0]?.root ?? 'document';
    times.set(root, (times.get(root) ?? 0) + 1);
  }
  return [...times].map(([command, count]) => ({ command, times: count }));
};
