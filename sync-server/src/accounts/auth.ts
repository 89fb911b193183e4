import type { DatabaseSync } from 'node:sqlite';
import { passkey } from '@better-auth/passkey';
import { passwordLength } from '@muster/protocol';
import type { AccessLevel } from '@muster/protocol';
import { APIError } from 'better-auth/api';
import { betterAuth } from 'better-auth';
import { getMigrations } from 'better-auth/db/migration';
import { genericOAuth, organization } from 'better-auth/plugins';
import { createAccessControl } from 'better-auth/plugins/access';
import type { SingleSignOnConfig } from '../config.ts';
import { isColour, nameIn } from './api/fields.ts';
import type { Mail } from './mail.ts';

export interface AuthParts {
  readonly db: DatabaseSync;
  readonly secret: string;
  readonly publicUrl: string | null;
  readonly singleSignOn: SingleSignOnConfig | null;
  readonly mail: Mail | null;
  readonly onProblem: (what: string, detail: string) => void;
  /**
   * Whether this address may get an account now: the first one, and those who were invited. `isSingleSignOn`: the provider vouches
   * for the address; otherwise we asked for a password.
   */
  readonly mayHaveAccount: (email: string, isSingleSignOn: boolean) => boolean;
  /** A session began, whatever way. */
  readonly onSignedIn: (user: string) => void;
  /** Somebody set a new password with a link. */
  readonly onPasswordReset: (user: string) => void;
}

/** Where the visitor's address stands, put there by us and by nobody else. */
export const addressHeader = 'x-muster-address';

const daySeconds = 24 * 3600;
const invitationSeconds = 7 * daySeconds;
export const resetSeconds = 3600;

/** Managers manage the team; what everybody may do to its documents says the access table, not this one. */
const access = createAccessControl({
  organization: ['update', 'delete'],
  member: ['create', 'update', 'delete'],
  invitation: ['create', 'cancel'],
});
const manages = access.newRole({
  organization: ['update'],
  member: ['create', 'update', 'delete'],
  invitation: ['create', 'cancel'],
});
const works = access.newRole({ organization: [], member: [], invitation: [] });
const roles = {
  manager: manages,
  recruiter: works,
  support: works,
  analyst: works,
  interviewer: works,
  viewer: works,
} satisfies Record<AccessLevel, typeof manages | typeof works>;

const projects = { projects: { type: 'string', required: false, input: true } } as const;

/** Accounts, sessions, teams and invitations, kept by better-auth in our file. Its tables are made or brought up to date here. */
export const openAuth = async (parts: AuthParts) => {
  const options = authOptions(parts);
  const { runMigrations } = await getMigrations(options);
  await runMigrations();
  return betterAuth(options);
};
export type Auth = Awaited<ReturnType<typeof openAuth>>;

const authOptions = ({ db, secret, publicUrl, singleSignOn, mail, ...on }: AuthParts) => ({
  appName: 'Muster',
  database: db,
  secret,
  basePath: '/api/auth',
  // Without a public address passkeys work where browsers allow them, which is here. Nothing that leaves the server is built from it.
  baseURL: publicUrl ?? 'http://localhost',
  // Whatever address the visitor typed: the API in front has made sure that the page is of that very host [S1].
  trustedOrigins: (request?: Request) => {
    const host = request?.headers.get('host');
    return typeof host === 'string' && publicUrl === null ? [`http://${host}`, `https://${host}`] : [];
  },
  telemetry: { enabled: false },
  // Its lines name addresses and accounts: only that something is wrong is passed on.
  logger: {
    level: 'error' as const,
    log: (_level: string, message: string) => on.onProblem('accounts', message.replaceAll(/\S+@\S+/g, '…')),
  },
  user: {
    additionalFields: { colour: { type: 'number', required: false, defaultValue: 0, input: true } },
    changeEmail: { enabled: true, updateEmailWithoutVerification: mail === null },
  } as const,
  emailAndPassword: {
    enabled: true,
    minPasswordLength: passwordLength.min,
    maxPasswordLength: passwordLength.max,
    revokeSessionsOnPasswordReset: true,
    resetPasswordTokenExpiresIn: resetSeconds,
    onPasswordReset: ({ user }: { user: { id: string } }) => Promise.resolve(on.onPasswordReset(user.id)),
    ...(mail !== null && {
      sendResetPassword: ({ user, token }: { user: { email: string }; token: string }) => mail.sendReset(user.email, token),
    }),
  },
  ...(mail !== null && {
    emailVerification: {
      sendVerificationEmail: ({ user, token }: { user: { email: string }; token: string }) =>
        mail.sendConfirmation(user.email, token),
    },
  }),
  session: { expiresIn: 30 * daySeconds, updateAge: daySeconds, freshAge: daySeconds },
  account: { encryptOAuthTokens: true, accountLinking: { enabled: true } },
  advanced: {
    cookiePrefix: 'muster',
    // Said, because better-auth by itself leaves its check out while tests run.
    disableOriginCheck: false,
    disableCSRFCheck: false,
    useSecureCookies: publicUrl?.startsWith('https:') ?? false,
    ipAddress: { ipAddressHeaders: [addressHeader] },
    // A mail takes longer than none: whoever waited for the answer could tell whether there is an account.
    backgroundTasks: {
      handler: (task: Promise<unknown>) =>
        void task.catch((error: unknown) => on.onProblem('a mail was not sent', error instanceof Error ? error.name : 'unknown')),
    },
  },
  // Where a single sign-on ends of which nothing is known any more.
  // What fails is ours to tell the operator: the library prints whole errors, with values and paths.
  onAPIError: { errorURL: '/signed-in?how=failed', throw: true },
  rateLimit: { enabled: false }, // ours stands before all of /api: limits.ts
  databaseHooks: {
    user: {
      create: {
        before: (
          user: { name: string; email: string; emailVerified?: boolean; colour?: unknown },
          context: { path?: string } | null,
        ) => {
          const isSingleSignOn = context?.path !== '/sign-up/email';
          // An address that the provider does not vouch for may be anybody's.
          const isProven = !isSingleSignOn || user.emailVerified === true;
          if (!isProven || !on.mayHaveAccount(user.email, isSingleSignOn))
            throw new APIError('FORBIDDEN', { code: 'NOT_INVITED', message: 'Not invited' });
          // What a provider says of somebody is looked at like what they say themselves.
          const name = nameIn(user.name) ?? user.email.slice(0, 80);
          return Promise.resolve({ data: { ...user, name, colour: isColour(user.colour) ? user.colour : 0 } });
        },
      },
    },
    session: { create: { after: ({ userId }: { userId: string }) => Promise.resolve(on.onSignedIn(userId)) } },
  },
  plugins: [
    organization({
      ac: access,
      roles,
      creatorRole: 'manager',
      membershipLimit: 1000,
      invitationLimit: 500,
      invitationExpiresIn: invitationSeconds,
      cancelPendingInvitationsOnReInvite: true,
      requireEmailVerificationOnInvitation: false, // the link is the proof, as it may be handed over by hand
      disableOrganizationDeletion: true,
      schema: { member: { additionalFields: projects }, invitation: { additionalFields: projects } },
    }),
    passkey({ rpName: 'Muster' }),
    ...(singleSignOn === null
      ? []
      : [
          genericOAuth({
            config: [
              {
                providerId: 'oidc',
                name: singleSignOn.name,
                discoveryUrl: singleSignOn.discoveryUrl,
                clientId: singleSignOn.clientId,
                clientSecret: singleSignOn.clientSecret,
                scopes: ['openid', 'email', 'profile'],
                pkce: true,
                requireIdTokenVerification: true,
              },
            ],
          }),
        ]),
  ],
});
