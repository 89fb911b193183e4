import type * as Library from '@simplewebauthn/browser';
import { err, ok } from '@muster/protocol';
import type { Result } from '@muster/protocol';
import type { Api, ApiFailure } from './api.ts';

type CreationOptions = Parameters<typeof Library.startRegistration>[0]['optionsJSON'];
type RequestOptions = Parameters<typeof Library.startAuthentication>[0]['optionsJSON'];

/** `PasskeyNotUsed`: the browser's own dialog was closed, or this device has no fitting key. */
export type PasskeyFailure = ApiFailure | { readonly type: 'PasskeyNotUsed' } | { readonly type: 'PasskeyKnown' };

/** Browsers only offer passkeys on secure pages with a host name. */
export const canUsePasskeys = (page: Pick<Window, 'isSecureContext'> & { location: Pick<Location, 'hostname'> }): boolean =>
  'PublicKeyCredential' in page && page.isSecureContext && !isAddress(page.location.hostname);

const isAddress = (host: string): boolean => /^[\d.]+$/.test(host) || host.includes(':');

/** Signs in with a passkey of this device. */
export async function signInWithPasskey(api: Api): Promise<Result<void, PasskeyFailure>> {
  const options = await api.get<RequestOptions>('/api/auth/passkey/generate-authenticate-options', { as: null });
  if (!options.ok) return options;
  const response = await fromBrowser(({ startAuthentication }) => startAuthentication({ optionsJSON: options.value }));
  if (!response.ok) return response;
  const answer = await api.post('/api/auth/passkey/verify-authentication', { response: response.value }, { as: null });
  return answer.ok ? ok(undefined) : answer;
}

/** Adds a passkey of this device to the account. */
export async function addPasskey(api: Api, name: string): Promise<Result<void, PasskeyFailure>> {
  const options = await api.get<CreationOptions>('/api/auth/passkey/generate-register-options');
  if (!options.ok) return options;
  const response = await fromBrowser(({ startRegistration }) => startRegistration({ optionsJSON: options.value }));
  if (!response.ok) return response;
  const answer = await api.post('/api/auth/passkey/verify-registration', { response: response.value, name });
  return answer.ok ? ok(undefined) : answer;
}

async function fromBrowser<T>(use: (library: typeof Library) => Promise<T>): Promise<Result<T, PasskeyFailure>> {
  let library: typeof Library;
  try {
    library = await import('@simplewebauthn/browser');
  } catch {
    return err({ type: 'Offline' });
  }
  try {
    return ok(await use(library));
  } catch (error) {
    const known = error instanceof library.WebAuthnError && error.code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED';
    return err({ type: known ? 'PasskeyKnown' : 'PasskeyNotUsed' });
  }
}
