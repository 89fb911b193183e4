import { passwordLength } from '@muster/protocol';
import type { ApiProblem, AuditKind } from '@muster/protocol';
import { Hono } from 'hono';
import type { Context } from 'hono';
import { addressOf, headersFor, notTooOften, signedIn } from './context.ts';
import type { ApiParts } from './context.ts';
import { problemAnswer, problemOfCode, Refused } from './problems.ts';

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
  'POST /change-email': 'email-changed',
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

export const authRoutes = (parts: ApiParts): Hono => {
  const routes = new Hono();
  routes.all('*', async (c) => {
    const path = c.req.path.slice('/api/auth'.length);
    const key = `${c.req.method} ${path}`;
    if (!Object.hasOwn(open, key)) return problemAnswer(c, { type: 'NoAccess' });
    const kind = open[key] ?? null;
    const text = c.req.method === 'POST' ? await c.req.text() : undefined;
    const body = parsed(text);
    // Who it was, asked while there still is a session to ask.
    const before = kind === null ? null : await signedIn(c, parts).catch(() => null);
    const attempt = path.startsWith('/sign-in/email') ? await beforeSignIn(c, parts, body) : null;
    if (path === '/request-password-reset') await beforeReset(c, parts, body);
    if (path === '/update-user' && !isProfile(body)) return problemAnswer(c, { type: 'FieldInvalid', field: 'name' });

    const request = new Request(c.req.raw.url, {
      method: c.req.method,
      headers: headersFor(c, parts.behindProxy),
      ...(text !== undefined && { body: text }),
    });
    const answer = await parts.auth.handler(request);
    if (attempt !== null) await afterSignIn(parts, attempt, answer.ok);
    if (!answer.ok && answer.status >= 400) return problemAnswer(c, await problemOf(answer));
    if (kind !== null && before !== null) parts.audit.note({ team: null, kind, user: before.user });
    parts.rightsChanged();
    return answer;
  });
  return routes;
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

interface Attempt {
  readonly email: string;
  readonly address: string;
}

/** Guessing is slow, from one address and against one account. Asked before the password is looked at, so that it tells nothing. */
const beforeSignIn = async (c: Context, parts: ApiParts, body: Readonly<Record<string, unknown>>): Promise<Attempt> => {
  const attempt = { email: emailIn(body), address: addressOf(c, parts.behindProxy) };
  const waits = [
    await parts.limits.check('failuresHere', attempt.address),
    await parts.limits.check('failuresOfAccount', attempt.email),
  ];
  const retryAfterMs = Math.max(...waits.map((ms) => ms ?? 0));
  if (retryAfterMs > 0) throw new Refused({ type: 'TooMany', retryAfterMs });
  return attempt;
};

const afterSignIn = async ({ limits, members, audit }: ApiParts, { email, address }: Attempt, fine: boolean): Promise<void> => {
  if (fine) return limits.clear('failuresOfAccount', email);
  await limits.take('failuresHere', address);
  await limits.take('failuresOfAccount', email);
  const user = members.userWithEmail(email);
  if (user !== null) audit.note({ team: null, kind: 'sign-in-failed', user });
};

/** Who asks too often for one account gets the same answer as everybody, and no mail is sent. */
const beforeReset = async (c: Context, parts: ApiParts, body: Readonly<Record<string, unknown>>): Promise<void> => {
  await notTooOften(parts, 'resetsHere', addressOf(c, parts.behindProxy));
  await notTooOften(parts, 'resetsOfAccount', emailIn(body));
};

/** Name and colour, and nothing else that a user record may hold. */
const isProfile = (body: Readonly<Record<string, unknown>>): boolean => {
  const { name, colour, ...rest } = body;
  if (Object.keys(rest).length > 0) return false;
  const nameIsFine = name === undefined || (typeof name === 'string' && name.trim() !== '' && name.length <= 80);
  return nameIsFine && (colour === undefined || (Number.isInteger(colour) && Number(colour) >= 0 && Number(colour) < 100));
};

const problemOf = async (answer: Response): Promise<ApiProblem> => {
  const { code } = (await answer.json().catch(() => ({}))) as { code?: string };
  const problem = problemOfCode(code, answer.status);
  if (problem.type === 'PasswordTooShort') return { ...problem, min: passwordLength.min };
  if (problem.type === 'PasswordTooLong') return { ...problem, max: passwordLength.max };
  return problem;
};
