import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { decodeWhole } from './frames.ts';
import type { FrameRefusal } from './frames.ts';
import { limits } from './limits.ts';
import type { Result } from './result.ts';

/** What one client says of itself. Of two, the one with the higher clock is newer. */
export interface Presence {
  readonly client: number;
  readonly clock: number;
  /** JSON text; `null` says that the client has left. Not parsed here. */
  readonly state: string;
}

/** The body of an awareness frame. */
export const encodePresence = (entries: readonly Presence[]): Uint8Array => {
  const out = encoding.createEncoder();
  encoding.writeVarUint(out, entries.length);
  for (const entry of entries) {
    encoding.writeVarUint(out, entry.client);
    encoding.writeVarUint(out, entry.clock);
    encoding.writeVarString(out, entry.state);
  }
  return encoding.toUint8Array(out);
};

/** Reads the body of an awareness frame. Never throws. */
export const decodePresence = (body: Uint8Array): Result<readonly Presence[], FrameRefusal> =>
  decodeWhole<readonly Presence[]>(body, (input) => {
    const count = decoding.readVarUint(input);
    if (count > limits.maxPresenceClients) return { type: 'FrameInvalid', what: 'clients' };
    const entries: Presence[] = [];
    for (let i = 0; i < count; i++) {
      const client = decoding.readVarUint(input);
      const clock = decoding.readVarUint(input);
      entries.push({ client, clock, state: decoding.readVarString(input) });
    }
    return entries;
  });
