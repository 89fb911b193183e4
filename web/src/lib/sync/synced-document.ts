import type { Awareness } from 'y-protocols/awareness';
import { Y } from '@muster/model';
import type { CommandOrigin, DocumentKind } from '@muster/model';
import { createConnection } from './connection.ts';
import type { Connection } from './connection.ts';
import { keepRows } from './damaged.ts';
import type { KeptRow } from './damaged.ts';
import { deleteDatabase } from './database.ts';
import { deliverForOthers } from './deliver-for-others.ts';
import { localPrefix, refusedPrefix } from './eviction.ts';
import { updateId } from './fingerprint.ts';
import type { Damage } from './load-rows.ts';
import { openLocalCopy } from './local-copy.ts';
import type { LocalCopy } from './local-copy.ts';
import { ownClientsIn, ownPrefix } from './own-work.ts';
import { createPending } from './pending.ts';
import type { Note, RefusedNote } from './pending.ts';
import type { DocumentFacts } from './pill.ts';
import type { Surroundings } from './surroundings.ts';
import { joinTabs } from './tabs.ts';
import type { TabMessage } from './tabs.ts';
import { touchedRecords } from './touched.ts';

/** One document: kept on this device, and connected to the server. */
export interface SyncedDocument {
  readonly kind: DocumentKind;
  readonly room: string;
  readonly doc: Y.Doc;
  readonly awareness: Awareness;
  readonly facts: DocumentFacts;
  /** What the relay allows here; null until it said so. */
  readonly rights: 'r' | 'w' | null;
  /** What to add to this device's clock to get the server's, in milliseconds [L8]. */
  readonly clockOffset: number | null;
  /** What of the local copy was damaged when it was opened. */
  readonly damage: Damage | null;
  /** The name of its database. */
  readonly database: string;
  /** Called whenever something above may have changed. */
  subscribe(listener: () => void): () => void;
  /** Connects again after signing in. */
  retry(): void;
  /** Refused changes with their bytes, for export. */
  refusedNotes(): readonly RefusedNote[];
  /** Sets aside what is here, then drops the local copy in all tabs of this user. False if no copy could be kept. */
  drop(): Promise<boolean>;
  stop(): Promise<void>;
}

export interface OpenDocument {
  readonly user: string;
  readonly kind: DocumentKind;
  readonly room: string;
  readonly server: string;
  readonly surroundings: Surroundings;
  /** Another tab of this user dropped the local copy: this one must not write it again, and start anew. */
  readonly onDropped?: () => void;
  /** The relay sees our rights otherwise than this device does. */
  readonly onRightsDoubted?: () => void;
}

const epochNote = 'epoch';
const restoredNote = 'restored';

/** Opens a document empty, fills it from this device, then connects it [L3]. */
export async function openSyncedDocument({
  user,
  kind,
  room,
  server,
  surroundings,
  onDropped,
  onRightsDoubted,
}: OpenDocument): Promise<SyncedDocument> {
  const database = `${localPrefix}${user}/${room}`;
  const listeners = new Set<() => void>();
  const changed = (): void => {
    for (const listener of [...listeners]) listener();
  };
  // Joined first: what another tab says while we read is not missed.
  const early: TabMessage[] = [];
  let hear = (message: TabMessage): void => void early.push(message);
  const tabs = joinTabs(surroundings, database, (message) => hear(message));
  const local = await openLocalCopy(database, surroundings);
  const doc: Y.Doc = local.doc;
  const pending = createPending(local, () => performance.now());
  let persisted = false;
  let arriving: {
    readonly from: 'server' | 'tab';
    readonly id: string | null;
    readonly update: Uint8Array;
    noted: boolean;
  } | null = null;
  const tabClients = new Set<number>();

  const noteOf = (transaction: Y.Transaction, origin: unknown): Note => {
    const records = touchedRecords(kind, transaction);
    const first = records[0];
    const change = isCommand(origin) ? origin.change : `text ${first === undefined ? room : `${first.root}/${first.id}`}`;
    return { change, at: surroundings.now(), records };
  };
  const noteOwn = (client: number): void => {
    const own = `${ownPrefix}${client}`;
    if (!local.notes.has(own)) local.note(own, true);
  };
  const onUpdate = (update: Uint8Array, origin: unknown, _doc: Y.Doc, transaction: Y.Transaction): void => {
    if (origin === local.origin) return;
    if (arriving !== null && origin === connection.origin) {
      arriving.noted = true;
      if (arriving.id === null) return local.record(update);
      for (const client of transaction.afterState.keys()) {
        if (transaction.afterState.get(client) !== transaction.beforeState.get(client)) tabClients.add(client);
      }
      pending.received(arriving.id, arriving.update, noteOf(transaction, null));
      return changed();
    }
    if (!persisted) surroundings.persist();
    persisted = true;
    noteOwn(doc.clientID);
    const id = updateId(update);
    const note = noteOf(transaction, origin);
    pending.made(id, update, note);
    tabs.say({ type: 'waiting', notes: [[id, note]], client: doc.clientID });
    changed();
  };
  // Before the provider's: an update is recorded here first, and is known when its frame leaves.
  doc.on('update', onUpdate);

  const connection: Connection = createConnection({
    server,
    user,
    room,
    surroundings,
    host: {
      doc,
      incoming: (from, step, update, apply) => {
        const id = from === 'tab' && step === 'update' ? updateId(update) : null;
        arriving = { from, id, update, noted: false };
        try {
          apply();
        } finally {
          if (id !== null && !arriving.noted) pending.received(id, update, null);
          arriving = null;
        }
      },
      held: () => pending.held(),
      saved: () => local.settled(),
      acknowledged: (ids) => {
        const gone = pending.acknowledge(ids);
        if (gone.length > 0) tabs.say({ type: 'acknowledged', ids: gone });
      },
      refused: (ids, update, why) => {
        const [name, note] = pending.refuse(ids, update.slice(), why, surroundings.now());
        tabs.say({ type: 'refused', ids, name, note });
      },
      get epoch() {
        const epoch = local.notes.get(epochNote);
        return typeof epoch === 'string' ? epoch : null;
      },
      rightsDoubted: () => onRightsDoubted?.(),
      epochChanged: (epoch) => {
        if (local.notes.has(epochNote)) local.note(restoredNote, true);
        local.note(epochNote, epoch);
      },
      get restored() {
        return local.notes.has(restoredNote);
      },
      get ownClients() {
        return new Set([...ownClientsIn(local.notes.keys()), ...tabClients, doc.clientID]);
      },
      changed,
    },
  });

  hear = (message) => {
    switch (message.type) {
      case 'opened':
        if (pending.size > 0) tabs.say({ type: 'waiting', notes: pending.notes() });
        return;
      case 'waiting':
        // That tab may be killed before it has written this, and its change be here all the same.
        if (message.client !== undefined) noteOwn(message.client);
        pending.announced(message.notes);
        break;
      case 'acknowledged':
        pending.acknowledge(message.ids);
        break;
      case 'refused':
        pending.refusedElsewhere(message.ids, message.name, message.note);
        break;
      case 'dropped':
        void stop('at once').then(onDropped);
        return;
    }
    changed();
  };
  for (const message of early) hear(message);
  tabs.say({ type: 'opened' });
  local.subscribe(changed);

  const refill = async (): Promise<ReadonlySet<string>> => {
    const names = await local.refill();
    for (const client of ownClientsIn(names)) tabClients.add(client);
    return names;
  };
  const stopDelivering = deliverForOthers({ local: { refill }, pending, connection, now: () => performance.now(), changed });
  let stopped: Promise<void> | null = null;
  const stop = (when: 'when written' | 'at once'): Promise<void> => (stopped ??= letGo(when));
  const letGo = async (when: 'when written' | 'at once'): Promise<void> => {
    stopDelivering();
    listeners.clear();
    connection.stop();
    await local.close(when);
    tabs.close();
    doc.off('update', onUpdate);
    doc.destroy();
  };

  connection.start();
  return {
    kind,
    room,
    doc,
    database,
    awareness: connection.awareness,
    damage: local.damage,
    get facts() {
      return factsOf(local, connection, pending);
    },
    get rights() {
      return connection.rights;
    },
    get clockOffset() {
      return connection.clockOffset;
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    retry: () => connection.retry(),
    refusedNotes: () => pending.refusedNotes,
    drop: async () => {
      const at = surroundings.now();
      const row = (key: string, value: unknown): KeptRow => ({ database, store: 'dropped', key, value, at, why: 'refused' });
      const notes = [...local.notes].filter(([name]) => name.startsWith(refusedPrefix)).map(([name, note]) => row(name, note));
      try {
        await keepRows(surroundings.indexedDB, [...notes, row('document', Y.encodeStateAsUpdate(doc))]);
      } catch {
        return false;
      }
      tabs.say({ type: 'dropped' });
      await stop('at once');
      await deleteDatabase(surroundings.indexedDB, database);
      return true;
    },
    stop: () => stop('when written'),
  };
}

const factsOf = (local: LocalCopy, connection: Connection, pending: ReturnType<typeof createPending>): DocumentFacts => ({
  opening: false,
  connected: connection.connected,
  settled: connection.settled,
  closed: connection.closed,
  waiting: pending.waiting,
  refused: pending.refused,
  failure: local.failure,
  unsafe: pending.unsafe,
});

const isCommand = (origin: unknown): origin is CommandOrigin =>
  typeof origin === 'object' && origin !== null && 'change' in origin && typeof origin.change === 'string';
