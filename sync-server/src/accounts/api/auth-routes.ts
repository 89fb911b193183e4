import { passwordLength } from '@muster/protocol';
import type { ApiProblem, AuditKind } from '@muster/protocol';
import { Hono } from 'hono';
import type { Context } from 'hono';
import { isOwnOrigin } from '../../same-origin.ts';
import { unobserved } from '../unobserved.ts';
import { attemptSignIn } from './attempts.ts';
import { addressOf, headersFor, notTooOften, signedIn } from './context.ts';
import type { ApiParts, SignedIn } from './context.ts';
import { isColour, nameIn } from './fields.ts';
import { problemAnswer, problemOfCode } from './problems.ts';

/**
 * better-auth's own routes that are open, with what the audit log calls them (sessions that begin are noted where they are made).
 * What is not here is not there [S5]: accounts are made by the setup and by invitations only, and teams have routes of their own.
 */
const open: Readonly<Record<string, AuditKind | null>> = {
  'POST /sign-in/email': null,
  'POST /passkey/verify-authentication': null,
  'POST /sign-in/social': null,
  'GET /callback/oidc': null,
  'POST /link-social': null,
  'POST /sign-out': 'signed-out',
  'GET /list-sessions': null,
  'POST /revoke-session': 'signed-out',
  'POST /revoke-sessions': 'signed-out-everywhere',
  'POST /revoke-other-sessions': 'signed-out-everywhere',
  'POST /change-password': 'password-changed',
  'POST /change-email': null,
  'POST /update-user': null,
  'POST /request-password-reset': null,
  'POST /reset-password': null,
  'GET /passkey/generate-register-options': null,
  'POST /passkey/verify-registration': 'passkey-added',
  'GET /passkey/generate-authenticate-options': null,
  'GET /passkey/list-user-passkeys': null,
  'POST /passkey/delete-passkey': 'passkey-removed',
  'POST /passkey/update-passkey': null,
};

/** After these somebody's session may be over. */
const endsSessions: ReadonlySet<string> = new Set([
  '/sign-out',
  '/revoke-session',
  '/revoke-sessions',
  '/revoke-other-sessions',
  '/change-password',
  '/reset-password',
]);

/** Asked for by whoever is not signed in, or wants to be somebody else. */
const beginsSessions: ReadonlySet<string> = new Set([
  '/sign-in/email',
  '/sign-in/social',
  '/callback/oidc',
  '/passkey/generate-authenticate-options',
  '/passkey/verify-authentication',
  '/request-password-reset',
  '/reset-password',
]);

export const authRoutes = (parts: ApiParts): Hono => {
  const routes = new Hono();
  routes.all('*', async (c) => {
    const path = c.req.path.slice('/api/auth'.length);
    const key = `${c.req.method} ${path}`;
    if (!Object.hasOwn(open, key)) return problemAnswer(c, { type: 'NoAccess' });
    const kind = open[key] ?? null;
    const text = c.req.method === 'POST' ? await c.req.text() : undefined;
    const body = parsed(text);
    // Who it was, asked while there still is a session to ask. A page that believes in another account changes nothing of this one.
    const before = beginsSessions.has(path) ? null : await signedIn(c, parts);
    if (path === '/update-user' && !isProfile(body)) return problemAnswer(c, { type: 'FieldInvalid', field: 'name' });
    const astray = ways.find((field) => body[field] !== undefined && !isOwnWay(c, parts, body[field]));
    if (astray !== undefined) return problemAnswer(c, { type: 'FieldInvalid', field: astray });
    // Single sign-on goes through the provider's page; a token that somebody brings along is none of its answers.
    if (path.endsWith('-social') || path.endsWith('/social'))
      if (body['idToken'] !== undefined) return problemAnswer(c, { type: 'FieldInvalid', field: 'idToken' });

    const request = new Request(c.req.raw.url, {
      method: c.req.method,
      headers: headersFor(c, parts.behindProxy),
      ...(text !== undefined && { body: text }),
    });
    const ask = (): Promise<Response> => parts.auth.handler(request);
    if (path === '/request-password-reset' && parts.mail !== null) return requestReset(c, parts, emailIn(body), ask);
    const address = addressOf(c, parts.behindProxy);
    // The present password can be guessed in an open session too.
    const guessed = path === '/sign-in/email' ? emailIn(body) : path === '/change-password' ? before?.email : undefined;
    const answer =
      guessed === undefined ? await ask() : await attemptSignIn(parts, { address, email: guessed }, ask, ({ ok }) => ok);
    if (!answer.ok && answer.status >= 400) return problemAnswer(c, await problemOf(answer));
    if (kind !== null && before !== null) parts.audit.note({ team: null, kind, user: before.user });
    // Where mail is sent it changes when it is confirmed; one that somebody has is not changed at all.
    if (path === '/change-email' && before !== null && parts.members.accountOf(before.user)?.email !== before.email)
      parts.audit.note({ team: null, kind: 'email-changed', user: before.user });
    if (endsSessions.has(path)) parts.rightsChanged();
    return path === '/list-sessions' && before !== null ? c.json(await sessionsFor(before, answer)) : answer;
  });
  return routes;
};

/** The sessions of an account, with a mark at the one that asks. */
const sessionsFor = async ({ session }: SignedIn, answer: Response): Promise<readonly object[]> => {
  const listed = (await answer.json()) as readonly { readonly id: string }[];
  return listed.map((each) => ({ ...each, current: each.id === session }));
};

/** Fields that say where the browser goes next. */
const ways = ['callbackURL', 'errorCallbackURL', 'newUserCallbackURL', 'redirectTo'] as const;

/** [S1] A page of ours, as a path or with our own origin before it: nobody is led to another site. */
const isOwnWay = (c: Context, { publicUrl }: ApiParts, way: unknown): boolean => {
  if (typeof way !== 'string' || !/^(?:https?:\/\/[^/\\@\s]+)?\/(?![/\\%])[^\\\s]*$/.test(way)) return false;
  return way.startsWith('/') || isOwnOrigin(new URL(way).origin, c.req.header('host'), publicUrl);
};

const parsed = (text: string | undefined): Readonly<Record<string, unknown>> => {
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
};

const emailIn = (body: Readonly<Record<string, unknown>>): string =>
  typeof body['email'] === 'string' ? body['email'].trim().toLowerCase().slice(0, 254) : '';

/** The answer is the same and comes as soon, whether there is such an account or not, and when it was asked for too often. */
const requestReset = async (c: Context, parts: ApiParts, email: string, ask: () => Promise<Response>): Promise<Response> => {
  await notTooOften(parts, 'resetsHere', addressOf(c, parts.behindProxy));
  const isTooMany = (await parts.limits.take('resetsOfAccount', email)) !== null;
  if (!isTooMany)
    unobserved(() => {
      if (parts.isOpen()) void ask().catch(() => parts.onProblem('a password reset failed', ''));
    });
  return c.json({ status: true });
};

/** Name and colour, and nothing else that a user record may hold. */
const isProfile = (body: Readonly<Record<string, unknown>>): boolean => {
  const { name, colour, ...rest } = body;
  if (Object.keys(rest).length > 0) return false;
  const nameIsFine = name === undefined || (typeof name === 'string' && nameIn(name) === name);
  return nameIsFine && (colour === undefined || isColour(colour));
};

const problemOf = async (answer: Response): Promise<ApiProblem> => {
  const { code } = (await answer.json().catch(() => ({}))) as { code?: string };
  const problem = problemOfCode(code, answer.status);
  if (problem.type === 'PasswordTooShort') return { ...problem, min: passwordLength.min };
  if (problem.type === 'PasswordTooLong') return { ...problem, max: passwordLength.max };
  return problem;
};
