import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { StatementSync } from 'node:sqlite';

/**
 * Our own tables beside those that better-auth makes (user, session, account, verification, organization, member, invitation,
 * passkey). `team` is an organization's id, `user` a user's.
 */
const ownTables = `
  CREATE TABLE IF NOT EXISTS former_members (team TEXT NOT NULL, user TEXT NOT NULL, at INTEGER NOT NULL,
    PRIMARY KEY (team, user)) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS set_aside (id TEXT PRIMARY KEY, team TEXT NOT NULL, user TEXT NOT NULL, room TEXT NOT NULL,
    at INTEGER NOT NULL, bytes BLOB NOT NULL, what TEXT NOT NULL, digest TEXT NOT NULL, UNIQUE (team, user, room, digest));
  CREATE TABLE IF NOT EXISTS audit (id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, team TEXT, kind TEXT NOT NULL,
    user TEXT, target TEXT, facts TEXT NOT NULL);
  CREATE INDEX IF NOT EXISTS audit_of_team ON audit (team, id);
  CREATE INDEX IF NOT EXISTS audit_of_user ON audit (user, id) WHERE team IS NULL;
`;

/**
 * The accounts' own connection to the server's SQLite file. Accounts change seldom, so they are written on the event loop's
 * thread; rooms are written by another connection in a thread of its own.
 */
export const openAccountsFile = (folder: string): DatabaseSync => {
  const db = new AccountsFile(join(folder, 'muster.sqlite'));
  db.exec(`PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;
    PRAGMA foreign_keys = ON;`);
  db.exec(ownTables);
  return db;
};

/**
 * better-auth reads, hashes a password, then writes, in one transaction. A plain `begin` takes the right to write only with the first
 * write, and SQLite refuses that, without waiting, when a room was written meanwhile: nobody could join while colleagues work. Taken at
 * the beginning, it waits its turn; so do the rooms for the moment that a hash takes.
 */
class AccountsFile extends DatabaseSync {
  override prepare(...[sql, ...options]: Parameters<DatabaseSync['prepare']>): StatementSync {
    return super.prepare(sql.toLowerCase() === 'begin' ? 'begin immediate' : sql, ...options);
  }
}
