import { createHash, randomBytes } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { SetAsideWork } from '@muster/protocol';

/** Work that its author's device could not deliver any more, until a manager decides. */
export interface SetAside {
  /** The same bytes twice are kept once. */
  keep(work: { team: string; user: string; room: string; update: Uint8Array; what: SetAsideWork['what'] }): void;
  /** How many bytes of this member wait. */
  weight(team: string, user: string): number;
  list(team: string): readonly SetAsideWork[];
  count(team: string): number;
  get(team: string, id: string): { readonly user: string; readonly room: string; readonly update: Uint8Array } | null;
  /** Its bytes are gone from the disk a moment later. */
  remove(team: string, id: string): void;
}

export const createSetAside = (db: DatabaseSync, now: () => number): SetAside => {
  const insert = db.prepare(`INSERT OR IGNORE INTO set_aside VALUES (?, ?, ?, ?, ?, ?, ?, ?)`);
  const weigh = db.prepare(`SELECT coalesce(sum(length(bytes)), 0) AS bytes FROM set_aside WHERE team = ? AND user = ?`);
  const count = db.prepare(`SELECT count(*) AS count FROM set_aside WHERE team = ?`);
  const list = db.prepare(`SELECT s.id, s.user, u.name AS userName, s.room, s.at, length(s.bytes) AS bytes, s.what
    FROM set_aside s LEFT JOIN user u ON u.id = s.user WHERE s.team = ? ORDER BY s.at`);
  const get = db.prepare(`SELECT user, room, bytes FROM set_aside WHERE team = ? AND id = ?`);
  const remove = db.prepare(`DELETE FROM set_aside WHERE team = ? AND id = ?`);
  return {
    keep: ({ team, user, room, update, what }) => {
      const id = randomBytes(12).toString('base64url');
      const digest = createHash('sha256').update(update).digest('base64url');
      insert.run(id, team, user, room, now(), update, JSON.stringify(what), digest);
    },
    weight: (team, user) => (weigh.get(team, user) as { bytes: number }).bytes,
    count: (team) => (count.get(team) as { count: number }).count,
    list: (team) =>
      (list.all(team) as unknown as (Omit<SetAsideWork, 'what' | 'userName'> & { what: string; userName: string | null })[]).map(
        ({ id, user, userName, room, at, bytes, what }) => ({
          id,
          user,
          userName: userName ?? '',
          room,
          at,
          bytes,
          what: JSON.parse(what) as SetAsideWork['what'],
        }),
      ),
    get: (team, id) => {
      const row = get.get(team, id) as { user: string; room: string; bytes: Uint8Array } | undefined;
      return row === undefined ? null : { user: row.user, room: row.room, update: row.bytes };
    },
    remove: (team, id) => {
      remove.run(team, id);
      forgetDeleted(db);
    },
  };
};

const retryMs = 500;
const maxTries = 60;

/** `secure_delete` overwrites what was deleted, but the log of writes still holds it until it is emptied, when nobody reads it. */
const forgetDeleted = (db: DatabaseSync, tries = maxTries): void => {
  if (!db.isOpen || tries === 0) return;
  // The event loop must not wait for another connection: it is tried again.
  db.exec('PRAGMA busy_timeout = 0');
  const { busy } = db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get() as { busy: number };
  db.exec('PRAGMA busy_timeout = 5000');
  if (busy !== 0) setTimeout(() => forgetDeleted(db, tries - 1), retryMs).unref();
};
