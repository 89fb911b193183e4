import type { AccountStore } from './account.ts';
import { forgetAccount, forgetApp } from './forget-device.ts';
import type { Device } from './forget-device.ts';
import type { KeyStore } from './key-store.ts';
import { readLeaving, writeLeaving } from './leaving.ts';

interface Parts {
  readonly account: AccountStore;
  readonly profile: KeyStore;
  readonly device: Device;
}

/** How far signing out came. What is missing is made up for at the next start, before anything else. */
export interface SignedOut {
  /** The server knows. Without a network it hears of it at the next contact. */
  readonly session: boolean;
  /** Nothing of the account is left on this device. */
  readonly traces: boolean;
}

/**
 * Signs out: here, in all tabs, at the server, and removes every trace of the account from this device. Nothing waits for
 * the network but the last: the data is gone in any case.
 */
export async function signOut({ account, profile, device }: Parts): Promise<SignedOut> {
  account.leave();
  const [ended] = await Promise.all([account.endSession(), forgetTraces(profile, device)]);
  // Without a network the app must open once more, to tell the server.
  if (ended.ok) await forgetApp(device);
  account.left();
  const left = readLeaving(profile);
  return { session: left?.session !== true, traces: left?.traces !== true };
}

/** Goes on with a sign-out that was interrupted. Resolves at once if there is none. */
export async function forgetTraces(profile: KeyStore, device: Device): Promise<void> {
  const left = readLeaving(profile);
  if (left?.traces !== true) return;
  if (!(await forgetAccount(left.user, device))) return;
  const now = readLeaving(profile);
  if (now?.user === left.user) writeLeaving(profile, { ...now, traces: false });
}
