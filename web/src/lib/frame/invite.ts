import { isId } from '@muster/protocol';

/** The address to share: whoever has it works in the team, so it is as long as a good password. */
export const inviteLink = (team: string, origin: string = location.origin): string => `${origin}/t/${team}`;

/** A team id nobody can guess: 22 letters and digits, 131 bits. */
export function newTeamId(): string {
  const letters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
  let id = '';
  while (id.length < 22) {
    for (const byte of crypto.getRandomValues(new Uint8Array(32))) {
      // 248 is a multiple of 62: above it the first letters would come more often.
      if (byte < 248 && id.length < 22) id += letters[byte % 62];
    }
  }
  return id;
}

/** The team in a pasted link, or in a bare id. null: there is none. */
export function teamInLink(text: string): string | null {
  const trimmed = text.trim();
  const found = /\/t\/([A-Za-z0-9_-]+)/.exec(trimmed)?.[1] ?? (/^[A-Za-z0-9_-]{16,}$/.test(trimmed) ? trimmed : null);
  return found !== null && isId(found) ? found : null;
}
