import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { readConfig } from './config.ts';

test('nothing given: port 4000 of this machine only, data beside where it was started', () => {
  const expected = {
    port: 4000,
    host: '127.0.0.1',
    dataDir: resolve('data'),
    webBuild: resolve(import.meta.dirname, '../../web/build'),
    publicUrl: null,
    behindProxy: false,
    mail: null,
    singleSignOn: null,
  };
  expect(readConfig({})).toEqual({ ok: true, value: expected });
  expect(readConfig({ PORT: '', HOST: ' ', DATA_DIR: '' })).toEqual({ ok: true, value: expected });
});

test('what is given is used', () => {
  const env = { PORT: '0', HOST: '::1', DATA_DIR: '/srv/muster', WEB_BUILD: 'somewhere', BEHIND_PROXY: '1' };
  expect(readConfig(env)).toMatchObject({
    ok: true,
    value: { port: 0, host: '::1', dataDir: '/srv/muster', webBuild: resolve('somewhere'), behindProxy: true },
  });
});

test('mail needs a sender and a public address; single sign-on needs all of its settings', () => {
  const mail = {
    SMTP_URL: 'smtp://mail.example.com',
    MAIL_FROM: 'Muster <m@example.com>',
    PUBLIC_URL: 'https://muster.example.com/',
  };
  const from = 'Muster <m@example.com>';
  expect(readConfig(mail)).toMatchObject({
    ok: true,
    value: { publicUrl: 'https://muster.example.com', mail: { smtpUrl: 'smtp://mail.example.com', from } },
  });
  const sso = {
    OIDC_DISCOVERY_URL: 'https://id.example.com/d',
    OIDC_CLIENT_ID: 'muster',
    OIDC_CLIENT_SECRET: 'hush',
    OIDC_NAME: '飞书',
    PUBLIC_URL: 'https://muster.example.com',
  };
  expect(readConfig(sso)).toMatchObject({ ok: true, value: { singleSignOn: { name: '飞书', clientId: 'muster' } } });
  for (const [env, setting] of [
    [{ ...mail, PUBLIC_URL: '' }, 'PUBLIC_URL'],
    [{ ...mail, MAIL_FROM: '' }, 'MAIL_FROM'],
    [{ SMTP_URL: 'mail.example.com' }, 'SMTP_URL'],
    [{ PUBLIC_URL: 'https://example.com/muster' }, 'PUBLIC_URL'],
    [{ PUBLIC_URL: 'ftp://example.com' }, 'PUBLIC_URL'],
    [{ ...sso, OIDC_CLIENT_SECRET: '' }, 'OIDC_CLIENT_SECRET'],
    [{ ...sso, PUBLIC_URL: '' }, 'PUBLIC_URL'],
    [{ ...sso, OIDC_DISCOVERY_URL: 'id.example.com' }, 'OIDC_DISCOVERY_URL'],
  ] as const) {
    const refused = readConfig(env);
    expect(refused).toMatchObject({ ok: false, error: { setting } });
    expect(JSON.stringify(refused)).not.toContain('hush');
  }
});

test.each([
  ['PORT', 'http'],
  ['PORT', '65536'],
  ['PORT', '-1'],
  ['PORT', '80.5'],
  ['PORT', '0x50'],
  ['HOST', 'two hosts'],
  ['HOST', 'http://x/'],
])('%s=%s is refused with a sentence that names both', (setting, value) => {
  const refused = readConfig({ [setting]: value });
  expect(refused).toMatchObject({ ok: false, error: { type: 'SettingInvalid', setting } });
  if (!refused.ok) expect(refused.error.message).toContain(`"${value}"`);
});
