import { request as askOverHttp } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import { accountHeader } from '@muster/protocol';
import type { SessionAnswer, TeamAnswer } from '@muster/protocol';
import { expect, test } from 'vitest';
import { aMailbox } from '../testing/mailbox.ts';
import { aMuster } from '../testing/muster.ts';
import { aPassword, Visitor } from '../testing/visitor.ts';

/** A request whose Host is chosen, as `fetch` would not let us. */
const send = (url: string, method: string, path: string, headers: Record<string, string>, body: string) =>
  new Promise<{ status: number; headers: IncomingHttpHeaders; cookies: readonly string[] }>((done, failed) => {
    const asked = askOverHttp(new URL(path, url), { method, headers }, (answer) => {
      answer.resume();
      answer.on('end', () =>
        done({ status: answer.statusCode ?? 0, headers: answer.headers, cookies: answer.headers['set-cookie'] ?? [] }),
      );
    });
    asked.on('error', failed);
    asked.end(body);
  });

const aTeam = async (...config: Parameters<typeof aMuster>) => {
  const muster = await aMuster(...config);
  const ana = await new Visitor(muster.url, 'ana@example.com').setsUp();
  return { muster, ana, visitor: (email: string) => new Visitor(muster.url, email) };
};
const problems = (answers: readonly { readonly body: { readonly problem?: { readonly type: string } } }[]) =>
  answers.map(({ body }) => body.problem?.type ?? 'fine');
const times = <T>(n: number, work: () => Promise<T>): Promise<T[]> => Promise.all(Array.from({ length: n }, work));
const behindProxy = { behindProxy: true } as const;
const from = (address: string) => ({ 'x-forwarded-for': address });

/** Every route that changes something, as its owner may use it. */
const unsafeRoutes = (team: string) =>
  [
    ['POST', '/api/setup'],
    ['POST', '/api/invitation'],
    ['POST', '/api/join'],
    ['POST', '/api/confirm'],
    ['POST', '/api/teams'],
    ['PATCH', `/api/teams/${team}`],
    ['POST', `/api/teams/${team}/invitations`],
    ['POST', `/api/teams/${team}/invitations/withdraw`],
    ['PATCH', `/api/teams/${team}/members/x`],
    ['DELETE', `/api/teams/${team}/members/x`],
    ['POST', `/api/teams/${team}/members/x/reset`],
    ['POST', `/api/teams/${team}/exports`],
    ['POST', `/api/teams/${team}/set-aside`],
    ['POST', `/api/teams/${team}/set-aside/x/accept`],
    ['DELETE', `/api/teams/${team}/set-aside/x`],
    ...[
      'sign-in/email',
      'sign-in/social',
      'link-social',
      'sign-out',
      'revoke-session',
      'revoke-sessions',
      'revoke-other-sessions',
      'change-password',
      'change-email',
      'update-user',
      'request-password-reset',
      'reset-password',
      'passkey/verify-registration',
      'passkey/verify-authentication',
      'passkey/delete-passkey',
      'passkey/update-passkey',
    ].map((path) => ['POST', `/api/auth/${path}`] as const),
  ] as const;

test('[S3] passwords: ten wrong ones for an account, however many at once, and it is closed for a while, known or not', async () => {
  const { visitor } = await aTeam(behindProxy);
  let addresses = 0;
  const signIn = (email: string, password: string) =>
    visitor(email).ask('POST', '/api/auth/sign-in/email', { email, password }, from(`192.0.2.${++addresses}`));
  for (const email of ['ana@example.com', 'nobody@example.com']) {
    const guesses = problems(await times(25, () => signIn(email, 'a wrong password')));
    expect(guesses.filter((type) => type === 'WrongCredentials')).toHaveLength(10);
    expect(guesses.filter((type) => type === 'TooMany')).toHaveLength(15);
    const closed = await signIn(email, aPassword);
    expect(closed.body.problem).toMatchObject({ type: 'TooMany' });
    expect(Number(closed.headers.get('retry-after'))).toBeGreaterThan(0);
    // In capitals it is the same account.
    expect(problems([await signIn(email.toUpperCase(), aPassword)])).toEqual(['TooMany']);
  }
});

test('[S3] passwords: thirty wrong ones from an address close it for all accounts, and no other address', async () => {
  const { ana, visitor } = await aTeam(behindProxy);
  const signIn = (email: string, password: string, headers: Record<string, string>) =>
    visitor(email).ask('POST', '/api/auth/sign-in/email', { email, password }, headers);
  let guesses = 0;
  await times(30, () => signIn(`guess${guesses++}@example.com`, 'a wrong password', from('192.0.2.7')));
  expect(problems([await signIn(ana.email, aPassword, from('192.0.2.7'))])).toEqual(['TooMany']);
  // What the visitor claims before our proxy's word counts for nothing.
  expect(problems([await signIn(ana.email, aPassword, from('203.0.113.9, 192.0.2.7'))])).toEqual(['TooMany']);
  expect(problems([await signIn(ana.email, aPassword, from('192.0.2.7, 203.0.113.9'))])).toEqual(['fine']);
  // All of one IPv6 network is one address.
  await times(30, () =>
    signIn(`guess${guesses++}@example.com`, 'a wrong password', from(`2001:db8:1:2::${guesses.toString(16)}`)),
  );
  expect(problems([await signIn(ana.email, aPassword, from('2001:db8:1:2:ffff:1:2:3'))])).toEqual(['TooMany']);
  expect(problems([await signIn(ana.email, aPassword, from('2001:0db8:0001:0003::1'))])).toEqual(['fine']);
});

test('[S3] passwords: they are not guessed faster in a session that somebody left open', async () => {
  const { ana, visitor } = await aTeam(behindProxy);
  let addresses = 0;
  const change = (currentPassword: string) => {
    const request = { currentPassword, newPassword: 'another long one', revokeOtherSessions: true };
    return ana.ask('POST', '/api/auth/change-password', request, from(`192.0.2.${++addresses}`));
  };
  const guesses = problems(await times(25, () => change('a wrong password')));
  expect(guesses.filter((type) => type === 'WrongPassword')).toHaveLength(10);
  expect(guesses.filter((type) => type === 'TooMany')).toHaveLength(15);
  expect(problems([await change(aPassword), await visitor(ana.email).signsIn()])).toEqual(['TooMany', 'TooMany']);
});

test('[S3] a right password counts for nothing', async () => {
  const { visitor } = await aTeam();
  const ana = visitor('ana@example.com');
  for (let i = 0; i < 31; i++) expect((await ana.signsIn()).status).toBe(200);
  for (let i = 0; i < 9; i++) await ana.signsIn('a wrong password');
  expect((await ana.signsIn()).status).toBe(200);
  expect(problems([await ana.signsIn('a wrong password')])).toEqual(['WrongCredentials']);
});

test('[S3] without a proxy of ours nobody chooses the address that is counted', async () => {
  const { visitor } = await aTeam();
  for (let i = 0; i < 30; i++) {
    const headers = { ...from(`198.51.100.${i}`), 'x-muster-address': `198.51.100.${i}`, forwarded: `for=198.51.100.${i}` };
    const email = `guess${i}@example.com`;
    await visitor(email).ask('POST', '/api/auth/sign-in/email', { email, password: 'a wrong password' }, headers);
  }
  expect(problems([await visitor('ana@example.com').signsIn()])).toEqual(['TooMany']);
});

test('[S3] the password of an existing account cannot be guessed by joining', async () => {
  const { ana, visitor } = await aTeam();
  await ana.bringsIn('ben@example.com', 'viewer');
  const other = await ana.ask<{ team: string }>('POST', '/api/teams', { name: '二组' });
  ana.team = other.body.team;
  const { token } = (await ana.invites('ben@example.com', 'viewer')).body.invitation;
  const join = (password: string) =>
    visitor('eve').ask('POST', '/api/join', { token, account: { name: 'Eve', password, colour: 0 } });
  const guesses = problems(await times(14, () => join('a wrong password')));
  expect(guesses.filter((type) => type === 'WrongCredentials')).toHaveLength(10);
  expect(problems([await join(aPassword)])).toEqual(['TooMany']);
  expect(problems([await visitor('ben@example.com').signsIn()])).toEqual(['TooMany']);
});

test('[S3] invitations cannot be guessed, nor sent, nor teams made, without end', async () => {
  const { ana, visitor } = await aTeam();
  const guess = (i: number) => ({ token: `guess-${i}-0123456789abcdef` });
  const eve = visitor('eve@example.com');
  let guessed = 0;
  const account = { name: 'Eve', password: aPassword, colour: 0 };
  const looks = await times(35, () => eve.ask('POST', '/api/invitation', guess(guessed++)));
  const joins = await times(35, () => eve.ask('POST', '/api/join', { ...guess(guessed++), account }));
  const answers = problems([...looks, ...joins]);
  expect(answers.filter((type) => type === 'InvitationGone')).toHaveLength(60);
  expect(answers.filter((type) => type === 'TooMany')).toHaveLength(10);
  let invited = 0;
  const invites = problems(await times(103, () => ana.invites(`guest${invited++}@example.com`, 'viewer')));
  expect(invites.filter((type) => type === 'TooMany')).toHaveLength(3);
  const teams = problems(await times(23, () => ana.ask('POST', '/api/teams', { name: 'x' })));
  expect(teams.filter((type) => type === 'TooMany')).toHaveLength(3);
  const notes = await times(125, () => ana.ask('POST', `/api/teams/${ana.team}/exports`, { what: 'candidates', rows: 1 }));
  expect(problems(notes).filter((type) => type === 'TooMany')).toHaveLength(5);
});

test('[S3] everything together has an end for one address', async () => {
  const { visitor } = await aTeam();
  const answers = problems(await times(650, () => visitor('eve').ask('GET', '/api/session')));
  expect(answers.filter((type) => type === 'TooMany').length).toBeGreaterThanOrEqual(50);
});

test('[S1] no route that changes something listens to a page of another origin, or to a form', async () => {
  const { ana, muster } = await aTeam();
  const host = new URL(muster.url).host;
  const refused = { problem: { type: 'NoAccess' } };
  for (const [method, path] of unsafeRoutes(ana.team)) {
    for (const origin of ['https://evil.example', 'null', '', `http://${host}.evil.example`, `http://evil.example/${host}`]) {
      const { status, body } = await ana.ask(method, path, {}, { origin });
      expect([method, path, origin, status, body]).toEqual([method, path, origin, 403, refused]);
    }
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'text/json']) {
      const { status, body } = await ana.ask(method, path, {}, { 'content-type': type });
      expect([path, type, status, body.problem]).toEqual([path, type, 400, { type: 'FieldInvalid', field: 'content-type' }]);
    }
  }
  // A request without Origin comes from a program; a browser's form of 2009 would look like it.
  const headers = { host, 'content-type': 'application/json', cookie: ana.cookie };
  const answer = await fetch(`${muster.url}api/teams`, { method: 'POST', headers, body: '{"name":"x"}' });
  expect(answer.status).toBe(403);
  expect((await ana.ask<SessionAnswer>('GET', '/api/session')).body.teams).toHaveLength(1);
});

test('[S1] where the public address is https, its http pages are another origin; the cookie is for https only', async () => {
  const muster = await aMuster({ publicUrl: 'https://muster.example' });
  const headers = (origin: string) => ({ origin, host: 'muster.example', 'content-type': 'application/json' });
  const body = JSON.stringify({ team: 'x', name: 'Ana', email: 'ana@example.com', password: aPassword, colour: 1 });
  const setUp = (origin: string) => send(muster.url, 'POST', '/api/setup', headers(origin), body);
  expect((await setUp('http://muster.example')).status).toBe(403);
  const fine = await setUp('https://muster.example');
  expect(fine.status).toBe(200);
  for (const cookie of fine.cookies) expect(cookie).toMatch(/^__Secure-muster\..*; HttpOnly; Secure; SameSite=Lax$/);
  expect(fine.headers['strict-transport-security']).toBe('max-age=31536000');
});

test('[S5] what is not on the list is not there: no other door of the accounts library, under no spelling', async () => {
  const { ana } = await aTeam();
  const nothing = { status: 403, body: { problem: { type: 'NoAccess' } } };
  const paths = [
    'sign-up/email',
    'get-session',
    'update-session',
    'delete-user',
    'set-password',
    'verify-password',
    'verify-email',
    'send-verification-email',
    'reset-password/x',
    'list-accounts',
    'unlink-account',
    'get-access-token',
    'refresh-token',
    'account-info',
    'ok',
    'error',
    'callback/google',
    'organization/create',
    'organization/list',
    'organization/invite-member',
    'organization/accept-invitation',
    'organization/add-member',
    'organization/update-member-role',
    'organization/remove-member',
    'organization/list-user-invitations',
    'organization/get-full-organization',
    'organization/set-active',
    'organization/delete',
    'organization/has-permission',
    'sign-in/email/',
    'sign-in//email',
    'Sign-In/Email',
    'sign-in/email%00',
    'sign-in%2Femail',
    '../auth/sign-up/email',
    '%2e%2e/auth/sign-up/email',
    'toString',
    '__proto__',
    '',
  ];
  for (const path of paths)
    for (const method of ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS']) {
      if (method === 'POST' && path === '../auth/sign-up/email') continue; // tidied by our own client
      const body = method === 'GET' || method === 'HEAD' ? undefined : { email: 'x@example.com', password: aPassword, name: 'x' };
      const answer = await ana.ask(method, `/api/auth/${path}`, body);
      const is = { status: answer.status, body: method === 'HEAD' ? nothing.body : answer.body };
      expect([method, path, is]).toEqual([method, path, nothing]);
    }
  for (const path of ['/api', '/api/nothing', '/api/teams', '/api/teams/nothing/nothing', `/api/teams/${ana.team}/nothing`])
    expect([path, (await ana.ask('GET', path)).body]).toEqual([path, nothing.body]);
});

test('[S1] a planted session is not the one that signs in: signing in, joining and setting up make new ones', async () => {
  const { ana, visitor } = await aTeam();
  const eve = await ana.bringsIn('eve@example.com', 'viewer');
  const [name = '', planted = ''] = eve.cookie.split(/=(.*)/s);
  const enter = [
    (victim: Visitor) => victim.signsIn(),
    async (victim: Visitor) => {
      const { token } = (await ana.invites('new@example.com', 'viewer')).body.invitation;
      return victim.ask('POST', '/api/join', { token, account: { name: 'New', password: aPassword, colour: 0 } });
    },
  ];
  for (const comesIn of enter) {
    const victim = visitor('ana@example.com');
    for (const value of [planted, 'guessed.guessed']) {
      victim.setCookie(name, value);
      expect((await comesIn(victim)).status).toBe(200);
      expect(victim.cookie).not.toContain(value);
      const mine = await victim.ask<SessionAnswer>('GET', '/api/session');
      expect(mine.body.account?.email).not.toBe('eve@example.com');
      expect((await eve.ask<SessionAnswer>('GET', '/api/session')).body.account?.email).toBe('eve@example.com');
      if (comesIn === enter[1]) break;
    }
  }
});

test('[S1] the server leads nobody to another site', async () => {
  const box = await aMailbox();
  const { ana, muster } = await aTeam({ publicUrl: null, mail: box.config });
  const evil = [
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    'https:evil.example',
    'javascript:alert(1)',
    `${muster.url.slice(0, -1)}@evil.example`,
    `http://${new URL(muster.url).host}.evil.example`,
    '/%2f%2fevil.example',
    ' https://evil.example',
  ];
  for (const target of evil) {
    const fields = { callbackURL: target, errorCallbackURL: target, newUserCallbackURL: target, redirectTo: target };
    const encoded = encodeURIComponent(target);
    const answers = [
      await ana.ask('POST', '/api/auth/sign-in/email', { email: ana.email, password: aPassword, ...fields }),
      await ana.ask('POST', '/api/auth/sign-in/social', { provider: 'oidc', ...fields }),
      await ana.ask('POST', '/api/auth/link-social', { provider: 'oidc', ...fields }),
      await ana.ask('POST', '/api/auth/request-password-reset', { email: ana.email, ...fields }),
      await ana.ask('POST', '/api/auth/change-email', { newEmail: 'x@example.com', ...fields }),
      await ana.ask('GET', `/api/auth/callback/oidc?error=x&state=x&callbackURL=${encoded}`),
      await ana.ask('GET', `/api/auth/verify-email?token=x&callbackURL=${encoded}`),
      await ana.ask('POST', `/api/confirm?callbackURL=${encoded}`, { token: '0123456789abcdef', ...fields }),
    ];
    for (const { headers, body } of answers) {
      expect([target, headers.get('location') ?? '']).toEqual([target, expect.not.stringContaining('evil')]);
      expect(JSON.stringify(body)).not.toContain('evil');
    }
  }
});

test('[S3] signing in and joining say the same of an address that is known and one that is not', async () => {
  const { visitor } = await aTeam();
  const ms = { known: [] as number[], unknown: [] as number[] };
  for (let i = 0; i < 8; i++)
    for (const [kind, email] of [
      ['known', 'ana@example.com'],
      ['unknown', `nobody${i}@example.com`],
    ] as const) {
      const at = performance.now();
      const { status, body, headers } = await visitor(email).signsIn('a wrong password');
      ms[kind].push(performance.now() - at);
      expect([status, body]).toEqual([401, { problem: { type: 'WrongCredentials' } }]);
      expect(headers.getSetCookie()).toEqual([]);
    }
  // Both hash a password: that is most of the time, and neither is done without it.
  const median = (all: number[]): number => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;
  const ratio = median(ms.known) / median(ms.unknown);
  expect(ratio).toBeGreaterThan(0.4);
  expect(ratio).toBeLessThan(2.5);
});

test('[S6] a page that believes in another account reads and changes nothing of the one that is signed in', async () => {
  const { ana } = await aTeam();
  const eve = await ana.bringsIn('eve@example.com', 'manager');
  const other = { [accountHeader]: eve.user };
  const routes = [
    ['GET', `/api/teams/${ana.team}`],
    ['PATCH', `/api/teams/${ana.team}`],
    ['POST', '/api/teams'],
    ['GET', '/api/auth/list-sessions'],
    ['GET', '/api/auth/passkey/list-user-passkeys'],
    ['GET', '/api/auth/passkey/generate-register-options'],
    ['POST', '/api/auth/revoke-sessions'],
    ['POST', '/api/auth/sign-out'],
    ['POST', '/api/auth/update-user'],
    ['POST', '/api/auth/change-email'],
    ['POST', '/api/auth/change-password'],
  ] as const;
  for (const [method, path] of routes) {
    const body = { name: 'x', newEmail: 'x@example.com', currentPassword: aPassword, newPassword: `${aPassword}!` };
    const { status, body: said } = await ana.ask(method, path, method === 'GET' ? undefined : body, other);
    expect([path, status, said]).toEqual([path, 401, { problem: { type: 'OtherAccount' } }]);
  }
  const mine = await ana.ask<SessionAnswer>('GET', '/api/session');
  expect(mine.body.account).toMatchObject({ name: 'ana', email: 'ana@example.com' });
  expect((await ana.ask<TeamAnswer>('GET', `/api/teams/${ana.team}`, undefined, ana.believes)).status).toBe(200);
});

test("[S6] nobody ends somebody else's session, also who knows its token, and nobody hands out tokens that open anything", async () => {
  const { ana, visitor } = await aTeam();
  const eve = await ana.bringsIn('eve@example.com', 'viewer');
  type Session = { readonly token: string; readonly userId: string };
  const listed = async (of: Visitor) => (await of.ask<Session[]>('GET', '/api/auth/list-sessions')).body;
  const [anas] = await listed(ana);
  await eve.ask('POST', '/api/auth/revoke-session', { token: anas?.token });
  expect((await ana.ask<SessionAnswer>('GET', '/api/session')).body.account?.email).toBe('ana@example.com');
  expect((await listed(eve)).every(({ userId }) => userId === eve.user)).toBe(true);
  const thief = visitor('thief');
  const [name = ''] = ana.cookie.split('=', 1);
  thief.setCookie(name, anas?.token ?? '');
  expect((await thief.ask<SessionAnswer>('GET', '/api/session')).body.account).toBeNull();
  const bearer = { authorization: `Bearer ${anas?.token ?? ''}` };
  expect((await visitor('x').ask<SessionAnswer>('GET', '/api/session', undefined, bearer)).body.account).toBeNull();
});

test('whoever looks at their sessions sees which one is this browser', async () => {
  const { ana, visitor } = await aTeam();
  const phone = visitor('ana@example.com');
  await phone.signsIn();
  type Session = { readonly id: string; readonly current: boolean };
  const listed = async (of: Visitor) => (await of.ask<Session[]>('GET', '/api/auth/list-sessions')).body;
  const own = (sessions: readonly Session[]): string[] => sessions.filter(({ current }) => current).map(({ id }) => id);
  const [here, there] = [own(await listed(ana)), own(await listed(phone))];
  expect([here.length, there.length, here[0] === there[0]]).toEqual([1, 1, false]);
});

test('[S5] a body that is not what it should be is refused with a problem, and never a fault of the server', async () => {
  const { ana, muster } = await aTeam();
  const odd = [null, 5, {}, [], { $ne: 1 }, '\u0000', 'x'.repeat(5000), true];
  const fields = [
    'email',
    'password',
    'newPassword',
    'currentPassword',
    'newEmail',
    'token',
    'name',
    'colour',
    'id',
    'response',
    'provider',
  ];
  let asked = 0;
  for (const [method, path] of unsafeRoutes(ana.team))
    for (const value of odd) {
      // Signing out and the like need no body, and would end it all.
      if (/sign-out|revoke-sessions|revoke-other|members\/x$/.test(path)) continue;
      const body = Object.fromEntries(
        [...fields, 'team', 'level', 'projects', 'account', 'rows', 'what'].map((field) => [field, value]),
      );
      const answer = await ana.ask(method, path, body);
      asked++;
      expect([path, value, answer.status < 500, answer.status === 200 || answer.body.problem !== undefined]).toEqual([
        path,
        value,
        true,
        true,
      ]);
    }
  expect(asked).toBeGreaterThan(200);
  for (const text of ['', '{', '[]', 'null', '"x"', '{"a":'.repeat(5000), '\ufeff{}']) {
    const headers = {
      host: new URL(muster.url).host,
      origin: new URL(muster.url).origin,
      'content-type': 'application/json',
      cookie: ana.cookie,
    };
    for (const path of ['/api/teams', '/api/auth/sign-in/email', '/api/auth/update-user', '/api/join'])
      expect([path, text.slice(0, 9), (await send(muster.url, 'POST', path, headers, text)).status < 500]).toEqual([
        path,
        text.slice(0, 9),
        true,
      ]);
  }
});
