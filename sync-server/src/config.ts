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
}

/** `setting` is the variable's name, `message` a sentence for the operator. */
export interface ConfigRefusal {
  readonly type: 'SettingInvalid';
  readonly setting: string;
  readonly message: string;
}

const defaultWebBuild = fileURLToPath(new URL('../../web/build', import.meta.url));

/** Reads PORT, HOST, DATA_DIR and WEB_BUILD. An empty value counts as not given. */
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
  return ok({ port, host, dataDir, webBuild });
};
