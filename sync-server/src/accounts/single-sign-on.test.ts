import type { SessionAnswer } from '@muster/protocol';
import { expect, test } from 'vitest';
import { aMuster } from '../testing/muster.ts';
import { aProvider } from '../testing/provider.ts';
import type { Claims } from '../testing/provider.ts';
import { Visitor } from '../testing/visitor.ts';

const aTeam = async () => {
  const provider = await aProvider();
  const muster = await aMuster({ singleSignOn: provider.config });
  const ana = await new Visitor(muster.url, 'ana@example.com').setsUp();
  return { provider, muster, ana, visitor: (email: string) => new Visitor(muster.url, email) };
};
const whoIs = async (visitor: Visitor) =>
  (await visitor.ask<SessionAnswer>('GET', '/api/session')).body.account?.email ?? 'nobody';
/** Where the browser is sent, and as whom. */
const arrival = async (visitor: Visitor, path: string) => {
  const { status, headers } = await visitor.ask('GET', path);
  return [status, headers.get('location'), await whoIs(visitor)];
};
const guest: Claims = { sub: 'guest-at-provider', email: 'Guest@example.com', email_verified: true, name: 'Guest' };

test('whoever is invited comes in through single sign-on, and joins with the link', async () => {
  const { provider, ana, visitor } = await aTeam();
  const { token } = (await ana.invites('guest@example.com', 'recruiter', ['p1'])).body.invitation;
  provider.claims = guest;
  const ben = visitor('guest@example.com');
  expect((await ben.ask<SessionAnswer>('GET', '/api/session')).body.singleSignOn).toBe('Example');
  expect(await arrival(ben, await provider.visit(ben))).toEqual([302, '/', 'guest@example.com']);
  expect((await ben.ask<SessionAnswer>('GET', '/api/session')).body.teams).toEqual([]);
  const joined = await ben.ask<SessionAnswer>('POST', '/api/join', { token });
  expect(joined.body.teams).toEqual([{ team: ana.team, name: '招聘一组', level: 'recruiter', projects: ['p1'] }]);
  // And again, when the invitation is long used; by the provider's id, not by the address.
  provider.claims = { ...guest, email: 'married@example.com' };
  const later = visitor('guest@example.com');
  expect(await arrival(later, await provider.visit(later))).toEqual([302, '/', 'guest@example.com']);
});

test.each([
  ['nobody invited them', { ...guest, email: 'stranger@example.com' }, false],
  ['the provider does not vouch for the address', { ...guest, email_verified: false }, false],
  ['the provider says nothing of the address', { sub: guest.sub ?? '', email: guest.email }, false],
  ['the token is signed by somebody else', guest, true],
  ['the token is for another program', { ...guest, aud: 'another' }, false],
  ['the token is of another provider', { ...guest, iss: 'https://evil.example' }, false],
  ['the token is of another sign-in', { ...guest, nonce: 'another' }, false],
] as const)('[S3] no account by single sign-on when %s', async (_why, claims, forges) => {
  const { provider, ana, visitor } = await aTeam();
  await ana.invites('guest@example.com', 'recruiter');
  Object.assign(provider, { claims, forges });
  const eve = visitor('eve');
  const [status, location, who] = await arrival(eve, await provider.visit(eve));
  expect([status, who]).toEqual([302, 'nobody']);
  expect(location).toMatch(/^\/sign-in\?error=/);
  // Nothing was left behind that the right person would stumble over.
  Object.assign(provider, { claims: guest, forges: false });
  expect(await arrival(eve, await provider.visit(eve))).toEqual([302, '/', 'guest@example.com']);
});

test('[S1] an answer of the provider counts once, in the browser that asked, and only with the state that it was given', async () => {
  const { provider, ana, visitor } = await aTeam();
  await ana.invites('guest@example.com', 'recruiter');
  provider.claims = guest;
  const [ben, eve] = [visitor('ben'), visitor('eve')];
  // Eve's answer in ben's browser would sign him in as her: he never asked.
  const eves = await provider.visit(eve);
  expect((await arrival(ben, eves))[2]).toBe('nobody');
  // Also when he asked for another one.
  const bens = await provider.visit(ben);
  expect((await arrival(ben, await provider.visit(eve)))[2]).toBe('nobody');
  for (const path of [
    bens.replace(/state=[^&]*/, 'state=guessed'),
    bens.replace(/&?state=[^&]*/, ''),
    bens.replace(/code=[^&]*/, 'code=guessed'),
  ]) {
    const [status, location, who] = await arrival(ben, path);
    expect([path, status, who]).toEqual([path, 302, 'nobody']);
    // A page that says so, not an address of the API.
    expect(location).toMatch(/^\/(signed-in\?how=failed&|sign-in\?)error=/);
  }
  const fresh = await provider.visit(ben);
  expect((await arrival(ben, fresh))[2]).toBe('guest@example.com');
  const thief = visitor('thief');
  for (const [name, value] of ben.cookie.split('; ').map((each) => each.split('=', 2))) {
    if (name?.includes('session') === false) thief.setCookie(name, value ?? '');
  }
  expect((await arrival(thief, fresh))[2]).toBe('nobody');
});

test('[S1] a token that somebody brings along signs nobody in', async () => {
  const { ana } = await aTeam();
  for (const route of ['sign-in/social', 'link-social']) {
    const body = { provider: 'oidc', callbackURL: '/', idToken: { token: 'x.y.z' } };
    expect((await ana.ask('POST', `/api/auth/${route}`, body)).body.problem).toEqual({ type: 'FieldInvalid', field: 'idToken' });
  }
});

test('[S6] an account with a password is not taken over by address: its owner links it, signed in', async () => {
  const { provider, ana, visitor } = await aTeam();
  const ben = await ana.bringsIn('guest@example.com', 'recruiter');
  provider.claims = guest;
  const other = visitor('other');
  expect((await arrival(other, await provider.visit(other)))[2]).toBe('nobody');
  // Another address at the provider is not linked, nor one that it does not vouch for.
  for (const claims of [
    { ...guest, email: 'another@example.com' },
    { ...guest, email_verified: false },
  ]) {
    provider.claims = claims;
    const [, location] = await arrival(ben, await provider.visit(ben, {}, 'link-social'));
    expect(location).toMatch(/^\/sign-in\?error=/);
  }
  provider.claims = guest;
  expect(await arrival(ben, await provider.visit(ben, {}, 'link-social'))).toEqual([302, '/', 'guest@example.com']);
  expect((await arrival(other, await provider.visit(other)))[2]).toBe('guest@example.com');
});

test('what the provider calls somebody is a name on one line, whatever it says', async () => {
  const { provider, ana, visitor } = await aTeam();
  await ana.invites('guest@example.com', 'recruiter');
  provider.claims = { ...guest, name: 'Eve\r\nBcc: x\u202e', colour: 1e9 };
  const ben = visitor('ben');
  await arrival(ben, await provider.visit(ben));
  const { account } = (await ben.ask<SessionAnswer>('GET', '/api/session')).body;
  expect([account?.name, account?.colour]).toEqual(['Eve  Bcc: x', 0]);
});

test('[S5] the first account of an empty server comes with its team: single sign-on does not make it', async () => {
  const provider = await aProvider();
  const { url } = await aMuster({ singleSignOn: provider.config });
  provider.claims = guest;
  const eve = new Visitor(url, 'eve');
  expect((await arrival(eve, await provider.visit(eve)))[2]).toBe('nobody');
  expect((await eve.ask<SessionAnswer>('GET', '/api/session')).body.needsSetup).toBe(true);
});

test('a provider that is not there keeps nobody from signing in with a password', async () => {
  const provider = await aProvider();
  const { url } = await aMuster({ singleSignOn: { ...provider.config, discoveryUrl: 'http://127.0.0.1:1/none' } });
  const ana = await new Visitor(url, 'ana@example.com').setsUp();
  expect((await ana.signsIn()).status).toBe(200);
});
