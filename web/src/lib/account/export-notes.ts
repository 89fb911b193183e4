import type { ExportNote } from '@muster/protocol';
import type { Api } from './api.ts';
import type { KeyStore } from './key-store.ts';
import { ownKey } from './own-keys.ts';

interface Waiting extends ExportNote {
  readonly team: string;
}

const keyOf = (user: string): string => ownKey(user, 'export-notes');
const kept = 200;

/**
 * Tells the team's audit log that data left by a file. Exporting works without the network, so what could not be told waits on the device
 * and is told with the next one, or when `tell` is called.
 */
export function noteExport(parts: Parts, note: Waiting): Promise<void> {
  write(parts, [...read(parts), note].slice(-kept));
  return tell(parts);
}

interface Parts {
  readonly api: Api;
  readonly profile: KeyStore;
  readonly user: string;
}

/** Tells what waits, oldest first, until the server cannot be asked. */
export async function tell(parts: Parts): Promise<void> {
  for (let [next] = read(parts); next !== undefined; [next] = read(parts)) {
    const { team, ...note } = next;
    const answer = await parts.api.post(`/api/teams/${team}/exports`, note);
    // One that the server will never take, as after leaving the team, must not keep the others waiting.
    if (!answer.ok && answer.error.type !== 'NoAccess' && answer.error.type !== 'FieldInvalid') return;
    write(parts, read(parts).slice(1));
  }
}

function read({ profile, user }: Parts): readonly Waiting[] {
  try {
    const value: unknown = JSON.parse(profile.getItem(keyOf(user)) ?? '[]');
    return Array.isArray(value) ? value.filter(isWaiting) : [];
  } catch {
    return [];
  }
}

const write = ({ profile, user }: Parts, notes: readonly Waiting[]): void =>
  notes.length === 0 ? profile.removeItem(keyOf(user)) : profile.setItem(keyOf(user), JSON.stringify(notes));

const isWaiting = (value: unknown): value is Waiting =>
  typeof value === 'object' &&
  value !== null &&
  'team' in value &&
  typeof value.team === 'string' &&
  'what' in value &&
  typeof value.what === 'string' &&
  'rows' in value &&
  typeof value.rows === 'number';
