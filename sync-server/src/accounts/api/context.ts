import { getConnInfo } from '@hono/node-server/conninfo';
import { isIPv6 } from 'node:net';
import { accountHeader, isId } from '@muster/protocol';
import type { Membership } from '@muster/protocol';
import type { Context } from 'hono';
import { addressHeader } from '../auth.ts';
import type { Auth } from '../auth.ts';
import type { Audit } from '../audit.ts';
import type { LimitRule, Limits } from '../limits.ts';
import type { Mail } from '../mail.ts';
import type { Members } from '../members.ts';
import type { SetAside } from '../set-aside.ts';
import { Refused } from './problems.ts';

/** What the routes are handed. */
export interface ApiParts {
  readonly auth: Auth;
  readonly members: Members;
  readonly audit: Audit;
  readonly limits: Limits;
  readonly setAside: SetAside;
  readonly mail: Mail | null;
  readonly singleSignOn: string | null;
  readonly publicUrl: string | null;
  readonly behindProxy: boolean;
  readonly now: () => number;
  /** Somebody's rights may have changed: sockets that are open are looked at again. */
  readonly rightsChanged: () => void;
  /** False when the server has stopped: what was put off is not done any more. */
  readonly isOpen: () => boolean;
  readonly onProblem: (what: string, detail: string) => void;
}

export interface SignedIn {
  readonly user: string;
  /** The session's id, which is no secret: its token is. */
  readonly session: string;
  readonly email: string;
  /** For calls to better-auth in this session's name. */
  readonly headers: Headers;
}

/** Where the request came from. A visitor's own word counts for nothing: only a proxy of ours is believed, and only its last one. */
export const addressOf = (c: Context, behindProxy: boolean): string => {
  const forwarded = behindProxy ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined;
  if (forwarded !== undefined && forwarded !== '') return siteOf(forwarded);
  try {
    return siteOf(getConnInfo(c).remote.address ?? 'unknown');
  } catch {
    return 'unknown'; // a request that came through no socket
  }
};

/** Of an IPv6 address the first half: one customer has all of the other half to try from. */
const siteOf = (address: string): string => {
  if (!isIPv6(address)) return address;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  const [head = '', tail] = address.split('%', 1)[0]?.split('::') ?? [];
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const groups = [...before, ...Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0'), ...after];
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
};

/** The request's headers as better-auth may see them. */
export const headersFor = (c: Context, behindProxy: boolean): Headers => {
  const headers = new Headers(c.req.raw.headers);
  for (const name of [...headers.keys()]) if (name.startsWith('x-forwarded-') || name === 'forwarded') headers.delete(name);
  headers.set(addressHeader, addressOf(c, behindProxy));
  return headers;
};

/** Who is signed in; refuses when nobody is, or somebody else than the page believes. */
export const signedIn = async (c: Context, { auth, behindProxy }: ApiParts): Promise<SignedIn> => {
  const headers = headersFor(c, behindProxy);
  const found = await auth.api.getSession({ headers });
  if (found === null) throw new Refused({ type: 'SignInNeeded' });
  const believed = c.req.header(accountHeader);
  if (believed !== undefined && believed !== found.user.id) throw new Refused({ type: 'OtherAccount' });
  return { user: found.user.id, session: found.session.id, email: found.user.email, headers };
};

/** The session's membership of the team in the path; the same answer for no such team and for not yours. */
export const memberOf = async (c: Context, parts: ApiParts): Promise<SignedIn & { readonly membership: Membership }> => {
  const session = await signedIn(c, parts);
  const team = c.req.param('team') ?? '';
  const membership = isId(team) ? parts.members.membership(team, session.user) : null;
  if (membership === null) throw new Refused({ type: 'NoAccess' });
  return { ...session, membership };
};

export const managerOf = async (c: Context, parts: ApiParts): ReturnType<typeof memberOf> => {
  const session = await memberOf(c, parts);
  if (session.membership.level === 'manager') return session;
  parts.audit.noteSeldom({ team: session.membership.team, kind: 'refused', user: session.user, facts: { what: 'team' } });
  throw new Refused({ type: 'NoAccess' });
};

export const notTooOften = async ({ limits }: ApiParts, rule: LimitRule, key: string): Promise<void> => {
  const retryAfterMs = await limits.take(rule, key);
  if (retryAfterMs !== null) throw new Refused({ type: 'TooMany', retryAfterMs });
};
