import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { err, ok } from '@muster/protocol';
import type { Result } from '@muster/protocol';

export interface Config {
  /** 0 takes any free port. */
  readonly port: number;
  readonly host: string;
  /** Absolute. */
  readonly dataDir: string;
  /** Absolute; the built web app. */
  readonly webBuild: string;
  /** The address that people type, without a slash at its end; null: whatever they typed. Links in mails need it. */
  readonly publicUrl: string | null;
  /** Whether a proxy of ours stands in front and tells the visitor's address in `X-Forwarded-For`. */
  readonly behindProxy: boolean;
  readonly mail: MailConfig | null;
  readonly singleSignOn: SingleSignOnConfig | null;
}

export interface MailConfig {
  /** smtp: or smtps: address, with user and password where the server wants them. */
  readonly smtpUrl: string;
  readonly from: string;
}

/** An OpenID Connect provider. */
export interface SingleSignOnConfig {
  /** What the button says. */
  readonly name: string;
  readonly discoveryUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** `setting` is the variable's name, `message` a sentence for the operator. Never holds a secret. */
export interface ConfigRefusal {
  readonly type: 'SettingInvalid';
  readonly setting: string;
  readonly message: string;
}

const defaultWebBuild = fileURLToPath(new URL('../../web/build', import.meta.url));

/** Reads the server's settings. An empty value counts as not given. */
export const readConfig = (env: Readonly<Record<string, string | undefined>>): Result<Config, ConfigRefusal> => {
  const invalid = (setting: string, message: string) => err<ConfigRefusal>({ type: 'SettingInvalid', setting, message });
  const given = (setting: string): string | undefined => env[setting]?.trim() || undefined;

  const portText = given('PORT') ?? '4000';
  const port = /^\d{1,5}$/.test(portText) ? Number(portText) : Number.NaN;
  if (!(port <= 65_535)) return invalid('PORT', `PORT must be a number from 0 to 65535, not "${portText}".`);

  const host = given('HOST') ?? '127.0.0.1';
  if (!/^[A-Za-z0-9.:_-]{1,253}$/.test(host)) return invalid('HOST', `HOST must be a host name or an address, not "${host}".`);

  const dataDir = resolve(given('DATA_DIR') ?? 'data');
  const webBuild = resolve(given('WEB_BUILD') ?? defaultWebBuild);

  const publicUrlText = given('PUBLIC_URL');
  const publicUrl = publicUrlText === undefined ? null : originOf(publicUrlText, ['http:', 'https:']);
  if (publicUrl === undefined)
    return invalid('PUBLIC_URL', 'PUBLIC_URL must be an address like https://muster.example.com, without a path.');

  const smtpUrl = given('SMTP_URL');
  if (smtpUrl !== undefined && (!URL.canParse(smtpUrl) || !/^smtps?:$/.test(new URL(smtpUrl).protocol)))
    return invalid('SMTP_URL', 'SMTP_URL must be an address like smtps://user:password@mail.example.com.');
  // Links built from what a stranger put into the Host header would lead our own people astray.
  if (smtpUrl !== undefined && publicUrl === null)
    return invalid('PUBLIC_URL', 'SMTP_URL needs PUBLIC_URL: the links in mails start with it.');
  const from = given('MAIL_FROM');
  if (smtpUrl !== undefined && from === undefined)
    return invalid('MAIL_FROM', 'SMTP_URL needs MAIL_FROM, like "Muster <muster@example.com>".');

  const sso = ['OIDC_DISCOVERY_URL', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const;
  const [discoveryUrl, clientId, clientSecret] = sso.map(given);
  const missing = sso.find((setting) => given(setting) === undefined);
  const hasSome = sso.some((setting) => given(setting) !== undefined);
  if (hasSome && missing !== undefined) return invalid(missing, `Single sign-on needs ${sso.join(', ')}; ${missing} is missing.`);
  if (hasSome && publicUrl === null)
    return invalid('PUBLIC_URL', 'Single sign-on needs PUBLIC_URL: the provider sends people back there.');
  if (discoveryUrl !== undefined && !/^https?:\/\//.test(discoveryUrl))
    return invalid('OIDC_DISCOVERY_URL', 'OIDC_DISCOVERY_URL must be the https address of an openid-configuration.');

  return ok({
    port,
    host,
    dataDir,
    webBuild,
    publicUrl,
    behindProxy: given('BEHIND_PROXY') === '1',
    mail: smtpUrl === undefined || from === undefined ? null : { smtpUrl, from },
    singleSignOn:
      discoveryUrl === undefined || clientId === undefined || clientSecret === undefined
        ? null
        : { name: given('OIDC_NAME') ?? 'SSO', discoveryUrl, clientId, clientSecret },
  });
};

/** The origin that this text is; undefined if it is more, or something else. */
const originOf = (text: string, protocols: readonly string[]): string | undefined => {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  const isBare = url.pathname === '/' && url.search === '' && url.hash === '' && url.username === '';
  return isBare && protocols.includes(url.protocol) ? url.origin : undefined;
};
