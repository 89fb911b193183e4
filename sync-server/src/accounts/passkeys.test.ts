import type { AuditAnswer, SessionAnswer } from '@muster/protocol';
import { expect, test } from 'vitest';
import { Authenticator } from '../testing/authenticator.ts';
import type { Asked } from '../testing/authenticator.ts';
import { aMuster } from '../testing/muster.ts';
import { Visitor } from '../testing/visitor.ts';

const origin = 'https://muster.example';

const aTeam = async () => {
  const { url } = await aMuster({ publicUrl: origin });
  const visitor = (email: string) => new Visitor(url, email, origin);
  const ana = await visitor('ana@example.com').setsUp();
  return { ana, visitor };
};
interface Options {
  readonly challenge: string;
  readonly rp?: { readonly id: string };
  readonly rpId?: string;
  readonly user?: { readonly id: string; readonly name: string };
  readonly allowCredentials?: readonly object[];
}
const challengeFor = async (visitor: Visitor, what: 'register' | 'authenticate') =>
  (await visitor.ask<Options>('GET', `/api/auth/passkey/generate-${what}-options`)).body;
const register = async (visitor: Visitor, key: Authenticator, as: Partial<Asked> = {}) => {
  const { challenge } = await challengeFor(visitor, 'register');
  const response = key.registers({ origin, challenge, ...as });
  return visitor.ask('POST', '/api/auth/passkey/verify-registration', { response, name: 'Laptop' });
};
const signIn = async (visitor: Visitor, key: Authenticator, as: Partial<Asked> = {}) => {
  const { challenge } = await challengeFor(visitor, 'authenticate');
  const response = key.signsIn({ origin, challenge, ...as });
  return { response, answer: await visitor.ask('POST', '/api/auth/passkey/verify-authentication', { response }) };
};
const whoIs = async (visitor: Visitor) =>
  (await visitor.ask<SessionAnswer>('GET', '/api/session')).body.account?.email ?? 'nobody';

test('a passkey is added by who is signed in, signs in without a password, and is gone when it is removed', async () => {
  const { ana, visitor } = await aTeam();
  const key = new Authenticator();
  const options = await challengeFor(ana, 'register');
  expect([options.rp?.id, options.user?.name]).toEqual(['muster.example', 'ana@example.com']);
  expect((await register(ana, key)).status).toBe(200);
  const phone = visitor('phone');
  expect((await signIn(phone, key)).answer.status).toBe(200);
  expect(await whoIs(phone)).toBe('ana@example.com');
  const [kept] = (await ana.ask<{ id: string }[]>('GET', '/api/auth/passkey/list-user-passkeys')).body;
  expect((await ana.ask('POST', '/api/auth/passkey/delete-passkey', { id: kept?.id })).status).toBe(200);
  expect((await signIn(visitor('other'), key)).answer.body.problem).toEqual({ type: 'WrongCredentials' });
  const kinds = (await ana.ask<AuditAnswer>('GET', `/api/teams/${ana.team}/audit`)).body.entries.map((entry) => entry.kind);
  expect(kinds).toEqual(['passkey-removed', 'signed-in', 'passkey-added', 'team-made', 'signed-in']);
});

test('[S1] what a passkey said to another site, to another question, or before, is worth nothing', async () => {
  const { ana, visitor } = await aTeam();
  const key = new Authenticator();
  for (const as of [
    { origin: 'https://evil.example' },
    { origin: 'https://evil.example', rpId: 'muster.example' },
    { rpId: 'evil.example' },
    { origin: 'http://muster.example' },
    { challenge: Buffer.from('guessed').toString('base64url') },
  ])
    expect([as, (await register(ana, key, as)).status]).toEqual([as, 400]);
  expect((await ana.ask<object[]>('GET', '/api/auth/passkey/list-user-passkeys')).body).toEqual([]);

  expect((await register(ana, key)).status).toBe(200);
  for (const as of [
    { origin: 'https://evil.example' },
    { origin: 'https://evil.example', rpId: 'muster.example' },
    { rpId: 'evil.example' },
    { challenge: Buffer.from('guessed').toString('base64url') },
  ]) {
    const eve = visitor('eve');
    expect([as, (await signIn(eve, key, as)).answer.status >= 400, await whoIs(eve)]).toEqual([as, true, 'nobody']);
  }
  // Heard on the way and said again: by the same browser, and by another one with a question of its own.
  const phone = visitor('phone');
  const { response, answer } = await signIn(phone, key);
  expect(answer.status).toBe(200);
  const eve = visitor('eve');
  for (const replay of [phone, eve]) {
    expect((await replay.ask('POST', '/api/auth/passkey/verify-authentication', { response })).status).toBeGreaterThanOrEqual(
      400,
    );
    await challengeFor(replay, 'authenticate');
    expect((await replay.ask('POST', '/api/auth/passkey/verify-authentication', { response })).status).toBeGreaterThanOrEqual(
      400,
    );
  }
  expect(await whoIs(eve)).toBe('nobody');
});

test("[S6] nobody adds, renames or removes somebody else's passkey, and asking for one tells nothing", async () => {
  const { ana, visitor } = await aTeam();
  const eve = await ana.bringsIn('eve@example.com', 'viewer');
  const [anas, eves] = [new Authenticator(), new Authenticator()];
  expect((await register(ana, anas)).status).toBe(200);
  const [kept] = (await ana.ask<{ id: string }[]>('GET', '/api/auth/passkey/list-user-passkeys')).body;
  for (const [path, body] of [
    ['delete-passkey', { id: kept?.id }],
    ['update-passkey', { id: kept?.id, name: 'mine' }],
  ] as const) {
    expect((await eve.ask('POST', `/api/auth/passkey/${path}`, body)).status).toBeGreaterThanOrEqual(400);
    expect((await visitor('x').ask('POST', `/api/auth/passkey/${path}`, body)).body.problem).toEqual({ type: 'SignInNeeded' });
  }
  expect((await ana.ask('GET', '/api/auth/passkey/list-user-passkeys')).body).toMatchObject([{ id: kept?.id, name: 'Laptop' }]);
  expect((await visitor('x').ask('GET', '/api/auth/passkey/generate-register-options')).body.problem).toEqual({
    type: 'SignInNeeded',
  });
  // A challenge that was given to Ana does not make Eve's key hers.
  const { challenge } = await challengeFor(ana, 'register');
  const response = eves.registers({ origin, challenge });
  expect((await eve.ask('POST', '/api/auth/passkey/verify-registration', { response })).status).toBeGreaterThanOrEqual(400);
  const options = await challengeFor(visitor('x'), 'authenticate');
  expect([options.rpId, options.allowCredentials ?? []]).toEqual(['muster.example', []]);
});
