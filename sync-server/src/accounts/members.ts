import type { DatabaseSync } from 'node:sqlite';
import { accessLevels, isId } from '@muster/protocol';
import type { AccessLevel, Account, DirectoryMember, Membership, OpenInvitation, ProjectScope } from '@muster/protocol';

/** Who belongs where, read straight from the file: every answer is as of now. */
export interface Members {
  accountOf(user: string): Account | null;
  /** The account of an e-mail address, in any case of letters. */
  userWithEmail(email: string): string | null;
  hasAccounts(): boolean;
  membership(team: string, user: string): Membership | null;
  /** By name. */
  teamsOf(user: string): readonly Membership[];
  /** By name. */
  membersOf(team: string): readonly DirectoryMember[];
  invitationsOf(team: string, now: number): readonly OpenInvitation[];
  invitation(token: string, now: number): (OpenInvitation & { readonly team: string; readonly teamName: string }) | null;
  isInvited(email: string, now: number): boolean;
  /** Links to set a new password that this user was given work no more. */
  forgetResetsOf(user: string): void;
  /** Somebody manages the team no more: their open invitations to it and the reset links of its members go with their level. */
  noLongerManages(team: string, user: string): void;
  teamExists(team: string): boolean;
  setProjects(team: string, user: string, projects: ProjectScope): void;
  /** Whether the member is or was one. */
  hasBelonged(team: string, user: string): boolean;
  noteFormer(team: string, user: string, now: number): void;
  /** Whose session it is, while it lasts. */
  userOfSession(session: string, now: number): string | null;
}

type Row = Readonly<Record<string, string | number | null>>;

export const createMembers = (db: DatabaseSync): Members => {
  db.exec(`CREATE UNIQUE INDEX IF NOT EXISTS member_once ON member (organizationId, userId)`);
  const one = (sql: string) => {
    const statement = db.prepare(sql);
    return (...values: (string | number)[]): Row | undefined => statement.get(...values) as Row | undefined;
  };
  const all = (sql: string) => {
    const statement = db.prepare(sql);
    return (...values: (string | number)[]): Row[] => statement.all(...values) as Row[];
  };
  const membershipColumns = `o.id AS team, o.name AS name, m.role AS level, m.projects AS projects`;
  const invitationColumns = `i.id AS token, i.email AS email, i.role AS level, i.projects AS projects, u.name AS inviter,
    i.expiresAt AS expiresAt, i.organizationId AS team, o.name AS teamName`;
  const invitationTables = `invitation i JOIN user u ON u.id = i.inviterId JOIN organization o ON o.id = i.organizationId`;

  const account = one(`SELECT id, name, email, colour FROM user WHERE id = ?`);
  const byEmail = one(`SELECT id FROM user WHERE email = ?`);
  const anybody = one(`SELECT 1 AS found FROM user LIMIT 1`);
  const member = one(
    `SELECT ${membershipColumns} FROM member m JOIN organization o ON o.id = m.organizationId WHERE o.id = ? AND m.userId = ?`,
  );
  const teams = all(
    `SELECT ${membershipColumns} FROM member m JOIN organization o ON o.id = m.organizationId WHERE m.userId = ? ORDER BY o.name`,
  );
  const members = all(
    `SELECT u.id AS user, u.name AS name, u.email AS email, u.colour AS colour, m.role AS level, m.projects AS projects,
       m.createdAt AS since FROM member m JOIN user u ON u.id = m.userId WHERE m.organizationId = ? ORDER BY u.name`,
  );
  const open = all(`SELECT ${invitationColumns} FROM ${invitationTables} WHERE i.organizationId = ? AND i.status = 'pending'
    ORDER BY i.createdAt`);
  const byToken = one(`SELECT ${invitationColumns} FROM ${invitationTables} WHERE i.id = ? AND i.status = 'pending'`);
  const invited = all(`SELECT expiresAt FROM invitation WHERE email = ? AND status = 'pending'`);
  const former = one(`SELECT 1 AS found FROM former_members WHERE team = ? AND user = ?`);
  const session = one(`SELECT userId AS user, expiresAt FROM session WHERE id = ?`);
  const writeProjects = db.prepare(`UPDATE member SET projects = ? WHERE organizationId = ? AND userId = ?`);
  const forgetResets = db.prepare(`DELETE FROM verification WHERE identifier LIKE 'reset-password:%' AND value = ?`);
  const forgetResetsIn = db.prepare(`DELETE FROM verification WHERE identifier LIKE 'reset-password:%'
    AND value IN (SELECT userId FROM member WHERE organizationId = ?)`);
  const withdraw = db.prepare(`UPDATE invitation SET status = 'canceled'
    WHERE organizationId = ? AND inviterId = ? AND status = 'pending'`);
  const team = one(`SELECT 1 AS found FROM organization WHERE id = ?`);
  const writeFormer = db.prepare(`INSERT OR REPLACE INTO former_members VALUES (?, ?, ?)`);

  const invitationOf = (row: Row) => ({
    token: text(row, 'token'),
    email: text(row, 'email'),
    level: levelOf(row['level']),
    projects: scopeOf(row['projects']),
    inviter: text(row, 'inviter'),
    expiresAt: instantOf(row['expiresAt']),
    team: text(row, 'team'),
    teamName: text(row, 'teamName'),
  });

  return {
    accountOf: (user) => {
      const row = account(user);
      return row === undefined
        ? null
        : { user: text(row, 'id'), name: text(row, 'name'), email: text(row, 'email'), colour: number(row, 'colour') };
    },
    userWithEmail: (email) => {
      const row = byEmail(email.toLowerCase());
      return row === undefined ? null : text(row, 'id');
    },
    hasAccounts: () => anybody() !== undefined,
    membership: (team, user) => {
      const row = member(team, user);
      return row === undefined ? null : membershipOf(row);
    },
    teamsOf: (user) => teams(user).map(membershipOf),
    membersOf: (team) =>
      members(team).map((row) => ({
        user: text(row, 'user'),
        name: text(row, 'name'),
        colour: number(row, 'colour'),
        level: levelOf(row['level']),
        projects: levelOf(row['level']) === 'manager' ? 'all' : scopeOf(row['projects']),
        since: instantOf(row['since']),
        email: text(row, 'email'),
      })),
    invitationsOf: (team, now) =>
      open(team)
        .map(invitationOf)
        .filter((each) => each.expiresAt > now)
        .map(({ team: _team, teamName: _teamName, ...invitation }) => invitation),
    invitation: (token, now) => {
      const row = byToken(token);
      const found = row === undefined ? null : invitationOf(row);
      return found !== null && found.expiresAt > now ? found : null;
    },
    isInvited: (email, now) => invited(email.toLowerCase()).some((row) => instantOf(row['expiresAt']) > now),
    forgetResetsOf: (user) => void forgetResets.run(user),
    noLongerManages: (team, user) => {
      withdraw.run(team, user);
      forgetResetsIn.run(team);
    },
    teamExists: (id) => team(id) !== undefined,
    setProjects: (team, user, projects) => void writeProjects.run(packScope(projects), team, user),
    hasBelonged: (team, user) => member(team, user) !== undefined || former(team, user) !== undefined,
    noteFormer: (team, user, now) => void writeFormer.run(team, user, now),
    userOfSession: (id, now) => {
      const row = session(id);
      return row === undefined || instantOf(row['expiresAt']) <= now ? null : text(row, 'user');
    },
  };
};

const text = (row: Row, column: string): string => String(row[column] ?? '');
const number = (row: Row, column: string): number => (typeof row[column] === 'number' ? row[column] : 0);
/** better-auth writes instants as ISO texts. */
const instantOf = (value: string | number | null | undefined): number =>
  typeof value === 'number' ? value : Date.parse(value ?? '');

const membershipOf = (row: Row): Membership => {
  const level = levelOf(row['level']);
  return {
    team: text(row, 'team'),
    name: text(row, 'name'),
    level,
    projects: level === 'manager' ? 'all' : scopeOf(row['projects']),
  };
};

/** What is no level gives the least. */
const levelOf = (value: unknown): AccessLevel => accessLevels.find((level) => level === value) ?? 'viewer';

/** A text that does not read, or none at all, is no project: a member is made before their projects are written. */
const scopeOf = (value: unknown): ProjectScope => {
  try {
    const parsed: unknown = JSON.parse(typeof value === 'string' ? value : '');
    if (parsed === 'all') return 'all';
    return Array.isArray(parsed) ? parsed.filter((id): id is string => typeof id === 'string' && isId(id)) : [];
  } catch {
    return [];
  }
};

/** How a scope stands in the file, and crosses to better-auth. */
export const packScope = (projects: ProjectScope): string => JSON.stringify(projects);
