import type { LocalFailure } from './pill.ts';

/** The stores of a local copy, as y-indexeddb lays them out: numbered updates, and notes under names. */
export const updatesStore = 'updates';
export const notesStore = 'custom';

/** Under this note a database says which one it is: one that was deleted and made again is another one. */
export const bornNote = 'born';

/** Why a database could not be used. Never thrown into an edit. */
export class DatabaseProblem extends Error {
  readonly failure: LocalFailure;
  constructor(failure: LocalFailure, cause?: unknown) {
    super(`The local database cannot be used: ${failure}`, { cause });
    this.failure = failure;
  }
}

const openWithinMs = 10_000;

/**
 * Opens a database, making it if it is not there. Rejects with a DatabaseProblem, also when the browser does not answer.
 * `onLost` is called once, when the connection is gone without our doing: deleted, cleared, or closed by the browser.
 */
export function openDatabase(
  factory: IDBFactory,
  name: string,
  stores: readonly string[],
  onLost?: () => void,
): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    let late = false;
    const fail = (failure: LocalFailure, cause?: unknown): void => {
      late = true;
      clearTimeout(timer);
      reject(new DatabaseProblem(failure, cause));
    };
    const timer = setTimeout(() => fail('blocked'), openWithinMs);
    const missing = (db: IDBDatabase): string[] => stores.filter((store) => !db.objectStoreNames.contains(store));
    const open = (version?: number): void => {
      let request: IDBOpenDBRequest;
      try {
        request = factory.open(name, version);
      } catch (error) {
        return fail('unavailable', error);
      }
      request.onupgradeneeded = () => {
        for (const store of missing(request.result)) {
          const made = request.result.createObjectStore(store, { autoIncrement: store !== notesStore });
          if (store === notesStore) made.put(randomName(), bornNote);
        }
      };
      request.onerror = (event) => {
        event.preventDefault();
        fail(failureOf(request.error), request.error);
      };
      request.onsuccess = () => {
        const db = request.result;
        if (late || missing(db).length > 0) db.close();
        if (late) return;
        // Made by somebody else: add what we need.
        if (missing(db).length > 0) return open(db.version + 1);
        clearTimeout(timer);
        // A newer connection wants to delete it: holding on would block that for ever.
        db.onversionchange = () => {
          db.close();
          onLost?.();
        };
        db.onclose = () => onLost?.();
        resolve(db);
      };
    };
    open();
  });
}

/**
 * Runs `work` in one transaction and resolves with its answer when the transaction is complete: what it wrote is then on
 * the device, with `strict` also after a power cut. Rejects with a DatabaseProblem and leaves nothing half done.
 */
export function transact<T>(
  db: IDBDatabase,
  stores: readonly string[],
  mode: 'readonly' | 'readwrite' | 'strict',
  work: (transaction: IDBTransaction) => T,
): Promise<T> {
  return new Promise((resolve, reject) => {
    let transaction: IDBTransaction | undefined;
    try {
      const begun = db.transaction([...stores], mode === 'readonly' ? mode : 'readwrite', {
        durability: mode === 'strict' ? 'strict' : 'default',
      });
      transaction = begun;
      begun.onabort = () => reject(new DatabaseProblem(failureOf(begun.error), begun.error));
      const answer = work(begun);
      begun.oncomplete = () => resolve(answer);
    } catch (error) {
      reject(new DatabaseProblem(failureOf(error), error));
      try {
        transaction?.abort();
      } catch {
        // It had ended by itself.
      }
    }
  });
}

/** The result of a request inside a transaction. */
export const resultOf = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = (event) => {
      event.preventDefault();
      event.stopPropagation();
      reject(new DatabaseProblem(failureOf(request.error), request.error));
    };
  });

/** Deletes a database; resolves when it is gone, rejects with a DatabaseProblem. */
export const deleteDatabase = (factory: IDBFactory, name: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const request = factory.deleteDatabase(name);
    request.onsuccess = () => resolve();
    request.onerror = () => reject(new DatabaseProblem(failureOf(request.error), request.error));
  });

function failureOf(error: unknown): LocalFailure {
  const name = typeof error === 'object' && error !== null && 'name' in error ? error.name : '';
  switch (name) {
    case 'QuotaExceededError':
      return 'quota';
    // The connection was closed, or the stores are gone.
    case 'InvalidStateError':
    case 'NotFoundError':
    case 'AbortError':
      return 'closed';
    default:
      return 'unavailable';
  }
}

const randomName = (): string => crypto.randomUUID?.() ?? Math.random().toString(36).slice(2);
