import type { Awareness } from 'y-protocols/awareness';
import { IndexeddbPersistence } from 'y-indexeddb';
import { WebsocketProvider } from 'y-websocket';
import { createDoc } from '@muster/model';
import type { Y } from '@muster/model';
import type { DocumentFacts } from './pill.ts';

/** One document: kept on this device, and connected to the server. */
export interface SyncedDocument {
  readonly room: string;
  readonly doc: Y.Doc;
  readonly awareness: Awareness;
  readonly facts: DocumentFacts;
  /** What the relay allows here; null until it said so. */
  readonly rights: 'r' | 'w' | null;
  /** What to add to this device's clock to get the server's, in milliseconds [L8]. */
  readonly clockOffset: number | null;
  subscribe(listener: () => void): () => void;
  stop(): Promise<void>;
}

export interface OpenDocument {
  readonly user: string;
  readonly room: string;
  readonly server: string;
}

export async function openSyncedDocument({ user, room, server }: OpenDocument): Promise<SyncedDocument> {
  const doc = createDoc();
  const local = new IndexeddbPersistence(`muster/${user}/${room}`, doc);
  await local.whenSynced;
  const provider = new WebsocketProvider(`${server}/sync/${user}`, room, doc, { params: { ext: '1' } });
  const listeners = new Set<() => void>();
  provider.on('status', () => listeners.forEach((listener) => listener()));
  provider.on('sync', () => listeners.forEach((listener) => listener()));
  return {
    room,
    doc,
    awareness: provider.awareness,
    get facts() {
      return {
        opening: false,
        connected: provider.wsconnected,
        settled: provider.synced,
        closed: null,
        waiting: [],
        refused: [],
        failure: null,
        unsafe: 0,
      };
    },
    rights: null,
    clockOffset: null,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop: async () => {
      provider.destroy();
      await local.destroy();
      doc.destroy();
    },
  };
}
