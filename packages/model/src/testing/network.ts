import type { DocumentKind } from '../refusals.ts';
import { Y } from '../yjs.ts';
import { onOwnUpdate } from './peers.ts';
import type { Peer } from './peers.ts';

/** Updates on their way. Nothing is delivered until asked for; anything may come late, twice, or in the wrong order. */
export interface Network {
  /** Delivers one waiting update to a peer: which one, by a number in [0, 1). `again`: it stays and will come once more. */
  deliver(to: Peer, which: number, again: boolean): void;
  /** Delivers everything that waits, each peer's in an order drawn from `random`, some of it twice. */
  deliverAll(random: () => number): void;
}

export function createNetwork(peers: readonly Peer[]): Network {
  const waiting = new Map<Peer, { document: DocumentKind; update: Uint8Array }[]>(peers.map((peer) => [peer, []]));
  for (const peer of peers) {
    onOwnUpdate(peer, (document, update) => {
      for (const other of peers) if (other !== peer) waiting.get(other)?.push({ document, update });
    });
  }
  const deliver = (to: Peer, which: number, again: boolean): void => {
    const inbox = waiting.get(to) ?? [];
    const index = Math.floor(which * inbox.length);
    const message = inbox[index];
    if (message === undefined) return;
    if (!again) inbox.splice(index, 1);
    Y.applyUpdate(to.documents[message.document], message.update, 'network');
  };
  return {
    deliver,
    deliverAll: (random) => {
      for (const peer of peers) while ((waiting.get(peer) ?? []).length > 0) deliver(peer, random(), random() < 0.15);
    },
  };
}
