import { statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { AuditAnswer, ResetAnswer } from '@muster/protocol';
import { expect, onTestFinished, test, vi } from 'vitest';
import { Authenticator } from '../testing/authenticator.ts';
import { aFolder } from '../testing/folders.ts';
import { Line, settingCard } from '../testing/line.ts';
import { aMailbox } from '../testing/mailbox.ts';
import { aMuster } from '../testing/muster.ts';
import { aProvider } from '../testing/provider.ts';
import { startMuster } from '../testing/relay-process.ts';
import type { Answer } from '../testing/visitor.ts';
import { aPassword, Visitor } from '../testing/visitor.ts';

const publicUrl = 'http://muster.example';

/** A visitor who remembers where the server sent them, and every cookie that it set. */
class Watchful extends Visitor {
  readonly locations: string[] = [];
  readonly paths: string[] = [];
  override async ask<T = object>(...[method, path, body, headers]: Parameters<Visitor['ask']>): Promise<Answer<T>> {
    const answer = await super.ask<T>(method, path, body, headers);
    this.paths.push(path);
    this.locations.push(answer.headers.get('location') ?? '');
    return answer;
  }
}

test('[S8] no password, token, cookie or address of anybody stands in what the operator is told, in an address, or in the audit log', async () => {
  const [box, provider] = [await aMailbox(), await aProvider()];
  const muster = await aMuster({ publicUrl, mail: box.config, singleSignOn: provider.config });
  const ana = new Watchful(muster.url, 'ana@example.com', publicUrl);
  await ana.setsUp();
  const secrets = new Set<string>([aPassword, provider.config.clientSecret, 'ana@example.com', 'guest@example.com']);
  const remember = (visitor: Visitor): void => {
    for (const cookie of visitor.cookie.split('; '))
      if (cookie.includes('session')) secrets.add(decodeURIComponent(cookie.split('=')[1] ?? '').split('.')[0] ?? '');
  };
  remember(ana);

  // Everything that goes well …
  const ben = await ana.bringsIn('ben@example.com', 'recruiter');
  remember(ben);
  secrets.add('ben@example.com');
  const invited = (await ana.invites('guest@example.com', 'viewer')).body.invitation.token;
  secrets.add(invited);
  const reset = await ana.ask<ResetAnswer>('POST', `/api/teams/${ana.team}/members/${ben.user}/reset`);
  secrets.add(reset.body.token);
  await ana.ask('POST', '/api/auth/request-password-reset', { email: ana.email });
  secrets.add(/reset#(\S+)/.exec((await box.mailTo(ana.email)).text)?.[1] ?? '-');
  await ana.ask('POST', '/api/auth/change-email', { newEmail: 'anna@example.com' });
  secrets.add(/confirm#(\S+)/.exec((await box.mailTo('anna@example.com')).text)?.[1] ?? '-');
  provider.claims = { sub: 'guest', email: 'guest@example.com', email_verified: true };
  const guest = new Watchful(muster.url, 'guest@example.com', publicUrl);
  await guest.ask('GET', await provider.visit(guest));
  remember(guest);
  // … and what does not.
  await ana.signsIn('wrong but nearly right');
  secrets.add('wrong but nearly right');
  for (const token of [invited, 'guessed-0123456789abcdef']) {
    await guest.ask('POST', '/api/join', { token, account: { name: 'x', password: 'wrong but nearly right', colour: 0 } });
    await guest.ask('POST', '/api/confirm', { token });
    await guest.ask('POST', '/api/auth/reset-password', { token, newPassword: 'a whole new password' });
  }
  secrets.add('a whole new password');
  provider.claims = { sub: 'other', email: 'ana@example.com', email_verified: true };
  const thief = new Watchful(muster.url, 'thief', publicUrl);
  await thief.ask('GET', await provider.visit(thief));
  provider.forges = true;
  await thief.ask('GET', await provider.visit(thief));
  await thief.ask('GET', '/api/auth/callback/oidc?code=x&state=guest@example.com');
  await ana.ask('POST', '/api/auth/passkey/verify-registration', {
    response: new Authenticator().registers({ origin: 'https://evil.example', challenge: 'x' }),
  });
  await ana.ask('POST', '/api/auth/revoke-session', { token: 'x' });
  await ana.ask('POST', '/api/auth/sign-in/email', { email: { ana: 'ana@example.com' }, password: [aPassword] });
  await new Line(thief, `${ana.team}/space`, { user: ana.user, headers: { Origin: publicUrl } }).ended();
  const space = await new Line(ana, `${ana.team}/space`, { headers: { Origin: publicUrl } }).arrived();
  await space.say('update', settingCard('card', 'the text of a card'));
  secrets.add('the text of a card');

  const audit = await ana.ask<AuditAnswer>('GET', `/api/teams/${ana.team}/audit`);
  const told = [
    ...muster.problems,
    ...[ana, guest, thief].flatMap(({ locations }) => locations),
    JSON.stringify(audit.body.entries.map(({ facts }) => facts)),
  ].join('\n');
  expect(secrets.size).toBeGreaterThan(12);
  for (const secret of secrets) {
    expect(secret.length).toBeGreaterThan(8);
    expect(told).not.toContain(secret);
    expect(told).not.toContain(encodeURIComponent(secret));
    expect(ana.paths.join('\n')).not.toContain(secret);
  }
});

test('[S8] a real server prints one line and nothing of anybody, and its files are for its own user only', async () => {
  const folder = join(await aFolder(), 'data');
  const muster = await startMuster(folder, { MUSTER_ACCOUNTS: '1' });
  try {
    const ana = await new Visitor(muster.url, 'ana@example.com').setsUp();
    await ana.bringsIn('ben@example.com', 'viewer');
    await ana.signsIn('a wrong password');
    await ana.ask('POST', '/api/auth/request-password-reset', { email: ana.email });
    await ana.ask('POST', '/api/auth/sign-out', {});
    for (const file of ['', 'secret', 'muster.sqlite', 'muster.sqlite-wal'])
      expect([file, statSync(join(folder, file)).mode & 0o077]).toEqual([file, 0]);
  } finally {
    await muster.end('SIGTERM');
  }
  expect(muster.output().replace(/^.*"what":"accounts".*\n/gm, '')).toBe(`Muster is ready at ${muster.url}\n`);
  expect(muster.output()).not.toMatch(/@|\bana\b|\bben\b|horse|wrong/);
});

test('[S8] what fails inside is told to the operator in a word, not with values and paths, and to the visitor not at all', async () => {
  const printed = (['error', 'warn', 'log', 'info'] as const).map((name) => vi.spyOn(console, name));
  onTestFinished(() => void vi.restoreAllMocks());
  const muster = await aMuster();
  const ana = await new Visitor(muster.url, 'ana@example.com').setsUp();
  const db = new DatabaseSync(join(muster.dataDir, 'muster.sqlite'));
  db.exec('DROP TABLE verification; DROP TABLE account;');
  db.close();
  for (const [path, body] of [
    ['reset-password', { token: 'guessed-0123456789abcdef', newPassword: 'a whole new password' }],
    ['sign-in/email', { email: ana.email, password: aPassword }],
  ] as const)
    expect((await ana.ask('POST', `/api/auth/${path}`, body)).body).toEqual({ problem: { type: 'ServerFault' } });
  expect(muster.problems.length).toBeGreaterThan(0);
  expect(muster.problems.join('\n')).not.toMatch(/guessed|ana@|horse|node_modules|\.ts|at /);
  for (const spy of printed) expect(spy.mock.calls).toEqual([]);
});
