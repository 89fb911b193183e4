import { isId } from '@muster/protocol';
import type { KeyStore } from './key-store.ts';

/** Somebody signed out, and this is left to do. It is kept, so that a crash or a missing network only delays it. */
export interface Leaving {
  readonly user: string;
  /** The server still has the session. */
  readonly session: boolean;
  /** This device still has something of theirs. */
  readonly traces: boolean;
}

export const leavingKey = 'muster:leaving';

export function readLeaving(store: KeyStore): Leaving | null {
  try {
    const value: unknown = JSON.parse(store.getItem(leavingKey) ?? 'null');
    if (typeof value !== 'object' || value === null || !('user' in value) || typeof value.user !== 'string') return null;
    if (!isId(value.user)) return null;
    return {
      user: value.user,
      session: 'session' in value && value.session === true,
      traces: 'traces' in value && value.traces === true,
    };
  } catch {
    return null;
  }
}

/** Keeps what is left to do; when nothing is, nothing is kept. */
export function writeLeaving(store: KeyStore, leaving: Leaving): void {
  if (leaving.session || leaving.traces) store.setItem(leavingKey, JSON.stringify(leaving));
  else store.removeItem(leavingKey);
}
