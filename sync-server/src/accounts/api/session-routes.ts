import type { InvitationAnswer, SessionAnswer } from '@muster/protocol';
import { Hono } from 'hono';
import type { Context } from 'hono';
import { attemptSignIn } from './attempts.ts';
import { addressOf, headersFor, notTooOften, signedIn } from './context.ts';
import type { ApiParts, SignedIn } from './context.ts';
import { readFields } from './fields.ts';
import { Refused } from './problems.ts';

/** Who is signed in, and the three ways to an account: the first team, an invitation, and a confirmed address. */
export const sessionRoutes = (parts: ApiParts): Hono => {
  const { auth, members, audit, now } = parts;
  const routes = new Hono();
  let settingUp = false;

  const sessionOf = (user: string | null): SessionAnswer => ({
    needsSetup: !members.hasAccounts(),
    account: user === null ? null : members.accountOf(user),
    teams: user === null ? [] : members.teamsOf(user),
    mail: parts.mail !== null,
    singleSignOn: parts.singleSignOn,
  });
  /** Hands the cookies of a session on that better-auth began for this request. */
  const begin = (c: Context, headers: Headers): Headers => {
    const cookies = headers.getSetCookie();
    for (const cookie of cookies) c.header('Set-Cookie', cookie, { append: true });
    const session = headersFor(c, parts.behindProxy);
    session.set('cookie', cookies.map((cookie) => cookie.split(';', 1)[0]).join('; '));
    return session;
  };

  routes.get('/session', async (c) => {
    const session = await signedIn(c, parts).catch((error: unknown) => {
      // A page that believes in another account has to hear whose browser this is now.
      if (error instanceof Refused && error.problem.type === 'SignInNeeded') return null;
      throw error;
    });
    return c.json(sessionOf(session?.user ?? null));
  });

  routes.post('/setup', async (c) => {
    const fields = await readFields(c);
    const team = fields.name('team');
    const account = { name: fields.name('name'), email: fields.email('email'), password: fields.password('password') };
    const colour = fields.colour('colour');
    await notTooOften(parts, 'accounts', addressOf(c, parts.behindProxy));
    if (settingUp || members.hasAccounts()) throw new Refused({ type: 'AlreadySetUp' });
    settingUp = true;
    try {
      const made = await auth.api.signUpEmail({
        body: { ...account, colour },
        headers: headersFor(c, parts.behindProxy),
        returnHeaders: true,
      });
      begin(c, made.headers);
      await makeTeam(parts, made.response.user.id, team);
      return c.json(sessionOf(made.response.user.id));
    } finally {
      settingUp = false;
    }
  });

  routes.post('/invitation', async (c) => {
    await notTooOften(parts, 'tokens', addressOf(c, parts.behindProxy));
    const found = members.invitation((await readFields(c)).token('token'), now());
    if (found === null) throw new Refused({ type: 'InvitationGone' });
    const { teamName: team, inviter, email, level, expiresAt } = found;
    return c.json({ team, inviter, email, level, expiresAt } satisfies InvitationAnswer);
  });

  routes.post('/join', async (c) => {
    const fields = await readFields(c);
    const token = fields.token('token');
    await notTooOften(parts, 'tokens', addressOf(c, parts.behindProxy));
    const invitation = members.invitation(token, now());
    if (invitation === null) throw new Refused({ type: 'InvitationGone' });
    const account = fields.fields('account');
    const session =
      account === null
        ? await signedIn(c, parts)
        : await enter({
            email: invitation.email,
            name: account.name('name'),
            password: account.password('password'),
            colour: account.colour('colour'),
          });
    if (members.membership(invitation.team, session.user) !== null) throw new Refused({ type: 'AlreadyMember' });
    await auth.api.acceptInvitation({ headers: session.headers, body: { invitationId: token } });
    members.setProjects(invitation.team, session.user, invitation.projects);
    // [S6] Whoever made one of these may not follow into this team.
    members.forgetResetsOf(session.user);
    audit.note({ team: invitation.team, kind: 'joined', user: session.user, facts: { level: invitation.level } });
    parts.rightsChanged();
    return c.json(sessionOf(session.user));

    /** With an account of one's own: the one that there is, if the password is its own, or a new one. */
    async function enter(as: {
      email: string;
      name: string;
      password: string;
      colour: number;
    }): Promise<Omit<SignedIn, 'session'>> {
      const address = addressOf(c, parts.behindProxy);
      await notTooOften(parts, 'accounts', address);
      const call = { headers: headersFor(c, parts.behindProxy), returnHeaders: true } as const;
      if (members.userWithEmail(as.email) === null) {
        const made = await auth.api.signUpEmail({ ...call, body: as });
        return { user: made.response.user.id, email: as.email, headers: begin(c, made.headers) };
      }
      const found = await attemptSignIn(parts, { address, email: as.email }, () =>
        auth.api.signInEmail({ ...call, body: { email: as.email, password: as.password } }),
      );
      return { user: found.response.user.id, email: as.email, headers: begin(c, found.headers) };
    }
  });

  routes.post('/confirm', async (c) => {
    await notTooOften(parts, 'tokens', addressOf(c, parts.behindProxy));
    const token = (await readFields(c)).token('token');
    const call = { query: { token }, headers: headersFor(c, parts.behindProxy), returnHeaders: true } as const;
    const confirmed = await auth.api.verifyEmail(call).catch(() => null);
    if (confirmed === null) throw new Refused({ type: 'LinkGone' });
    for (const cookie of confirmed.headers.getSetCookie()) c.header('Set-Cookie', cookie, { append: true });
    const { user: owner } = confirmed.response as { readonly user?: { readonly id: string } | null };
    if (owner) audit.note({ team: null, kind: 'email-changed', user: owner.id });
    return c.json(sessionOf((await signedIn(c, parts).catch(() => null))?.user ?? null));
  });
  return routes;
};

/** A new team with this user as its manager. Gives its id. */
export const makeTeam = async ({ auth, members, audit }: ApiParts, user: string, name: string): Promise<string> => {
  // The slug is better-auth's; nothing of ours reads it.
  const { id } = await auth.api.createOrganization({ body: { name, slug: crypto.randomUUID(), userId: user } });
  members.forgetResetsOf(user);
  audit.note({ team: id, kind: 'team-made', user });
  return id;
};
