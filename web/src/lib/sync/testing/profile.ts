import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { createRequire } from 'node:module';
import type { WebSocket as NodeWebSocket } from 'ws';
import type { Surroundings } from '../surroundings.ts';

// Modules are resolved as for the browser here, and there ws says that it does not work.
const { WebSocket } = createRequire(`${import.meta.dirname}/`)('ws') as { WebSocket: typeof NodeWebSocket };

/** A browser profile: its tabs share databases and channels. */
export interface Profile {
  readonly indexedDB: IDBFactory;
  openTab(): TestTab;
}

/** What a tab of a test sees of its browser, with everything that can go wrong. */
export interface TestTab {
  readonly surroundings: Surroundings;
  /** No connection from now on; open ones break without a word. */
  goOffline(): void;
  goOnline(): void;
  /** Every write fails for want of room. */
  diskFull: boolean;
  /** Writes begun from now on are not complete before they are released. */
  holdWrites(): { release(): void };
  /** The browser closes the tab's database connections. */
  closeDatabases(): void;
  /** The tab is gone between two instructions: what was not complete on the disk never will be. */
  crash(): void;
  /** Times that the browser was asked to keep our data. */
  readonly persists: number;
  /** Transactions begun, by mode and durability. */
  readonly transactions: string[];
  /** Runs the work that waits for an idle moment. */
  idle(): void;
}

export function createProfile(): Profile {
  const factory = new IDBFactory();
  return { indexedDB: factory, openTab: () => openTab(factory) };
}

function openTab(factory: IDBFactory): TestTab {
  const sockets = new Set<NodeWebSocket>();
  const live = new Set<IDBTransaction>();
  const databases = new Set<IDBDatabase>();
  const idleWork: (() => void)[] = [];
  const events = new EventTarget();
  let online = true;
  let dead = false;
  let holding = false;

  class TabSocket extends WebSocket {
    constructor(url: string) {
      super(online ? url : 'ws://127.0.0.1:1/');
      sockets.add(this);
      this.on('close', () => sockets.delete(this));
      this.on('error', () => undefined);
    }
  }
  const cutOff = (): void => {
    online = false;
    for (const socket of sockets) socket.terminate();
  };

  /** A transaction lasts as long as it is asked something. */
  const keepOpen = (transaction: IDBTransaction): void => {
    const [store] = transaction.objectStoreNames;
    if (!holding || dead || store === undefined) return;
    transaction.objectStore(store).count().onsuccess = () => keepOpen(transaction);
  };
  const watch = (db: IDBDatabase): void => {
    if (databases.has(db)) return;
    databases.add(db);
    const begin = db.transaction.bind(db);
    db.transaction = (stores, mode, options) => {
      if (dead) throw new DOMException('The tab is gone', 'InvalidStateError');
      const transaction = begin(stores, mode, options);
      tab.transactions.push(`${mode ?? 'readonly'} ${options?.durability ?? 'default'}`);
      live.add(transaction);
      transaction.addEventListener('complete', () => live.delete(transaction));
      transaction.addEventListener('abort', () => live.delete(transaction));
      if (holding && mode === 'readwrite') keepOpen(transaction);
      if (tab.diskFull && mode === 'readwrite') {
        Object.defineProperty(transaction, 'error', { get: () => new DOMException('No room', 'QuotaExceededError') });
        queueMicrotask(() => transaction.abort());
      }
      return transaction;
    };
  };
  const open = (name: string, version?: number): IDBOpenDBRequest => {
    if (dead) throw new DOMException('The tab is gone', 'InvalidStateError');
    const request = factory.open(name, version);
    request.addEventListener('success', () => watch(request.result));
    return request;
  };
  const facade = new Proxy(factory, {
    get: (target, key) => {
      if (key === 'open') return open;
      const value: unknown = Reflect.get(target, key);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });

  const tab = {
    surroundings: {
      indexedDB: facade,
      WebSocket: TabSocket as unknown as typeof globalThis.WebSocket,
      locks: navigator.locks,
      persist: () => void (tab.persists += 1),
      channel: (name: string) => {
        const channel = new BroadcastChannel(name);
        (channel as unknown as { unref(): void }).unref();
        return channel;
      },
      idle: (work: () => void) => void idleWork.push(work),
      events,
      now: Date.now,
    } satisfies Surroundings,
    diskFull: false,
    holdWrites: () => {
      holding = true;
      return { release: () => (holding = false) };
    },
    persists: 0,
    transactions: [] as string[],
    goOffline: () => {
      cutOff();
      events.dispatchEvent(new Event('offline'));
    },
    goOnline: () => {
      online = true;
      events.dispatchEvent(new Event('online'));
    },
    closeDatabases: () => {
      for (const db of databases) {
        db.close();
        db.onclose?.(new Event('close'));
      }
      databases.clear();
    },
    crash: () => {
      dead = true;
      cutOff();
      for (const transaction of [...live]) {
        try {
          transaction.abort();
        } catch {
          // It had just completed.
        }
      }
      for (const db of databases) db.close();
    },
    idle: () => {
      for (const work of idleWork.splice(0)) work();
    },
  };
  return tab;
}
