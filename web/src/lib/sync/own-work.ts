import { Y } from '@muster/model';

/** A note of this name says that this Yjs client id is, or was, this user's on this device. */
export const ownPrefix = 'own/';

export const ownClientsIn = (notes: Iterable<string>): ReadonlySet<number> =>
  new Set([...notes].flatMap((name) => (name.startsWith(ownPrefix) ? [Number(name.slice(ownPrefix.length))] : [])));

/** What these clients wrote after `known`, and all deletions: others bring back what is theirs themselves. */
export const encodeOwn = (doc: Y.Doc, own: ReadonlySet<number>, known: ReadonlyMap<number, number> = new Map()): Uint8Array => {
  const vector = new Map(known);
  for (const client of doc.store.clients.keys()) {
    if (!own.has(client)) vector.set(client, Y.getState(doc.store, client));
  }
  return Y.encodeStateAsUpdate(doc, Y.encodeStateVector(vector));
};
