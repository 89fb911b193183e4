import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { JWTPayload } from 'jose';
import { onTestFinished } from 'vitest';
import type { SingleSignOnConfig } from '../config.ts';
import type { Visitor } from './visitor.ts';

/** What the provider says of who signs in there next, beside what belongs into every ID token. */
export interface Claims extends JWTPayload {
  readonly email: string;
  readonly email_verified?: boolean;
  readonly name?: string;
}

export interface Provider {
  readonly config: SingleSignOnConfig;
  /** Who is signed in at the provider. */
  claims: Claims;
  /** Signs with a key that the provider does not publish. */
  forges: boolean;
  /** Follows the visitor's way to the provider; gives the path at our server that it sends them back to. */
  visit(visitor: Visitor, fields?: object, route?: string): Promise<string>;
}

/** An OpenID Connect provider on a port of its own; stops with the test. */
export const aProvider = async (): Promise<Provider> => {
  const app = new Hono();
  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const own = await generateKeyPair('RS256', { extractable: true });
  const strange = await generateKeyPair('RS256');
  const grants = new Map<string, { nonce: string | null; clientId: string }>();

  app.get('/.well-known/openid-configuration', (c) =>
    c.json({
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/keys`,
      id_token_signing_alg_values_supported: ['RS256'],
    }),
  );
  app.get('/keys', async (c) =>
    c.json({ keys: [{ ...(await exportJWK(own.publicKey)), kid: 'own', alg: 'RS256', use: 'sig' }] }),
  );
  app.get('/authorize', (c) => {
    const code = randomUUID();
    grants.set(code, { nonce: c.req.query('nonce') ?? null, clientId: c.req.query('client_id') ?? '' });
    return c.redirect(`${c.req.query('redirect_uri') ?? ''}?${new URLSearchParams({ code, state: c.req.query('state') ?? '' })}`);
  });
  app.post('/token', async (c) => {
    const code = new URLSearchParams(await c.req.text()).get('code') ?? '';
    const grant = grants.get(code);
    grants.delete(code);
    if (grant === undefined) return c.json({ error: 'invalid_grant' }, 400);
    const signed = new SignJWT({ ...(grant.nonce !== null && { nonce: grant.nonce }), ...provider.claims })
      .setProtectedHeader({ alg: 'RS256', kid: 'own' })
      .setIssuedAt()
      .setExpirationTime('5m');
    if (provider.claims.iss === undefined) signed.setIssuer(issuer);
    if (provider.claims.aud === undefined) signed.setAudience(grant.clientId);
    const token = await signed.sign(provider.forges ? strange.privateKey : own.privateKey);
    return c.json({ access_token: 'access', token_type: 'Bearer', expires_in: 300, id_token: token });
  });

  const provider: Provider = {
    config: {
      name: 'Example',
      discoveryUrl: `${issuer}/.well-known/openid-configuration`,
      clientId: 'muster',
      clientSecret: 'provider-client-secret',
    },
    claims: { sub: 'nobody', email: 'nobody@example.com', email_verified: true },
    forges: false,
    visit: async (visitor, fields = {}, route = 'sign-in/social') => {
      const body = { provider: 'oidc', callbackURL: '/', errorCallbackURL: '/sign-in', ...fields };
      const asked = await visitor.ask<{ url: string }>('POST', `/api/auth/${route}`, body);
      const there = await fetch(asked.body.url, { redirect: 'manual' });
      const back = new URL(there.headers.get('location') ?? '');
      return `${back.pathname}${back.search}`;
    },
  };
  return provider;
};
