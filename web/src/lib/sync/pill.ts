import type { DocumentKind } from '@muster/model';

/** One state at a time, the worst first. See the table in `pillStep`. */
type PillKind = 'opening' | 'synced' | 'saving' | 'offline' | 'sign-in' | 'update' | 'refused' | 'not-saved';

/** A record that a change touched, by the root it stands under in its document. */
export interface WaitingRecord {
  readonly document: DocumentKind;
  readonly root: string;
  readonly id: string;
}

/** One change of ours that the server's disk does not have yet. Typing into one text counts as one change. */
export interface WaitingChange {
  readonly id: string;
  readonly at: number;
  readonly records: readonly WaitingRecord[];
}

/** A change that the server refused for good. Its bytes are kept for export. */
export interface RefusedChange extends WaitingChange {
  readonly why: 'read-only' | 'malformed' | 'foreign-client' | 'too-large';
}

/** Why a change could not be written to this device. */
export type LocalFailure = 'quota' | 'closed' | 'blocked' | 'unavailable';

/** What one document contributes. */
export interface DocumentFacts {
  readonly opening: boolean;
  /** A socket is open and the relay has answered. */
  readonly connected: boolean;
  /** On this connection everything that this device has is on the server's disk, and everything that the server had is here. */
  readonly settled: boolean;
  /** The relay closed for good, and why; the document goes on locally. */
  readonly closed: 'sign-in' | 'update' | 'no-access' | null;
  readonly waiting: readonly WaitingChange[];
  readonly refused: readonly RefusedChange[];
  /** Set while the last local write failed. */
  readonly failure: LocalFailure | null;
  /** Changes that are in memory only: neither on this device nor on the server. */
  readonly unsafe: number;
}

export interface PillState {
  readonly kind: PillKind;
  /** Changes of ours that wait. */
  readonly count: number;
  readonly waiting: readonly WaitingChange[];
  readonly refused: readonly RefusedChange[];
  readonly failure: LocalFailure | null;
  /** `saving` that is too short to be worth words: shown without number, not announced. */
  readonly quiet: boolean;
  /** Leaving the page now would lose something. */
  readonly holdsPage: boolean;
}

/** What the machine remembers between steps. */
export interface PillMemory {
  readonly unsettledSince: number | null;
  readonly disconnectedSince: number | null;
}

export const quietMs = 400;
export const offlineAfterMs = 3000;
export const pillStart: PillMemory = { unsettledSince: null, disconnectedSince: null };
export const pillOpening: PillState = {
  kind: 'opening',
  count: 0,
  waiting: [],
  refused: [],
  failure: null,
  quiet: false,
  holdsPage: false,
};

/**
 * The one state machine of the pill. `wakeAt` says when the answer changes by the clock alone.
 *
 * | not-saved | a local write failed |
 * | refused | a final refusal that nobody has dealt with |
 * | sign-in, update | the relay asks for it; editing goes on |
 * | opening | a local copy is being read |
 * | synced | every document is settled on its present connection and nothing waits |
 * | offline | no connection for 3 s |
 * | saving | anything else; quiet for its first 400 ms, and while nothing of ours waits |
 */
export function pillStep(
  memory: PillMemory,
  documents: readonly DocumentFacts[],
  now: number,
): { readonly state: PillState; readonly memory: PillMemory; readonly wakeAt: number | null } {
  const waiting = mergeWaiting(documents.flatMap((one) => one.waiting));
  const refused = documents.flatMap((one) => one.refused);
  const failure = documents.find((one) => one.failure !== null)?.failure ?? null;
  // A document one may not read is none of the pill's business, unless something of ours waits in it.
  const needed = documents.filter((one) => one.closed !== 'no-access' || one.waiting.length > 0);
  const opening = documents.length === 0 || documents.some((one) => one.opening);
  const connected = needed.every((one) => one.connected);
  const synced = !opening && connected && needed.every((one) => one.settled) && waiting.length === 0;

  const unsettledSince = synced ? null : (memory.unsettledSince ?? now);
  const disconnectedSince = connected || opening ? null : (memory.disconnectedSince ?? now);
  const quietUntil = unsettledSince === null || waiting.length === 0 ? null : unsettledSince + quietMs;
  const offlineAt = disconnectedSince === null ? null : disconnectedSince + offlineAfterMs;

  const kind = ((): PillKind => {
    if (failure !== null) return 'not-saved';
    if (refused.length > 0) return 'refused';
    if (documents.some((one) => one.closed === 'sign-in')) return 'sign-in';
    if (documents.some((one) => one.closed === 'update')) return 'update';
    if (opening) return 'opening';
    if (synced) return 'synced';
    return offlineAt !== null && now >= offlineAt ? 'offline' : 'saving';
  })();

  const quiet = kind === 'saving' && (quietUntil === null || now < quietUntil);
  const wakes = kind === 'saving' ? [quietUntil, offlineAt].filter((at) => at !== null && at > now) : [];
  return {
    state: {
      kind,
      count: waiting.length,
      waiting,
      refused,
      failure,
      quiet,
      holdsPage: documents.some((one) => one.unsafe > 0),
    },
    memory: { unsettledSince, disconnectedSince },
    wakeAt: wakes.length === 0 ? null : Math.min(...(wakes as number[])),
  };
}

/** One intention may write several documents; it counts once. */
function mergeWaiting(changes: readonly WaitingChange[]): readonly WaitingChange[] {
  const merged = new Map<string, WaitingChange>();
  for (const change of changes) {
    const known = merged.get(change.id);
    merged.set(
      change.id,
      known === undefined
        ? change
        : { id: change.id, at: Math.min(known.at, change.at), records: [...known.records, ...change.records] },
    );
  }
  return [...merged.values()].sort((a, b) => a.at - b.at);
}
