import type { AccessLevel } from './access.ts';

/**
 * What the browser and the server say to each other over HTTP about accounts and teams: JSON both ways, under `/api`.
 * An answer that is not 2xx carries an `ApiProblem`. Instants are milliseconds since 1970.
 */

/** What stands in the way. `type` is all that a program needs; the interface has the words. */
export type ApiProblem =
  /** No session, or it ended. */
  | { readonly type: 'SignInNeeded' }
  /** This browser is signed in as somebody else than the page believes (see `accountHeader`). */
  | { readonly type: 'OtherAccount' }
  /** Not for you, or not there: the answer is the same. */
  | { readonly type: 'NoAccess' }
  /** A field is missing or not of its form. `field` is its name in the request. */
  | { readonly type: 'FieldInvalid'; readonly field: string }
  /** E-mail and password do not belong together. Also said when there is no such account. */
  | { readonly type: 'WrongCredentials' }
  /** The present password, which is asked for before it is changed, is another one. */
  | { readonly type: 'WrongPassword' }
  | { readonly type: 'PasswordTooShort'; readonly min: number }
  | { readonly type: 'PasswordTooLong'; readonly max: number }
  /** The invitation was used, withdrawn, has expired, is for somebody else, or never was. */
  | { readonly type: 'InvitationGone' }
  /** A link to set a new password, or to confirm an e-mail address, was used or has expired. */
  | { readonly type: 'LinkGone' }
  /** Signing in was too long ago for this. */
  | { readonly type: 'SignInAgain' }
  /** The server has its first team already. */
  | { readonly type: 'AlreadySetUp' }
  | { readonly type: 'AlreadyMember' }
  /** A team keeps at least one manager. */
  | { readonly type: 'LastManager' }
  /** The member also belongs to teams that are not yours: only they can ask for a new password themselves. */
  | { readonly type: 'NotOnlyYours' }
  | { readonly type: 'TooLarge' }
  | { readonly type: 'TooMany'; readonly retryAfterMs: number }
  | { readonly type: 'ServerFault' };

/** Sent with every request of a page that believes to know who is signed in: the user id. */
export const accountHeader = 'X-Muster-Account';

export const passwordLength = { min: 10, max: 128 } as const;

/** All projects of the team, or these. Managers always have all. */
export type ProjectScope = 'all' | readonly string[];

export interface Account {
  readonly user: string;
  readonly name: string;
  readonly email: string;
  /** An index into the member colours. */
  readonly colour: number;
}

/** Belonging to a team. */
export interface Membership {
  readonly team: string;
  readonly name: string;
  readonly level: AccessLevel;
  readonly projects: ProjectScope;
}

/** `GET /api/session`: who is signed in, and how one can sign in here. Needs no session. */
export interface SessionAnswer {
  /** Nobody has an account yet: the first visitor makes the first team. */
  readonly needsSetup: boolean;
  readonly account: Account | null;
  /** The teams of the account, by name. */
  readonly teams: readonly Membership[];
  /** Whether the server can send mail: password resets and invitations go by it. */
  readonly mail: boolean;
  /** The name of the single sign-on, where one is configured. */
  readonly singleSignOn: string | null;
}

/** `POST /api/setup` → `SessionAnswer`, signed in. Refused with `AlreadySetUp` ever after. */
export interface SetupRequest {
  readonly team: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly colour: number;
}

/** `POST /api/teams` → `Membership`: another team, whose manager one is. */
export interface NewTeamRequest {
  readonly name: string;
}

/** `POST /api/invitation` with `{token}` → what the invitation says. */
export interface InvitationAnswer {
  readonly team: string;
  readonly inviter: string;
  readonly email: string;
  readonly level: AccessLevel;
  readonly expiresAt: number;
}

/**
 * `POST /api/join` → `SessionAnswer`, signed in and a member. Without `account` the session's account joins, if the invitation is for
 * its e-mail. With `account` one is made for the invitation's e-mail; if there is one, the password must be its own.
 */
export interface JoinRequest {
  readonly token: string;
  readonly account?: { readonly name: string; readonly password: string; readonly colour: number };
}

export interface DirectoryMember {
  readonly user: string;
  readonly name: string;
  readonly colour: number;
  readonly level: AccessLevel;
  readonly projects: ProjectScope;
  readonly since: number;
  /** For managers only; null for everybody else. */
  readonly email: string | null;
}

export interface OpenInvitation {
  readonly token: string;
  readonly email: string;
  readonly level: AccessLevel;
  readonly projects: ProjectScope;
  readonly inviter: string;
  readonly expiresAt: number;
}

/** `GET /api/teams/{team}`: the directory. Members read it, managers read all of it. */
export interface TeamAnswer extends Membership {
  readonly members: readonly DirectoryMember[];
  /** Empty unless one is a manager. */
  readonly invitations: readonly OpenInvitation[];
  /** How many pieces of set-aside work wait for a decision; 0 unless one is a manager. */
  readonly setAside: number;
}

/** `PATCH /api/teams/{team}` (managers). */
export interface TeamChange {
  readonly name: string;
}

/**
 * `POST /api/teams/{team}/invitations` (managers) → `Invited`. An open invitation of this address is replaced.
 * `POST …/invitations/withdraw` with `{token}` ends one.
 */
export interface InvitationRequest {
  readonly email: string;
  readonly level: AccessLevel;
  readonly projects: ProjectScope;
  /** The language of the mail. */
  readonly language: 'zh' | 'en';
}
export interface Invited {
  readonly invitation: OpenInvitation;
  /** Whether it went out by mail; otherwise the link has to be handed over. */
  readonly mailed: boolean;
}

/** `PATCH /api/teams/{team}/members/{user}` (managers). `DELETE` of it removes a member, or oneself. */
export interface MemberChange {
  readonly level?: AccessLevel;
  readonly projects?: ProjectScope;
}

/** `POST /api/teams/{team}/members/{user}/reset` (managers) → a token for `/reset#{token}`. */
export interface ResetAnswer {
  readonly token: string;
  readonly expiresAt: number;
}

/** Work that the relay may not take because its author lost the right: kept until a manager decides. */
export interface SetAsideWork {
  readonly id: string;
  readonly user: string;
  readonly userName: string;
  readonly room: string;
  readonly at: number;
  readonly bytes: number;
  /** What the author's device said of it, for people: commands by name, with how often. */
  readonly what: readonly { readonly command: string; readonly times: number }[];
}

/**
 * `POST /api/teams/{team}/set-aside`: the body is a Yjs update (V1) of at most `maxSetAsideBytes`; its room is in the query's `room`, what
 * it holds in `what` (JSON of `SetAsideWork['what']`). For whoever is or was a member. The same bytes twice are kept once.
 * `GET` lists (managers). `POST …/set-aside/{id}/accept` applies it in its author's name, `DELETE …/set-aside/{id}` discards it.
 */
export const maxSetAsideBytes = 8 * 1024 * 1024;

/** `POST /api/teams/{team}/exports`: tells the audit log that data left. */
export interface ExportNote {
  /** What was exported, as `candidates` or `kept-copy`. */
  readonly what: string;
  readonly rows: number;
}

export const auditKinds = [
  'team-made',
  'signed-in',
  'sign-in-failed',
  'signed-out',
  'signed-out-everywhere',
  'password-changed',
  'password-reset',
  'reset-link-made',
  'email-changed',
  'passkey-added',
  'passkey-removed',
  'invited',
  'invitation-withdrawn',
  'joined',
  'level-changed',
  'projects-changed',
  'removed',
  'left',
  'exported',
  'set-aside',
  'set-aside-accepted',
  'set-aside-discarded',
  'refused',
] as const;
export type AuditKind = (typeof auditKinds)[number];

export interface AuditEntry {
  readonly id: number;
  readonly at: number;
  readonly kind: AuditKind;
  /** Who did it; null: nobody who is known. */
  readonly user: string | null;
  readonly userName: string | null;
  /** Whom it was done to. */
  readonly target: string | null;
  readonly targetName: string | null;
  /** Plain facts of the kind: level, projects, room kind, count. No personal data of candidates. */
  readonly facts: Readonly<Record<string, string | number>>;
}

/** `GET /api/teams/{team}/audit?before={id}&kind={kind}` (managers): newest first, at most 100. */
export interface AuditAnswer {
  readonly entries: readonly AuditEntry[];
  readonly more: boolean;
}
